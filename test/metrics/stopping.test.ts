import fc from "fast-check";
import { expect, test } from "vitest";
import { onceFor } from "../../sim/metrics/metric.ts";
import { fittedLaw } from "../../sim/metrics/stopping.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import { nobodyDeparted } from "../../sim/world/state/departed.ts";
import type { World } from "../../sim/world/state/world.ts";

const PLACES = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100];

/**
 * c and b that the metrics find in a horizon of 60 weeks.
 *
 * @param careers contributions and last week of each person, and contributions before the opening if there were any
 */
function law(...careers: [contributions: number, last: number, before?: number][]): {
  scale: number;
  exponent: number;
} {
  const world = {
    places: careers.length,
    departed: nobodyDeparted(1),
    weeks: 60,
    operations: [
      {
        contributions: Float64Array.from(careers, ([made]) => made),
        contributionsBefore: Float64Array.from(careers, ([, , before = 0]) => before),
        lastContributionWeek: Float64Array.from(careers, ([, last]) => last),
      },
    ],
  } as unknown as World;
  const once = onceFor(world);
  const found = (wanted: string) => METRICS.find(({ id }) => id === wanted)!.measure(world, once);
  return { scale: found("observedStopScale"), exponent: found("observedStopExponent") };
}

test("a law that counts follow exactly is found", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.9, noNaN: true }),
      fc.double({ min: -0.5, max: 3, noNaN: true }),
      fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 13, maxLength: 13 }),
      (scale, exponent, reached) => {
        const stopped = reached.map((people, at) => people * scale * PLACES[at] ** -exponent);
        const found = fittedLaw(PLACES, reached, stopped);
        expect(found.exponent).toBeCloseTo(exponent, 8);
        expect(found.scale).toBeCloseTo(scale, 8);
      },
    ),
  );
});

test("half stop at one, a quarter of the rest at two: c is ½ and b is 1", () => {
  // Of eight, four stop at one; of the four left, one at two; nobody stops at three.
  const stay: [number, number] = [2, 59];
  const { scale, exponent } = law([1, 0], [1, 3], [1, 5], [1, 20], [2, 33], stay, stay, stay);
  expect(scale).toBeCloseTo(0.5, 12);
  expect(exponent).toBeCloseTo(1, 12);
});

test("who contributed within the last 26 weeks may still go on", () => {
  const later = (last: number) =>
    law([1, 0], [1, 3], [1, last], [1, 20], [2, 33], [2, 59], [2, 59], [2, 59]).scale;
  expect(later(33)).toBeCloseTo(0.5, 12);
  expect(later(34)).toBeCloseTo(0.375, 12);
});

test("who never contributed is no career", () => {
  expect(law([0, -1e6], [1, 0], [2, 0], [2, 59])).toEqual(law([1, 0], [2, 0], [2, 59]));
});

test("there is no law where nobody goes on, or nobody stops later", () => {
  for (const careers of [
    [],
    [[1, 0]],
    [
      [1, 0],
      [2, 59],
    ],
    [[2, 59]],
  ] as [number, number][][])
    expect(law(...careers)).toEqual({ scale: Number.NaN, exponent: Number.NaN });
});

test("what was made before the opening is no place where somebody could have stopped", () => {
  const careers: [number, number][] = [
    [1, 3],
    [1, 3],
    [2, 4],
    [3, 59],
  ];
  const before: [number, number, number] = [9, 5, 5];
  // Of those who came before, only the places 6 and 8 count.
  const found = law(...careers, before);
  const reached = [4, 2, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0];
  const stopped = [2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  expect(found).toEqual(fittedLaw(PLACES, reached, stopped));
  expect(found).not.toEqual(law(...careers, [9, 5]));
});
