import { expect, test } from "vitest";
import { onceFor } from "../../sim/metrics/metric.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import { nobodyDeparted } from "../../sim/world/state/departed.ts";
import { LONG_AGO, type World } from "../../sim/world/state/world.ts";

/** What a retention metric says of a horizon of 60 weeks, 0 to 59, in which people first and last contributed then. */
function retention(weeks: number, ...careers: [first: number, last: number][]): number {
  const world = {
    places: careers.length,
    departed: nobodyDeparted(3),
    weeks: 60,
    operations: [
      {
        parameters: { phases: [], weeks: 0 },
        firstContributionWeek: Float64Array.from(careers, ([first]) => first),
        lastContributionWeek: Float64Array.from(careers, ([, last]) => last),
        contributionsBefore: new Float64Array(careers.length),
      },
    ],
  };
  return METRICS.find(({ id }) => id === `retention${weeks}`)!.measure(
    world as unknown as World,
    onceFor(world as unknown as World),
  );
}

test("those whose last contribution came that long after the first, or later, of all who could be observed so long", () => {
  expect(retention(4, [0, 4])).toBe(1);
  expect(retention(4, [0, 3])).toBe(0);
  expect(retention(4, [10, 10], [10, 50], [20, 24], [20, 23])).toBe(0.5);
  expect(retention(52, [0, 51], [1, 53], [2, 59], [7, 59])).toBe(0.75);
});

test("those who came too late to be observed, before week 0, or never, do not count", () => {
  expect(retention(26, [40, 59], [-3, 50], [LONG_AGO, LONG_AGO], [5, 31])).toBe(1);
  expect(retention(26, [40, 59], [-3, 50], [LONG_AGO, LONG_AGO])).toBeNaN();
  expect(retention(13)).toBeNaN();
});

test("somebody who could not have been seen that long after, however faithful, does not count", () => {
  // Week 55 + 4 is the last week there is; 56 + 4 would come after the end.
  expect(retention(4, [55, 59])).toBe(1);
  expect(retention(4, [56, 59])).toBeNaN();
});

test("people who contribute to two operations count in each", () => {
  const column = (...weeks: number[]) => Float64Array.from(weeks);
  const world = {
    places: 1,
    departed: nobodyDeparted(3),
    weeks: 60,
    operations: [
      {
        parameters: { phases: [], weeks: 0 },
        firstContributionWeek: column(0),
        lastContributionWeek: column(40),
        contributionsBefore: column(0),
      },
      {
        parameters: { phases: [], weeks: 0 },
        firstContributionWeek: column(3),
        lastContributionWeek: column(3),
        contributionsBefore: column(0),
      },
    ],
  } as unknown as World;
  expect(METRICS.find(({ id }) => id === "retention13")!.measure(world, onceFor(world))).toBe(0.5);
});

test("nobody can stay longer than a call lasts: it does not count", () => {
  const world = {
    places: 1,
    departed: nobodyDeparted(3),
    weeks: 60,
    operations: [
      {
        parameters: { phases: [], weeks: 8 },
        firstContributionWeek: Float64Array.of(0),
        lastContributionWeek: Float64Array.of(7),
        contributionsBefore: Float64Array.of(0),
      },
    ],
  } as unknown as World;
  const of = (weeks: number) =>
    METRICS.find(({ id }) => id === `retention${weeks}`)!.measure(world, onceFor(world));
  expect(of(4)).toBe(1);
  expect(of(13)).toBeNaN();
});
