import { expect, test } from "vitest";
import { persistence } from "../../sim/metrics/persistence.ts";

const weeks = (count: number, of: (week: number) => number) =>
  Array.from({ length: count }, (_, week) => of(week));

test("a wave of a quarter follows itself, and half a wave later its opposite", () => {
  const wave = (period: number) => persistence(weeks(520, (week) => (week % period < period / 2 ? 1 : 0)));
  // The sum at a lag has 13 terms fewer of 520.
  expect(wave(13)).toBeGreaterThan(0.96);
  expect(wave(26)).toBeCloseTo(-507 / 520, 12);
});

test("a step in the middle: all weeks but those around it are as those a quarter before", () => {
  // 520 deviations of ±.5; of the 507 products, 13 are negative.
  expect(persistence(weeks(520, (week) => (week < 260 ? 0 : 1)))).toBeCloseTo((507 - 26) / 520, 12);
});

test("of weeks that are all the same, or too few, nothing can be said", () => {
  expect(persistence(weeks(100, () => 3))).toBeNaN();
  expect(persistence(weeks(25, (week) => week % 3))).toBeNaN();
});
