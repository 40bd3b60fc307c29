import { lossOf, lossText } from "../input/json-numbers.ts";
import type { Text } from "../input/text.ts";
import { bothReadings, isDoubtful, readWrittenNumber } from "../input/written-number.ts";

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

/** A comma between two whole numbers without a space: in a call, one number or two. */
const CLOSE_COMMA = /(?<![\w.])(\d+),(\d+(?:e[+-]?\d+)?)(?![\w.])/i;
/** Commas that may set thousands apart; decimals may follow. */
const THOUSANDS = /(?<![\w.])[1-9]\d{0,2}(?:,\d{3})+(?!\w)(?:\.\d*)?/;
const POINT = /\d\.|\.\d/;

/**
 * In `max(0,5 * week)` a decimal comma would go unseen, in `min(0.5 * week, 1,000)` one that sets thousands apart. A
 * number with a point shows only that no comma is decimal; undefined if nothing is in doubt.
 */
export function doubtfulComma(source: string): { expected: Text; suggestion: Text } | undefined {
  const [grouped] = THOUSANDS.exec(source) ?? [];
  const [close, before, after] = (POINT.test(source) ? null : CLOSE_COMMA.exec(source)) ?? [];
  if (grouped !== undefined && grouped !== close)
    return inDoubt(grouped, [grouped.replaceAll(",", ""), grouped.replaceAll(",", ", ")]);
  if (close === undefined) return undefined;
  const whole = grouped === undefined ? [] : [grouped.replace(",", "")];
  return inDoubt(close, [`${before}.${after}`, ...whole, `${before}, ${after}`]);
}

function inDoubt(written: string, ways: readonly string[]): { expected: Text; suggestion: Text } {
  const [most, last] = [ways.slice(0, -1).join(", "), ways[ways.length - 1]];
  return {
    expected: {
      en: `commas that can be read in one way only; ${written} may be one number or several`,
      fr: `des virgules qui ne se lisent que d’une façon ; ${written} peut être un nombre ou plusieurs`,
    },
    suggestion: { en: `write ${most} or ${last}`, fr: `écrivez ${most} ou ${last}` },
  };
}

const SIGNS: Readonly<Record<string, string>> = {
  "−": "-",
  "–": "-",
  "×": "*",
  "·": "*",
  "÷": "/",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  "<>": "!=",
  "=>": ">=",
  "=<": "<=",
  "=": "==",
  "===": "==",
  "**": "^",
  "&": "*",
  "&&": "*",
};
const OTHER_SIGN = /[−–×·÷≤≥≠]|===|=[<>]|<>|\*\*|&&?|(?<![<>=!])=(?!=)/;

/** What may mend a formula that cannot be parsed: a sign or a number as people write them. */
export function writtenOtherwise(source: string): Text | undefined {
  const [sign] = OTHER_SIGN.exec(source) ?? [];
  if (sign !== undefined)
    return { en: `write ${SIGNS[sign]} instead of ${sign}`, fr: `écrivez ${SIGNS[sign]} au lieu de ${sign}` };
  for (const [written] of source.matchAll(/\d+(?:[ \u00a0\u2009\u202f'’.,]\d+)+/g)) {
    const number = readWrittenNumber(written);
    if (number === undefined) continue;
    if (isDoubtful(number)) return bothReadings(number, String(number.value));
    if (number.hasGroups)
      return {
        en: `write ${number.value} instead of ${written}`,
        fr: `écrivez ${number.value} au lieu de ${written}`,
      };
  }
  return undefined;
}

const without = (rest: string): Text => ({
  en: `write it without “${rest}”`,
  fr: `écrivez-la sans « ${rest} »`,
});
