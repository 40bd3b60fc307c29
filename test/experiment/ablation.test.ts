import { expect, test } from "vitest";
import { ablatable, ablatedScenarios, ablationsOf } from "../../sim/experiment/ablation.ts";
import { runWorlds, type Worlds } from "../../sim/experiment/experiment.ts";
import { PAIRS, resolveScenario, type ScenarioInput } from "../../sim/model/built-in.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import { MECHANISMS } from "../../sim/model/model.ts";
import { compileArms } from "../../sim/run/compile.ts";

/** Small and short: what is written on top of a scenario of a pair. */
const SMALL = {
  population: { consumers: 300 },
  operations: { forum: { startingMembers: 150 } },
  horizonWeeks: 26,
};

function smallPay() {
  const { baseline, others } = PAIRS.get("small-pay")!;
  const small = (input: string | ScenarioInput, id: string) => {
    const written = typeof input === "string" ? { extends: input } : input;
    return resolveScenario({ ...written, ...SMALL, id } as ScenarioInput);
  };
  return [small(baseline, "none"), small(others[0], "some")] as const;
}

test("what does nothing in a scenario drives nothing, and crowding drives small pay", () => {
  const [baseline, other] = smallPay();
  const chosen = ["crowding", "contest", "disclosure", "needs", "trust", "learning"];
  const all = ablatedScenarios(baseline, other);
  const kept = all.filter(({ id }, place) => place < 2 || chosen.includes(id.split("~")[1]));
  const worlds = runWorlds(compileArms(kept), "ablation", 0, 4);
  const inOrder = ablatable(baseline, other).filter((id) => chosen.includes(id));
  const ablations = ablationsOf(worlds, inOrder, "contributions");
  expect(ablations.map(({ mechanism }) => mechanism).sort()).toEqual([...chosen].sort());
  for (const { mechanism, drive, whole, without } of ablations) {
    if (!["contest", "disclosure", "needs", "trust"].includes(mechanism)) continue;
    expect(drive, mechanism).toBe(0);
    expect(without).toBe(whole);
  }
  const [first] = ablations;
  expect(first.mechanism).toBe("crowding");
  expect(first.drive).toBeGreaterThan(0.5);
  // Small pay brings less, and much less so without crowding.
  expect(first.whole!).toBeLessThan(0);
  expect(first.without!).toBeGreaterThan(0.8 * first.whole!);
});

test("both scenarios come first, then both without each mechanism that is on in both, in the model's order", () => {
  const [baseline, other] = smallPay();
  const tireless = {
    ...other,
    scenario: { ...other.scenario, mechanisms: { ...other.scenario.mechanisms, fatigue: false } },
  };
  const ids = MECHANISMS.map(({ id }) => id).filter((id) => id !== "fatigue");
  expect(ablatable(baseline, tireless)).toEqual(ids);
  const scenarios = ablatedScenarios(baseline, tireless);
  expect(scenarios.map(({ id }) => id)).toEqual([
    "none",
    "some",
    ...ids.flatMap((id) => [`none~${id}`, `some~${id}`]),
  ]);
  scenarios.slice(2).forEach(({ scenario }, place) => {
    const off = Object.entries(scenario.mechanisms)
      .filter(([, on]) => !on)
      .map(([id]) => id);
    const expected = place % 2 === 0 ? [ids[place >> 1]] : ["fatigue", ids[place >> 1]];
    expect(off.sort()).toEqual(expected.sort());
  });
  expect(Object.values(baseline.scenario.mechanisms).every(Boolean)).toBe(true);
});

/** Worlds in which one metric has these values, one per replicate, and all others are 0. */
function worldsOf(...values: number[]): Worlds {
  const metrics = new Float64Array(values.length * METRICS.length);
  const m = METRICS.findIndex(({ id }) => id === "quality");
  values.forEach((value, world) => {
    metrics[world * METRICS.length + m] = value;
  });
  return { metrics, series: new Float64Array(0) };
}

/** Drives of one mechanism, from the differences with it and without it. */
const of = (whole: number[], without: number[]) =>
  ablationsOf(
    [
      worldsOf(...whole.map(() => 0)),
      worldsOf(...whole),
      worldsOf(...whole.map(() => 0)),
      worldsOf(...without),
    ],
    ["fatigue"],
    "quality",
  )[0];

test("drive is the mean change of the difference in its standard deviations over worlds", () => {
  expect(of([1, 3], [1, 3])).toEqual({ mechanism: "fatigue", whole: 2, without: 2, drive: 0 });
  // The difference is 2 ± 1; without the mechanism it is gone.
  expect(of([1, 3], [0, 0])).toEqual({ mechanism: "fatigue", whole: 2, without: 0, drive: 2 });
  expect(of([2, 2], [0, 0]).drive).toBe(Number.POSITIVE_INFINITY);
  expect(of([Number.NaN, Number.NaN], [1, 1])).toEqual({
    mechanism: "fatigue",
    whole: null,
    without: 1,
    drive: 0,
  });
});

test("worlds in which the metric is undefined without the mechanism weigh on neither mean nor spread", () => {
  expect(of([1, 3, 5], [0, 0, Number.NaN]).drive).toBe(of([1, 3], [0, 0]).drive);
});

test("mechanisms come in the order of their drive, then of their names", () => {
  const none = worldsOf(0, 0);
  const worlds = [none, worldsOf(1, 3), none, worldsOf(1, 3), none, worldsOf(0, 0), none, worldsOf(1, 3)];
  expect(
    ablationsOf(worlds, ["trust", "fatigue", "conflict"], "quality").map(({ mechanism }) => mechanism),
  ).toEqual(["fatigue", "conflict", "trust"]);
});
