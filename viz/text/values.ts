import { keysOfPath } from "../../sim/input/paths.ts";
import { isRecord } from "../../sim/input/record.ts";
import type { Field } from "../../sim/scenario/field.ts";
import { optionText } from "../../sim/scenario/option-texts.ts";
import { COURSE } from "./components.ts";
import { VALUES } from "./controls.ts";
import { nameOfId } from "./ids.ts";
import { labelOf } from "./labels.ts";
import { COLON, SEMICOLON } from "./punctuation.ts";
import type { Words } from "./words.ts";

/** A value as people read it, beside its field. */
export function valueText(value: unknown, field: Field | undefined, words: Words): string {
  const unit = field !== undefined && "unit" in field ? field.unit : "";
  if (typeof value === "number") return words.quantity(value, unit);
  if (typeof value === "boolean") return words.say(value ? VALUES.on : VALUES.off);
  if (value === null || value === undefined || value === "") return words.say(VALUES.none);
  if (typeof value === "string") {
    const isLever = field?.kind === "lever" || (field?.kind === "override" && field.of.kind === "lever");
    return isLever ? value : words.say(optionText(value));
  }
  if (field?.kind === "items" && Array.isArray(value))
    return value
      .map((item, at) => `${at + 1}. ${itemText(item, field.fields, words)}`)
      .join(words.say(SEMICOLON));
  return words.say(COURSE.periods);
}

/** One of a list, such as a phase: what it has, and what of it is on. */
function itemText(item: unknown, fields: Readonly<Record<string, Field>>, words: Words): string {
  const said = Object.entries(isRecord(item) ? item : {}).flatMap(([key, value]) => {
    const field = fields[key];
    if (value === false || field === undefined || !("status" in field)) return [];
    const label = words.say(labelOf(field));
    const name = label.charAt(0).toLowerCase() + label.slice(1);
    return [value === true ? name : `${name}${words.say(COLON)}${valueText(value, field, words)}`];
  });
  return said.join(", ");
}

/** What a field at a path is called: in which operation, if it is that operation's alone. */
export function nameAt(path: string, field: Field | undefined, words: Words): string {
  const keys = keysOfPath(path);
  const [first, id] = keys;
  const name =
    field !== undefined && "status" in field
      ? words.say(labelOf(field.kind === "override" ? field.of : field))
      : (keys.at(-1) ?? path);
  const inRecord =
    keys.length > 2 && (first === "operations" || (first === "population" && id === "segments"));
  const record = first === "operations" ? id : keys[2];
  return inRecord ? `${name} (${words.say(nameOfId(record))})` : name;
}
