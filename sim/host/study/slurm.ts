import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { inputError } from "../../input/problems.ts";
import { surroundings } from "../files/surroundings.ts";
import { rangesOf } from "./shard-states.ts";

/** A job, or a task of an array job, that has not ended yet. */
export interface SlurmJob {
  /** `12`, or `12_3` for task 3 of array job 12. */
  readonly id: string;
  /** `12` in both cases. */
  readonly whole: string;
  /** Index of the task; NaN outside arrays. */
  readonly task: number;
  /** Cancelled or done, but its last processes are still ending: it gives no more results. */
  readonly ending: boolean;
}

/** A job for `sbatch`. */
export interface Submission {
  name: string;
  /** Path of the script. */
  script: string;
  /** Tasks of an array; absent for a single job. */
  tasks?: readonly number[];
  /** Jobs or tasks that must have ended first, successfully or not. */
  after: readonly string[];
  /** Options from the user. */
  options: readonly string[];
}

/** Jobs with one of these names that are waiting, running or ending. @throws InputError when there is no Slurm */
export async function jobsNamed(...names: readonly string[]): Promise<SlurmJob[]> {
  const format = "--format=%i|%F|%K|%T";
  const rows = await outputOf("squeue", ["--noheader", "--array", `--name=${names.join(",")}`, format]);
  // A cluster may print anything in front of its answers, such as a greeting.
  return rows.split("\n").flatMap((row): SlurmJob[] => {
    const [, id, whole, task, state] = /^(\d[\w+[\],%-]*)\|(\d+)\|([^|]*)\|([A-Z_]+)\s*$/.exec(row) ?? [];
    if (id === undefined) return [];
    return [{ id, whole, task: Number(task), ending: state === "COMPLETING" }];
  });
}

/** The highest number that a task of an array may have; 0 on a cluster without arrays. */
export async function mostTasks(): Promise<number> {
  const found = /^\s*MaxArraySize\s*=\s*(\d+)/m.exec(await outputOf("scontrol", ["show", "config"]));
  return found === null ? 1000 : Math.max(0, Number(found[1]) - 1);
}

/**
 * @returns the job's id
 * @throws InputError with Slurm's message when it refuses
 */
export async function submitJob(submission: Submission): Promise<string> {
  const printed = await outputOf("sbatch", argumentsOf(submission));
  // A cluster's name may follow, and anything in front.
  const id = printed.match(/^\d+(?=;|\s*$)/gm)?.at(-1);
  if (id === undefined) throw refused("sbatch", printed.trim());
  return id;
}

/** Cancels jobs; jobs that have just ended are not an error. */
export async function cancelJobs(ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await outputOf("scancel", ["--quiet", ...ids]);
}

function argumentsOf({ name, script, tasks, after, options }: Submission): string[] {
  return [
    "--parsable",
    `--job-name=${name}`,
    // The script chooses its own log: sbatch would expand % signs in the folder's name.
    "--output=/dev/null",
    "--nodes=1",
    "--ntasks=1",
    "--cpus-per-task=1",
    "--requeue",
    ...(tasks === undefined ? [] : [`--array=${rangesOf(tasks)}`]),
    ...(after.length === 0 ? [] : [`--dependency=afterany:${after.join(":")}`]),
    ...options,
    script,
  ];
}

const run = promisify(execFile);
/** Enough for a queue of a million tasks. */
const LONGEST_ANSWER_BYTES = 100_000_000;

/** Output of one of Slurm's programs. @throws InputError with its error message */
async function outputOf(program: string, args: readonly string[]): Promise<string> {
  try {
    return (await run(program, args, { ...surroundings(), maxBuffer: LONGEST_ANSWER_BYTES })).stdout;
  } catch (error) {
    const { code, stderr = "", message } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === "ENOENT")
      throw inputError("--engine", "slurm", {
        en: `a computer with Slurm; ${program} was not found`,
        fr: `un ordinateur avec Slurm ; ${program} est introuvable`,
      });
    throw refused(program, stderr.trim() || message);
  }
}

const refused = (program: string, answer: string) => {
  const line = answer.replace(/\s*\n\s*/g, " ");
  return inputError("--engine", "slurm", {
    en: `something that ${program} accepts; it says: ${line}`,
    fr: `quelque chose que ${program} accepte ; il répond : ${line}`,
  });
};
