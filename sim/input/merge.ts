import { withWritten } from "./as-written.ts";
import { isRecord } from "./record.ts";

/** How files build on each other: `extends`, and the one rule for merging them. */

/** What a file sets: any part of a scenario. */
export type Values = Readonly<Record<string, unknown>>;

/** Merges a file over its base, key by key: records are merged, other values replaced, and null removes a key. */
export function merge(base: Values, over: Values): Record<string, unknown> {
  return mergeKeys(base, over, false);
}

/**
 * Merges two sets of changes into one, the second over the first. Nulls stay, so that they remove keys from the base
 * later: `merge(merge(base, first), second)` equals `merge(base, mergeChanges(first, second))`. The exception is a
 * record in the second where the first has null or another value that is not a record: a single file cannot say
 * "remove this, then add that".
 */
export function mergeChanges(first: Values, second: Values): Record<string, unknown> {
  return mergeKeys(first, second, true);
}

function mergeKeys(base: Values, over: Values, keepsNull: boolean): Record<string, unknown> {
  const result = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = Object.hasOwn(result, key) ? result[key] : undefined;
    if (value === null && !keepsNull) delete result[key];
    else if (!isRecord(value)) setOwn(result, key, value);
    else setOwn(result, key, mergeKeys(isRecord(below) ? below : {}, value, keepsNull));
  }
  return withWritten(withWritten(result, base), over);
}

/** Sets a key of any name; assigning to `__proto__` would change the record's prototype. */
function setOwn(record: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") record[key] = value;
  else Object.defineProperty(record, key, { value, configurable: true, enumerable: true, writable: true });
}

/**
 * A file and all files that it extends, the root first.
 *
 * @param below returns the file that a file extends, or undefined if it extends none
 */
export function chainOf<F>(file: F, below: (file: F) => F | undefined): F[] {
  const chain = [file];
  for (let next = below(file); next !== undefined; next = below(next)) chain.unshift(next);
  return chain;
}

/** Name of the scenario that a file extends: the root if it names none, null if it extends nothing. */
export function baseNameOf(
  { id, extends: base }: { id?: unknown; extends?: unknown },
  root: string,
): string | null {
  if (base === undefined && id !== root) return root;
  return typeof base === "string" ? base : null;
}
