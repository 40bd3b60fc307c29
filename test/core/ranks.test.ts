import fc from "fast-check";
import { expect, test } from "vitest";
import { rankCorrelation } from "../../sim/core/ranks.ts";

test("known answers", () => {
  expect(rankCorrelation([1, 2, 3, 4], [10, 20, 30, 1000])).toBe(1);
  expect(rankCorrelation([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1);
  // 1 − 6·Σd²/(n(n² − 1)) with d = 0, 1, −1, 0.
  expect(rankCorrelation([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(0.8, 12);
  // Equal values share the mean of their ranks.
  expect(rankCorrelation([1, 1, 2], [1, 2, 3])).toBeCloseTo(Math.sqrt(3) / 2, 12);
  expect(rankCorrelation([5, 5, 5], [1, 2, 3])).toBe(0);
});

test("only the order counts, whichever comes first", () => {
  const pairs = fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 2, maxLength: 50 });
  fc.assert(
    fc.property(pairs, (list) => {
      const [a, b] = [list.map(([x]) => x), list.map(([, y]) => y)];
      const found = rankCorrelation(a, b);
      expect(Math.abs(found)).toBeLessThanOrEqual(1 + 1e-12);
      expect(rankCorrelation(b, a)).toBeCloseTo(found, 12);
      expect(
        rankCorrelation(
          a.map((x) => 3 * x + 7),
          b,
        ),
      ).toBe(found);
    }),
  );
});
