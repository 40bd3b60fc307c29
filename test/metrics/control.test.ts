import { expect, test } from "vitest";
import { onceFor } from "../../sim/metrics/metric.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import { nobodyDeparted } from "../../sim/world/state/departed.ts";
import { LONG_AGO, type World } from "../../sim/world/state/world.ts";
import {
  everybodyTakesPart,
  fiftyAWeek,
  forum,
  levers,
  off,
  type Part,
  ran,
  sum,
  together,
  weeks,
} from "../mechanisms/arms.ts";
import { metric, weekly } from "../support.ts";

const measured = (id: string, world: unknown): number =>
  METRICS.find((one) => one.id === id)!.measure(world as World, onceFor(world as World));

/** What becomes of newcomers, in a horizon of 60 weeks: first and last week of contributing, and rejections in the first. */
const lost = (
  careers: [first: number, last: number, rejectedAtFirst: number, before?: number][],
  lasts = 0,
): number =>
  measured("rejectedNewcomersLostShare", {
    places: careers.length,
    departed: nobodyDeparted(1),
    weeks: 60,
    operations: [
      {
        parameters: { phases: [], weeks: lasts },
        firstContributionWeek: Float64Array.from(careers, ([first]) => first),
        lastContributionWeek: Float64Array.from(careers, ([, last]) => last),
        rejectedAtFirst: Float64Array.from(careers, ([, , rejected]) => rejected),
        contributionsBefore: Float64Array.from(careers, ([, , , before = 0]) => before),
      },
    ],
  });

test("of newcomers rejected at first, those who came in no later week are lost", () => {
  expect(lost([[0, 0, 1]])).toBe(1);
  expect(lost([[0, 1, 1]])).toBe(0);
  // Whoever was not rejected at first does not count, come back or not.
  const accepted: [number, number, number][] = [
    [5, 5, 0],
    [5, 50, 0],
  ];
  expect(lost([[0, 0, 2], [3, 3, 1], [7, 7, 1], [9, 59, 1], ...accepted])).toBe(0.75);
  expect(lost(accepted)).toBeNaN();
});

test("those rejected too late to tell, before week 0, before the opening, or in a call too short, do not count", () => {
  expect(lost([[46, 46, 1]])).toBe(1);
  expect(lost([[47, 47, 1]])).toBeNaN();
  expect(lost([[-3, -3, 1]])).toBeNaN();
  expect(lost([[2, 2, 1, 5]])).toBeNaN();
  expect(lost([[LONG_AGO, LONG_AGO, 0]])).toBeNaN();
  expect(lost([[0, 0, 1]], 13)).toBeNaN();
  expect(lost([[0, 0, 1]], 14)).toBe(1);
});

test("the rejected share is of all that was made, over all operations", () => {
  const share = (...operations: [accepted: number, rejected: number][]) =>
    measured("rejectedShare", {
      operations: operations.map(([contributions, rejected]) => ({ total: { contributions, rejected } })),
    });
  expect(share([9, 3])).toBe(0.25);
  expect(share([0, 3])).toBe(1);
  expect(share([9, 3], [28, 0])).toBe(0.075);
  expect(share([0, 0])).toBeNaN();
});

/** 300 people who make what asks a lot of them, and whom nothing but control concerns; nobody leaves. */
const workshop = together(
  everybodyTakesPart(300, "contributing", "rejection"),
  weeks(20),
  forum({
    workMode: { directed: 1, collaborative: 0, selfOrganised: 0 },
    demand: { skill: { digital: 1, writing: 1 } },
  }),
);
const strict = levers("organisation", { strictness: 0.5, controlStaffHours: 10_000 });

