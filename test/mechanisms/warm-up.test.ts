import { expect, test, vi } from "vitest";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { WEEKLY_METRICS } from "../../sim/model/metric-lists.ts";
import { compileArms, type Params } from "../../sim/run/compile.ts";
import { populate } from "../../sim/run/populate.ts";
import type { World } from "../../sim/world/state/world.ts";
import { metric, runOnce, weekly } from "../support.ts";
import { sum } from "./arms.ts";

const base = {
  extends: "launch-forum",
  population: { consumers: 150 },
  operations: { forum: { startingMembers: 40 } },
  horizonWeeks: 13,
  warmUpWeeks: 30,
  // People stay longer than in the forum of the library, so that some are left after the warm-up.
  quitting: { stopHazardScale: 0.1 },
} as const;
/** Arms that differ in levers of every group, for all operations or for one, as numbers, steps and formulas. */
const ARMS = [
  base,
  {
    ...base,
    levers: {
      rewards: { payEurosPerContribution: 3, recognition: 1 },
      organisation: { campaignReach: 1, measurement: 1 },
    },
  },
  {
    ...base,
    levers: {
      support: { guidance: 200, framing: "active / 10", moderation: 0 },
      rules: { publicTraining: 1 },
    },
  },
  {
    ...base,
    operations: {
      forum: {
        startingMembers: 40,
        levers: { rewards: { giftEuros: [{ from: 0, to: 5, value: 9 }] }, organisation: { teamSize: 2 } },
      },
    },
  },
];
const arms = () => compileArms(ARMS.map((part) => resolveScenario(part)));

/** All that a world holds when a week has ended, as text. */
function stateOf({ size, people, numbers, operations, aware, enrolled }: World): string {
  const plain = operations.map(
    ({ parameters: _parameters, levers: _levers, week: _week, ...state }) => state,
  );
  return JSON.stringify({ size, people, numbers, aware, enrolled, plain }, (_key, value: unknown) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array).join() : value,
  );
}

/** The state after each week, the warm-up's included, which weekly metrics are asked for. */
function states(params: Params, population = populate(params, "warm-up", 0)): Map<number, string> {
  const found = new Map<number, string>();
  const measure = vi.spyOn(WEEKLY_METRICS[0], "measure").mockImplementation((world) => {
    found.set(world.week, stateOf(world));
    return 0;
  });
  runOnce(params, "warm-up", 0, undefined, population);
  measure.mockRestore();
  return found;
}

test("arms that differ only in levers start from the same living community", () => {
  const found = arms().map((params) => states(params));
  for (const other of found) expect(other.size).toBe(52 + 43);
  for (const week of [-82, -31, -30, -13, -1])
    for (const other of found.slice(1))
      expect(other.get(week) === found[0].get(week), `week ${week}`).toBe(true);
  const first = new Set(found.map((weeks) => weeks.get(0)));
  expect(first.size).toBe(4);
});

test("neither metrics nor series count the warm-up; the state it leaves counts", () => {
  const [params] = arms();
  const run = runOnce(params, "warm-up", 0);
  const totals = [
    "contributions",
    "joiners",
    "leavers",
    "hours",
    "relays",
    "createdEuros",
    "hiddenHours",
    "controversies",
  ];
  for (const id of totals) expect(metric(run, id), id).toBeCloseTo(sum(weekly(run, id)), 6);
  expect(sum(run.operation.contributions)).toBeGreaterThan(metric(run, "contributions"));
  expect(weekly(run, "active")[0]).toBeGreaterThan(0);
  expect(metric(run, "everActive")).toBeGreaterThan(metric(run, "joiners"));
});

test("the first week of the horizon is 0, not −0, with or without a warm-up", () => {
  for (const warmUpWeeks of [0, 2]) {
    const [params] = compileArms([resolveScenario({ ...base, warmUpWeeks, horizonWeeks: 2 })]);
    const seen: number[] = [];
    runOnce(params, "warm-up", 0, ({ week }) => seen.push(week));
    expect(seen, `after ${warmUpWeeks}`).toEqual([0, 1]);
  }
});

test("weeks of warm-up are −1, −2, … for formulas, under the baseline's levers", () => {
  const formula = { ...base, levers: { organisation: { campaignReach: "0.5 * (week < 0)" } } };
  const [params] = compileArms([resolveScenario(formula)]);
  const aware = weekly(runOnce(params, "warm-up", 0), "aware");
  expect(aware[0]).toBeGreaterThan(140);
});

test("a one-off call that starts in week 0 takes nobody before it", () => {
  const call = { ...base, operations: { forum: { form: "one-off", weeks: 6 } } } as const;
  const [params] = compileArms([resolveScenario(call)]);
  const { firstJoinedWeek, contributions } = runOnce(params, "warm-up", 0).operation;
  const early = Array.from(contributions.keys()).filter(
    (person) => contributions[person] > 0 && firstJoinedWeek[person] < 0,
  );
  expect(early).toEqual([]);
});
