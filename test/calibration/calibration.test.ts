import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Design,
  distanceOf,
  type Fit,
  type FreeField,
  type Setting,
  searchSettings,
  type Target,
} from "../../sim/calibration/calibration.ts";
import { byChanceOf, fieldFindings, fieldsTogether } from "../../sim/calibration/identification.ts";
import { contradictions, observed, targetFindings } from "../../sim/calibration/reach.ts";
import { numberAt, placeOf } from "../../sim/design/range.ts";

const field = (path: string, range: [number, number], scale: FreeField["scale"] = "linear"): FreeField => ({
  ...{ path, range, scale, role: "model", whole: false, of: null },
});
const target = (metric: string, value: number, tolerance: number): Target => ({
  ...{ of: "", metric, week: null, value, tolerance, note: "" },
});
const designOf = (free: FreeField[], targets: Target[], more: Partial<Design> = {}): Design => ({
  ...{ free, targets, seed: "toy", settings: 100, keep: 0.5, waves: 15 },
  ...more,
});
const run = (design: Design, model: (...values: number[]) => number[]): Promise<Fit> =>
  searchSettings(design, async ({ values }) => model(...values));

const A = field("a", [0, 10]);
const B = field("b", [0, 10]);

describe("a known answer", () => {
  // a = 3, b = 7, seen through a curve and a product.
  const curve = (a: number, b: number) => [a * a, a * b];
  const design = designOf([A, B], [target("square", 9, 0.6), target("product", 21, 2)]);

  test("is found, and both fields are pinned down around it", async () => {
    const found = await run(design, curve);
    expect(found.stopped).toBe("all-within");
    expect(found.kept).toHaveLength(50);
    for (const { values, distance } of found.kept) {
      expect(distance).toBeLessThanOrEqual(1);
      expect(distance).toBe(distanceOf(design.targets, curve(values[0], values[1])));
      expect(Math.abs(values[0] - 3)).toBeLessThan(0.15);
      expect(Math.abs(values[1] - 7)).toBeLessThan(1.1);
    }
    const findings = fieldFindings(design.free, found.kept, found.kept[0], byChanceOf(found));
    expect(findings.map(({ verdict }) => verdict)).toEqual(["pinned-down", "pinned-down"]);
    for (const [f, truth] of [3, 7].entries()) {
      expect(findings[f].q05).toBeLessThan(truth);
      expect(findings[f].q95).toBeGreaterThan(truth);
      expect(findings[f].edge).toBeNull();
    }
  });

  test("does not depend on who finishes first", async () => {
    const slowly = async ({ number, values }: Setting) => {
      await new Promise((done) => setTimeout(done, (number * 7919) % 5));
      return curve(values[0], values[1]);
    };
    expect(await searchSettings(design, slowly)).toEqual(await run(design, curve));
  });

  test("is the same for the same seed and another path for another", async () => {
    const [first, again, other] = await Promise.all(
      ["toy", "toy", "other"].map((seed) => run({ ...design, seed }, curve)),
    );
    expect(again).toEqual(first);
    expect(other.tried[0].values).not.toEqual(first.tried[0].values);
  });

  test("on a log scale is found in log space", async () => {
    const free = [field("a", [0.001, 10], "log")];
    const found = await run(designOf(free, [target("a", 0.01, 0.001)]), (a) => [a]);
    expect(found.stopped).toBe("all-within");
    const [finding] = fieldFindings(free, found.kept, found.kept[0], byChanceOf(found));
    expect(finding.verdict).toBe("pinned-down");
    expect(finding.width).toBeCloseTo(
      (Math.log(finding.q95!) - Math.log(finding.q05!)) / (0.9 * Math.log(10_000)),
      10,
    );
  });
});

describe("what the targets do not say", () => {
  test("two fields of which only the sum matters are known only together", async () => {
    const design = designOf([A, B], [target("sum", 10, 0.3)]);
    const found = await run(design, (a, b) => [a + b]);
    const verdicts = fieldFindings(design.free, found.kept, found.kept[0], byChanceOf(found)).map(
      ({ verdict }) => verdict,
    );
    expect(verdicts).not.toContain("pinned-down");
    const [pair] = fieldsTogether(design.free, found.kept, byChanceOf(found));
    expect(pair.fields).toEqual(["a", "b"]);
    expect(pair.rankCorrelation).toBeLessThan(-0.9);
  });

  test("a field that changes nothing is not pinned down, nor tied to another", async () => {
    const design = designOf([A, B], [target("a", 5, 0.3)]);
    const found = await run(design, (a) => [a]);
    const [a, b] = fieldFindings(design.free, found.kept, found.kept[0], byChanceOf(found));
    expect([a.verdict, b.verdict]).toEqual(["pinned-down", "not-pinned-down"]);
    expect(fieldsTogether(design.free, found.kept, byChanceOf(found))).toEqual([]);
  });

  test("an answer at the end of the range is said to be there", async () => {
    const design = designOf([A, B], [target("a", 10, 0.5), target("b", 0, 0.5)]);
    const found = await run(design, (a, b) => [a, b]);
    expect(
      fieldFindings(design.free, found.kept, found.kept[0], byChanceOf(found)).map(({ edge }) => edge),
    ).toEqual(["high", "low"]);
  });

  test("too few accepted settings say nothing", async () => {
    const design = designOf([A], [target("a", 20, 1)]);
    const found = await run(design, (a) => [a]);
    const [finding] = fieldFindings(design.free, found.kept, found.kept[0], byChanceOf(found));
    expect(finding).toMatchObject({ q05: null, width: null, verdict: "cannot-say", edge: "high" });
  });
});

