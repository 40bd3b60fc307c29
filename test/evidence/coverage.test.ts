import { expect, test } from "vitest";
import { PAIRS } from "../../sim/model/built-in.ts";
import { FEWEST_FOR_INTERVAL } from "../../sim/verdict/interval.ts";
import { type Coverage, coverage, partOf, SMALL_FORUM, UNTIL } from "./coverage.ts";
import { resultOf } from "./store.ts";

/** The intervals of a pool in the fewest worlds that give no warning, by metric. */
function inFewest(pool: string): [metric: string, found: Coverage][] {
  const found = resultOf(coverage, pool);
  if (!("intervals" in found)) throw new Error(`${pool} has no intervals`);
  return Object.entries(found.intervals).map(([metric, tried]) => [
    metric,
    tried.find(({ worlds }) => worlds === FEWEST_FOR_INTERVAL)!,
  ]);
}

test.each([...PAIRS.values()])(
  "intervals of all headlines of $id hold the mean, and are not too wide",
  ({ id, headline, others }) => {
    // A second scenario beside the baseline would have intervals that nobody has tried.
    expect(others).toHaveLength(1);
    expect(inFewest(id).map(([metric]) => metric)).toEqual(headline);
    for (const [metric, { covered, width }] of inFewest(id)) {
      expect(covered, metric).toBeGreaterThanOrEqual(0.93);
      expect(width ?? 1, metric).toBeLessThanOrEqual(1.6);
    }
  },
);

// Twelve worlds of a year of 200 people: with the .5 % more that are missing here, a pair's would be wider than allowed.
test("in a small forum, where Student's interval fails, they still hold the mean nearly as often as they say", () => {
  const found = inFewest(SMALL_FORUM);
  expect(Math.min(...found.map(([, { student }]) => student))).toBeLessThan(0.9);
  for (const [metric, { covered }] of found) expect(covered, metric).toBeGreaterThanOrEqual(0.925);
});

test.each(UNTIL)(
  "studies until $metric is known to ± $halfWidth in $pool find it that near the truth",
  (one) => {
    const found = resultOf(coverage, partOf(one));
    if (!("until" in found)) throw new Error(`${partOf(one)} is no study`);
    const { within, lean, worlds, fixed } = found.until;
    expect(within).toBeGreaterThanOrEqual(0.93);
    expect(Math.abs(lean)).toBeLessThan(0.2);
    expect(worlds).toBeLessThan(1.65 * Math.max(30, fixed));
  },
);
