import { expect, test } from "vitest";
import { tirednessOf } from "../../sim/choice/utility.ts";
import {
  compare,
  InputError,
  type OwnWorld,
  runStudy,
  type ScenarioInput,
  simulate,
} from "../../sim/index.ts";
import { gini } from "../../sim/metrics/concentration.ts";
import { METRICS, WEEKLY_METRICS } from "../../sim/model/metric-lists.ts";
import { allAsked, measuring } from "../../sim/model/own/asked.ts";
import { MODEL } from "../../sim/model/own/own-model.ts";
import { compile } from "../../sim/run/compile.ts";
import { tookPartIn } from "../../sim/world/state/departed.ts";
import { type Operation, UNAWARE } from "../../sim/world/state/world.ts";
import { builtInPart, mean, off, type Part, together } from "../mechanisms/arms.ts";
import { quickParams, runOnce, sameDigits } from "../support.ts";

const OF_ONE = METRICS.filter(({ perOperation }) => perOperation).map(({ id }) => id);

/** By id, with what is asked of single operations. */
function measured(part: Part, ids: readonly string[]): Record<string, number> {
  const { scenario } = quickParams(together(part));
  const model = measuring(MODEL, allAsked(MODEL, ids));
  const { metrics } = runOnce(compile("test", scenario, scenario, [], model));
  return Object.fromEntries(model.metrics.map(({ id }, m) => [id, metrics[m]]));
}

/** People come and go, some of them for good. */
const renewed: Part = together(builtInPart("launch-forum"), {
  horizonWeeks: 40,
  population: { consumers: 300, arrivalsPerWeek: 4, renewalPerWeek: 0.02 },
  operations: { forum: { startingMembers: 60 } },
});
const call: Part = {
  form: "one-off",
  startWeek: 4,
  phases: [
    { weeks: 8, submit: true },
    { weeks: 2, vote: true, selects: 3 },
  ],
};
const both = together(renewed, { operations: { call }, levers: { organisation: { campaignReach: 0.4 } } });

test.each([1, 10])(
  "alone in its world, an operation has the metrics of the whole, one standing for %d",
  (represents) => {
    for (const part of [
      renewed,
      together(builtInPart("packaging-contest"), { population: { consumers: 900 } }),
      together(builtInPart("online-counter"), { population: { consumers: 400 }, horizonWeeks: 20 }),
    ]) {
      const sized = together(part, { population: { represents } });
      const [id] = Object.keys(quickParams(sized).scenario.operations);
      const found = measured(sized, [id]);
      const [whole, alone] = [(name: string) => name, (name: string) => `${name}@${id}`].map((nameOf) =>
        OF_ONE.map((name) => found[nameOf(name)]),
      );
      expect(alone.some((value) => value > 0)).toBe(true);
      for (const [place, name] of OF_ONE.entries())
        expect([name, alone[place]], name).toEqual([name, whole[place]]);
      expect(sameDigits(alone, whole)).toBe(true);
    }
  },
);

test("what operations make adds up; people who take part in both count once in the whole", () => {
  const found = measured(both, ["forum", "call"]);
  for (const id of [
    "contributions",
    "hours",
    "joiners",
    "costEuros",
    "createdEuros",
    "netEuros",
    "requiredHours",
  ])
    expect(found[`${id}@forum`] + found[`${id}@call`], id).toBeCloseTo(found[id], 6);
  expect(found["contributions@call"]).toBeGreaterThan(0);
  expect(found["everActive@forum"] + found["everActive@call"]).toBeGreaterThan(found.everActive);
  expect(Math.max(found["everActive@forum"], found["everActive@call"])).toBeLessThan(found.everActive);
  expect(found["active@call"]).toBe(0);
  expect(found["active@forum"]).toBe(found.active);
  expect(found["votes@forum"]).toBe(0);
  expect(found["votes@call"]).toBe(found.votes);
});

