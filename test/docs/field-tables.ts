import type { Field, Fields, Items, Leaf, Records } from "../../sim/scenario/field.ts";
import { isRecord } from "../../sim/scenario/record.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";
import { code, table } from "./markdown.ts";
import { STATUS_MEANINGS } from "./parameters.ts";

/** Every field, a table per top-level group. */
export function fieldSections(fields: Fields): string {
  const own = Object.entries(fields).filter(([, field]) => !holdsFields(field));
  const statuses = Object.entries(STATUS_MEANINGS)
    .map(([status, { en }]) => `*${status}* (${en})`)
    .join(", ");
  return [
    `## Fields

Ids of records, which a scenario chooses, stand as \`<id>\`, places in a list, from 0, as \`<n>\`. Status says what a default rests on: ${statuses}. [sources.md](sources.md) has the sources.`,
    `### Scenario\n\n${fieldTable(Object.fromEntries(own))}`,
    ...Object.entries(fields).flatMap(([name, field]) => (holdsFields(field) ? [section(name, field)] : [])),
  ].join("\n\n");
}

type Holder = Exclude<Field, Leaf>;

function holdsFields(field: Field): field is Holder {
  return field.kind === "group" || field.kind === "records";
}

function section(name: string, field: Holder): string {
  const inside = { [name]: field };
  const notes = [
    ...holdersIn(inside, "records").map(([path, records]) => recordsNote(path, records)),
    ...holdersIn(inside, "items").map(([path, items]) => itemsNote(path, items)),
  ];
  const overridden = leavesOf(inside).filter(([, leaf]) => leaf.kind === "override");
  return [
    field.kind === "records" ? `### \`${name}\`` : `### \`${name}\`: ${field.text.en}`,
    ...notes,
    fieldTable(inside),
    ...(overridden.length === 0
      ? []
      : [
          "Every path under `levers` may stand under `operations.<id>.levers` as well, for that operation alone; `null`, the default, follows the scenario-wide lever.",
        ]),
  ].join("\n\n");
}

function fieldTable(fields: Fields): string {
  const rows = leavesOf(fields)
    .filter(([, leaf]) => leaf.kind !== "override")
    .map(([path, leaf]) => [
      code(path),
      kindOf(leaf),
      leaf.unit,
      rangeOf(leaf),
      defaultOf(leaf),
      leaf.status,
      leaf.source ?? "",
      leaf.text.en,
    ]);
  return table(["path", "kind", "unit", "range", "default", "status", "source", "meaning"], rows);
}

function kindOf(leaf: Leaf): string {
  if (leaf.kind === "flag") return "true or false";
  return "integer" in leaf && leaf.integer === true ? `whole ${leaf.kind}` : leaf.kind;
}

function rangeOf(leaf: Leaf): string {
  switch (leaf.kind) {
    case "number":
    case "lever":
      return between(leaf.range);
    case "list":
      return `at most ${leaf.longest} numbers, ${between(leaf.range)}`;
    case "column":
      return `a number per person, ${between(leaf.range)}`;
    case "labels":
      return "an id per person";
    case "choice":
      return leaf.options.map(code).join(", ");
    case "id":
      return "an id beside it, or empty";
    case "text":
      return `\`en\` and \`fr\`, at most ${leaf.longest} characters each`;
    default:
      return "";
  }
}

const between = ([low, high]: readonly [number, number]) => `${low} – ${high}`.replaceAll("-", "−");

function defaultOf(leaf: Leaf): string {
  if (leaf.kind === "text" || leaf.kind === "id" || leaf.kind === "word") return "";
  return typeof leaf.default === "string" ? code(leaf.default) : String(leaf.default);
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

/** Which records there are by default, and where they leave the defaults of the table. */
function recordsNote(path: string, { text, atLeast, atMost, default: preset }: Records): string {
  const rows = Object.entries(preset).flatMap(([id, given]) =>
    valuesOf(given, `${path}.${id}`).map(([at, value]) => [code(at), String(value)]),
  );
  const ids = Object.keys(preset).map(code).join(", ");
  return `\`${path}\` holds ${atLeast} to ${atMost} records. ${text.en} By default ${ids}, with these values and the others as in the second table:

${table(["path", "value"], rows)}`;
}

function itemsNote(path: string, { text, longest }: Items): string {
  return `\`${path}\` is a list of at most ${longest}, empty by default. ${text.en}. What an item leaves out has its default.`;
}

function valuesOf(value: unknown, path: string): [path: string, value: unknown][] {
  return isRecord(value)
    ? Object.entries(value).flatMap(([key, inner]) => valuesOf(inner, `${path}.${key}`))
    : [[path, value]];
}
