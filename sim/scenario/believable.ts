import type { Text } from "../input/text.ts";
import type { Believable, Leaf, NumberField, Origin } from "./field.ts";

/**
 * The range in which a reasonable person would believe a default: narrower than what the program accepts. By rule it
 * follows from the default; where that is not believable, the field declares it by {@link within}.
 */

/** The rules, in the words in which they stand beside a range. */
const HALF_TO_TWICE: Text = { en: "half to twice the default", fr: "de la moitié au double du défaut" };
const ONE_LOGIT: Text = { en: "the default ± 1 logit", fr: "le défaut ± 1 logit" };

/** What a default rests on, with the range in which one would believe it. */
export const within = (from: Origin, range: Believable["range"], why: Text): Origin => ({
  ...from,
  believable: { range, why },
});

/**
 * Where one would believe a field's value to lie, and why; undefined for what is no belief: decisions (levers, and what
 * is to choose), what a source text says, measured data unless they declare a range, and what is no number.
 *
 * @param value one that a scenario sets instead of the default: the rule is then about it, and a declared range is
 *   widened to hold it
 */
export function believableOf(field: Leaf, value?: number): Believable | undefined {
  if (field.kind !== "number") return undefined;
  const { status, believable, default: preset } = field;
  if (believable !== undefined) return value === undefined ? believable : widened(believable, value);
  if (status !== "assumption" && status !== "literature") return undefined;
  return byRule(field, value ?? preset);
}

/** What the rule alone says, within what the field accepts; the cut is what stops shares at 0 or 1. */
export function byRule({ unit, range, integer }: NumberField, value: number): Believable {
  const isWeight = unit === "logit";
  const ends = isWeight ? [value - 1, value + 1] : [value / 2, value * 2];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return {
    range: [
      Math.max(range[0], integer ? Math.ceil(low) : rounded(low)),
      Math.min(range[1], integer ? Math.floor(high) : rounded(high)),
    ],
    why: isWeight ? ONE_LOGIT : HALF_TO_TWICE,
  };
}

const widened = ({ range: [low, high], why }: Believable, value: number): Believable => ({
  range: [Math.min(low, value), Math.max(high, value)],
  why,
});

/** Without the dust of binary fractions, such as 0.44 − 1. */
const rounded = (value: number): number => Number(value.toPrecision(12));

/** Reasons that several fields share; others stand beside their field. */
export const WHY = {
  sign: { en: "nobody doubts its sign", fr: "son signe ne fait pas de doute" },
  off: {
    en: "0 leaves it out; nobody expects the other sign",
    fr: "0 l’exclut ; personne n’attend le signe contraire",
  },
  tried: { en: "from nothing to the value tried", fr: "de rien à la valeur essayée" },
  fitted: { en: "as left open in the fit to two wikis", fr: "ce que l’ajustement à deux wikis laisse libre" },
  measured: {
    en: "measured elsewhere: half to twice its size",
    fr: "mesuré ailleurs : de la moitié au double de l’ampleur",
  },
  unknown: {
    en: "no base was found: it may be far off",
    fr: "aucune base trouvée : l’écart peut être grand",
  },
  neverAll: { en: "never quite everything", fr: "jamais tout à fait la totalité" },
  either: { en: "either extreme can be argued for", fr: "chaque extrême peut se défendre" },
  benefit: { en: "a benefit, no weight: about this size", fr: "un avantage, non un poids : à peu près cela" },
} as const satisfies Readonly<Record<string, Text>>;
