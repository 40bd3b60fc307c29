/**
 * Gives a stream for what the command itself prints. Whatever else writes to standard output, as own parts may by
 * console.log, goes to standard error: what a program reads from `--json` stays whole.
 */
export function keptForCommand(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): NodeJS.WriteStream {
  const write = stdout.write.bind(stdout) as typeof stdout.write;
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  return Object.create(stdout, { write: { value: write } });
}
