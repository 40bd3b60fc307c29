import fc from "fast-check";
import { expect, test } from "vitest";
import {
  keysOfPath,
  leafValues,
  matchingPaths,
  pathInside,
  valueAtPath,
  withValue,
  withValues,
} from "../../sim/input/paths.ts";
import { InputError } from "../../sim/input/problems.ts";
import { isRecord } from "../../sim/input/record.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { FIELDS } from "../../sim/model/model.ts";
import { fieldAt, leavesIn } from "../../sim/scenario/walk.ts";
import { files, frozen, paths } from "./values.ts";

/** What is no record stands as a whole. */
const single = fc.oneof(
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.integer(), { maxLength: 3 }),
);

test("the value that was set is the value that is read", () => {
  fc.assert(
    fc.property(files, paths, single, (values, path, value) => {
      expect(valueAtPath(withValue(values, path, value), path)).toBe(value);
    }),
    { numRuns: 300 },
  );
});

test("nothing else changes: neither what is given nor what stands beside the path", () => {
  fc.assert(
    fc.property(files, paths, single, (values, path, value) => {
      const before = structuredClone(values);
      const changed = withValue(frozen(values), path, value);
      expect(values).toEqual(before);
      const apart = (one: string) => !one.startsWith(`${path}.`) && !`${path}.`.startsWith(`${one}.`);
      const others = leafValues(values).filter(([one]) => apart(one));
      expect(leafValues(changed).filter(([one]) => apart(one))).toEqual(others);
    }),
    { numRuns: 300 },
  );
});

test("a record joins what stands there, before or after its parts", () => {
  let joined = 0;
  fc.assert(
    fc.property(files, paths, files, paths, single, (values, path, record, inside, value) => {
      const given = leafValues(record);
      // What the record says itself inside of the part, or above it, is what comes last.
      if (given.some(([leaf]) => `${leaf}.`.startsWith(`${inside}.`) || inside.startsWith(`${leaf}.`)))
        return;
      if (valueAtPath(record, inside) !== undefined) return;
      joined++;
      const [whole, part] = [[path, record] as const, [`${path}.${inside}`, value] as const];
      const changed = withValues(values, [whole, part]);
      expect(withValues(values, [part, whole])).toEqual(changed);
      for (const [leaf, one] of [...given, [inside, value] as const])
        expect(valueAtPath(changed, `${path}.${leaf}`)).toEqual(one);
    }),
    { numRuns: 300 },
  );
  expect(joined).toBeGreaterThan(100);
  expect(withValues({ a: { b: 1 } }, [["a", { c: 2 }]])).toEqual({ a: { b: 1, c: 2 } });
  expect(withValues({ a: 1 }, [["a", { c: null }]])).toEqual({ a: { c: null } });
});

test("every leaf is read at its path, and from its leaves a record is made again", () => {
  fc.assert(
    fc.property(files, (values) => {
      const leaves = leafValues(values);
      for (const [path, value] of leaves) {
        expect(valueAtPath(values, path)).toBe(value);
        expect(isRecord(value)).toBe(false);
      }
      expect(leafValues(withValues({}, leaves))).toEqual(leaves);
    }),
    { numRuns: 300 },
  );
});

test("only own keys are met, and those of lists", () => {
  for (const path of ["toString", "a.constructor", "constructor.prototype", "__proto__", "a.__proto__"])
    expect(valueAtPath({ a: { b: 1 } }, path), path).toBeUndefined();
  expect(valueAtPath({ steps: [{ to: 3 }] }, "steps.0.to")).toBe(3);
  expect(valueAtPath({ a: null }, "a.b")).toBeUndefined();
  expect(valueAtPath("text", "length")).toBeUndefined();
  expect(fieldAt(FIELDS, "levers.constructor")).toBeUndefined();
  expect(fieldAt(FIELDS, "__proto__.levers")).toBeUndefined();
});

test.each(["", "a..b", ".a", "a.", "__proto__", "a.__proto__.b"])("%j is no path to set", (path) => {
  expect(() => withValue({ a: { b: 1 } }, path, 1)).toThrow(InputError);
  expect(({} as Record<string, unknown>).b).toBeUndefined();
});

test("a record that holds __proto__ as a key of its own pollutes nothing", () => {
  const changed = withValue({}, "a", JSON.parse('{"__proto__": {"polluted": 1}}'));
  expect(Object.getPrototypeOf(changed.a)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("paths are put together as they are taken apart", () => {
  fc.assert(
    fc.property(paths, (path) => {
      expect(keysOfPath(path).reduce((before, key) => pathInside(before, key), "")).toBe(path);
    }),
    { numRuns: 50 },
  );
  expect(keysOfPath(["a", "b"])).toEqual(["a", "b"]);
});

test("a star stands for one key, in the order of what is known", () => {
  const known = ["a.y.c", "a.x.c", "a.x.d", "a.x.c.e", "b.x.c"];
  expect(matchingPaths("a.*.c", known)).toEqual(["a.y.c", "a.x.c"]);
  expect(matchingPaths("a.x.c", known)).toEqual(["a.x.c"]);
  expect(matchingPaths("*", known)).toEqual([]);
});

test("every leaf of a scenario has the declaration that is found at its path", () => {
  const { scenario } = resolveScenario("launch-forum");
  const leaves = leavesIn(FIELDS, scenario);
  expect(leaves.length).toBeGreaterThan(300);
  for (const { path, field, value } of leaves) {
    expect(fieldAt(FIELDS, path), path).toBe(field);
    expect(valueAtPath(scenario, path), path).toBe(value);
  }
});
