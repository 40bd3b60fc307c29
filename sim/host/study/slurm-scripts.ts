import { quoted } from "../files/shell.ts";
import { MOST_WORKERS } from "../workers/pool.ts";

/**
 * Script of the array's tasks: each runs the shard with its own number. A job outside an array runs the first.
 *
 * @param command starts Levain
 * @param study its folder and what else opens it, with absolute paths
 * @param of number of all shards
 * @param logs folder for the logs of the jobs, absolute
 */
export function shardScript(
  command: readonly string[],
  study: readonly string[],
  of: number,
  logs: string,
): string {
  // --take-over is safe: Slurm never runs a task twice at once, so a lock on another computer is a killed task's.
  const words = [...command, "study", "resume", ...study, "--take-over"].map(quoted);
  const cpus = "SLURM_CPUS_PER_TASK";
  const workers = `$((${cpus} < ${MOST_WORKERS} ? ${cpus} : ${MOST_WORKERS}))`;
  words.push(`--shard "\${SLURM_ARRAY_TASK_ID:-1}/${of}"`, `--workers "${workers}"`);
  return script(
    words,
    `${quoted(`${logs}/shard`)}-"\${SLURM_ARRAY_TASK_ID:-1}-\${SLURM_ARRAY_JOB_ID:-$SLURM_JOB_ID}".log`,
  );
}

/** Script that runs once all tasks have ended; it reports missing parts, if any. */
export function mergeScript(command: readonly string[], study: readonly string[], logs: string): string {
  const words = [...command, "study", "merge", ...study, "--take-over"].map(quoted);
  return script(words, `${quoted(`${logs}/merge`)}-"$SLURM_JOB_ID".log`);
}

/** `exec` replaces the shell, so that the program receives the signal at its time limit. Restarted tasks append to their log. */
const script = (words: readonly string[], log: string) =>
  `#!/bin/sh\n# Written by levain study submit.\nexec ${words.join(" ")} >>${log} 2>&1\n`;