test.each(["forum", "call"])(
  "the numbers of the %s are those that one counts of its people, the departed included",
  (id) => {
    const { scenario } = quickParams(both);
    const model = measuring(MODEL, allAsked(MODEL, [id]));
    const tookPart = new Set<number>();
    const made = new Map<number, number>();
    const run = runOnce(compile("test", scenario, scenario, [], model), "counted", 0, (world) => {
      const operation = world.operations.find((one) => one.id === id) as Operation;
      for (let person = 0; person < world.places; person++) {
        if (world.present[person] === 0) continue;
        if (tookPartIn(operation, person)) tookPart.add(world.keys[person]);
        const { contributions, contributionsBefore } = operation;
        made.set(world.keys[person], contributions[person] - contributionsBefore[person]);
      }
    });
    const { world } = run;
    const found = (name: string) => run.metrics[model.metrics.findIndex((one) => one.id === `${name}@${id}`)];
    const operation = world.operations.find((one) => one.id === id) as Operation;
    const here = [...world.present.keys()].filter((person) => world.present[person] === 1);
    expect(world.departed.size).toBeGreaterThan(10);
    expect(found("everActive")).toBe(tookPart.size);
    expect(found("aware")).toBe(here.filter((person) => operation.status[person] !== UNAWARE).length);
    expect(found("enrolled")).toBe(operation.active.count);
    expect(found("gini")).toBeCloseTo(
      gini(
        Float64Array.from(made.values())
          .filter((n) => n > 0)
          .sort(),
      ),
      12,
    );
    const active = here.filter((person) => operation.lastContributionWeek[person] > world.weeks - 1 - 4);
    expect(found("active")).toBe(active.length);
    const tired = mean(active.map((person) => tirednessOf(world, person)));
    expect(found("fatigue")).toEqual(active.length === 0 ? Number.NaN : expect.closeTo(tired, 12));
  },
);

test("an operation with nobody near another has the numbers that it has in a world of its own", () => {
  // Nobody ever hears of the second one.
  const unheard = { operations: { other: { startWeek: 1000 } } };
  const beside = measured(together(renewed, unheard, off("staff")), ["forum", "other"]);
  const alone = measured(together(renewed, off("staff")), ["forum"]);
  expect(OF_ONE.map((id) => beside[`${id}@forum`])).toEqual(OF_ONE.map((id) => alone[`${id}@forum`]));
  expect(beside["everActive@other"]).toBe(0);
});

const twoOperations: ScenarioInput = {
  extends: "community-forum",
  id: "two",
  horizonWeeks: 12,
  population: { consumers: 200 },
  operations: { call: { form: "one-off", startWeek: 2, weeks: 6 } },
} as ScenarioInput;
const small = { replicates: 3, seed: "of-operation" };

test("who asks for nothing gets the digits of before; what is asked for stands beside them", () => {
  const plain = simulate(twoOperations, small);
  const asked = simulate(twoOperations, { ...small, headlines: ["everActive@call", "active"] });
  const all = simulate(twoOperations, { ...small, byOperation: true });
  const of = ({ report }: typeof plain) => report.scenarios[0].metrics;
  expect(Object.keys(of(asked))).toEqual([...Object.keys(of(plain)), "everActive@call"]);
  expect(Object.keys(of(all))).toHaveLength(METRICS.length + 2 * OF_ONE.length);
  for (const id of Object.keys(of(plain))) expect(of(all)[id]).toEqual(of(plain)[id]);
  expect(of(all)["everActive@call"]).toEqual(of(asked)["everActive@call"]);
  expect(plain.report.digest).not.toBe(all.report.digest);
});

