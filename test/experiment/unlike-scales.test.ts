import { expect, test } from "vitest";
import { unlikeScales } from "../../sim/experiment/unlike-scales.ts";
import { compare, simulate } from "../../sim/index.ts";
import { resolveScenario, type ScenarioInput } from "../../sim/model/built-in.ts";

const of = (horizonWeeks: number, consumers: number, represents = 1) =>
  resolveScenario({ id: "mine", horizonWeeks, population: { consumers, represents } } as ScenarioInput);

test("scenarios of different length, or with publics of different size, are not compared without a word", () => {
  expect(unlikeScales([of(52, 1000), of(52, 1000), of(52, 100, 10)])).toEqual([]);
  const [{ en, fr }] = unlikeScales([of(52, 1000), of(17, 1000)]);
  expect(en).toMatch(/^the scenarios last for, or reach, 17 to 52 weeks: totals/);
  expect(fr).toMatch(/^les scénarios durent ou touchent de 17 à 52 semaines : des totaux/);
  expect(unlikeScales([of(52, 1000), of(17, 1000, 20)])[0].en).toContain(
    "17 to 52 weeks and 1000 to 20000 people",
  );
});

test("a comparison says so, a run of several scenarios needs not", () => {
  const short: ScenarioInput = { id: "short", extends: "launch-forum", horizonWeeks: 3 };
  const long: ScenarioInput = { id: "long", extends: "launch-forum", horizonWeeks: 5 };
  const { report } = compare([short, long], { replicates: 2 });
  expect(report.warnings?.map(({ en }) => en)).toContainEqual(expect.stringContaining("3 to 5 weeks"));
  expect(simulate(short, { replicates: 2 }).report.warnings).toBeUndefined();
});
