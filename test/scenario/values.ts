import fc from "fast-check";
import type { Values } from "../../sim/input/merge.ts";

/** What stands at a leaf of a file; null takes out what is below. */
const leaf = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 3 }),
  fc.boolean(),
  fc.constantFrom("", "a"),
  fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
);

/** Few keys, so that files meet in them; some are those of every object. */
const key = fc.constantFrom("a", "b", "c", "toString", "constructor");

const { value } = fc.letrec<{ value: unknown; record: Record<string, unknown> }>((tie) => ({
  value: fc.oneof({ depthSize: "small" }, leaf, tie("record")),
  record: fc.dictionary(key, tie("value"), { maxKeys: 3, noNullPrototype: true }),
}));

/** What a file may set: records in records, lists, null. */
export const files: fc.Arbitrary<Values> = fc.dictionary(key, value, { maxKeys: 4, noNullPrototype: true });

/** A dotted path through such a file. */
export const paths: fc.Arbitrary<string> = fc
  .array(key, { minLength: 1, maxLength: 4 })
  .map((keys) => keys.join("."));

/** The same that nobody can change. */
export function frozen<T>(whole: T): T {
  if (typeof whole !== "object" || whole === null) return whole;
  for (const part of Object.values(whole)) frozen(part);
  return Object.freeze(whole);
}
