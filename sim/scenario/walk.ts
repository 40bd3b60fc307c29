import { keysOfPath, type Path } from "../input/paths.ts";
import { isRecord } from "../input/record.ts";
import { ID } from "../input/values.ts";
import type { Field, Fields, Leaf } from "./field.ts";
import { group } from "./fields.ts";

/** Follows declared fields along dotted paths. */

/** Every declared leaf with its path; ids of records appear as `<id>`, list indexes as `<n>`. */
export function leavesOf(fields: Fields, prefix = ""): [path: string, field: Leaf][] {
  return Object.entries(fields).flatMap(([name, field]): [string, Leaf][] => {
    const path = prefix + name;
    if (field.kind === "group") return leavesOf(field.fields, `${path}.`);
    if (field.kind === "records") return leavesOf(field.fields, `${path}.<id>.`);
    if (field.kind === "items") return leavesOf(field.fields, `${path}.<n>.`);
    return [[path, field]];
  });
}

/** Every leaf of a scenario with its value, records under their own ids; items of lists are left out. */
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

/** Whether a key may be an entry's id or an item's place, or what stands for any of them in texts and studies. */
const isEntry = (key: string, kind: "records" | "items"): boolean =>
  key === "*" || (kind === "records" ? key === "<id>" || ID.accepts(key) : /^(<n>|\d+)$/.test(key));

/** The declaration at a path of a scenario; any id of a record is accepted; undefined if there is none. */
export function fieldAt(fields: Fields, path: Path): Field | undefined {
  const [name, ...rest] = keysOfPath(path);
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined || rest.length === 0) return field;
  if (field.kind === "group") return fieldAt(field.fields, rest);
  if ((field.kind !== "records" && field.kind !== "items") || !isEntry(rest[0], field.kind)) return undefined;
  return rest.length === 1 ? group("", "", field.fields) : fieldAt(field.fields, rest.slice(1));
}
