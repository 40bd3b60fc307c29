import { parseArgs } from "node:util";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { cacheTable } from "./cache.ts";
import { measure, measureInParallel } from "./measure.ts";
import { isLarge, memoryTable, takenHere } from "./memory.ts";
import { primitives } from "./primitives.ts";
import { profile } from "./profile.ts";
import { speeds } from "./speed.ts";

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
    },
  });
  if (values.measure !== undefined)
    return JSON.stringify(await measureInParallel(Number(values.measure), Number(values.workers)));
  if (values.taken !== undefined) return `${takenHere(Number(values.taken))}`;
  const sizes = values.people.split(",").map(Number);
  if (values.profile) return sizes.map(profile).join("\n");
  const tables = [primitives(), speeds(sizes), cacheTable()];
  if (sizes.some(isLarge)) tables.push(memoryTable(sizes.filter(isLarge)));
  return tables.join("\n");
}

if (isMainThread) process.stdout.write(`${await main()}\n`);
else parentPort?.postMessage(measure(workerData.consumers, workerData.replicate));
