import { expect, test } from "vitest";
import { atLeast } from "../../sim/verdict/sign-test.ts";

/** The same sum in whole numbers, to 40 decimal places, for a share of `heads` in `of`. */
function exactly(k: number, n: number, heads: number, of: number): number {
  let ways = 0n;
  let combinations = 1n;
  for (let i = 0; i <= n; i++) {
    if (i >= k) ways += combinations * BigInt(heads) ** BigInt(i) * BigInt(of - heads) ** BigInt(n - i);
    combinations = (combinations * BigInt(n - i)) / BigInt(i + 1);
  }
  return Number((ways * 10n ** 40n) / BigInt(of) ** BigInt(n)) / 1e40;
}

test.each([
  ...[1, 2, 7, 24, 25].flatMap((n) => Array.from({ length: n + 2 }, (_, k) => [k, n])),
  ...[0, 1, 2400, 2499, 2500, 2501, 2550, 2600, 2700, 2900].map((k) => [k, 5000]),
])("the chance of at least %i of %i worlds", (k, n) => {
  const exact = exactly(k, n, 1, 2);
  expect(Math.abs(atLeast(k, n) - exact)).toBeLessThanOrEqual(1e-10 * exact + 1e-40);
});

test.each([
  [24, 24],
  [22, 24],
  [47, 50],
  [400, 450],
])("at least %i of %i, if four in five go that way", (k, n) => {
  const exact = exactly(k, n, 4, 5);
  expect(Math.abs(atLeast(k, n, 0.8) - exact)).toBeLessThanOrEqual(1e-9 * exact + 1e-40);
});

test("by hand", () => {
  expect(atLeast(8, 10)).toBeCloseTo(56 / 1024, 14);
  expect(atLeast(5000, 5000)).toBe(0);
  expect(atLeast(0, 0)).toBe(1);
});