test("week by week, an operation has its own numbers, and a scenario without it none", () => {
  const without: ScenarioInput = { ...twoOperations, id: "one", operations: {} } as ScenarioInput;
  const options = { ...small, headlines: ["active@call", "everActive@call", "contributions"] };
  const { worlds } = compare([twoOperations, without], options);
  const plain = compare([twoOperations, without], small).worlds;
  const [all, weeks] = [WEEKLY_METRICS.length, 12];
  worlds.forEach(({ series }, arm) => {
    for (let world = 0; world < 3; world++) {
      // The rest is as if nobody had asked; `everActive` has no weeks.
      const own = series.subarray(world * (all + 1) * weeks, (world + 1) * (all + 1) * weeks);
      const before = plain[arm].series.subarray(world * all * weeks, (world + 1) * all * weeks);
      expect(sameDigits(own.subarray(0, all * weeks), before)).toBe(true);
      const active = own.subarray(all * weeks);
      const oneOff = own.subarray(WEEKLY_METRICS.findIndex(({ id }) => id === "activeOneOff") * weeks);
      expect(Array.from(active)).toEqual(
        arm === 1 ? new Array(weeks).fill(Number.NaN) : Array.from(oneOff.subarray(0, weeks)),
      );
    }
  });
});

test("a verdict may be about one operation; a scenario without it has no such number", () => {
  const without: ScenarioInput = { ...twoOperations, id: "one", operations: {} } as ScenarioInput;
  const { report } = compare([twoOperations, without], {
    ...small,
    headlines: ["contributions@forum", "hours@call"],
  });
  const [{ metrics }] = report.comparisons;
  expect(metrics["contributions@forum"].verdict).not.toBeNull();
  expect(metrics["hours@call"]).toMatchObject({
    meanDifference: null,
    undefinedIn: 3,
    verdict: "cannot-tell",
  });
  expect(report.scenarios[1].metrics["hours@call"].mean).toBeNull();
});

test("a study measures single operations where it asks for them, and may stop by one", () => {
  const study = {
    scenarios: ["community-forum", twoOperations],
    metrics: ["hours@call", "contributions@forum"],
    replicates: { until: { metric: "everActive@forum", halfWidth: 1e6 }, max: 4 },
  };
  const { metrics, rows } = runStudy({
    ...study,
    scenarios: [{ ...twoOperations, id: "a" } as ScenarioInput, twoOperations],
  });
  expect(metrics).toEqual([
    ...METRICS.map(({ id }) => id),
    "contributions@forum",
    "everActive@forum",
    "hours@call",
  ]);
  for (const row of rows) {
    expect(row.metrics["hours@call"]).toBeLessThan(row.metrics.hours);
    expect(row.metrics["contributions@forum"]).toBeGreaterThan(0);
  }
});

test("a metric of one's own can be asked of one operation where it says so", () => {
  const own = {
    metrics: [
      { id: "opened", perOperation: true as const, measure: ({ operations }: OwnWorld) => operations.length },
      { id: "whole", measure: ({ operations }: OwnWorld) => operations.length },
    ],
  };
  const { report } = simulate(twoOperations, { ...small, own, byOperation: true });
  const { metrics } = report.scenarios[0];
  expect([metrics.opened.mean, metrics["opened@call"].mean, metrics["whole@call"]]).toEqual([
    2,
    1,
    undefined,
  ]);
});

function problemsOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return JSON.stringify(error.problems);
    throw error;
  }
  return "";
}

test.each([
  ["everActive@forom", "an operation of the scenario, after the @", "did you mean everActive@forum?"],
  ["everActive@zzzzzzzz", "une opération du scénario", "operations: call, forum"],
  ["everActiv@call", "a metric, before the @", "did you mean everActive@call?"],
  ["staffStrain@call", "of the whole world", "use staffStrain"],
])("%s is refused with what is meant", (id, expected, suggestion) => {
  const headline = problemsOf(() => simulate(twoOperations, { ...small, headlines: [id] }));
  for (const words of ['"path":"headline"', id, expected, suggestion]) expect(headline).toContain(words);
  const study = problemsOf(() => runStudy({ scenarios: [twoOperations], metrics: [id], replicates: 2 }));
  for (const words of ['"path":"metrics.0"', expected, suggestion]) expect(study).toContain(words);
});
