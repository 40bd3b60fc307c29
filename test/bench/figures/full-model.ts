import { arrayBytes } from "../../../sim/run/memory.ts";
import { benchForum, paramsOf } from "../forum.ts";
import type { Summary } from "../measure.ts";
import { workersRatio } from "../workers.ts";
import { apart } from "./apart.ts";

/** Nanoseconds per agent-week on one core, why ledger included. */
export const fullModel = (consumers: number): string =>
  (1e9 / apart<Summary>("--measure", `${consumers}`).agentWeeksPerSecond).toFixed(0);

export const twoWorkers = async (consumers: number): Promise<string> =>
  (await workersRatio(consumers)).toFixed(2);

/** Microseconds per person, in a process of its own. */
export const people = (consumers: number): string =>
  apart<number>("--people-taken", `${consumers}`).toFixed(1);

export function bytesPerPerson(): string {
  const consumers = 1000;
  const { people, columns } = arrayBytes(paramsOf(benchForum(consumers)).scenario);
  return ((people + columns) / consumers).toFixed(0);
}
