import type { Field } from "../../sim/scenario/fields.ts";
import { VALUES } from "../text/controls.ts";
import { nameOfId } from "../text/ids.ts";
import { labelOf } from "../text/labels.ts";
import { optionText } from "../text/options.ts";
import { STEPS } from "../text/parts.ts";
import type { Words } from "../text/words.ts";

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
  return words.say(STEPS.steps);
}

/** What a field at a path is called: in which operation, if it is that operation's alone. */
export function nameAt(path: string, field: Field | undefined, words: Words): string {
  const keys = path.split(".");
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
