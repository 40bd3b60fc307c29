import * as ascii from "./json-bytes.ts";
import type { Text } from "./text.ts";

/**
 * What may mend text that is no JSON, by the kind of slip: nothing of the text is quoted, since a stranger's file may
 * have named one that nobody meant to show.
 */

const code = (letter: string) => letter.charCodeAt(0);
const [SLASH, HASH, APOSTROPHE] = Array.from("/#'", code);
const bytesOf = (letter: string) => new TextEncoder().encode(letter);
const QUOTES = Array.from("“”„‘’«»", bytesOf);
/** Spaces that do not break, and letters that nobody sees. */
const SPACES = Array.from("\u00a0\u202f\u2009\u200b\ufeff", bytesOf);

const EMPTY: Text = { en: "there is nothing in it", fr: "il ne contient rien" };
const COMMA_LESS: Text = { en: "remove the comma before it", fr: "retirez la virgule qui précède" };
const NO_COMMENTS: Text = {
  en: "JSON has no comments: remove them",
  fr: "JSON n’a pas de commentaires : retirez-les",
};
const STRAIGHT: Text = {
  en: 'keys and texts stand between straight double quotes: "',
  fr: 'les clés et les textes s’écrivent entre guillemets droits : "',
};
const PLAIN_SPACE: Text = {
  en: "a special space stands there: write an ordinary one, or none",
  fr: "il y a là une espace spéciale : écrivez une espace ordinaire, ou aucune",
};
const WHOLE_NUMBERS: Text = {
  en: "write 0.5 instead of .5, and 5 instead of +5",
  fr: "écrivez 0.5 au lieu de .5, et 5 au lieu de +5",
};

/** @param at the first byte that does not fit */
export function jsonHint(bytes: Uint8Array, at: number): Text | undefined {
  const byte = bytes[at];
  const before = lastBefore(bytes, at);
  if (byte === undefined) return before === undefined ? EMPTY : undefined;
  if ((byte === ascii.CLOSE_OBJECT || byte === ascii.CLOSE_LIST) && before === ascii.COMMA) return COMMA_LESS;
  if (byte === SLASH || byte === HASH) return NO_COMMENTS;
  const isAmong = (letters: readonly Uint8Array[]) =>
    letters.some((letter) => letter.every((one, place) => bytes[at + place] === one));
  if (byte === APOSTROPHE || isAmong(QUOTES)) return STRAIGHT;
  if (isAmong(SPACES)) return PLAIN_SPACE;
  return byte === ascii.POINT || byte === ascii.PLUS ? WHOLE_NUMBERS : undefined;
}

/** The last byte before a place that is no space or mark; undefined if there is none. */
function lastBefore(bytes: Uint8Array, at: number): number | undefined {
  for (let place = at - 1; place >= 0; place--)
    if (bytes[place] > 0x20 && bytes[place] < 0x80) return bytes[place];
  return undefined;
}
