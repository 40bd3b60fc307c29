import seedrandom from "seedrandom";
import { describe, expect, test } from "vitest";
import { METRICS } from "../../sim/model/model.ts";
import { atLeast, comparePaired, compareWorlds, MOST_HEADLINES } from "../../sim/verdict/compare.ts";
import { meanInterval } from "../../sim/verdict/interval.ts";

/** Compares worlds with these differences; the baseline is 0 in all of them. */
const of = (differences: readonly number[], relevant = 0, error: number | null = 0.05) =>
  comparePaired(new Float64Array(differences.length), Float64Array.from(differences), relevant, error);
const times = (count: number, value: number): number[] => Array(count).fill(value);

describe("chance of at least k heads in n throws", () => {
  /** The same sum in whole numbers, to 40 decimal places. */
  function exactly(k: number, n: number): number {
    let ways = 0n;
    let combinations = 1n;
    for (let i = 0; i <= n; i++) {
      if (i >= k) ways += combinations;
      combinations = (combinations * BigInt(n - i)) / BigInt(i + 1);
    }
    return Number((ways * 10n ** 40n) / 2n ** BigInt(n)) / 1e40;
  }

  test.each([
    ...[1, 2, 7, 24, 25].flatMap((n) => Array.from({ length: n + 2 }, (_, k) => [k, n])),
    ...[0, 1, 2400, 2499, 2500, 2501, 2550, 2600, 2700, 2900].map((k) => [k, 5000]),
  ])("%i of %i", (k, n) => {
    const exact = exactly(k, n);
    expect(Math.abs(atLeast(k, n) - exact)).toBeLessThanOrEqual(1e-10 * exact + 1e-40);
  });

  test("by hand", () => {
    expect(atLeast(8, 10)).toBeCloseTo(56 / 1024, 14);
    expect(atLeast(5000, 5000)).toBe(0);
    expect(atLeast(0, 0)).toBe(1);
  });
});

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

describe("verdicts", () => {
  test.each([
    ["six of six", times(6, 1), 0, "higher", null],
    ["five of five are too few", times(5, 1), 0, "cannot-tell", 6],
    ["the other way", times(6, -1), 0, "lower", null],
    ["equal worlds do not count for a direction", [...times(6, 1), 0, 0], 0, "higher", null],
    ["large enough", times(6, 1), 1, "higher", null],
    ["not large enough", times(6, 1), 1.5, "same", null],
    ["all equal", times(5, 0), 0, "same", null],
    ["all equal, but few", times(4, 0), 0, "cannot-tell", 5],
    ["all equal, whatever is relevant", times(5, 0), 3, "same", null],
    ["half and half", [...times(12, 1), ...times(12, -1)], 0, "cannot-tell", null],
    ["half and half, and small", [...times(12, 1), ...times(12, -1)], 2, "same", null],
    ["18 of 24", [...times(18, 1), ...times(6, -1)], 0, "higher", null],
    ["17 of 24 are too few", [...times(17, 1), ...times(7, -1)], 0, "cannot-tell", expect.any(Number)],
    ["rare, but large where it happens", [...times(21, 0), 9, 9, 9], 1, "cannot-tell", expect.any(Number)],
    ["rare, and small on the whole", [...times(21, 0), 3, -3, 3], 1, "same", null],
    ["undefined worlds apart", [...times(6, 1), Number.NaN, Number.NaN], 0, "higher", null],
    ["undefined in all", times(9, Number.NaN), 0, "cannot-tell", null],
    ["one world", [1], 0, "cannot-tell", 6],
    ["no world", [], 0, "cannot-tell", null],
  ])("%s", (_case, differences, relevant, verdict, worldsNeeded) => {
    expect(of(differences, relevant)).toMatchObject({ verdict, worldsNeeded });
  });

  test("one world gives no interval, and no world gives nothing", () => {
    expect(of([1])).toMatchObject({ meanDifference: 1, ci95: [null, null], q50: 1, varianceReduction: null });
    const nothing = { meanDifference: null, ci95: [null, null], q05: null, q50: null, q95: null };
    expect(of([Number.NaN])).toMatchObject({ ...nothing, undefinedIn: 1, of: 1 });
  });

  test("need stronger evidence for a smaller error", () => {
    const verdicts = [0.05, 0.02, 0.01].map((error) => of(times(7, 1), 0, error).verdict);
    expect(verdicts).toEqual(["higher", "higher", "cannot-tell"]);
    expect(of(times(9, 1), 0, null)).toMatchObject({ verdict: null, worldsNeeded: null });
  });
});

/** A standard normal number, from the sum of twelve uniform ones. */
const bell = (random: () => number) => times(12, -0.5).reduce((sum, half) => sum + half + random(), 0);

