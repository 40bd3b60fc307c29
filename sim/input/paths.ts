import { withWritten } from "./as-written.ts";
import { mergeChanges, type Values } from "./merge.ts";
import { inputError } from "./problems.ts";
import { isRecord } from "./record.ts";

/** Follows dotted paths through values. Only a record's own keys are used. */

/** Far deeper than any real file. A limit is needed because code that walks through data recurses as deep. */
export const DEEPEST = 100;

/** `levers.support.guidance`, or its keys one by one. */
export type Path = string | readonly string[];

export const keysOfPath = (path: Path): readonly string[] =>
  typeof path === "string" ? path.split(".") : path;

/** The path of a key of the record at `path`; the whole scenario has the path "". */
export const pathInside = (path: string, key: string | number): string =>
  path === "" ? String(key) : `${path}.${key}`;

/** Matches every id: `population.segments.*.vigour.spread` gives all segments one value. */
const EVERY = "*";

/** The known paths that a path with stars matches, in their order. */
export function matchingPaths(path: string, known: Iterable<string>): string[] {
  const keys = keysOfPath(path);
  return [...known].filter((one) => {
    const own = keysOfPath(one);
    return own.length === keys.length && keys.every((key, at) => key === EVERY || key === own[at]);
  });
}

/** The value at a path, which may contain list indexes; undefined if there is none. */
export function valueAtPath(whole: unknown, path: Path): unknown {
  return keysOfPath(path).reduce<unknown>(
    (value, key) => (holds(value, key) ? value[key] : undefined),
    whole,
  );
}

const holds = (value: unknown, key: string): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key);

/**
 * A copy with other values at some paths. A record is merged with the value already there, so it may come before or
 * after changes of its own entries.
 *
 * @throws InputError if a path is not valid
 */
export function withValues(
  values: Values,
  changes: Iterable<readonly [path: string, value: unknown]>,
): Record<string, unknown> {
  const changed = { ...values };
  // Each record is copied once, however many of its entries change.
  const copies = new Set<unknown>([changed]);
  for (const [path, value] of changes) place(changed, settable(path), value, copies);
  return changed;
}

/** The same for one path. @throws InputError if it is not valid */
export const withValue = (values: Values, path: string, value: unknown): Record<string, unknown> =>
  withValues(values, [[path, value]]);

function place(
  whole: Record<string, unknown>,
  keys: readonly string[],
  value: unknown,
  copies: Set<unknown>,
): void {
  const last = keys[keys.length - 1];
  let holder = whole;
  for (const key of keys.slice(0, -1)) {
    const known = ownRecord(holder, key);
    const copy = copies.has(known) ? known : withWritten({ ...known }, known);
    copies.add(copy);
    holder[key] = copy;
    holder = copy;
  }
  holder[last] = isRecord(value) ? mergeChanges(ownRecord(holder, last), value) : value;
}

function ownRecord(holder: Values, key: string): Record<string, unknown> {
  const known = Object.hasOwn(holder, key) ? holder[key] : undefined;
  return isRecord(known) ? known : {};
}

function settable(path: string): readonly string[] {
  const keys = keysOfPath(path);
  if (keys.length > DEEPEST || keys.some((key) => key === "" || key === "__proto__"))
    throw inputError(path, undefined, DOTTED);
  return keys;
}

const DOTTED = {
  en: "a dotted path of a field, such as levers.support.guidance",
  fr: "un chemin de champ avec des points, par exemple levers.support.guidance",
};

/** Every value of nested records with its path; a list is one value, and an empty record has none. */
export function leafValues(values: object, prefix = ""): [path: string, value: unknown][] {
  return Object.entries(values).flatMap(([key, value]): [string, unknown][] => {
    const path = pathInside(prefix, key);
    return isRecord(value) ? leafValues(value, path) : [[path, value]];
  });
}
