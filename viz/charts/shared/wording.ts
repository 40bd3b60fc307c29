import type { Text } from "../../../sim/input/text.ts";
import { unitAfter } from "../../../sim/input/units.ts";
import { JOINER } from "../../text/words.ts";

/** The reader's language and number format. */
export interface Wording {
  say: (text: Text) => string;
  /** @param signed whether positive numbers carry a plus */
  number: (value: number, signed: boolean) => string;
}

/** “A”, “A and B”, “A, B and C”. */
export function listed(items: readonly string[], { say }: Wording): string {
  if (items.length < 2) return items.join("");
  const and = say({ en: " and ", fr: " et " });
  return `${items.slice(0, -1).join(", ")}${and}${items[items.length - 1]}`;
}

const SIGN = /^[−+-]?/u;

/** A number with its unit, as people write it: “€1,451” in English, “1 451 €” in French. */
export function amount(value: number, unit: string, { say, number }: Wording, signed = false): string {
  const digits = number(value, signed);
  if (unit === "") return digits;
  const agreeing = say({ en: unitAfter(value, unit, "en"), fr: unitAfter(value, unit, "fr") });
  const after = `${digits}\u00a0${agreeing}`;
  return unit === "€"
    ? say({ en: digits.replace(SIGN, (sign) => `${sign}${sign && JOINER}€`), fr: after })
    : after;
}

/** A name with its unit in brackets, unless the name says it already. */
export function withUnit(label: string, unit: string): string {
  const isSaid = unit.length >= SHORTEST_WORD && label.toLowerCase().includes(unit.toLowerCase());
  return unit === "" || isSaid ? label : `${label} [${unit}]`;
}

/** A sign such as h is found in any word. */
const SHORTEST_WORD = 4;
