import fc from "fast-check";
import { expect, test } from "vitest";
import { baseNameOf, chainOf, merge, mergeChanges, type Values } from "../../sim/input/merge.ts";
import { leafValues } from "../../sim/input/paths.ts";
import { isRecord } from "../../sim/input/record.ts";
import { files, frozen } from "../scenario/values.ts";

/** Whether null stands anywhere among records. */
const hasNull = (values: Values) => leafValues(values).some(([, value]) => value === null);

/** Whether later changes have a record where earlier ones remove or replace what is below: no single file says both. */
const putsBack = (first: Values, second: Values): boolean =>
  Object.entries(second).some(([key, value]) => {
    if (!isRecord(value) || !Object.hasOwn(first, key)) return false;
    const before = first[key];
    return !isRecord(before) || putsBack(before, value);
  });

test("records are joined, all else is replaced, null removes", () => {
  const base = { a: { b: 1, c: [1, 2] }, d: { e: 1 }, f: 1 };
  expect(merge(base, { a: { c: [3], g: 2 }, d: null, f: { h: 1 } })).toEqual({
    ...{ a: { b: 1, c: [3], g: 2 }, f: { h: 1 } },
  });
  expect(merge(base, { a: 7 })).toEqual({ ...base, a: 7 });
  expect(merge({}, { a: { b: null, c: null } })).toEqual({ a: {} });
  const column = Float64Array.of(1, 2);
  expect(merge({ column: [1] }, { column }).column).toBe(column);
});

test("what is merged over nothing is the same, and nothing changes nothing", () => {
  fc.assert(
    fc.property(files, (values) => {
      const plain = merge({}, values);
      expect(hasNull(plain)).toBe(false);
      expect(merge({}, plain)).toEqual(plain);
      expect(merge(plain, {})).toEqual(plain);
      expect(merge(plain, plain)).toEqual(plain);
      expect(mergeChanges({}, values)).toEqual(values);
    }),
    { numRuns: 300 },
  );
});

test("the last file that sets a leaf says what it is, and null takes away all inside it", () => {
  fc.assert(
    fc.property(files, files, (base, over) => {
      const merged = merge(base, over);
      for (const [path, value] of leafValues(over)) {
        const found = Object.fromEntries(leafValues(merged))[path];
        if (value !== null) expect(found).toEqual(value);
        else
          expect(leafValues(merged).filter(([one]) => one === path || one.startsWith(`${path}.`))).toEqual(
            [],
          );
      }
    }),
    { numRuns: 300 },
  );
});

test("changes one after the other are the same as together, over any base", () => {
  let together = 0;
  fc.assert(
    fc.property(files, files, files, (base, first, second) => {
      if (putsBack(first, second)) return;
      together++;
      expect(merge(base, mergeChanges(first, second))).toEqual(merge(merge(base, first), second));
    }),
    { numRuns: 500 },
  );
  expect(together).toBeGreaterThan(250);
});

test("a chain of changes may be merged from either end", () => {
  let chains = 0;
  fc.assert(
    fc.property(files, files, files, (first, second, third) => {
      if (putsBack(first, second) || putsBack(second, third)) return;
      if (putsBack(mergeChanges(first, second), third)) return;
      chains++;
      expect(mergeChanges(mergeChanges(first, second), third)).toEqual(
        mergeChanges(first, mergeChanges(second, third)),
      );
    }),
    { numRuns: 500 },
  );
  expect(chains).toBeGreaterThan(200);
});

test("neither side is changed", () => {
  fc.assert(
    fc.property(files, files, (base, over) => {
      const [kept, changes] = [structuredClone(base), structuredClone(over)];
      merge(frozen(base), frozen(over));
      mergeChanges(frozen(base), frozen(over));
      expect([base, over]).toEqual([kept, changes]);
    }),
    { numRuns: 100 },
  );
});

test("a key called __proto__ is a key like any other, and reaches no prototype", () => {
  const evil = JSON.parse('{"__proto__": {"polluted": 1}, "a": {"__proto__": {"polluted": 2}}}');
  for (const merged of [merge({}, evil), merge(evil, evil), mergeChanges({ a: { b: 1 } }, evil)]) {
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(merged.a)).toBe(Object.prototype);
    expect(Object.keys(merged)).toContain("__proto__");
    expect(merged.polluted).toBeUndefined();
    expect((merged.a as Values).polluted).toBeUndefined();
  }
  expect(merge({}, JSON.parse('{"constructor": {"prototype": {"polluted": 3}}}'))).toEqual({
    constructor: { prototype: { polluted: 3 } },
  });
  expect(({} as Values).polluted).toBeUndefined();
  expect(Object.keys(merge(evil, JSON.parse('{"__proto__": null}')))).toEqual(["a"]);
});

test("a chain goes down to the file that extends nothing", () => {
  const files: Record<string, { id?: string; extends?: string | null }> = {
    root: { id: "root" },
    middle: {},
    top: { extends: "middle" },
    alone: { extends: null },
  };
  const namesOf = (name: string) => chainOf(name, (one) => baseNameOf(files[one], "root") ?? undefined);
  expect(namesOf("top")).toEqual(["root", "middle", "top"]);
  expect(namesOf("alone")).toEqual(["alone"]);
  expect(namesOf("root")).toEqual(["root"]);
});
