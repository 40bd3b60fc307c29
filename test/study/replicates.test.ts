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
  expect(looksUpTo(50)).toEqual([10, 15, 23, 35, 50]);
  expect(looksUpTo(5)).toEqual([5]);
  expect(looksUpTo(10)).toEqual([10]);
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
  // At 10 worlds the deviation is √(10/9) and t(0.975, 9) = 2.262: a half width of 2.262/3 = 0.754.
  expect(used(until(0.755, 100), alternating)).toBe(10);
  expect(used(until(0.753, 100), alternating)).toBe(15);
  expect(used(until(1e-9, 100), alternating)).toBe(100);
});

test("a difference that never changes is known at the first look, as no difference is", () => {
  expect(used(until(1e-9, 1000), () => 3)).toBe(10);
  expect(used(until(1e-9, 1000), () => 0)).toBe(10);
});

test("how large a difference is does not stop a point, only how well it is known", () => {
  const noise = (world: number) => (world * 7919) % 13;
  expect(used(until(2, 500), (world) => noise(world) + 1_000_000)).toBe(used(until(2, 500), noise));
});

test("the worst known of several differences decides, undefined worlds count for nothing", () => {
  const baseline = worlds(10, () => 0);
  const [wide, narrow] = [worlds(10, (world) => world), worlds(10, () => 1)];
  expect(worldsWanted(until(1, 100), [baseline, narrow])).toBe(10);
  expect(worldsWanted(until(1, 100), [baseline, narrow, wide])).toBe(15);
  const undefinedButTwo = worlds(10, (world) => (world < 2 ? 1 : Number.NaN));
  expect(worldsWanted(until(1, 100), [baseline, undefinedButTwo])).toBe(10);
  const undefinedButOne = worlds(10, (world) => (world < 1 ? 1 : Number.NaN));
  expect(worldsWanted(until(1, 100), [baseline, undefinedButOne])).toBe(15);
  expect(used(until(1, 40), () => Number.NaN)).toBe(40);
});

test("where no second scenario runs there is nothing to wait for", () => {
  expect(worldsWanted(until(1, 100), [worlds(10, (world) => world)])).toBe(10);
});
