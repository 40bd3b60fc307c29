import { ledgerRecorder } from "../../sim/recorders/ledger.ts";
import { arrayBytes } from "../../sim/run/memory.ts";
import { populate } from "../../sim/run/populate.ts";
import { run } from "../../sim/run/run.ts";
import type { People } from "../../sim/world/state/create-world.ts";
import { benchForum, paramsOf, WEEKS } from "./forum.ts";
import { processorMs } from "./processor.ts";
import { median } from "./table.ts";
import { checkShare } from "./workloads.ts";

/** What one process measured. */
interface Measured {
  /** Processor time of each round, each of `worlds` worlds. */
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
  const params = paramsOf(benchForum(1000));
  const people = populate(params, "bench", 0);
  for (let world = 0; world < 30; world++) run(params, people, ledgerRecorder(params, world, []));
}

function held(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Measures memory in one world of its own, then times rounds. */
function measure(consumers: number, replicate: number): Measured {
  warmUp();
  const params = paramsOf(benchForum(consumers));
  const started = performance.now();
  const people = populate(params, "bench", replicate);
  const populateMs = performance.now() - started;
  const found = observe(consumers, people);
  const worlds = Math.max(1, Math.round(20_000 / consumers));
  const rounds = consumers > 500_000 ? 1 : 7;
  const roundsMs = Array.from({ length: rounds }, () => {
    const start = processorMs();
    for (let world = 0; world < worlds; world++) run(params, people, ledgerRecorder(params, world, []));
    return processorMs() - start;
  });
  return { roundsMs, worlds, populateMs, ...found };
}

function observe(consumers: number, people: People) {
  const params = paramsOf(benchForum(consumers));
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

/** @throws if the workload has drifted */
export function summary(consumers: number): Summary {
  const { roundsMs, worlds, ...found } = measure(consumers, 0);
  checkShare("forum", found.activeShare);
  return {
    ...found,
    agentWeeksPerSecond: (worlds * consumers * WEEKS * 1000) / median(roundsMs),
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
}

/** Microseconds for people and ties, per person. */
export function peopleTakenUs(consumers: number): number {
  const params = paramsOf(benchForum(consumers));
  const times = Array.from({ length: consumers > 10_000 ? 1 : 40 }, (_, replicate) => {
    const start = processorMs();
    populate(params, "bench", replicate);
    return processorMs() - start;
  });
  return (1000 * median(times.slice(times.length >> 1))) / consumers;
}
