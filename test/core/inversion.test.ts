import fc from "fast-check";
import { expect, test } from "vitest";
import { gammaFromNormal, geometricWait, NEVER, poissonCount } from "../../sim/core/inversion.ts";
import { normalQuantile } from "../../sim/core/math.ts";

const LARGE = 1e9;

/**
 * Cumulated Poisson chances by their ratios outwards from the mode, made to sum to 1: no exponential, logarithm
 * or factorial, hence nothing in common with the code under test. `below[i]` is P(count ≤ first + i).
 */
function poissonTable(mean: number): { first: number; below: Float64Array } {
  const mode = Math.floor(mean);
  const reach = Math.ceil(12 * Math.sqrt(mean) + 40);
  const first = Math.max(0, mode - reach);
  const mass = new Float64Array(mode + reach - first + 1);
  mass[mode - first] = 1;
  for (let k = mode; k > first; k--) mass[k - 1 - first] = (mass[k - first] * k) / mean;
  for (let k = mode + 1; k <= mode + reach; k++) mass[k - first] = (mass[k - 1 - first] * mean) / k;
  const total = mass.reduce((sum, m) => sum + m, 0);
  let sum = 0;
  const below = mass.map((m) => {
    sum += m;
    return sum / total;
  });
  return { first, below };
}

const SMALL_MEANS = [0.01, 0.1, 0.5, 1, 2.5, 4, 9.99, 20, 30, 31, 50, 75.3, 100, 150, 199.9];
const LARGE_MEANS = [200, 200.1, 300, 800.5, 2000, 20_000];

test.each([...SMALL_MEANS, ...LARGE_MEANS])("poissonCount inverts the distribution of mean %d", (mean) => {
  const { first, below } = poissonTable(mean);
  let checked = 0;
  below.forEach((chance, i) => {
    // A hair on each side of the step from count to count + 1, as wide as the digits lost in e^(k·ln mean − …).
    const hair = 1e-14 * (1 + mean);
    if (chance < 1e-7 || chance > 1 - 1e-7) return;
    expect(poissonCount(chance - hair, mean, LARGE), `just below P(≤ ${first + i})`).toBe(first + i);
    expect(poissonCount(chance + hair, mean, LARGE), `just above P(≤ ${first + i})`).toBe(first + i + 1);
    checked++;
  });
  expect(checked).toBeGreaterThanOrEqual(mean < 0.05 ? 2 : 4);
});

test.each([0.01, 0.5, 4, 30, 150, 300, 2000, 20_000])("poissonCount has mean and variance %d", (mean) => {
  const n = 20_000;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const count = poissonCount((i + 0.5) / n, mean, LARGE);
    sum += count;
    squares += (count - mean) ** 2;
  }
  // Evenly spaced uniforms miss only what lies in the last 1/2n of each tail, and the steps' rounding.
  expect(Math.abs(sum / n - mean)).toBeLessThan(0.001 * Math.sqrt(mean) + 3 / n);
  expect(Math.abs(squares / n / mean - 1)).toBeLessThan(0.005);
});

const uniform = fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true });
const poissonMean = fc.oneof(
  fc.double({ min: 0, max: 5, noNaN: true }),
  fc.double({ min: 0, max: 400, noNaN: true }),
  fc.double({ min: 150, max: 30_000, noNaN: true }),
);

/** What rounding may move a sum by: that of its terms, and of the exponent of the first, some ten times the mean. */
const digitsOf = (mean: number) => 1e-13 + 1e-14 * mean;
/** Whether a draw stays clear of the last digits of the sums: where it hits them, e^x may fall by its own. */
function isClear(u: number, mean: number): boolean {
  const [below, above] = [u - digitsOf(mean), Math.min(1 - 2 ** -53, u + digitsOf(mean))];
  return poissonCount(below, mean, LARGE) === poissonCount(above, mean, LARGE);
}

test("a luckier draw never gives fewer, nor does a larger mean, however little larger", () => {
  const step = fc.constantFrom(1e-12, 1e-6, 0.01, 1, 50);
  fc.assert(
    fc.property(uniform, uniform, poissonMean, step, (a, b, mean, more) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const count = poissonCount(low, mean, LARGE);
      expect(poissonCount(high, mean, LARGE), `u ${low} → ${high}`).toBeGreaterThanOrEqual(count);
      if (isClear(low, mean))
        expect(poissonCount(low, mean + more, LARGE), `mean + ${more}`).toBeGreaterThanOrEqual(count);
    }),
    { numRuns: 1000 },
  );
  // Across the mean at which the sum starts elsewhere.
  for (let u = 0.0005; u < 1; u += 0.001)
    expect(poissonCount(u, 200, LARGE)).toBeGreaterThanOrEqual(poissonCount(u, 200 - 1e-9, LARGE));
});

