import type { Text } from "../../sim/input/text.ts";
import type { Declared, Field } from "../../sim/scenario/field.ts";

/** A field's short name: the one that it declares, else the first words of its description. */
export function labelOf(field: Declared): Text {
  return field.label ?? titleOf(field.text);
}

/** A group's title: the first words of its description. */
export const titleOf = ({ en, fr }: Text): Text => ({ en: firstWords(en), fr: firstWords(fr) });

/** Up to the first pause, without a final stop. */
function firstWords(text: string): string {
  const [first] = text.split(/\s?[:;(]|\. /);
  return first.trim().replace(/\.$/, "");
}

/** The declaration itself, or for an override that of the field it overrides. */
export function declarationOf(field: Field): Field {
  return field.kind === "override" ? field.of : field;
}
