import { isRecord } from "./record.ts";

/** How files build on each other: `extends`, and the one rule by which what they set is merged. */

/** What a file sets: any part of a scenario. */
export type Values = Readonly<Record<string, unknown>>;

/** Merges key by key what a file sets over its base: records are joined, all else is replaced, null removes. */
export function merge(base: Values, over: Values): Record<string, unknown> {
  return mergeKeys(base, over, false);
}

/**
 * Two sets of changes as one, the second over the first. Null stays in it, to remove from whatever it is merged over:
 * `merge(merge(base, first), second)` is `merge(base, mergeChanges(first, second))`, unless the second has a record
 * where the first has null or anything else that is none: no single file says "remove, then put this there".
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
  return result;
}

/** Sets a key whatever it is called: assigning to `__proto__` would change what the record inherits. */
function setOwn(record: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") record[key] = value;
  else Object.defineProperty(record, key, { value, configurable: true, enumerable: true, writable: true });
}

/**
 * A file with all that it extends, the root first.
 *
 * @param below the file that another one extends; undefined where it stands alone
 */
export function chainOf<F>(file: F, below: (file: F) => F | undefined): F[] {
  const chain = [file];
  for (let next = below(file); next !== undefined; next = below(next)) chain.unshift(next);
  return chain;
}

/** Name of the scenario that a file extends: the root if it names none, null if it stands alone. */
export function baseNameOf(
  { id, extends: base }: { id?: unknown; extends?: unknown },
  root: string,
): string | null {
  if (base === undefined && id !== root) return root;
  return typeof base === "string" ? base : null;
}
