import type { ReadFile } from "./cgroup.ts";

/** What `ulimit` allows this process; infinite where nothing is said, as outside Linux. See proc(5). */
export interface ProcessLimits {
  /** Memory that it may fill (`ulimit -d`). */
  dataBytes: number;
  /** Addresses that are left to it (`ulimit -v`). Engines reserve far more of them than they ever fill. */
  addressBytes: number;
}

export function processLimits(read: ReadFile): ProcessLimits {
  const limits = read("/proc/self/limits") ?? "";
  const taken = 1024 * numberAfter("VmSize:", read("/proc/self/status") ?? "", 0);
  return {
    dataBytes: numberAfter("Max data size", limits),
    addressBytes: Math.max(0, numberAfter("Max address space", limits) - taken),
  };
}

/** The number after a name at the beginning of a line; for a limit, the one that holds. */
function numberAfter(name: string, text: string, otherwise = Number.POSITIVE_INFINITY): number {
  const line = text.split("\n").find((one) => one.startsWith(name)) ?? "";
  const digits = /^\s*(\d+)/.exec(line.slice(name.length))?.[1];
  return digits === undefined ? otherwise : Number(digits);
}
