import { numberIn } from "./counted.ts";
import type { Text } from "./text.ts";

/** Numbers as people and spreadsheets write them: with either decimal mark, and with thousands set apart. */

export type DecimalMark = "." | ",";

export interface WrittenNumber {
  /** Its value; if it has two readings, that in which its mark is decimal. */
  value: number;
  /** The decimal mark of that reading, if the number shows one. */
  mark?: DecimalMark;
  /** Whether thousands are set apart. */
  hasGroups: boolean;
  /** The other reading, in which the mark sets thousands apart: 1,234 may be 1.234 or 1234. */
  grouped?: number;
}

const SIGNED = /^([+-]?)([\d.,].*?)([eE][+-]?\d+)?$/;
const PLAIN = /^(?:\d+([.,]?)\d*|([.,])\d+)$/;
/** One to three digits, and three after the only mark. */
const DOUBTFUL = /^[1-9]\d{0,2}[.,]\d{3}$/;
/** Spaces or apostrophes, the same throughout. */
const SPACED = /^[1-9]\d{0,2}([ \u00a0\u2009\u202f'’])\d{3}(?:\1\d{3})*(?:([.,])\d+)?$/;
/** Points or commas, several or with a decimal mark after them. */
const MARKED = /^[1-9]\d{0,2}([.,])\d{3}(?:(?:\1\d{3})+|(?:\1\d{3})*(?!\1)([.,])\d+)$/;

/**
 * Reads a number; undefined if it is none, if its groups are not of three digits, or if it is so large or small that it
 * would be read as infinite or as 0.
 */
export function readWrittenNumber(text: string): WrittenNumber | undefined {
  const number = readIn(text);
  return number !== undefined && isKept(number.value, text) ? number : undefined;
}

/** 0 is 0 only if no other digit stands before its exponent. */
const isKept = (value: number, text: string): boolean =>
  value === 0 ? !/^[^e]*[1-9]/i.test(inPlainSigns(text)) : Number.isFinite(value);

function readIn(text: string): WrittenNumber | undefined {
  const [, sign = "", digits = "", exponent = ""] = SIGNED.exec(inPlainSigns(text.trim())) ?? [];
  const number = (whole: string) => Number(sign + whole + exponent);
  const plain = PLAIN.exec(digits);
  if (plain !== null) {
    const mark = (plain[1] || plain[2] || undefined) as DecimalMark | undefined;
    const value = number(digits.replace(",", "."));
    if (exponent !== "" || !DOUBTFUL.test(digits)) return { value, hasGroups: false, ...(mark && { mark }) };
    return { value, hasGroups: false, ...(mark && { mark }), grouped: number(digits.replace(/[.,]/, "")) };
  }
  const spaced = SPACED.exec(digits);
  const groups = spaced ?? MARKED.exec(digits);
  if (groups === null || exponent !== "") return undefined;
  const [, separator, shown] = groups;
  const mark = (shown ?? (spaced === null ? (separator === "," ? "." : ",") : undefined)) as
    | DecimalMark
    | undefined;
  const joined = digits.replaceAll(separator, "").replace(",", ".");
  return { value: number(joined), hasGroups: true, ...(mark && { mark }) };
}

/** A number with two readings. */
export type DoubtfulNumber = WrittenNumber & { mark: DecimalMark; grouped: number };

export const isDoubtful = (number: WrittenNumber): number is DoubtfulNumber => number.grouped !== undefined;

/** Whether a number without spaces around it has two readings. */
export const mayBeThousands = (text: string): boolean => DOUBTFUL.test(text.replace(/^-/, ""));

/** Whether a number can stand where it is to be written. */
type Accepts = (value: number) => boolean;

/**
 * Asks which of its readings was meant.
 *
 * @param decimal the smaller one, written so that it has no other
 */
export function bothReadings(
  { value, grouped }: DoubtfulNumber,
  decimal: string,
  accepts: Accepts = () => true,
): Text {
  const right = [...(accepts(value) ? [decimal] : []), ...(accepts(grouped) ? [String(grouped)] : [])];
  const some = right.length > 0;
  return {
    en: `it may be ${numberIn(value, "en")} or ${numberIn(grouped, "en")}${some ? `: write ${right.join(" or ")}` : ""}`,
    fr: `ce peut être ${numberIn(value, "fr")} ou ${numberIn(grouped, "fr")}${some ? ` : écrivez ${right.join(" ou ")}` : ""}`,
  };
}

/** How JSON would have a number that is written in another way; undefined where it would be refused as well. */
export function writtenForJson(text: string, accepts: Accepts): Text | undefined {
  const number = readWrittenNumber(text);
  if (number === undefined) return undefined;
  const written = String(number.value);
  const isRight = accepts(number.value);
  if (written === text && isRight) return undefined;
  if (isDoubtful(number)) return bothReadings(number, written, accepts);
  return isRight ? { en: `write ${written}`, fr: `écrivez ${written}` } : undefined;
}

/** For a number that is refused: what it would be if its point set thousands apart. */
export function thousandsInstead(value: number, accepts: Accepts): Text | undefined {
  const number = readWrittenNumber(String(value));
  if (number === undefined || !isDoubtful(number) || !accepts(number.grouped)) return undefined;
  return bothReadings(number, String(value), accepts);
}

/** A true minus, and the full-width signs of Japanese and Chinese keyboards, as ASCII. */
const inPlainSigns = (text: string): string =>
  text
    .replace(/^[\u2212\uff0d]/, "-")
    .replace(/[\uff0b-\uff19]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
