import type { Language, Text } from "../../../sim/input/text.ts";
import { believableOf } from "../../../sim/scenario/believable.ts";
import type { Leaf } from "../../../sim/scenario/field.ts";
import { code } from "../markdown.ts";
import { numeral, saying } from "../page.ts";

const KINDS: Readonly<Record<Leaf["kind"], Text>> = {
  number: { en: "number", fr: "nombre" },
  lever: { en: "lever", fr: "levier" },
  flag: { en: "true or false", fr: "vrai ou faux" },
  choice: { en: "choice", fr: "choix" },
  list: { en: "list", fr: "liste" },
  column: { en: "column", fr: "colonne" },
  labels: { en: "labels", fr: "étiquettes" },
  word: { en: "word", fr: "mot" },
  text: { en: "text", fr: "texte" },
  override: { en: "lever", fr: "levier" },
  id: { en: "id", fr: "identifiant" },
};

export function kindOf(leaf: Leaf, language: Language): string {
  const kind = KINDS[leaf.kind][language];
  const whole = "integer" in leaf && leaf.integer === true;
  return whole ? saying(language)(`whole ${kind}`, `${kind} entier`) : kind;
}

/** A range as people of the language read it. */
export const rangeIn = ([low, high]: readonly [number, number], language: Language) =>
  `${numeral(low, language)} – ${numeral(high, language)}`;

export function rangeOf(leaf: Leaf, language: Language): string {
  const say = saying(language);
  const between = (range: readonly [number, number]) => rangeIn(range, language);
  switch (leaf.kind) {
    case "number":
    case "lever":
      return between(leaf.range);
    case "list": {
      const longest = numeral(leaf.longest, language);
      return say(
        `at most ${longest} numbers, ${between(leaf.range)}`,
        `au plus ${longest} nombres, ${between(leaf.range)}`,
      );
    }
    case "column":
      return say(
        `a number per person, ${between(leaf.range)}`,
        `un nombre par personne, ${between(leaf.range)}`,
      );
    case "labels":
      return say("an id per person", "un identifiant par personne");
    case "choice":
      return leaf.options.map(code).join(", ");
    case "id":
      return say("a neighbouring id, or empty", "un identifiant voisin, ou rien");
    case "text": {
      const longest = numeral(leaf.longest, language);
      return say(
        `\`en\` and \`fr\`, at most ${longest} characters each`,
        `\`en\` et \`fr\`, d’au plus ${longest} caractères chacun`,
      );
    }
    default:
      return "";
  }
}

/** As in a file, but with numbers as people write them. */
export function defaultOf(leaf: Leaf, language: Language): string {
  if (leaf.kind === "text" || leaf.kind === "id" || leaf.kind === "word") return "";
  if (typeof leaf.default === "number") return numeral(leaf.default, language);
  return code(String(leaf.default));
}

/** Where one would believe the value to lie; "" for what is no belief. */
export function believableIn(leaf: Leaf, language: Language): string {
  const believed = believableOf(leaf);
  return believed === undefined ? "" : rangeIn(believed.range, language);
}
