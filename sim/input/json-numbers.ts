/** Numbers as they are written, and what is lost when they are read. */

/** Every whole number below it is kept; several above it are read as it. */
const EXACT = 9_007_199_254_740_992;

/** Exponents further from 0 are looked at closely. */
export const LARGEST_KEPT_EXPONENT = 99;
const MOST_DIGITS = 15;
const MOST_CHARACTERS = 200;

/**
 * Whether a number is kept whatever its digits are.
 *
 * @param whole characters of its whole part
 * @param before characters before its exponent
 * @param exponent 0 if there is none
 */
export const isSurelyKept = (whole: number, before: number, exponent: number): boolean =>
  Math.abs(exponent) <= LARGEST_KEPT_EXPONENT &&
  (exponent > 0 ? before <= MOST_DIGITS : whole <= MOST_DIGITS && before <= MOST_CHARACTERS);

/** What reading a number would do to it: make it infinite, make it 0, or change its digits; undefined if nothing. */
export type Loss = "infinite" | "zero" | "digits";

/** @param literal a decimal number, as in JSON */
export function lossOf(literal: string): Loss | undefined {
  const value = Number(literal);
  if (!Number.isFinite(value)) return "infinite";
  if (value === 0) return digitsOf(literal) === "" ? undefined : "zero";
  if (Math.abs(value) < EXACT) return undefined;
  return digitsOf(literal) === digitsOf(String(value)) ? undefined : "digits";
}

/** Digits without sign, point, exponent, and zeros at the ends. */
function digitsOf(literal: string): string {
  const digits = literal.replace(/e.*$/i, "").replace(/[-+.]/g, "");
  let [from, to] = [0, digits.length];
  while (digits[from] === "0") from++;
  while (to > from && digits[to - 1] === "0") to--;
  return digits.slice(from, to);
}

/** What is said of a number that cannot be kept. @param literal as written */
export function lossText(loss: Loss, literal: string) {
  const shown = literal.length > 40 ? `${literal.slice(0, 39)}…` : literal;
  switch (loss) {
    case "infinite":
      return {
        en: `a number below 1.8e308; ${shown} would be read as infinite`,
        fr: `un nombre inférieur à 1,8e308 ; ${shown} serait lu comme l’infini`,
      };
    case "zero":
      return {
        en: `a number that is not lost; ${shown} would be read as 0`,
        fr: `un nombre qui ne se perde pas ; ${shown} serait lu comme 0`,
      };
    case "digits":
      return {
        en: `a number that is kept whole; beyond 2^53, ${shown} would be read as ${Number(literal)}`,
        fr: `un nombre conservé en entier ; au-delà de 2^53, ${shown} serait lu comme ${Number(literal)}`,
      };
  }
}
