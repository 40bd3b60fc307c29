import { createHash } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inputError } from "../../input/problems.ts";
import { isRecord } from "../../input/record.ts";
import type { Text } from "../../input/text.ts";
import { existsSync, realpathSync } from "../files/disk.ts";
import { readJson } from "../files/json-file.ts";
import { makeOwnFolder } from "../files/make-folder.ts";
import { writeWholeText } from "../files/whole-file.ts";
import { takeLock } from "../folder/process-lock.ts";
import { Interrupted } from "../workers/pool.ts";
import { absentParts } from "./merge.ts";
import { isMerged } from "./merged-files.ts";
import { type ShardStates, shardStates } from "./shard-states.ts";
import { cancelJobs, jobsNamed, mostTasks, type SlurmJob, submitJob } from "./slurm.ts";
import { mergeScript, shardScript } from "./slurm-scripts.ts";
import type { StudyFolder } from "./study-folder.ts";

/** Scripts and logs of a study's jobs, inside its folder. */
const SLURM_FOLDER = "slurm";
const ARRAY_FILE = "array.json";
const LOCK_FILE = "lock";
/** Number of shards if the user gives none. */
const USUAL_SHARDS = 100;

export interface SubmitOptions {
  /** Number of shards; if undefined, as many as before, or the usual number. */
  array: number | undefined;
  /** Options for sbatch, as typed. */
  sbatch: readonly string[];
  /** The command that jobs run: the one that started this process. */
  command: readonly string[];
}

/** Result of a submission to Slurm. */
export interface Submitted {
  /** States before anything was submitted. */
  readonly states: ShardStates;
  /** The array job of the missing shards; absent if there were none. */
  readonly array?: string;
  /** The job that merges when all others have ended; absent if the study is merged already. */
  readonly merge?: string;
}

/**
 * Submits the missing shards of a study that have no job, and a merge after them. Jobs that are waiting or running are
 * not touched.
 *
 * @throws InputError when there is no Slurm, it refuses, or another process is submitting the same study
 */
export async function submitStudy(study: StudyFolder, options: SubmitOptions): Promise<Submitted> {
  const folder = realpathSync(study.path);
  const at = (file: string) => join(folder, SLURM_FOLDER, file);
  makeOwnFolder(join(folder, SLURM_FOLDER));
  const release = takeLock(at(LOCK_FILE));
  try {
    const names = namesOf(study, folder);
    const jobs = await jobsNamed(names.shards);
    const most = await mostTasks();
    // On a cluster without arrays a single job runs the whole study, as its first task.
    const queued = most > 0 ? jobs : jobs.map((job) => ({ ...job, task: 1 }));
    const of = shardsWanted(study, options.array, at(ARRAY_FILE), queued, names.shards, most);
    const live = queued.filter(({ ending }) => !ending);
    const states = shardStates(of, absentParts(study), new Set(live.map(({ task }) => task)));
    const { missing, underWay } = states;
    if (missing.length + underWay.length === 0 && isMerged(study)) return { states };
    writeWholeText(at(ARRAY_FILE), `${JSON.stringify({ shards: of })}\n`);
    const opened = [folder, ...(study.own === undefined ? [] : ["--own", realpathSync(study.own.file)])];
    writeWholeText(at("shard.sh"), shardScript(options.command, opened, of, at("")));
    writeWholeText(at("merge.sh"), mergeScript(options.command, opened, at("")));
    const ending = queued.filter((job) => job.ending && missing.includes(job.task));
    const array =
      missing.length === 0
        ? undefined
        : await submitJob({
            name: names.shards,
            script: at("shard.sh"),
            ...(most > 0 && { tasks: missing }),
            after: ending.map(({ id }) => id),
            options: options.sbatch,
          });
    // A merge that was submitted before waits for other jobs.
    await cancelJobs((await jobsNamed(names.merge)).map(({ id }) => id));
    const merge = await submitJob({
      name: names.merge,
      script: at("merge.sh"),
      after: [...new Set([...live.map(({ whole }) => whole), ...(array === undefined ? [] : [array])])],
      options: options.sbatch,
    });
    return array === undefined ? { states, merge } : { states, array, merge };
  } finally {
    release();
  }
}

/** The queue is checked less and less often. */
const LOOKS_MS = { first: 1000, longest: 15_000, growth: 1.3 };
/** Slurm's controller does not answer while it restarts. */
const MOST_SILENCES = 20;

/**
 * Waits until all jobs of a study have ended.
 *
 * @param onChange called with the number of remaining jobs whenever it changes
 * @throws InputError when Slurm no longer answers; Interrupted, in which case the jobs go on
 */
export async function waitForJobs(
  study: StudyFolder,
  signal: AbortSignal,
  onChange: (jobs: number) => void,
): Promise<void> {
  const names = namesOf(study, realpathSync(study.path));
  let before = 0;
  let silences = 0;
  for (let pause = LOOKS_MS.first; ; pause = Math.min(pause * LOOKS_MS.growth, LOOKS_MS.longest)) {
    try {
      const { length } = await jobsNamed(names.shards, names.merge);
      silences = 0;
      if (length === 0) return;
      if (length !== before) onChange(length);
      before = length;
    } catch (error) {
      if (++silences > MOST_SILENCES) throw error;
    }
    await sleep(pause, undefined, { signal }).catch(() => {
      throw new Interrupted();
    });
  }
}

/** Names of the jobs of this study in this folder, by which they are found in the queue. */
function namesOf({ plan, hash }: StudyFolder, folder: string): { shards: string; merge: string } {
  const key = createHash("sha256").update(`${hash}\n${folder}`).digest("hex").slice(0, 12);
  return { shards: `${plan.id}-${key}`, merge: `${plan.id}-${key}-merge` };
}

/** @throws InputError when there can be no such number of shards, or tasks with another number are waiting or running */
function shardsWanted(
  { layout: { parts } }: StudyFolder,
  asked: number | undefined,
  file: string,
  queued: readonly SlurmJob[],
  name: string,
  mostTasks: number,
): number {
  const before = shardsBefore(file);
  const most = Math.max(1, mostTasks);
  if (asked !== undefined && asked > most)
    throw inputError("--array", asked, mostTasks > 0 ? highest(most) : NO_ARRAYS);
  const wanted = Math.min(asked ?? before ?? USUAL_SHARDS, parts, most);
  if (queued.length > 0 && before !== undefined && wanted !== before)
    throw inputError(
      "--array",
      asked,
      {
        en: `${before}, while tasks of ${before} shards are waiting or running`,
        fr: `${before}, tant que des tâches de ${before} tranches sont en attente ou en cours`,
      },
      { en: `scancel --name=${name} cancels them`, fr: `scancel --name=${name} les annule` },
    );
  return wanted;
}

const highest = (most: number): Text => ({
  en: `at most ${most}, the highest task number of this cluster`,
  fr: `${most} au plus, le plus grand numéro de tâche de cette grappe`,
});
const NO_ARRAYS: Text = {
  en: "1 or nothing: this cluster has no arrays of jobs (its MaxArraySize is 0 or 1)",
  fr: "1 ou rien : cette grappe n’a pas de tableaux de travaux (son MaxArraySize vaut 0 ou 1)",
};

function shardsBefore(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const raw = readJson(file);
  const shards = isRecord(raw) ? raw.shards : undefined;
  return Number.isInteger(shards) && (shards as number) > 0 ? (shards as number) : undefined;
}
