import type { Field, Fields, Leaf, ValuesOf } from "./field.ts";
import { group } from "./fields.ts";
import { isRecord } from "./record.ts";

/** Walks through declarations: defaults, completion, paths. */

/** The value of a field when a scenario does not mention it. */
function defaultOf(field: Field): unknown {
  if (field.kind === "group") return defaultsOf(field.fields);
  if (field.kind === "items") return [];
  if (field.kind === "records")
    return Object.fromEntries(
      Object.entries(field.default).map(([id, given]) => [id, withDefaults(field.fields, given as object)]),
    );
  return field.default;
}

export function defaultsOf<C extends Fields>(fields: C): ValuesOf<C> {
  return Object.fromEntries(Object.entries(fields).map(([name, f]) => [name, defaultOf(f)])) as ValuesOf<C>;
}

/** Completes a valid partial value by the defaults, in the order of declaration. */
export function withDefaults(fields: Fields, given: object): Record<string, unknown> {
  const values = given as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, completed(field, values[name])]),
  );
}

function completed(field: Field, value: unknown): unknown {
  if (value === undefined || value === null) return defaultOf(field);
  if (field.kind === "group") return withDefaults(field.fields, value as object);
  if (field.kind === "items") return (value as object[]).map((item) => withDefaults(field.fields, item));
  if (field.kind === "text") return { ...field.default, ...(value as object) };
  if (field.kind === "records")
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, entry]) => entry !== null)
        .map(([id, entry]) => [id, withDefaults(field.fields, entry as object)]),
    );
  return value;
}

/** Every leaf with its dotted path; ids of records appear as `<id>`. */
export function leavesOf(fields: Fields, prefix = ""): [path: string, field: Leaf][] {
  return Object.entries(fields).flatMap(([name, field]): [string, Leaf][] => {
    const path = prefix + name;
    if (field.kind === "group") return leavesOf(field.fields, `${path}.`);
    if (field.kind === "records") return leavesOf(field.fields, `${path}.<id>.`);
    if (field.kind === "items") return leavesOf(field.fields, `${path}.<n>.`);
    return [[path, field]];
  });
}

/** Every leaf of a scenario with what it holds, records under their own ids; what stands in lists apart. */
export function leavesIn(
  fields: Fields,
  scenario: object,
  prefix = "",
): { path: string; field: Leaf; value: unknown }[] {
  const values = scenario as Record<string, unknown>;
  return Object.entries(fields).flatMap(([name, field]) => {
    const [path, value] = [prefix + name, values[name]];
    if (field.kind === "group") return leavesIn(field.fields, value as object, `${path}.`);
    if (field.kind === "records")
      return Object.entries(isRecord(value) ? value : {}).flatMap(([id, entry]) =>
        leavesIn(field.fields, entry as object, `${path}.${id}.`),
      );
    return field.kind === "items" ? [] : [{ path, field, value }];
  });
}

/** The declaration at a path of a scenario, ids of records taken as they come; undefined if there is none. */
export function fieldAt(fields: Fields, path: readonly string[]): Field | undefined {
  const [name, ...rest] = path;
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined || rest.length === 0) return field;
  if (field.kind === "group") return fieldAt(field.fields, rest);
  if (field.kind === "records" || field.kind === "items")
    return rest.length === 1 ? group("", "", field.fields) : fieldAt(field.fields, rest.slice(1));
  return undefined;
}
