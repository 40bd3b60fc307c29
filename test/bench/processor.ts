/** Processor time of this process so far: on a machine that others use, it says more than the clock. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
