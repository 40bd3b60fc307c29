import fc from "fast-check";
import { expect, test } from "vitest";
import { exp, ln, logit, normalQuantile, power, saturation, sigmoid } from "../../sim/core/math.ts";

/** Distance as a share of what was expected; 0 if both are the same, infinite or zero included. */
function relative(actual: number, expected: number): number {
  return Object.is(actual, expected) ? 0 : Math.abs(actual - expected) / Math.abs(expected);
}

const ULP = 2 ** -52;

test.each([
  [0, 1],
  [1, Math.E],
  [-1, 0.36787944117144233],
  [10, 22026.465794806718],
  [-20, 2.061153622438558e-9],
  [700, 1.0142320547350045e304],
  [710, Number.POSITIVE_INFINITY],
  [-746, 0],
  [Number.NEGATIVE_INFINITY, 0],
])("exp(%d) = %d", (x, expected) => {
  expect(relative(exp(x), expected)).toBeLessThan(ULP);
});

test.each([
  [1, 0],
  [2, Math.LN2],
  [10, Math.LN10],
  [0.36, -1.0216512475319814],
  [1e-300, -690.7755278982137],
  [2 ** -53, -36.7368005696771],
  [0, Number.NEGATIVE_INFINITY],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
])("ln(%d) = %d", (x, expected) => {
  expect(relative(ln(x), expected)).toBeLessThan(2 * ULP);
});

test("exp and ln agree with the engine's to the last digit or two, and with each other", () => {
  for (let x = -700; x <= 700; x += 0.37) {
    expect(relative(exp(x), Math.exp(x)), `exp(${x})`).toBeLessThan(2 * ULP);
    expect(Math.abs(ln(exp(x)) - x), `ln(exp(${x}))`).toBeLessThan(2 * ULP * Math.max(1, Math.abs(x)));
  }
  for (let x = 1e-9; x < 1e12; x *= 1.037)
    expect(relative(ln(x), Math.log(x)), `ln(${x})`).toBeLessThan(4 * ULP);
});

test.each([
  [0, 0.5],
  [1, 0.7310585786300049],
  [-1, 0.2689414213699951],
  [-2.6, 0.06913842034334682],
  [40, 1],
  [-800, 0],
  [Number.POSITIVE_INFINITY, 1],
  [Number.NEGATIVE_INFINITY, 0],
])("sigmoid(%d) = %d", (x, expected) => {
  expect(relative(sigmoid(x), expected)).toBeLessThan(2 * ULP);
});

test("logit undoes sigmoid; sigmoid never falls and stays in 0–1", () => {
  const real = fc.double({ min: -30, max: 30, noNaN: true });
  fc.assert(
    fc.property(real, real, (x, y) => {
      expect(sigmoid(Math.min(x, y))).toBeLessThanOrEqual(sigmoid(Math.max(x, y)));
      if (x < 5) expect(Math.abs(logit(sigmoid(x)) - x)).toBeLessThan(1e-12);
    }),
  );
  expect(logit(0.5)).toBe(0);
  expect(relative(logit(0.36), -0.5753641449035618)).toBeLessThan(2 * ULP);
});

test.each([
  [2, 10, 1024],
  [2, 0.5, Math.SQRT2],
  [9, -0.5, 1 / 3],
  [7, -0.86, 0.18759259261437453],
  [0.25, 1, 0.25],
  [3.7, 0, 1],
  [0, 2, 0],
  [0, 0, 1],
  [1, -5, 1],
])("power(%d, %d) = %d", (base, exponent, expected) => {
  if (expected === 0) expect(power(base, exponent)).toBe(0);
  else expect(relative(power(base, exponent), expected)).toBeLessThan(1e-14);
});

test("saturation is x/(x + half), 0 at 0 even without a half", () => {
  expect(saturation(3, 3)).toBe(0.5);
  expect(saturation(1, 3)).toBe(0.25);
  expect(saturation(Number.POSITIVE_INFINITY, 3)).toBe(1);
  expect(saturation(0, 0)).toBe(0);
  expect(saturation(5, 0)).toBe(1);
});

test.each([
  [0.5, 0],
  [0.75, 0.6744897501960817],
  [0.9, 1.2815515655446004],
  [0.975, 1.959963984540054],
  [0.995, 2.5758293035489004],
  [0.025, -1.959963984540054],
  [0.001, -3.090232306167813],
  [1e-10, -6.361340902404056],
  [2 ** -53, -8.209536151601386],
])("normalQuantile(%d) = %d", (u, expected) => {
  expect(Math.abs(normalQuantile(u) - expected)).toBeLessThan(1e-14 * Math.max(1, Math.abs(expected)));
});

/** Upper tail of the standard normal: power series up to 2.5, Mills' continued fraction beyond. */
function upperTail(x: number): number {
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x > 2.5) {
    let fraction = x;
    for (let k = 300; k >= 1; k--) fraction = x + k / fraction;
    return density / fraction;
  }
  let term = x;
  let sum = x;
  for (let k = 1; k < 60; k++) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
  }
  return 0.5 - density * sum;
}

test("normalQuantile inverts the normal distribution from the smallest draw to the largest", () => {
  for (let u = 2 ** -53; u < 0.5; u *= 1.07) {
    const z = normalQuantile(u);
    expect(relative(upperTail(-z), u), `u = ${u}`).toBeLessThan(1e-12);
    if (u >= 2 ** -20) {
      const mirrored = 1 - (1 - u);
      expect(Math.abs(normalQuantile(1 - mirrored) + normalQuantile(mirrored)), `1 − ${u}`).toBeLessThan(
        1e-9,
      );
    }
  }
  expect(normalQuantile(1 - 2 ** -53)).toBeCloseTo(8.209536151601387, 12);
});

test("normalQuantile never falls, so that a luckier draw is never a lesser trait", () => {
  const u = fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true });
  fc.assert(
    fc.property(u, u, (a, b) => {
      expect(normalQuantile(Math.min(a, b))).toBeLessThanOrEqual(normalQuantile(Math.max(a, b)));
    }),
    { numRuns: 2000 },
  );
});

test("at the edges of its cells, where the series is longest, ln is as good as anywhere", () => {
  for (let j = 181; j <= 363; j += 2)
    for (let step = -200; step <= 200; step++) {
      const x = (j / 256) * (1 + step * 1e-8);
      expect(relative(ln(x), Math.log(x)), `${x}`).toBeLessThan(4 * ULP);
    }
});

test("near 1, where it is small, ln is as good as anywhere", () => {
  for (let x = 0.98; x < 1.02; x += 1e-5) expect(relative(ln(x), Math.log(x)), `${x}`).toBeLessThan(4 * ULP);
});

test("at both ends of its range exp is the engine's, subnormal numbers included", () => {
  for (let x = 709; x <= 709.78; x += 0.001)
    expect(relative(exp(x), Math.exp(x)), `${x}`).toBeLessThan(2 * ULP);
  for (let x = -708; x >= -745; x -= 0.01)
    expect(Math.abs(exp(x) - Math.exp(x)), `${x}`).toBeLessThanOrEqual(2 ** -1074 + 2 * ULP * Math.exp(x));
  expect(exp(Number.NaN)).toBeNaN();
  expect(ln(Number.NaN)).toBeNaN();
  expect(ln(-1)).toBeNaN();
  for (const x of [2 ** -1074, 3e-320, 2 ** -1022, 1.7e308])
    expect(relative(ln(x), Math.log(x)), `${x}`).toBeLessThan(4 * ULP);
});