/** How often verdicts on `worlds` worlds satisfy `wrong`, in many comparisons. */
function rate(name: string, worlds: number, draw: (random: () => number) => number, settings: Settings) {
  const { comparisons = 2000, relevant = 0, error = 0.05, counts } = settings;
  const random = seedrandom(name);
  let found = 0;
  for (let i = 0; i < comparisons; i++) {
    const differences = Array.from({ length: worlds }, () => draw(random));
    if (counts.includes(`${of(differences, relevant, error).verdict}`)) found++;
  }
  return found / comparisons;
}
interface Settings {
  comparisons?: number;
  relevant?: number;
  error?: number;
  counts: readonly string[];
}

describe("verdicts are wrong in at most one comparison of twenty", () => {
  const direction = ["higher", "lower"];

  test.each([
    ["a bell curve", bell],
    ["a skewed one whose median is 0", (random: () => number) => Math.exp(bell(random)) - 1],
    ["few worlds that differ", (random: () => number) => (random() < 0.3 ? bell(random) : 0)],
    ["whole numbers with ties", (random: () => number) => Math.floor(3 * random()) - 1],
  ])("nothing differs: %s", (name, draw) => {
    for (const worlds of [6, 24, 61])
      expect(rate(name, worlds, draw, { counts: direction })).toBeLessThan(0.05);
  });

  test("a difference that just matters is not called the same", () => {
    const draw = (random: () => number) => 1 + bell(random) / 4;
    for (const worlds of [5, 24, 61])
      expect(rate("edge", worlds, draw, { relevant: 1, counts: ["same"] })).toBeLessThan(0.05);
  });

  test("the whole family of headlines together", () => {
    const random = seedrandom("family");
    let wrong = 0;
    for (let i = 0; i < 1500; i++) {
      const verdicts = Array.from({ length: MOST_HEADLINES }, () => {
        const differences = Array.from({ length: 24 }, () => bell(random));
        return `${of(differences, 0, 0.05 / MOST_HEADLINES).verdict}`;
      });
      if (verdicts.some((verdict) => direction.includes(verdict))) wrong++;
    }
    expect(wrong / 1500).toBeLessThan(0.05);
  });
});

describe("the number of worlds reported as needed decides four times in five", () => {
  const chance = (p: number, yes: number, no: number) => (random: () => number) => (random() < p ? yes : no);

  test.each([
    ["a direction", [...times(14, 1), ...times(6, -1)], chance(0.7, 1, -1), 0, 0.05, "higher"],
    ["a weak one", [...times(36, -1), ...times(24, 1)], chance(0.6, -1, 1), 0, 0.01, "lower"],
    [
      "sameness",
      ...[
        [...times(8, 0), 5, -5],
        (random: () => number) => chance(0.8, 0, chance(0.5, 2, -2)(random))(random),
      ],
      ...[1, 0.05, "same"],
    ],
    [
      "a direction among ties",
      [...times(24, 1), ...times(8, -1), ...times(8, 0)],
      (random: () => number) => (random() < 0.2 ? 0 : chance(0.75, 1, -1)(random)),
      ...[0, 0.005, "higher"],
    ],
  ] as [string, number[], (random: () => number) => number, number, number, string][])(
    "%s",
    (name, seen, draw, relevant, error, verdict) => {
      const { worldsNeeded, ...now } = of(seen, relevant, error);
      expect(now.verdict).toBe("cannot-tell");
      expect(worldsNeeded).toBeGreaterThan(seen.length);
      const decided = rate(name, worldsNeeded!, draw, {
        ...{ comparisons: 800, relevant, error, counts: [verdict] },
      });
      expect(decided).toBeGreaterThan(0.7);
      expect(decided).toBeLessThan(0.92);
    },
  );
});

describe("metrics of worlds", () => {
  const WORLDS = 8;
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
      expect([id, verdictOn(id, 1.01 * smallest, 1, consumers)]).toEqual([id, "higher"]);
      expect([id, verdictOn(id, -1.01 * smallest, 1, consumers)]).toEqual([id, "lower"]);
      expect([id, verdictOn(id, 0.99 * smallest, 1, consumers)]).toEqual([id, "same"]);
    }
  });

  test("the error is shared by all verdicts of the comparison", () => {
    const verdicts = [1, 6, 7].map((number) => verdictOn(IDS[0], 40, number));
    expect(verdicts).toEqual(["higher", "higher", "cannot-tell"]);
  });

  test("only headlines are judged", () => {
    const compared = compareWorlds(worlds(1), worlds(2), 100, IDS.slice(0, 2), 2);
    const judged = IDS.filter((id) => compared[id].verdict !== null);
    expect(judged).toEqual(IDS.slice(0, 2));
  });
});
