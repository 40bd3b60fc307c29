import fc from "fast-check";
import { expect, test } from "vitest";
import { InputError } from "../../sim/input/problems.ts";
import { bytesOf, WorldCache } from "../../sim/run/cache.ts";

const array = (length: number) => ({ array: new Float64Array(length) });

test("typed arrays count with all their bytes, however deep they lie", () => {
  const flat = bytesOf({ a: new Float64Array(1000), b: new Uint8Array(500) });
  expect(flat).toBeGreaterThanOrEqual(8500);
  expect(flat).toBeLessThan(10_000);
  expect(bytesOf({ deep: { er: [new Float64Array(1000)] }, one: 1, word: "abc" })).toBeGreaterThan(8000);
});

test.each([-1, Number.NaN, Number.NEGATIVE_INFINITY])("a budget of %d bytes is refused", (bytes) => {
  expect(() => new WorldCache(bytes)).toThrow(InputError);
});

test("what has not been asked for the longest makes way", () => {
  const cache = new WorldCache(3 * bytesOf(array(1000)) + 100);
  for (const key of ["a", "b", "c"]) cache.keep(key, array(1000));
  expect(cache.find("a")).toBeDefined();
  cache.keep("d", array(1000));
  expect(["a", "b", "c", "d"].filter((key) => cache.find(key) !== undefined)).toEqual(["a", "c", "d"]);
});

test("what is larger than the budget is not kept, and drives nothing out", () => {
  const cache = new WorldCache(10_000);
  const small = array(10);
  cache.keep("small", small);
  let made = 0;
  cache.keep("large", array(10_000), (value) => {
    made++;
    return value;
  });
  expect(made, "copies").toBe(0);
  expect(cache.find("large")).toBeUndefined();
  expect(cache.find("small")).toBe(small);
});

test("a cache that is cleared holds nothing", () => {
  const cache = new WorldCache(10_000);
  cache.keep("a", array(10));
  cache.clear();
  expect(cache.bytes).toBe(0);
  expect(cache.find("a")).toBeUndefined();
});

/** Keeping (a length) and finding (none), by key. */
const uses = fc.array(
  fc.record({
    key: fc.constantFrom("a", "b", "c", "d", "e"),
    length: fc.option(fc.integer({ min: 0, max: 400 })),
  }),
  { maxLength: 40 },
);

test("it never holds more than its budget, and finds what was kept last under a key or nothing", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8000 }), uses, (budget, list) => {
      const cache = new WorldCache(budget);
      const kept = new Map<string, object>();
      for (const { key, length } of list) {
        if (length === null) expect([undefined, kept.get(key)]).toContain(cache.find(key));
        else {
          const value = array(length);
          kept.set(key, value);
          cache.keep(key, value);
        }
        expect(cache.bytes).toBeLessThanOrEqual(budget);
        const held = [...kept].flatMap(([k]) => {
          const value = cache.find(k);
          return value === undefined ? [] : [bytesOf(k) + bytesOf(value)];
        });
        expect(cache.bytes).toBe(held.reduce((sum, bytes) => sum + bytes, 0));
      }
    }),
    { numRuns: 200 },
  );
});
