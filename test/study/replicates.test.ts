import fc from "fast-check";
import { expect, test } from "vitest";
import { looksUpTo, type Replicates, worldsWanted } from "../../sim/study/replicates.ts";

const until = (halfWidth: number, max: number): Replicates => ({
  until: { metric: "active", halfWidth },
  max,
  looks: looksUpTo(max),
});
const worlds = (count: number, value: (world: number) => number) =>
  Float64Array.from({ length: count }, (_, world) => value(world));

/** Worlds that a point gets in the end, of a baseline that is 0 everywhere. */
function used(replicates: Replicates, difference: (world: number) => number): number {
  for (let count = 0; ; ) {
    const wanted = worldsWanted(replicates, [worlds(count, () => 0), worlds(count, difference)]);
    if (wanted === count) return count;
    count = wanted;
  }
}

test("looks grow by half, ascend and end at the most", () => {
  expect(looksUpTo(150)).toEqual([30, 45, 68, 102, 150]);
  expect(looksUpTo(5)).toEqual([5]);
  expect(looksUpTo(30)).toEqual([30]);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1_000_000 }), (max) => {
      const looks = looksUpTo(max);
      expect(looks.at(-1)).toBe(max);
      for (let look = 1; look < looks.length; look++) expect(looks[look]).toBeGreaterThan(looks[look - 1]);
    }),
  );
});

test("a fixed number is wanted whatever comes out", () => {
  expect(worldsWanted({ fixed: 7 }, [])).toBe(7);
  expect(used({ fixed: 7 }, (world) => world)).toBe(7);
});

test("differences of ±1 stop at the first look at which Student's interval is narrow enough", () => {
  const alternating = (world: number) => (world % 2 === 0 ? 1 : -1);
  // With one more at either end, 30 worlds are 32: the deviation is √(32/31) and t(0.975, 31) = 2.0395.
  const half = 2.0395 / Math.sqrt(31);
  expect(used(until(half + 0.001, 100), alternating)).toBe(30);
  expect(used(until(half - 0.001, 100), alternating)).toBe(45);
  expect(used(until(1e-9, 100), alternating)).toBe(100);
});

test("a difference that never changes is known at the first look, unless it may be a count of something rare", () => {
  expect(used(until(1e-9, 1000), () => 0.3)).toBe(30);
  expect(used(until(1, 1000), () => 3)).toBe(30);
  expect(used(until(1, 1000), () => 0)).toBe(30);
  // One controversy in two of a hundred worlds is a mean of .02: thirty worlds without any do not exclude it.
  expect(used(until(0.03, 1000), () => 0)).toBe(102);
  expect(used(until(0.025, 1000), (world) => (world === 50 ? 1 : 0))).toBe(153);
});

test("how large a difference is does not stop a point, only how well it is known", () => {
  const noise = (world: number) => (world * 7919) % 13;
  expect(used(until(2, 500), (world) => noise(world) + 1_000_000)).toBe(used(until(2, 500), noise));
});

test("the worst known of several differences decides, undefined worlds count for nothing", () => {
  const baseline = worlds(30, () => 0);
  const [wide, narrow] = [worlds(30, (world) => world), worlds(30, () => 0.5)];
  expect(worldsWanted(until(1, 100), [baseline, narrow])).toBe(30);
  expect(worldsWanted(until(1, 100), [baseline, narrow, wide])).toBe(45);
  const undefinedButTwo = worlds(30, (world) => (world < 2 ? 0.5 : Number.NaN));
  expect(worldsWanted(until(1, 100), [baseline, undefinedButTwo])).toBe(30);
  const undefinedButOne = worlds(30, (world) => (world < 1 ? 0.5 : Number.NaN));
  expect(worldsWanted(until(1, 100), [baseline, undefinedButOne])).toBe(45);
  expect(used(until(1, 40), () => Number.NaN)).toBe(40);
});

test("where no second scenario runs there is nothing to wait for", () => {
  expect(worldsWanted(until(1, 100), [worlds(30, (world) => world)])).toBe(30);
});
