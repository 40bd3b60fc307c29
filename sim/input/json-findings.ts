import { TOO_DEEP } from "./depth.ts";
import { type Loss, lossText } from "./json-numbers.ts";
import { pathInside } from "./paths.ts";
import type { Text } from "./text.ts";
import { SAVE_AS_UTF8 } from "./utf8.ts";

/** What may be wrong with JSON, apart from what its values mean. */

/** More keys than any object of ours has; each is kept until its object ends. */
export const MOST_KEYS = 10_000;
/** Longer than any path of a field. */
export const LONGEST_KEY = 1000;
/** Room for a number for each of a million people several times over. */
export const MOST_READ_BYTES = 67_108_864;
const MEGABYTE = 1_048_576;

/** Something wrong, before its places are worked out. */
export interface Finding {
  path: string;
  /** Where it stands, in bytes from the beginning. */
  at: readonly number[];
  /** @param places the same as people count them; none if they are not told */
  expected: (places: readonly Text[]) => Text;
  suggestion?: Text;
  /** Whether it is no JSON at all. */
  isBroken?: true;
}

export type Keys = readonly (string | number)[];

const pathOf = (keys: Keys): string => keys.reduce<string>((path, key) => pathInside(path, key), "");

/** A text of which the place is said. */
const placed =
  ({ en, fr }: Text): Finding["expected"] =>
  ([place]) =>
    place === undefined
      ? { en, fr }
      : { en: `${en}; look at ${place.en}`, fr: `${fr} ; voyez la ${place.fr}` };

export const broken = (at: number, suggestion?: Text): Finding => ({
  path: "",
  at: [at],
  // Names the place but does not quote the text: the user may not have meant to show this file.
  expected: placed({ en: "this is not valid JSON", fr: "ce n’est pas du JSON valide" }),
  ...(suggestion && { suggestion }),
  isBroken: true,
});

export const inWiderEncoding = (encoding: string): Finding => ({
  path: "",
  at: [],
  expected: () => ({
    en: `text in UTF-8; this is ${encoding}`,
    fr: `un texte en UTF-8 ; ceci est de l’${encoding}`,
  }),
  suggestion: SAVE_AS_UTF8,
});

export const inOtherEncoding = (at: number): Finding => ({
  path: "",
  at: [at],
  expected: ([place]) => ({
    en: `text in UTF-8; ${place.en} is in another encoding, perhaps Latin-1 (Windows-1252)`,
    fr: `un texte en UTF-8 ; ${place.fr}, c’est un autre codage, peut-être Latin-1 (Windows-1252)`,
  }),
  suggestion: SAVE_AS_UTF8,
});

export const twice = (keys: Keys, first: number, second: number): Finding => ({
  path: pathOf(keys),
  at: [first, second],
  expected: ([before, after]) =>
    before === undefined
      ? { en: "a key that stands once", fr: "une clé qui n’apparaît qu’une fois" }
      : {
          en: `a key that stands once; it is at ${before.en} and again at ${after.en}`,
          fr: `une clé qui n’apparaît qu’une fois ; elle est ${before.fr}, et de nouveau ${after.fr}`,
        },
  suggestion: { en: "keep one of the two", fr: "gardez l’une des deux" },
});

export const lost = (keys: Keys, at: number, loss: Loss, literal: string): Finding => ({
  path: pathOf(keys),
  at: [at],
  expected: placed(lossText(loss, literal)),
});

export const half = (keys: Keys, at: number): Finding => ({
  path: pathOf(keys),
  at: [at],
  expected: placed({
    en: "whole characters; half of one is escaped here, without the other half",
    fr: "des caractères entiers ; une moitié est échappée ici, sans l’autre",
  }),
});

/** Named by the first keys alone: the whole path would fill a page. */
export function deep(keys: Keys): Finding {
  const first = keys.slice(0, 3);
  while (typeof first[first.length - 1] === "number") first.pop();
  return { path: pathOf(first), at: [], expected: () => TOO_DEEP };
}

export const crowded = (keys: Keys): Finding => ({
  path: pathOf(keys),
  at: [],
  expected: () => ({
    en: `an object of at most ${MOST_KEYS} keys`,
    fr: `un objet d’au plus ${MOST_KEYS} clés`,
  }),
});

export const longKey = (keys: Keys, at: number): Finding => ({
  path: pathOf(keys),
  at: [at],
  expected: placed({
    en: `keys of at most ${LONGEST_KEY} characters`,
    fr: `des clés d’au plus ${LONGEST_KEY} caractères`,
  }),
});

export const heavy: Finding = {
  path: "",
  at: [],
  expected: () => ({
    en: `values that take at most ${MOST_READ_BYTES / MEGABYTE} MB once they are read`,
    fr: `des valeurs qui occupent au plus ${MOST_READ_BYTES / MEGABYTE} Mo une fois lues`,
  }),
  suggestion: {
    en: "people and their traits take less room in a table, in population.file",
    fr: "les personnes et leurs traits prennent moins de place dans un tableau, dans population.file",
  },
};
