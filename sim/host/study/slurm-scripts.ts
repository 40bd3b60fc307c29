import { quoted } from "../files/shell.ts";
import { MOST_WORKERS } from "../workers/pool.ts";

/**
 * What a task of the array runs: the shard of its own number.
 *
 * @param command starts Levain
 * @param folder of the study, absolute
 * @param of shards in all
 * @param logs folder for the logs of the jobs, absolute
 */
export function shardScript(command: readonly string[], folder: string, of: number, logs: string): string {
  // A lock of a task that was killed on another computer means nothing: Slurm runs each task once.
  const words = [...command, "study", "resume", folder, "--take-over"].map(quoted);
  const cpus = "SLURM_CPUS_PER_TASK";
  const workers = `$((${cpus} < ${MOST_WORKERS} ? ${cpus} : ${MOST_WORKERS}))`;
  words.push(`--shard "$SLURM_ARRAY_TASK_ID/${of}"`, `--workers "${workers}"`);
  return script(words, `${quoted(`${logs}/shard`)}-"$SLURM_ARRAY_TASK_ID-$SLURM_ARRAY_JOB_ID".log`);
}

/** What runs once all tasks have ended: it says which parts are missing, if any are. */
export function mergeScript(command: readonly string[], folder: string, logs: string): string {
  const words = [...command, "study", "merge", folder, "--take-over"].map(quoted);
  return script(words, `${quoted(`${logs}/merge`)}-"$SLURM_JOB_ID".log`);
}

/** The program replaces the shell, so that it gets the signal that its time is up; a task that restarts adds to its log. */
const script = (words: readonly string[], log: string) =>
  `#!/bin/sh\n# Written by levain study submit.\nexec ${words.join(" ")} >>${log} 2>&1\n`;
