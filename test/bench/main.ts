import { parseArgs } from "node:util";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { cacheTable } from "./cache.ts";
import { measure, measureInParallel } from "./measure.ts";
import { isLarge, memoryTable, takenHere } from "./memory.ts";
import { primitives } from "./primitives.ts";
import { profile } from "./profile.ts";
import { speeds } from "./speed.ts";
import { studyTables, studyTaken } from "./study.ts";

/** People of a study, whatever `--people` says. */
const STUDIED = 1000;

/**
 * Prints how fast the simulation is on this machine. Figures of one run compare with each other; between runs and
 * machines they do not.
 */
async function main(): Promise<string> {
  const { values } = parseArgs({
    options: {
      people: { type: "string", default: "1000,100000,1000000" },
      profile: { type: "boolean", default: false },
      measure: { type: "string" },
      workers: { type: "string", default: "1" },
      taken: { type: "string" },
      study: { type: "boolean", default: false },
      "study-taken": { type: "string" },
    },
  });
  if (values.measure !== undefined)
    return JSON.stringify(await measureInParallel(Number(values.measure), Number(values.workers)));
  if (values.taken !== undefined) return `${takenHere(Number(values.taken))}`;
  if (values["study-taken"] !== undefined) return `${await studyTaken(Number(values["study-taken"]))}`;
  if (values.study) return await studyTables(STUDIED);
  const sizes = values.people.split(",").map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size >= 10 && size <= 1_000_000))
    throw new Error(`--people ${values.people}: whole numbers from 10 to 1000000, with commas between`);
  if (values.profile) return sizes.map(profile).join("\n");
  const tables = [primitives(), speeds(sizes), cacheTable()];
  if (sizes.some(isLarge)) tables.push(memoryTable(sizes.filter(isLarge)));
  return tables.join("\n");
}

if (isMainThread)
  try {
    process.stdout.write(`${await main()}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
  }
else parentPort?.postMessage(measure(workerData.consumers, workerData.replicate));