test("rejections by week add up to the share of the horizon, and those at first to those of newcomers", () => {
  const atFirst = new Map<number, number>();
  const run = ran(together(workshop, strict), ({ week, operations: [{ firstContributionWeek, rejected }] }) =>
    firstContributionWeek.forEach((first, person) => {
      if (first === week) atFirst.set(person, rejected[person]);
    }),
  );
  const byWeek = sum(weekly(run, "rejected"));
  expect(byWeek).toBeGreaterThan(100);
  expect(metric(run, "rejectedShare")).toBe(byWeek / sum(run.operation.contributions));
  expect(byWeek + metric(run, "contributions")).toBe(sum(run.operation.contributions));
  run.operation.rejectedAtFirst.forEach((rejected, person) => {
    expect(rejected, `person ${person}`).toBe(atFirst.get(person) ?? 0);
  });
  expect(sum([...atFirst.values()])).toBeGreaterThan(20);
});

test.each<[string, Part]>([
  ["not strict", {}],
  ["off", together(strict, off("rejection"))],
])("%s: nothing is rejected, nobody's time is taken, nobody is a rejected newcomer", (_, part) => {
  const run = ran(together(workshop, part));
  expect(metric(run, "rejectedShare")).toBe(0);
  expect(metric(run, "controlHours")).toBe(0);
  expect(metric(run, "rejectedNewcomersLostShare")).toBeNaN();
  expect(new Set(weekly(run, "rejected"))).toEqual(new Set([0]));
});

test("hours of control are in staff's hours, in their cost and in jobs of community support, once each", () => {
  const [free, controlled] = [{}, strict].map((part) => ran(together(workshop, part)));
  const more = (id: string) => metric(controlled, id) - metric(free, id);
  const hours = metric(controlled, "controlHours");
  expect(hours).toBeCloseTo(0.5 * 0.03 * sum(controlled.operation.contributions), 9);
  expect(hours).toBeGreaterThan(1);
  expect(controlled.operation.total.staffHours - free.operation.total.staffHours).toBeCloseTo(hours, 9);
  expect(more("costEuros")).toBeCloseTo(hours * controlled.world.parameters.population.wageEurosPerHour, 6);
  expect(more("jobsCommunity")).toBeCloseTo(hours / 20 / 35, 9);
  for (const id of ["requiredHours", "plannedHours", "hiddenHours", "hours", "jobsRelations"])
    expect(more(id), id).toBe(0);
});

test("members' control is in the hours they give, and not in staff's", () => {
  const own = forum({ workMode: { directed: 0, collaborative: 0, selfOrganised: 1 } });
  const [free, controlled] = [{}, strict].map((part) => ran(together(workshop, own, part)));
  expect(metric(controlled, "controlHours")).toBe(0);
  const made = sum(controlled.operation.contributions);
  expect(metric(controlled, "hours") - metric(free, "hours")).toBeCloseTo(0.5 * 0.03 * made, 9);
  expect(metric(controlled, "hiddenHours")).toBe(metric(free, "hiddenHours"));
  expect(metric(controlled, "costEuros")).toBe(metric(free, "costEuros"));
});

test("staff's engagement closes in on the level of people's hours per hour of theirs; off, or without staff: 0", () => {
  // 16 people give eight hours a week to two of staff: four each, which engage most.
  const part = together(fiftyAWeek(16, 0.01, "staff"), weeks(40), levers("support", { mediationHours: 2 }));
  const run = ran(part);
  const byWeek = weekly(run, "engagement");
  for (const week of [0, 9, 39]) expect(byWeek[week]).toBeCloseTo(1 - 0.9 ** (week + 1), 9);
  expect(metric(run, "staffEngagement")).toBe(byWeek[39]);
  // Twice as many give twice what engages most.
  const crowd = ran(
    together(fiftyAWeek(32, 0.01, "staff"), weeks(40), levers("support", { mediationHours: 2 })),
  );
  expect(metric(crowd, "staffEngagement")).toBeCloseTo(2 * Math.exp(-1) * (1 - 0.9 ** 40), 9);
  for (const none of [off("staff"), levers("support", { mediationHours: 0 })])
    expect(metric(ran(together(part, none)), "staffEngagement")).toBe(0);
});
