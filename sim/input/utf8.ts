import type { Text } from "./text.ts";

/** Bytes as text, without trusting that they are text. */

/** A place in a text as editors count it, from 1. */
export interface Place {
  line: number;
  character: number;
}

/** As messages name a place. */
export const placeText = ({ line, character }: Place): Text => ({
  en: `line ${line}, character ${character}`,
  fr: `ligne ${line}, caractère ${character}`,
});

const NEWLINE = 10;

/** The places of some bytes, found in one pass. @param offsets in any order */
export function placesOf(bytes: Uint8Array, offsets: readonly number[]): Place[] {
  const found = new Map<number, Place>();
  const wanted = [...new Set(offsets)].sort((a, b) => a - b);
  let [line, character, at] = [1, 1, 0];
  for (const offset of wanted) {
    for (; at < offset; at++) {
      const byte = bytes[at];
      if (byte === NEWLINE) {
        line++;
        character = 1;
      } else if (!isContinuation(byte)) character++;
    }
    found.set(offset, { line, character });
  }
  return offsets.map((offset) => found.get(offset) as Place);
}

const isContinuation = (byte: number) => (byte & 0xc0) === 0x80;

/** Number of bytes of the UTF-8 character that begins with a byte from 0x80 on; 0 if there is none. */
export function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  const isBetween = (low: number, high: number) => bytes[at + 1] >= low && bytes[at + 1] <= high;
  const continues = (place: number) => isContinuation(bytes[at + place] ?? 0);
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return continues(1) ? 2 : 0;
  // The second byte excludes longer forms than needed, halves of characters, and what Unicode has not.
  if (lead < 0xf0)
    return isBetween(lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf) && continues(2) ? 3 : 0;
  return isBetween(lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf) && continues(2) && continues(3)
    ? 4
    : 0;
}

const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ["UTF-32", [0xff, 0xfe, 0, 0]],
  ["UTF-32", [0, 0, 0xfe, 0xff]],
  ["UTF-16", [0xff, 0xfe]],
  ["UTF-16", [0xfe, 0xff]],
];

/**
 * The name of a wider encoding in which a text begins, by its byte-order mark or the zeros around a first letter of
 * ASCII; undefined for UTF-8 and everything else.
 */
export function widerEncoding(bytes: Uint8Array): string | undefined {
  const marked = MARKS.find(([, mark]) => mark.every((byte, place) => bytes[place] === byte));
  if (marked !== undefined) return marked[0];
  const zeros = Array.from(bytes.subarray(0, 4), (byte) => (byte === 0 ? "0" : "x")).join("");
  if (/^(x000|000x)$/.test(zeros)) return "UTF-32";
  return /^(x0x0|0x0x|x0|0x)$/.test(zeros) ? "UTF-16" : undefined;
}

/** The length of the mark with which some editors begin UTF-8. */
export const markLength = (bytes: Uint8Array): number =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;

export const SAVE_AS_UTF8: Text = {
  en: "save the file again as UTF-8",
  fr: "enregistrez de nouveau le fichier en UTF-8",
};
