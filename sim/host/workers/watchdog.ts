import type { Scenario } from "../../model/model.ts";
import { presentAtMost } from "../../world/people/turnover.ts";

const LOOK_EVERY_MS = 1000;

/**
 * Calls `bark` once the time is over, unless it is stopped before. Only time in which this process runs counts: while a
 * computer sleeps, or a container is frozen, a worker does not answer either.
 *
 * @returns stops it
 */
export function watchdog(patienceMs: number, bark: () => void): () => void {
  let left = patienceMs;
  let before = performance.now();
  const look = setInterval(
    () => {
      const now = performance.now();
      left -= Math.min(now - before, 2 * LOOK_EVERY_MS);
      before = now;
      if (left > 0) return;
      clearInterval(look);
      bark();
    },
    Math.min(LOOK_EVERY_MS, patienceMs),
  );
  look.unref();
  return () => clearInterval(look);
}

/** For a worker to start and load its code on a busy machine. */
const SHORTEST_PATIENCE_MS = 60_000;
/** A hundredth of what a slow machine does. */
const FEWEST_PER_MS = 10;

/** People and operations, times weeks: how much work a world is. */
export function workOf({ population, operations, warmUpWeeks, horizonWeeks }: Scenario): number {
  const weeks = warmUpWeeks + horizonWeeks;
  return presentAtMost(population, weeks) * weeks * Math.max(1, Object.keys(operations).length);
}

/** How long a worker may take for an answer before it is given up: far longer than any machine needs. */
export const patienceFor = (work: number): number => SHORTEST_PATIENCE_MS + work / FEWEST_PER_MS;
