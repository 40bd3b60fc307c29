import { numberIn } from "./counted.ts";
import type { Shape } from "./shape.ts";
import { didYouMean } from "./suggestions.ts";
import type { Language, Text } from "./text.ts";
import { unitIn } from "./units.ts";
import { thousandsInstead, writtenForJson } from "./written-number.ts";

/** Shapes of single values. */

/** A range that reaches this far is described as having no upper limit. */
const ENDLESS = 1e21;

interface NumberOptions {
  whole?: boolean | undefined;
  /** Whether the lowest number itself is refused. */
  above?: boolean;
  unit?: string;
  expected?: Text;
}

/** A finite number in a range, whose ends may be infinite. */
export function number(range: readonly [number, number], how: NumberOptions = {}): Shape {
  const [low, high] = range;
  const { whole = false, above = false } = how;
  const accepts = (value: unknown) =>
    typeof value === "number" &&
    (above ? value > low : value >= low) &&
    value <= high &&
    (whole ? Number.isInteger(value) : Number.isFinite(value));
  return {
    schema: () => ({
      type: whole ? "integer" : "number",
      ...(Number.isFinite(low) && { [above ? "exclusiveMinimum" : "minimum"]: low }),
      ...(Number.isFinite(high) && { maximum: high }),
    }),
    accepts,
    // Built on demand: a shape may be made for each of many numbers, and nearly all are valid.
    get expected() {
      return how.expected ?? { en: numberExpected("en", range, how), fr: numberExpected("fr", range, how) };
    },
    suggestion: (value) => {
      if (typeof value === "string") return writtenForJson(value, accepts);
      if (typeof value !== "number") return undefined;
      // So large a limit is not among what is expected.
      if (value > high && high >= ENDLESS)
        return { en: `at most ${high}`, fr: `au plus ${numberIn(high, "fr")}` };
      return thousandsInstead(value, accepts);
    },
  };
}

function numberExpected(
  language: Language,
  [low, high]: readonly [number, number],
  how: NumberOptions,
): string {
  const { whole = false, above = false, unit = "" } = how;
  const say = (en: string, fr: string) => ({ en, fr })[language];
  const said = (value: number) => numberIn(value, language);
  const open = high >= ENDLESS;
  const words = [whole ? say("a whole number", "un nombre entier") : say("a number", "un nombre")];
  if (above) words.push(say("above", "au-dessus de"), said(low));
  else if (low > -ENDLESS) words.push(open ? say("of at least", "d’au moins") : say("from", "de"), said(low));
  if (!open) words.push(say("to", "à"), said(high));
  if (unit !== "" && unit !== "0–1") words.push(`(${unitIn(unit, language)})`);
  return words.join(" ");
}

export const ANY_NUMBER = number([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);

/** Text with a limited number of characters, counted as in JSON Schema: an emoji is one. */
export function text(fewest: 0 | 1, most: number): Shape {
  const french = numberIn(most, "fr");
  return {
    schema: () => ({ type: "string", ...(fewest === 0 ? {} : { minLength: fewest }), maxLength: most }),
    accepts: (value) => typeof value === "string" && value.length >= fewest && isWithin(value, most),
    expected:
      fewest === 0
        ? { en: `text of at most ${most} characters`, fr: `un texte d’au plus ${french} caractères` }
        : { en: `text of 1 to ${most} characters`, fr: `un texte de 1 à ${french} caractères` },
  };
}

const isWithin = (value: string, most: number) =>
  value.length <= most || (value.length <= 2 * most && Array.from(value).length <= most);

export const TEXT: Shape = {
  schema: () => ({ type: "string" }),
  accepts: (value) => typeof value === "string",
  expected: { en: "text", fr: "un texte" },
};

/** Non-empty text. */
export const SOME_TEXT: Shape = {
  schema: () => ({ type: "string", minLength: 1 }),
  accepts: (value) => typeof value === "string" && value !== "",
  expected: { en: "text that is not empty", fr: "un texte qui n’est pas vide" },
};

/** Text that matches a pattern. */
export function word(form: RegExp, expected: Text, suggestion?: Shape["suggestion"]): Shape {
  return {
    schema: () => ({ type: "string", pattern: form.source }),
    accepts: (value) => typeof value === "string" && form.test(value),
    expected,
    ...(suggestion && { suggestion }),
  };
}

/** @param expected replaces the list of all options; the suggestion then lists them if none is similar to the value */
export function choice(options: readonly string[], expected?: Text): Shape {
  const all = options.join(", ");
  const listed = expected === undefined ? undefined : { en: `known: ${all}`, fr: `au choix : ${all}` };
  return {
    schema: () => ({ type: "string", enum: options }),
    accepts: (value) => typeof value === "string" && options.includes(value),
    expected: expected ?? { en: `one of ${all}`, fr: `l’un de ${all}` },
    suggestion: (value) => didYouMean(value, options) ?? listed,
  };
}

export const FLAG: Shape = {
  schema: () => ({ type: "boolean" }),
  accepts: (value) => typeof value === "boolean",
  expected: { en: "true or false", fr: "true ou false" },
};

/** A value that only a program can pass, such as a function; JSON cannot express it. */
export const programValue = (accepts: Shape["accepts"], expected: Text): Shape => ({
  schema: () => ({ not: {} }),
  accepts,
  expected,
});

/**
 * Async functions and generators are refused, because callers wait for no promise and ask for no next value; classes,
 * because they cannot be called.
 */
export const FUNCTION = programValue(
  (value) => typeof value === "function" && value.constructor?.name === "Function" && !isClass(value),
  {
    en: "a function, neither async nor a generator nor a class",
    fr: "une fonction, ni async, ni générateur, ni classe",
  },
);

const isClass = (value: object) => /^class\b/.test(Function.prototype.toString.call(value));

/** For values that are checked elsewhere, or not at all. */
export const ANYTHING: Shape = {
  schema: () => ({}),
  accepts: () => true,
  expected: { en: "anything", fr: "n’importe quoi" },
};

export const LONGEST_ID = 64;
const ID_FORM = `(?!\\d+$)[a-z0-9][a-z0-9-]{0,${LONGEST_ID - 1}}`;

/**
 * Lower-case words with hyphens, which can serve as file names, columns and parts of a path. Digits alone are refused,
 * because JavaScript would reorder such keys.
 */
export const ID = word(
  new RegExp(`^${ID_FORM}$`),
  {
    en: `an id of lower-case letters, digits and hyphens, at most ${LONGEST_ID} characters, not only digits`,
    fr: `un identifiant en minuscules, chiffres et tirets, ${LONGEST_ID} caractères au plus, pas uniquement des chiffres`,
  },
  (value) => (typeof value === "string" ? nearId(value) : undefined),
);

/** The same, or empty text for none. */
export const ID_OR_NONE = word(new RegExp(`^(${ID_FORM})?$`), {
  en: "an id, or empty text",
  fr: "un identifiant, ou un texte vide",
});

function nearId(text: string): Text | undefined {
  const id = idIn(text);
  return ID.accepts(id) ? { en: `for example ${id}`, fr: `par exemple ${id}` } : undefined;
}

/** An id made from the words of a text; empty if it has none. */
export function idIn(text: string, longest = LONGEST_ID): string {
  return text
    .slice(0, 4 * LONGEST_ID)
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, longest)
    .replace(/-$/, "");
}
