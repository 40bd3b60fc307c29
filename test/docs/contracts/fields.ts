import { isRecord } from "../../../sim/input/record.ts";
import type { Language } from "../../../sim/input/text.ts";
import { unitIn } from "../../../sim/input/units.ts";
import type { Field, Fields, Items, Leaf, Records } from "../../../sim/scenario/field.ts";
import { leavesOf } from "../../../sim/scenario/walk.ts";
import { code, table } from "../markdown.ts";
import { saying } from "../page.ts";
import { heads, STATUS_MEANINGS, statusOf } from "../words.ts";
import { believableIn, defaultOf, kindOf, rangeOf } from "./leaf-words.ts";

/** Every field once, a section per top-level group. The switches of mechanisms are listed with the mechanisms. */
export function fieldSections(fields: Fields, language: Language): string[] {
  const own = Object.entries(fields).filter(([, field]) => !holdsFields(field));
  const held = Object.entries(fields).filter(([name]) => name !== "mechanisms");
  return [
    `## ${saying(language)("Scenario", "Scénario")}\n\n${fieldTable(Object.fromEntries(own), language)}`,
    ...held.flatMap(([name, field]) => (holdsFields(field) ? [section(name, field, language)] : [])),
  ];
}

export function statusWords(language: Language): string {
  return Object.entries(STATUS_MEANINGS)
    .map(([status, meaning]) => `*${statusOf({ status } as Leaf, language)}* (${meaning[language]})`)
    .join(", ");
}

type Holder = Exclude<Field, Leaf>;

function holdsFields(field: Field): field is Holder {
  return field.kind === "group" || field.kind === "records";
}

function section(name: string, field: Holder, language: Language): string {
  const inside = { [name]: field };
  const leaves = leavesOf(inside);
  const overridden = leaves.filter(([, leaf]) => leaf.kind === "override");
  const perOperation = leaves.filter(([, leaf]) => leaf.kind === "number" && leaf.perOperation === true);
  return [
    `## ${code(name)}`,
    ...(field.kind === "records" ? [] : [`${field.text[language]}.`]),
    ...holdersIn(inside, "records").map(([path, records]) => recordsNote(path, records, language)),
    ...holdersIn(inside, "items").map(([path, items]) => itemsNote(path, items, language)),
    fieldTable(inside, language),
    ...(overridden.length === 0
      ? []
      : [
          saying(language)(
            "Every path under `levers` may also be set under `operations.<id>.levers`, for that operation alone; `null`, the default, follows the lever for all operations.",
            "Tout chemin de `levers` peut aussi figurer sous `operations.<id>.levers`, pour cette seule opération ; `null`, la valeur par défaut, suit le levier de toutes les opérations.",
          ),
          saying(language)(
            `So may parameters that describe one operation, such as ${code("quitting.stopHazardScale")}; ${code("null")} follows the parameter for all. The sections of ${groupsOf(overridden)} list them.`,
            `Il en va de même des paramètres qui décrivent une seule opération, comme ${code("quitting.stopHazardScale")} ; ${code("null")} suit le paramètre de toutes. Les sections ${groupsOf(overridden)} en donnent la liste.`,
          ),
        ]),
    ...(perOperation.length === 0
      ? []
      : [
          saying(language)(
            `An operation may have its own ${listed(perOperation)}, under ${code(`operations.<id>.${name}`)}.`,
            `Une opération peut avoir ses propres valeurs, sous ${code(`operations.<id>.${name}`)} : ${listed(perOperation)}.`,
          ),
        ]),
  ].join("\n\n");
}

type Found = readonly (readonly [path: string, leaf: Leaf])[];

const listed = (leaves: Found): string =>
  leaves.map(([path]) => code(path.slice(path.lastIndexOf(".") + 1))).join(", ");

/** The groups, other than the levers, that operations have parameters of. */
const groupsOf = (overridden: Found): string =>
  [...new Set(overridden.map(([path]) => path.split(".")[2]))]
    .filter((group) => group !== "levers")
    .map(code)
    .join(", ");

function fieldTable(fields: Fields, language: Language): string {
  const rows = leavesOf(fields)
    .filter(([, leaf]) => leaf.kind !== "override")
    .map(([path, leaf]) => [
      code(path),
      kindOf(leaf, language),
      unitIn(leaf.unit, language),
      rangeOf(leaf, language),
      defaultOf(leaf, language),
      believableIn(leaf, language),
      statusOf(leaf, language),
      leaf.source ?? "",
      leaf.text[language],
    ]);
  return table(
    heads(
      ["path", "kind", "unit", "range", "default", "believable", "status", "source", "meaning"],
      language,
    ),
    rows,
  );
}

interface Holders {
  records: Records;
  items: Items;
}

/** Records, or lists of like things, with their paths; `<id>` and `<n>` as in the tables. */
function holdersIn<K extends keyof Holders>(
  fields: Fields,
  kind: K,
  prefix = "",
): [path: string, holder: Holders[K]][] {
  const inside = { group: "", records: "<id>.", items: "<n>." };
  return Object.entries(fields).flatMap(([name, field]): [string, Holders[K]][] => {
    if (field.kind !== "group" && field.kind !== "records" && field.kind !== "items") return [];
    const path = prefix + name;
    const below = holdersIn(field.fields, kind, `${path}.${inside[field.kind]}`);
    return field.kind === kind ? [[path, field as unknown as Holders[K]], ...below] : below;
  });
}

/** Which records there are by default, and which of their values differ from the defaults of the table. */
function recordsNote(
  path: string,
  { text, atLeast, atMost, default: preset }: Records,
  language: Language,
): string {
  const rows = Object.entries(preset).flatMap(([id, given]) =>
    valuesOf(given, `${path}.${id}`).map(([at, value]) => [code(at), String(value)]),
  );
  const ids = Object.keys(preset).map(code).join(", ");
  const say = saying(language);
  const note = say(
    `${code(path)} holds ${atLeast} to ${atMost} records. ${text.en} By default there are ${ids}, with these values; all others are in the second table:`,
    `${code(path)} contient de ${atLeast} à ${atMost} enregistrements. ${text.fr} Par défaut, ce sont ${ids}, avec ces valeurs ; les autres sont dans le second tableau :`,
  );
  return `${note}\n\n${table(heads(["path", "value"], language), rows)}`;
}

function itemsNote(path: string, { text, longest }: Items, language: Language): string {
  return saying(language)(
    `${code(path)} is a list of at most ${longest}, empty by default. ${text.en}. Values that an item leaves out have their defaults.`,
    `${code(path)} est une liste d’au plus ${longest} éléments, vide par défaut. ${text.fr}. Les valeurs qu’un élément omet gardent leur valeur par défaut.`,
  );
}

function valuesOf(value: unknown, path: string): [path: string, value: unknown][] {
  return isRecord(value)
    ? Object.entries(value).flatMap(([key, inner]) => valuesOf(inner, `${path}.${key}`))
    : [[path, value]];
}
