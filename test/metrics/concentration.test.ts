import fc from "fast-check";
import { expect, test } from "vitest";
import { gini, topShare } from "../../sim/metrics/concentration.ts";

const of = (...amounts: number[]) => Float64Array.from(amounts).sort();

test("the Gini index of hand-made amounts", () => {
  expect(gini(of(5))).toBe(0);
  expect(gini(of(2, 2, 2, 2))).toBeCloseTo(0, 15);
  // Mean absolute difference over twice the mean: |1 − 3| in 2 of 4 pairs, mean 2.
  expect(gini(of(1, 3))).toBeCloseTo(0.25, 15);
  expect(gini(of(1, 1, 1, 1, 96))).toBeCloseTo(0.76, 12);
  expect(gini(of())).toBeNaN();
});

test("the share of the top, at least one person", () => {
  expect(topShare(of(1, 2, 3, 4), 0.25)).toBe(0.4);
  expect(topShare(of(1, 2, 3, 4), 0.5)).toBe(0.7);
  expect(topShare(of(1, 2, 3, 4), 0.01)).toBe(0.4);
  expect(topShare(of(7), 0.1)).toBe(1);
  expect(topShare(of(...Array(99).fill(1), 101), 0.01)).toBe(101 / 200);
  expect(topShare(of(), 0.1)).toBeNaN();
});

const amounts = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 60 });

test("it is the mean absolute difference over twice the mean, whatever the unit, and the same for two such populations", () => {
  fc.assert(
    fc.property(amounts, fc.constantFrom(0.01, 3, 1e6), (made, unit) => {
      const n = made.length;
      const total = made.reduce((sum, amount) => sum + amount, 0);
      const pairs = made.reduce((sum, a) => sum + made.reduce((inner, b) => inner + Math.abs(a - b), 0), 0);
      expect(gini(of(...made))).toBeCloseTo(pairs / (2 * n * total), 9);
      expect(gini(of(...made.map((amount) => amount * unit)))).toBeCloseTo(gini(of(...made)), 9);
      expect(gini(of(...made, ...made))).toBeCloseTo(gini(of(...made)), 9);
    }),
    { numRuns: 60 },
  );
});

test("to give to somebody below from somebody above makes things more equal", () => {
  fc.assert(
    fc.property(amounts, fc.nat(), fc.nat(), (made, a, b) => {
      const sorted = of(...made);
      const [low, high] = [a % made.length, b % made.length].sort((x, y) => x - y);
      const gift = Math.min(1, (sorted[high] - sorted[low]) / 2);
      const after = sorted.slice();
      after[low] += gift;
      after[high] -= gift;
      expect(gini(after.sort())).toBeLessThanOrEqual(gini(sorted) + 1e-12);
      expect(topShare(after, 0.1)).toBeLessThanOrEqual(topShare(sorted, 0.1) + 1e-12);
    }),
    { numRuns: 60 },
  );
});
