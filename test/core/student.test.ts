import fc from "fast-check";
import { expect, test } from "vitest";
import { normalQuantile } from "../../sim/core/math.ts";
import { studentQuantile } from "../../sim/core/student.ts";

const relative = (actual: number, expected: number) => Math.abs(actual - expected) / Math.abs(expected);

/** NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper critical values of Student's t, to three digits. */
test.each([
  [1, 12.706, 63.657],
  [2, 4.303, 9.925],
  [5, 2.571, 4.032],
  [9, 2.262, 3.25],
  [10, 2.228, 3.169],
  [23, 2.069, 2.807],
  [30, 2.042, 2.75],
  [60, 2.0, 2.66],
  [100, 1.984, 2.626],
])(
  "with %d degrees of freedom the printed table has %d at 97.5 %% and %d at 99.5 %%",
  (degrees, t975, t995) => {
    expect(Math.abs(studentQuantile(0.975, degrees) - t975)).toBeLessThanOrEqual(0.0005);
    expect(Math.abs(studentQuantile(0.995, degrees) - t995)).toBeLessThanOrEqual(0.0005);
  },
);

const CHANCES = [1e-9, 0.001, 0.025, 0.1499, 0.1501, 0.3, 0.6, 0.84, 0.86, 0.95, 0.975, 0.9999];

test.each(CHANCES)("at %d the quantiles of 1, 2 and 4 degrees of freedom are those in closed form", (p) => {
  const tail = Math.min(p, 1 - p);
  const side = Math.sign(p - 0.5);
  expect(relative(studentQuantile(p, 1), side / Math.tan(Math.PI * tail))).toBeLessThan(1e-14);
  const spread = 4 * tail * (1 - tail);
  expect(relative(studentQuantile(p, 2), (4 * p - 2) / Math.sqrt(2 * spread))).toBeLessThan(1e-14);
  const root = Math.sqrt(spread);
  const four = 2 * side * Math.sqrt(Math.cos(Math.acos(root) / 3) / root - 1);
  expect(relative(studentQuantile(p, 4), four)).toBeLessThan(1e-14);
});

/**
 * To all digits of a double, from mpmath 1.3 with 50 digits: the root of ½ I_x(ν/2, ½), x = ν/(ν + t²), by its
 * hypergeometric series, which shares nothing with the core's expansions.
 */
test.each([
  [3, 0.975, 3.1824463052837086],
  [5, 0.975, 2.5705818356363146],
  [7, 0.6, 0.2631668613520228],
  [9, 0.975, 2.262157162798205],
  [13, 0.8501, 1.0799348684793577],
  [13, 0.8499, 1.0790028372863758],
  [23, 0.975, 2.068657610419048],
  [29, 0.84, 1.0118035005004329],
  [79, 0.95, 1.6643714091365505],
  [80, 0.95, 1.664124578589667],
  [81, 0.95, 1.6638839129226002],
  [99, 0.975, 1.9842169515864172],
  [999, 0.995, 2.5807596372676365],
  [1_000, 0.975, 1.962339080826408],
  [10_000, 0.975, 1.960201239890626],
  [100_000, 0.999, 3.0903138094272373],
  [1_000_000, 0.975, 1.9599663568141066],
  [1_000_000, 0.6, 0.2533471705378416],
  [5, 0.9964285714285714, 4.381752962166309],
  [38, 0.999375, 3.487045629657974],
  [198, 0.99975, 3.539269008783834],
  [23, 0.5000001, 2.534014188304417e-7],
  [23, 1e-12, -13.5114851626738],
  [6, 1e-30, -179767.96251064385],
])("with %d degrees of freedom the quantile of %d is %d", (degrees, p, expected) => {
  expect(relative(studentQuantile(p, degrees), expected)).toBeLessThan(1e-14);
});

const chance = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
const degreesOfFreedom = fc.integer({ min: 1, max: 1_000_000 });

test("both sides are alike, and the middle is 0", () => {
  fc.assert(
    fc.property(fc.double({ min: 2 ** -20, max: 0.5, noNaN: true }), degreesOfFreedom, (p, degrees) => {
      const mirrored = 1 - p;
      expect(studentQuantile(1 - mirrored, degrees) + studentQuantile(mirrored, degrees)).toBe(0);
    }),
    { numRuns: 300 },
  );
  expect(studentQuantile(0.5, 7)).toBe(0);
});

test("the quantile never falls with the chance, and its distance from 0 never grows with the degrees", () => {
  const room = 1 + 1e-13;
  fc.assert(
    fc.property(chance, chance, degreesOfFreedom, degreesOfFreedom, (p, q, few, many) => {
      const [low, high] = [Math.min(p, q), Math.max(p, q)].map((one) => studentQuantile(one, few));
      expect(low - high).toBeLessThanOrEqual(Math.abs(low) * 1e-13);
      const [wide, narrow] = [Math.min(few, many), Math.max(few, many)].map((one) =>
        Math.abs(studentQuantile(p, one)),
      );
      expect(narrow).toBeLessThanOrEqual(wide * room);
      expect(Math.abs(normalQuantile(p))).toBeLessThanOrEqual(narrow * room);
    }),
    { numRuns: 300 },
  );
});

test("with a million degrees of freedom it is the normal quantile but for the first term between them", () => {
  for (const p of CHANCES) {
    const z = normalQuantile(p);
    expect(Math.abs(studentQuantile(p, 1_000_000) - z - (z * z * z + z) / 4_000_000)).toBeLessThan(1e-8);
  }
});
