import { lossOf, lossText } from "../input/json-numbers.ts";
import type { Text } from "../input/text.ts";

/**
 * What a formula may be written with. The parser also reads `0x10`, `50%`, comments and more, and what it returns no
 * longer shows how a number was written.
 */
const WORD = /\s+|(?<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?![\w.]))|[a-z_]\w*|[<>=!]=|[-+*/^(),<>]/iy;

export const ONLY: Text = {
  en: "only numbers, + − × ÷ ^, comparisons, week, aggregates and min, max, abs, exp, log, sqrt, floor",
  fr: "seulement des nombres, + − × ÷ ^, des comparaisons, week, des agrégats et min, max, abs, exp, log, sqrt, floor",
};

/** The first part of a formula that is not understood, or a number that would not be kept; undefined if there is none. */
export function refusedWord(source: string): { expected: Text; suggestion?: Text } | undefined {
  const word = new RegExp(WORD);
  while (word.lastIndex < source.length) {
    const from = word.lastIndex;
    const found = word.exec(source);
    if (found === null) return { expected: ONLY, suggestion: without(source.slice(from, from + 10)) };
    const literal = found.groups?.number;
    const loss = literal === undefined ? undefined : lossOf(literal);
    if (literal !== undefined && loss !== undefined) return { expected: lossText(loss, literal) };
  }
  return undefined;
}

const without = (rest: string): Text => ({
  en: `write it without “${rest}”`,
  fr: `écrivez-la sans « ${rest} »`,
});
