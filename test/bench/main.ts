import { parseArgs } from "node:util";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { type Asked, againstTable } from "./against.ts";
import { cacheTable } from "./cache.ts";
import { dormantHere } from "./figures/dormant.ts";
import { ownRateHere } from "./figures/own.ts";
import { FIGURE_COUNT, figuresTable } from "./figures.ts";
import { peopleTakenUs, summary } from "./measure.ts";
import { isLarge, memoryTable, takenHere } from "./memory.ts";
import { primitives } from "./primitives.ts";
import { profile } from "./profile.ts";
import { speeds } from "./speed.ts";
import { studyTables, studyTaken } from "./study.ts";
import { takeTurns } from "./turn.ts";
import { roundsOf } from "./workers.ts";
import { WORKLOADS, type WorkloadName } from "./workloads.ts";

/** People of a study, whatever `--people` says. */
const STUDIED = 1000;
const ALL_SIZES = "1000,100000,1000000";

/** What the bench is asked by people; without any, the ten figures. */
const ASKED = {
  only: { type: "string" },
  people: { type: "string" },
  against: { type: "string" },
  workloads: { type: "string", default: WORKLOADS.join(",") },
  rounds: { type: "string", default: "15" },
  tables: { type: "boolean", default: false },
  profile: { type: "boolean", default: false },
  study: { type: "boolean", default: false },
} as const;

/** What it asks itself, in processes of their own. */
const INNER = {
  measure: { type: "string" },
  "people-taken": { type: "string" },
  taken: { type: "string" },
  "study-taken": { type: "string" },
  dormant: { type: "boolean", default: false },
  own: { type: "boolean", default: false },
  turns: { type: "string" },
} as const;

function wholeNumbers(name: string, text: string, least: number, most: number): number[] {
  const numbers = text.split(",").map(Number);
  if (!numbers.every((one) => Number.isInteger(one) && one >= least && one <= most))
    throw new Error(`--${name} ${text}: whole numbers from ${least} to ${most}, with commas between`);
  return numbers;
}

const sizesIn = (text: string) => wholeNumbers("people", text, 10, 1_000_000);

function workloadsIn(text: string): WorkloadName[] {
  const names = text.split(",") as WorkloadName[];
  if (!names.every((name) => WORKLOADS.includes(name)))
    throw new Error(`--workloads ${text}: of ${WORKLOADS.join(", ")}, with commas between`);
  return names;
}

/** Answers of a process that the bench started; undefined if people started it. */
async function answer(values: ReturnType<typeof parsed>): Promise<unknown> {
  if (values.measure !== undefined) return summary(Number(values.measure));
  if (values["people-taken"] !== undefined) return peopleTakenUs(Number(values["people-taken"]));
  if (values.taken !== undefined) return takenHere(Number(values.taken));
  if (values["study-taken"] !== undefined) return await studyTaken(Number(values["study-taken"]));
  if (values.dormant) return dormantHere();
  if (values.own) return ownRateHere();
  return undefined;
}

const parsed = () => parseArgs({ options: { ...ASKED, ...INNER } }).values;

/**
 * Prints how fast the simulation is on this machine. Figures of one run compare with each other; between runs and
 * machines they do not.
 */
async function main(): Promise<string> {
  const values = parsed();
  const inner = await answer(values);
  if (inner !== undefined) return JSON.stringify(inner);
  if (values.study) return await studyTables(STUDIED);
  if (values.against !== undefined) {
    const [rounds] = wholeNumbers("rounds", values.rounds, 1, 1000);
    const sizes = sizesIn(values.people ?? "1000");
    return await againstTable(values.against, workloadsIn(values.workloads), sizes, rounds);
  }
  const sizes = sizesIn(values.people ?? ALL_SIZES);
  if (values.profile) return sizes.map(profile).join("\n");
  if (values.tables) {
    const tables = [primitives(), speeds(sizes), cacheTable()];
    if (sizes.some(isLarge)) tables.push(memoryTable(sizes.filter(isLarge)));
    return tables.join("\n");
  }
  const all = Array.from({ length: FIGURE_COUNT }, (_, place) => place + 1).join(",");
  return await figuresTable(wholeNumbers("only", values.only ?? all, 1, FIGURE_COUNT));
}

async function start(): Promise<void> {
  try {
    const { turns } = parsed();
    if (turns !== undefined) await takeTurns(JSON.parse(turns) as Asked);
    else process.stdout.write(`${await main()}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
  }
}

/** A thread that runs a round at each message. */
function serve(): void {
  const round = roundsOf(workerData.consumers, workerData.replicate);
  parentPort?.on("message", () => {
    round();
    parentPort?.postMessage("done");
  });
}

if (isMainThread) await start();
else serve();
