import seedrandom from "seedrandom";
import { describe, expect, test } from "vitest";
import { METRICS } from "../../sim/model/metric-lists.ts";
import { comparePaired, compareWorlds } from "../../sim/verdict/compare.ts";
import { meanInterval } from "../../sim/verdict/interval.ts";
import { directionOf } from "../../sim/verdict/verdict.ts";

/** Compares worlds with these differences; the baseline is 0 in all of them. */
const of = (differences: readonly number[], relevant = 0, error: number | null = 0.05) =>
  comparePaired(new Float64Array(differences.length), Float64Array.from(differences), relevant, error);
const times = (count: number, value: number): number[] => Array(count).fill(value);

test("numbers of a comparison, by hand", () => {
  const result = comparePaired(Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 4, 3, 3), 0, null);
  const margin = (3.1824463052837086 * Math.sqrt(5 / 3)) / 2;
  expect(result.meanDifference).toBe(0.5);
  expect(result.ci95[0]).toBeCloseTo(0.5 - margin, 14);
  expect(result.ci95[1]).toBeCloseTo(0.5 + margin, 14);
  expect([result.q05, result.q50, result.q95]).toEqual([
    expect.closeTo(-0.85, 12),
    0.5,
    expect.closeTo(1.85, 12),
  ]);
  expect(result).toMatchObject({ higherIn: 2, lowerIn: 1, equalIn: 1, undefinedIn: 0, of: 4 });
  expect(result.varianceReduction).toBeCloseTo(7 / 5, 12);
  expect(result).toMatchObject({ verdict: null, worldsNeeded: null });
});

test("the interval of the mean reaches further to the side of the long tail", () => {
  const differences = Float64Array.of(0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 40);
  const { ci95, meanDifference } = comparePaired(new Float64Array(12), differences, 0, null);
  expect(ci95).toEqual(meanInterval(differences));
  expect(ci95[1]! - meanDifference!).toBeGreaterThan(1.5 * (meanDifference! - ci95[0]!));
});

describe("variance of independent over matched worlds", () => {
  const ratio = (a: number[], b: number[]) =>
    comparePaired(Float64Array.from(a), Float64Array.from(b), 0, null).varianceReduction;

  test("by hand", () => expect(ratio([0, 2, 4], [1, 3, 6])).toBeCloseTo(31, 10));

  test("is null where all worlds differ by the same, up to rounding", () => {
    const random = seedrandom("rounding");
    const a = Array.from({ length: 50 }, () => 1000 * random());
    const alike = [0, 1, 0.1, -1 / 3].map((shift) => ratio(a, [...a.map((value) => value + shift)]));
    expect(alike).toEqual([null, null, null, null]);
    expect(ratio([5], [6])).toBeNull();
    expect(ratio([], [])).toBeNull();
  });

  test("is 1 for worlds that share nothing, and grows with what they share", () => {
    const random = seedrandom("variance");
    const draws = (n: number) => Array.from({ length: n }, () => random());
    const [common, one, other] = [draws(20_000), draws(20_000), draws(20_000)];
    expect(ratio(one, other)).toBeCloseTo(1, 1);
    const joined = (own: number[]) => own.map((value, i) => 3 * common[i] + value);
    expect(ratio(joined(one), joined(other))! / 10).toBeCloseTo(1, 1);
  });
});

test("one world gives no interval, and no world gives nothing", () => {
  expect(of([1])).toMatchObject({ meanDifference: 1, ci95: [null, null], q50: 1, varianceReduction: null });
  const nothing = { meanDifference: null, ci95: [null, null], q05: null, q50: null, q95: null };
  expect(of([Number.NaN])).toMatchObject({ ...nothing, undefinedIn: 1, of: 1 });
});

test("a smaller error needs stronger evidence", () => {
  const verdicts = [0.05, 0.02, 0.01].map((error) => of(times(7, 1), 0, error).verdict);
  expect(verdicts).toEqual(["higher", "higher", "cannot-tell"]);
  expect(of(times(9, 1), 0, null)).toMatchObject({ verdict: null, worldsNeeded: null });
});

describe("metrics of worlds", () => {
  const WORLDS = 30;
  const IDS = METRICS.map(({ id }) => id);
  const worlds = (value: number) => new Float64Array(WORLDS * METRICS.length).fill(value);
  const verdictOn = (id: string, difference: number, verdicts: number, consumers = 100) =>
    compareWorlds(worlds(50), worlds(50 + difference), consumers, [id], verdicts)[id].verdict;

  test("each is judged by its own smallest relevant difference", () => {
    const consumers = 40;
    for (const { id, relevant } of METRICS) {
      const unit = { absolute: 1, consumers, baseline: 50 }[relevant.of];
      const smallest = relevant.value * unit;
      if (smallest === 0) continue;
      expect([id, verdictOn(id, 1.5 * smallest, 1, consumers)]).toEqual([id, "higher"]);
      expect([id, verdictOn(id, -1.5 * smallest, 1, consumers)]).toEqual([id, "lower"]);
      expect([id, verdictOn(id, 1.01 * smallest, 1, consumers)]).toEqual([id, "higher-perhaps-too-little"]);
      expect([id, verdictOn(id, 0.99 * smallest, 1, consumers)]).toEqual([id, "same"]);
    }
  });

  test("the error is shared by all verdicts of the comparison", () => {
    // Of thirty worlds that all agree, the signs alone have a chance of 2⁻³⁰.
    const verdicts = [1, 2e7, 3e7].map((number) => verdictOn(IDS[0], 40, number));
    expect(verdicts.map(directionOf)).toEqual(["higher", "higher", null]);
  });

  test("only headlines are judged", () => {
    const compared = compareWorlds(worlds(1), worlds(2), 100, IDS.slice(0, 2), 2);
    const judged = IDS.filter((id) => compared[id].verdict !== null);
    expect(judged).toEqual(IDS.slice(0, 2));
  });
});
