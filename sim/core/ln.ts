import slowLn from "@stdlib/math-base-special-ln";
import { powerOfTwo } from "./powers.ts";

/**
 * The natural logarithm, the same in every engine because it uses only `+ − × ÷` and the bits of a number:
 * x = 2^e · c·(1 + r), with c the nearest j/128, gives ln x = e·ln 2 + ln c + ln(1 + r). A table gives ln c, a series
 * ln(1 + r). The error is below four units in the last place. The library's version takes twice as long.
 */

const STEPS = 128;
/** c runs from √½ to √2. */
const LEAST = 90;
const CENTRES = Float64Array.from({ length: 93 }, (_, place) => (place + LEAST) / STEPS);
const INVERSES = CENTRES.map((centre) => 1 / centre);
const LOGARITHMS = CENTRES.map((centre) => slowLn(centre));

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

const number = Float64Array.of(1);
const words = new Int32Array(number.buffer);
/** Index of the word with the sign and the exponent; it depends on the machine's byte order. */
const HIGH = words[1] === 0 ? 0 : 1;
/** Adding this to the high word raises the exponent by one when the mantissa is √2 or more. */
const SQRT2_CARRY = 0x95f64;

/** ln x; −∞ for 0, NaN below. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x < SMALLEST_NORMAL) return ln(x * powerOfTwo(54)) - 54 * Math.LN2;
  if (x === Number.POSITIVE_INFINITY) return x;
  number[0] = x;
  const e = ((words[HIGH] + SQRT2_CARRY) >> 20) - 1023;
  const m = x * powerOfTwo(-e);
  const place = Math.floor(m * STEPS + 0.5) - LEAST;
  const r = (m - CENTRES[place]) * INVERSES[place];
  const r2 = r * r;
  const series = r2 * (-1 / 2 + r * (1 / 3) + r2 * (-1 / 4 + r * (1 / 5) + r2 * (-1 / 6 + r * (1 / 7))));
  return e * LN2_HIGH + (LOGARITHMS[place] + (r + (series + e * LN2_LOW)));
}
