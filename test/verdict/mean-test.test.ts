import fc from "fast-check";
import seedrandom from "seedrandom";
import { describe, expect, test } from "vitest";
import { ln, normalQuantile } from "../../sim/core/math.ts";
import { surelyAbove } from "../../sim/verdict/mean-test.ts";
import { atLeast } from "../../sim/verdict/sign-test.ts";

const values = (ones: number, zeros: number) =>
  Float64Array.from({ length: ones + zeros }, (_, place) => (place < ones ? 1 : 0));

/** The lower bound that the test gives, by halving. */
function boundOf(seen: Float64Array, unseen: number, error: number): number {
  let [low, high] = [unseen, Math.max(...seen)];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (surelyAbove(seen, middle, unseen, error)) low = middle;
    else high = middle;
  }
  return low;
}

describe("the bound of a mean", () => {
  test.each([
    [1, 23],
    [3, 21],
    [9, 41],
    [24, 0],
    [50, 0],
    [7, 1],
  ])("of %i ones and %i zeros is that of Clopper and Pearson, or a little lower", (ones, zeros) => {
    const n = ones + zeros;
    for (const error of [0.05, 0.05 / 6, 0.05 / 12]) {
      const bound = boundOf(values(ones, zeros), 0, error);
      // Clopper and Pearson's bound is the share under which so many ones have this chance.
      const chance = atLeast(ones, n, bound);
      expect(chance).toBeLessThanOrEqual(1.001 * error);
      expect(chance).toBeGreaterThan(0.955 * error);
    }
  });

  test("one world more, as far on the other side, makes it a sign test of worlds that are alike", () => {
    for (const n of [7, 8, 9, 20]) {
      const alike = new Float64Array(n).fill(1);
      expect(surelyAbove(alike, 0, -1, 1.08 / 2 ** n)).toBe(true);
      expect(surelyAbove(alike, 0, -1, 0.99 / 2 ** n)).toBe(false);
    }
  });

  test("worlds that are all there, and the unseen one too, leave no doubt", () => {
    expect(surelyAbove(Float64Array.of(1, 2), 0.5, 0.7, 0.01)).toBe(true);
    expect(surelyAbove(Float64Array.of(1, 1), 1, 1, 0.01)).toBe(false);
    expect(surelyAbove(Float64Array.of(1, 2), 3, 0, 0.01)).toBe(false);
  });

  test("moves with its values and their unit, whatever their order", () => {
    const numbers = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(numbers, fc.double({ min: -5, max: 5, noNaN: true }), (list, shift) => {
        const seen = Float64Array.from(list);
        const unseen = Math.min(...list) - 1;
        const at = seen.reduce((sum, value) => sum + value, 0) / seen.length - 3;
        const plain = surelyAbove(seen, at, unseen, 0.01);
        expect(
          surelyAbove(
            seen.map((value) => 4 * value),
            4 * at,
            4 * unseen,
            0.01,
          ),
        ).toBe(plain);
        expect(surelyAbove(seen.toReversed(), at, unseen, 0.01)).toBe(plain);
        if (plain) expect(surelyAbove(seen, at - Math.abs(shift), unseen, 0.01)).toBe(true);
      }),
    );
  });

  test("more worlds like these tell more", () => {
    const seen = Float64Array.of(3, 1, 2, -1, 2, 1);
    expect(surelyAbove(seen, 0, -2, 0.01)).toBe(false);
    expect(surelyAbove(seen, 0, -2, 0.01, 10)).toBe(true);
    const ten = Float64Array.from({ length: 60 }, (_, place) => seen[place % 6]);
    expect(surelyAbove(ten, 0, -2, 0.01)).toBe(true);
  });

  test("finds the saddlepoint wherever it lies", () => {
    /** The same by halving alone. */
    const slowly = (seen: Float64Array, at: number, unseen: number, error: number): boolean => {
      const offsets = [...seen, unseen].map((value) => at - value);
      const sum = (of: (offset: number) => number) => offsets.reduce((all, offset) => all + of(offset), 0);
      const high = Math.max(...offsets);
      if (high <= 0) return Math.min(...offsets) < 0;
      if (sum((offset) => offset) >= 0) return false;
      let [low, s] = [0, 1 / high];
      for (let step = 0; step < 80; step++) {
        const middle = (low + s) / 2;
        if (sum((offset) => offset / (1 - middle * offset)) > 0) s = middle;
        else low = middle;
      }
      const w = Math.sqrt(2 * sum((offset) => ln(1 - low * offset)));
      const curve = sum((offset) => (offset / (1 - low * offset)) ** 2);
      return w + ln((low * Math.sqrt(curve)) / w) / w >= normalQuantile(1 - error);
    };
    const random = seedrandom("saddlepoint");
    const shapes = [
      () => (random() < 0.2 ? 1 : 0),
      () => 2 - (-Math.log(random())) ** 2,
      () => random() - 0.2,
      () => 1,
    ];
    let surely = 0;
    for (let i = 0; i < 4000; i++) {
      const seen = Float64Array.from({ length: 2 + Math.floor(60 * random()) }, shapes[i % 4]);
      const unseen = -random() * 10 ** (4 * random());
      const error = [0.05, 0.05 / 6, 0.0004][i % 3];
      const at = random() - 0.5;
      const told = surelyAbove(seen, at, unseen, error);
      expect(told).toBe(slowly(seen, at, unseen, error));
      if (told) surely++;
    }
    expect(surely).toBeGreaterThan(500);
  });
});
