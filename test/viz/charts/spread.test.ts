import fc from "fast-check";
import { expect, test } from "vitest";
import { rounded } from "../../../viz/charts/levels/marks.ts";
import { apart } from "../../../viz/charts/shared/apart.ts";
import { spreadOf } from "../../../viz/charts/shared/spread.ts";

test("a spread of known numbers, undefined ones left out", () => {
  const numbers = [...Array.from({ length: 101 }, (_, at) => at), Number.NaN];
  expect(spreadOf(numbers)).toEqual({ mean: 50, low: 5, median: 50, high: 95 });
  expect(spreadOf([Number.NaN])).toBeUndefined();
});

test("labels move apart, keep their order, and stay where they have room", () => {
  const heights = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(heights, (wanted) => {
      const placed = apart(wanted, 15, 0, 200);
      const order = wanted.map((_, at) => at).sort((a, b) => placed[a] - placed[b]);
      for (let rank = 1; rank < order.length; rank++) {
        expect(placed[order[rank]] - placed[order[rank - 1]]).toBeGreaterThan(15 - 1e-9);
        expect(wanted[order[rank]]).toBeGreaterThanOrEqual(wanted[order[rank - 1]]);
      }
      for (const place of placed) {
        expect(place).toBeGreaterThan(-1e-9);
        expect(place).toBeLessThan(200 + 1e-9);
      }
    }),
  );
  expect(apart([10, 100], 15, 0, 200)).toEqual([10, 100]);
});

test.each([
  [0.13742, 0.02, 0.137],
  [-0.0003, 0.02, -0],
  [-7889.3, 1300, -7900],
  [12.345, 0, 12.345],
  [0.00514, 0.01, 0.005],
])("%d with differences from %d on that matter is %d", (value, relevant, expected) => {
  expect(rounded(value, relevant)).toBe(expected);
});