test("the cap cuts the count and changes nothing below it; counts are whole and not negative", () => {
  fc.assert(
    fc.property(uniform, poissonMean, fc.nat(500), (u, mean, cap) => {
      const free = poissonCount(u, mean, LARGE);
      expect(Number.isInteger(free) && free >= 0, `${free}`).toBe(true);
      expect(poissonCount(u, mean, cap)).toBe(Math.min(cap, free));
    }),
    { numRuns: 1000 },
  );
  expect(poissonCount(0.9, 0, LARGE)).toBe(0);
  expect(poissonCount(0.9, 5, 0)).toBe(0);
});

test("the largest draw ends, even for large means", () => {
  for (const mean of [0.01, 5, 199.9, 200, 20_000, 1e6]) {
    const count = poissonCount(1 - 2 ** -53, mean, LARGE);
    expect(count).toBeGreaterThan(mean);
    expect(count).toBeLessThan(mean + 12 * Math.sqrt(mean) + 20);
  }
});

test.each([0.9, 0.5, 0.06, 0.004, 1e-4])("geometricWait waits k with chance c(1 − c)^(k−1), c = %d", (c) => {
  const n = 20_000;
  const waits = Array.from({ length: n }, (_, i) => geometricWait((i + 0.5) / n, c));
  expect(Math.min(...waits)).toBe(1);
  expect(waits.every(Number.isInteger)).toBe(true);
  let staying = 1;
  for (let k = 1; k <= 40; k++) {
    staying *= 1 - c;
    const longer = waits.filter((wait) => wait > k).length / n;
    expect(Math.abs(longer - staying), `P(wait > ${k})`).toBeLessThan(1 / n);
  }
});

test("geometricWait: never shorter for a smaller chance or a smaller draw; certain and impossible ones", () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(uniform, uniform, chance, chance, (u, v, c, d) => {
      const wait = geometricWait(u, c);
      expect(wait >= 1 && wait <= NEVER, `wait ${wait} for u = ${u}, chance = ${c}`).toBe(true);
      expect(geometricWait(Math.min(u, v), c)).toBeGreaterThanOrEqual(geometricWait(Math.max(u, v), c));
      expect(geometricWait(u, Math.min(c, d))).toBeGreaterThanOrEqual(geometricWait(u, Math.max(c, d)));
    }),
    { numRuns: 2000 },
  );
  expect(geometricWait(0.3, 1)).toBe(1);
  expect(geometricWait(0.3, 0)).toBe(NEVER);
});

test.each([1e-15, 1e-16, 1e-17, 1e-300])(
  "geometricWait with a chance of %d waits beyond any horizon",
  (c) => {
    for (const u of [0.001, 0.5, 0.999]) expect(geometricWait(u, c), `u = ${u}`).toBe(NEVER);
  },
);

test.each([
  [1, 0.1],
  [2, 0.1],
  [5, 3],
  [50, 0.02],
])("gammaFromNormal of shape %d and mean %d has that mean and the gamma's spread", (shape, mean) => {
  const n = 50_000;
  const values = Array.from({ length: n }, (_, i) =>
    gammaFromNormal(normalQuantile((i + 0.5) / n), shape, mean),
  );
  const average = values.reduce((sum, value) => sum + value, 0) / n;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - average) ** 2, 0) / n);
  expect(Math.abs(average / mean - 1)).toBeLessThan(0.01);
  expect(Math.abs(sd / (mean / Math.sqrt(shape)) - 1)).toBeLessThan(0.03);
  for (let i = 1; i < n; i++) if (values[i] < values[i - 1]) expect.unreachable(`falls at ${i}`);
  expect(values[0]).toBeGreaterThanOrEqual(0);
});

test.each([
  // Medians and 95 % points of the gamma distribution with mean 1 (χ² tables: χ²(2·shape)/(2·shape)).
  [1, 0, Math.LN2],
  [2, 0, 0.839173],
  [2, 1.6448536, 2.371932],
  [5, 0, 0.934182],
  [5, 1.6448536, 1.830704],
])("gammaFromNormal(shape %d) at z = %d is about %d", (shape, z, expected) => {
  expect(Math.abs(gammaFromNormal(z, shape, 1) / expected - 1)).toBeLessThan(0.02);
});