describe("what cannot be", () => {
  const fresh = (value: number) => Array.from({ length: 4 }, () => value);

  test("a target that no setting reaches is named, with the nearest", async () => {
    const targets = [target("a", 20, 1), target("b", 5, 1)];
    const found = await run(designOf([A, B], targets), (a, b) => [a, b]);
    expect(found.kept[0].distance).toBeGreaterThan(1);
    const [a, b] = targetFindings(targets, found.tried, [fresh(10), fresh(5)], 8);
    expect(a.reached).toBe(false);
    expect(a.nearest?.mean).toBe(Math.max(...found.tried.map(({ means }) => means[0])));
    expect(a.nearest?.deviation).toBeCloseTo(20 - (a.nearest?.mean ?? 0), 12);
    expect(b.reached).toBe(true);
    expect(contradictions(targets, found.tried)).toEqual([]);
  });

  test("two targets that exclude each other are named, with the best compromise", async () => {
    const targets = [target("a", 2, 1), target("minus", -6, 1), target("b", 5, 1)];
    const found = await run(designOf([A, B], targets), (a, b) => [a, -a, b]);
    const [pair, ...others] = contradictions(targets, found.tried);
    expect(others).toEqual([]);
    expect(pair.targets).toEqual([0, 1]);
    // Halfway, both are missed by two.
    expect(pair.deviation).toBeGreaterThanOrEqual(2);
    expect(pair.deviation).toBeLessThan(2.1);
    expect(pair.means[0]).toBeCloseTo(4, 0);
  });

  test("a metric that is undefined under every setting is infinitely far", async () => {
    const targets = [target("a", 5, 1), target("never", 1, 1)];
    const found = await run(designOf([A], targets, { waves: 3 }), (a) => [a, Number.NaN]);
    expect(found.kept[0].distance).toBe(Number.POSITIVE_INFINITY);
    const [, never] = targetFindings(targets, found.tried, [fresh(5), fresh(Number.NaN)], 8);
    expect(never).toMatchObject({ reached: false, nearest: null });
    expect(never.fitted).toMatchObject({ mean: null, definedIn: 0, of: 4, met: false });
  });

  test("a search that comes no nearer stops", async () => {
    const found = await run(designOf([A], [target("flat", 5, 1)]), () => [0]);
    expect(found).toMatchObject({ stopped: "few-enter", waves: 2 });
  });
});

describe("one target in single worlds", () => {
  test("mean, error, quantile and undefined worlds", () => {
    const seen = observed(target("x", 2, 1), [1, 2, 3, Number.NaN]);
    expect(seen).toMatchObject({ mean: 2, quantile: 0.5, definedIn: 3, of: 4, deviation: 0, met: true });
    expect(seen.standardError).toBeCloseTo(1 / Math.sqrt(3), 12);
  });

  test("more worlds are asked for when a mean is too uncertain", () => {
    const worlds = [0, 4, 0, 4];
    const sd = Math.sqrt(16 / 3);
    const tried = [{ number: 1, wave: 1, point: Float64Array.of(0), values: [0], means: [2], distance: 0 }];
    const asked = (tolerance: number) =>
      targetFindings([target("x", 2, tolerance)], tried, [worlds], 4)[0].worldsNeeded;
    // Half a tolerance of sd is reached with 4 worlds exactly.
    expect(asked(sd * 1.001)).toBeNull();
    expect(asked(sd / 2)).toBe(16);
  });
});

describe("values of a field", () => {
  test("are round, in range, and lie where they are said to", () => {
    const ends = fc.tuple(
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      fc.double({ min: 1.01, max: 1e4, noNaN: true }),
    );
    const scales = fc.constantFrom<FreeField["scale"]>("linear", "log");
    fc.assert(
      fc.property(ends, scales, fc.double({ min: 0, max: 1, noNaN: true }), ([low, times], scale, at) => {
        const free = field("x", [low, low * times], scale);
        const value = numberAt(free, at);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(low * times);
        if (value > low && value < low * times) expect(value).toBe(Number(value.toPrecision(6)));
        expect(placeOf(free, value)).toBeCloseTo(at, 2);
      }),
    );
  });

  test("of whole numbers are whole", () => {
    const whole = { ...field("n", [1, 4]), whole: true };
    expect([0, 0.1, 0.2, 0.5, 0.7, 1].map((at) => numberAt(whole, at))).toEqual([1, 1, 2, 3, 3, 4]);
  });
});
