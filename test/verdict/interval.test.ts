import fc from "fast-check";
import { expect, test } from "vitest";
import { Draws } from "../../sim/core/random.ts";
import { FEWEST_FOR_INTERVAL, halfWidth, meanInterval } from "../../sim/verdict/interval.ts";
import { sameDigits } from "../support.ts";

const meanOf = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;

test("two values, or equal ones, have Student's interval", () => {
  const [low, high] = meanInterval(Float64Array.of(1, 5));
  expect([low, high]).toEqual([3 - halfWidth(Float64Array.of(1, 5)), 3 + halfWidth(Float64Array.of(1, 5))]);
  expect(meanInterval(Float64Array.of(3, 3, 3, 3))).toEqual([3, 3]);
  expect(meanInterval(Float64Array.of(7))).toEqual([Number.NaN, Number.NaN]);
  expect(meanInterval(new Float64Array(0))).toEqual([Number.NaN, Number.NaN]);
});

test("values without skewness have Student's interval and little more", () => {
  const values = Float64Array.from({ length: 24 }, (_, at) => at - 11.5);
  const [low, high] = meanInterval(values);
  expect(high).toBeCloseTo(halfWidth(values), 12);
  expect(low).toBeCloseTo(-high, 12);
});

test("it reaches further to the side of the long tail", () => {
  const values = Float64Array.of(0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 40);
  const [low, high] = meanInterval(values);
  const mean = meanOf(values);
  expect(high - mean).toBeGreaterThan(1.5 * halfWidth(values));
  expect(mean - low).toBeCloseTo(halfWidth(values), 12);
});

const some = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true }), {
  minLength: 2,
  maxLength: 30,
});

test("it holds Student's, in any order of the worlds to the last digit, and mirrors", () => {
  fc.assert(
    fc.property(some, (list) => {
      const values = Float64Array.from(list);
      const [low, high] = meanInterval(values);
      const [centre, margin] = [meanOf(values.slice().sort()), halfWidth(values)];
      const slack = 1e-9 * (1 + Math.abs(centre) + margin);
      expect(low).toBeLessThanOrEqual(centre - margin + slack);
      expect(high).toBeGreaterThanOrEqual(centre + margin - slack);
      expect(sameDigits(meanInterval(values.slice().reverse()), [low, high])).toBe(true);
      const [under, over] = meanInterval(values.map((value) => -value));
      expect(Math.abs(under + high)).toBeLessThanOrEqual(slack + 1e-9 * Math.abs(high));
      expect(Math.abs(over + low)).toBeLessThanOrEqual(slack + 1e-9 * Math.abs(low));
    }),
  );
});

/** 4,000 samples of exponential numbers, whose mean is 1: with fixed draws, so that nothing fails by luck. */
function coverage(worlds: number, intervalOf: (values: Float64Array) => readonly [number, number]): number {
  const stream = new Draws("interval", 0).stream("exponential");
  const samples = 4000;
  let held = 0;
  for (let sample = 0; sample < samples; sample++) {
    const values = Float64Array.from(
      { length: worlds },
      (_, world) => -Math.log(stream.uniform(sample, world)),
    );
    const [low, high] = intervalOf(values);
    if (low <= 1 && 1 <= high) held++;
  }
  return held / samples;
}

test("in twelve very skewed worlds it holds the mean as often as it says, and Student's does not", () => {
  const student = (values: Float64Array) =>
    [meanOf(values) - halfWidth(values), meanOf(values) + halfWidth(values)] as const;
  expect(coverage(FEWEST_FOR_INTERVAL, student)).toBeLessThan(0.92);
  expect(coverage(FEWEST_FOR_INTERVAL, meanInterval)).toBeGreaterThan(0.94);
});
