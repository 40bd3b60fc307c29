import { byKey } from "../input/record.ts";
import type { Field, Fields, Period, ValuesOf } from "./field.ts";

/** Defaults of the fields that a scenario leaves out. */

/** Value of a field that a scenario leaves out. */
function defaultOf(field: Field): unknown {
  if (field.kind === "group") return defaultsOf(field.fields);
  if (field.kind === "items") return [];
  if (field.kind === "records")
    return byId(field.default, (given) => withDefaults(field.fields, given as object));
  return field.default;
}

export function defaultsOf<C extends Fields>(fields: C): ValuesOf<C> {
  return Object.fromEntries(Object.entries(fields).map(([name, f]) => [name, defaultOf(f)])) as ValuesOf<C>;
}

/**
 * Completes a valid partial value with the defaults, in the order of declaration.
 *
 * @param complete a value that is complete already; what was taken over from it is only copied
 */
export function withDefaults(fields: Fields, given: object, complete: object = {}): Record<string, unknown> {
  const [values, before] = [given, complete] as Record<string, unknown>[];
  // A study completes many thousand scenarios before it begins, so no list of entries is made for each group.
  const whole: Record<string, unknown> = {};
  for (const name in fields) whole[name] = completed(fields[name], values[name], before[name]);
  return whole;
}

function completed(field: Field, value: unknown, complete: unknown): unknown {
  if (value === undefined || value === null) return defaultOf(field);
  if (value === complete && (field.kind === "group" || field.kind === "records"))
    return { ...(value as object) };
  if (field.kind === "group") return withDefaults(field.fields, value as object, (complete ?? {}) as object);
  if (field.kind === "items") return (value as object[]).map((item) => withDefaults(field.fields, item));
  if (field.kind === "text") return { ...field.default, ...(value as object) };
  if (field.kind === "records")
    return byId(value as object, (entry) => withDefaults(field.fields, entry as object));
  if (field.kind === "lever" || field.kind === "override") return inOrder(value);
  return value;
}

/** A lever's value, its periods with their keys in one order: the order in a file never matters. */
const inOrder = (value: unknown): unknown =>
  Array.isArray(value) ? (value as Period[]).map(({ from, to, value }) => ({ from, to, value })) : value;

/** Entries in the order of their ids, so that their order in a file never matters; null leaves one out. */
function byId<T>(entries: object, complete: (entry: unknown) => T): Record<string, T> {
  const present = Object.entries(entries).filter(([, entry]) => entry !== null);
  return Object.fromEntries(present.sort(byKey).map(([id, entry]) => [id, complete(entry)]));
}
