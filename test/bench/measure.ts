import { Worker } from "node:worker_threads";
import { ledgerRecorder } from "../../sim/recorders/ledger.ts";
import { arrayBytes } from "../../sim/run/memory.ts";
import { populate } from "../../sim/run/populate.ts";
import { run } from "../../sim/run/run.ts";
import type { People } from "../../sim/world/state/create-world.ts";
import { busyForum, paramsOf, WEEKS } from "./forum.ts";
import { median } from "./table.ts";

/** What one worker measured. */
export interface Measured {
  /** Wall time of each round, each of `worlds` worlds. */
  roundsMs: number[];
  worlds: number;
  /** Mean share of people who take part in a week. */
  activeShare: number;
  bytesPerPerson: number;
  /** Growth of heap and buffers from the end of the first week to the end of the last. */
  growthBytes: number;
  populateMs: number;
}

/** Runs small worlds until the engine has compiled what it is going to. */
function warmUp(): void {
  const params = paramsOf(busyForum(1000));
  const people = populate(params, "bench", 0);
  for (let world = 0; world < 30; world++) run(params, people, ledgerRecorder(params, world, []));
}

function held(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Measures memory in one world of its own, then times rounds. */
export function measure(consumers: number, replicate: number): Measured {
  warmUp();
  const params = paramsOf(busyForum(consumers));
  const started = performance.now();
  const people = populate(params, "bench", replicate);
  const populateMs = performance.now() - started;
  const found = observe(consumers, people);
  const worlds = Math.max(1, Math.round(20_000 / consumers));
  const rounds = consumers > 500_000 ? 1 : 7;
  const roundsMs = Array.from({ length: rounds }, () => {
    const start = performance.now();
    for (let world = 0; world < worlds; world++) run(params, people, ledgerRecorder(params, world, []));
    return performance.now() - start;
  });
  return { roundsMs, worlds, populateMs, ...found };
}

function observe(consumers: number, people: People) {
  const params = paramsOf(busyForum(consumers));
  const arrays = arrayBytes(params.scenario);
  let active = 0;
  let atFirst = 0;
  let atLast = 0;
  const ledger = ledgerRecorder(params, 0, []);
  run(params, people, {
    step(world) {
      ledger.step?.(world);
      active += world.enrolled;
      if (world.week === 0) atFirst = held();
      if (world.week === WEEKS - 1) atLast = held();
    },
  });
  return {
    activeShare: active / (consumers * WEEKS),
    bytesPerPerson: (arrays.people + arrays.columns) / consumers,
    growthBytes: Math.max(0, atLast - atFirst),
  };
}

export interface Summary extends Omit<Measured, "roundsMs" | "worlds"> {
  agentWeeksPerSecond: number;
  peakBytes: number;
}

/** The same in several threads at once; rates add up. */
export async function measureInParallel(consumers: number, workers: number): Promise<Summary> {
  const parts = await Promise.all(
    Array.from({ length: workers }, (_, replicate) =>
      workers === 1 ? measure(consumers, replicate) : inThread(consumers, replicate),
    ),
  );
  const rate = ({ roundsMs, worlds }: Measured) => (worlds * consumers * WEEKS * 1000) / median(roundsMs);
  return {
    ...parts[0],
    agentWeeksPerSecond: parts.reduce((sum, part) => sum + rate(part), 0),
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
}

function inThread(consumers: number, replicate: number): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./bench.js", import.meta.url), {
      workerData: { consumers, replicate },
    });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
