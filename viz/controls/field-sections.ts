import { keysOfPath, valueAtPath } from "../../sim/input/paths.ts";
import { isRecord } from "../../sim/input/record.ts";
import type { Text } from "../../sim/input/text.ts";
import type { Field, Fields, Leaf } from "../../sim/scenario/field.ts";
import { FIELDS, OWN_FIELDS } from "../declarations.ts";
import { baseOf } from "../state/bases.ts";
import type { Arm } from "../state/experiment.ts";
import { labelOf, titleOf } from "../text/labels.ts";

/** One declared field at its place in a scenario. */
export interface Place {
  path: string;
  field: Leaf;
}

/** Fields under a heading. */
export interface FieldSection {
  id: string;
  title: Text;
  places: readonly Place[];
}

/** People listed one by one come from a file. */
const FROM_FILES: readonly Leaf["kind"][] = ["column", "labels", "word", "list", "text"];

/** The levers of the whole scenario, by their groups. */
export function leverSections(): FieldSection[] {
  return groupsOf(FIELDS.levers, "levers");
}

/** The levers that an operation may have for itself. */
export function operationLeverSections(operation: string): FieldSection[] {
  const operations = FIELDS.operations;
  if (operations.kind !== "records") return [];
  return groupsOf(operations.fields.levers, `operations.${operation}.levers`);
}

function groupsOf(field: Field, prefix: string): FieldSection[] {
  if (field.kind !== "group") return [];
  return Object.entries(field.fields).flatMap(([id, group]) =>
    group.kind === "group"
      ? [{ id, title: group.text, places: placesOf(group.fields, `${prefix}.${id}.`, () => []) }]
      : [],
  );
}

/** Everything that is no lever, by the groups of the declarations; operations under the ids that the scenario has. */
export function assumptionSections(arm: Arm): FieldSection[] {
  // Segments have too many fields for the page, so they can only be set in files.
  const idsOf = (path: string) => (path === "operations" ? recordIds(arm, path) : []);
  const single = Object.entries(FIELDS).filter(([, field]) => isLeaf(field));
  const groups = Object.entries(FIELDS).filter(([id, field]) => !isLeaf(field) && id !== "levers");
  const scenario: FieldSection = {
    id: "scenario",
    title: { en: "The scenario", fr: "Le scénario" },
    places: placesOf(Object.fromEntries(single.filter(([id]) => !OWN_FIELDS.includes(id))), "", idsOf),
  };
  const others = groups.map(([id, field]) => ({
    id,
    title: isLeaf(field) ? labelOf(field) : titleOf(field.text),
    places: placesOf({ [id]: field }, "", idsOf),
  }));
  return [scenario, ...others].filter(({ places }) => places.length > 0);
}

const isLeaf = (field: Field): field is Leaf =>
  field.kind !== "group" && field.kind !== "records" && field.kind !== "items";

/** Fields that can be set on the page; lists of like things can only be set in their file. */
function placesOf(fields: Fields, prefix: string, idsOf: (path: string) => readonly string[]): Place[] {
  return Object.entries(fields).flatMap(([name, field]): Place[] => {
    const path = prefix + name;
    if (field.kind === "items" || (prefix.startsWith("operations.") && name === "levers")) return [];
    if (field.kind === "group") return placesOf(field.fields, `${path}.`, idsOf);
    if (field.kind === "records")
      return idsOf(path).flatMap((id) => placesOf(field.fields, `${path}.${id}.`, idsOf));
    return FROM_FILES.includes(field.kind) ? [] : [{ path, field }];
  });
}

/** The ids that a scenario has under a path, such as its operations. */
export function recordIds({ base, changes }: Pick<Arm, "base" | "changes">, path: string): string[] {
  const records = valueAtPath(baseOf(base).values, path);
  const depth = keysOfPath(path).length;
  // An arm may add some, as a pair's scenarios do.
  const added = Object.keys(changes).filter((one) => one.startsWith(`${path}.`));
  const ids = new Set([
    ...(isRecord(records) ? Object.keys(records) : []),
    ...added.map((one) => keysOfPath(one)[depth]),
  ]);
  // By id, as in the core.
  return [...ids].filter((id) => changes[`${path}.${id}`] !== null).sort();
}

/** Whether a search finds a field: by its name, its description or its path, in either case and without accents. */
export function finds(search: string, { path, field }: Place, language: keyof Text): boolean {
  const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain(search).split(/\s+/).filter(Boolean);
  const text = plain(`${labelOf(field)[language]} ${field.text[language]} ${path}`);
  return words.every((word) => text.includes(word));
}
