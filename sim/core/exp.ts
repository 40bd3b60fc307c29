import slowExp from "@stdlib/math-base-special-exp";
import { powerOfTwo } from "./powers.ts";

/**
 * The exponential, the same in every engine because it uses only `+ − ×` and `Math.floor`: x = (64e + j)·ln 2/64 + r
 * gives e^x = 2^e · 2^(j/64) · e^r. A table gives 2^(j/64), a series e^r. The error is below two units in the last
 * place. The library's version is five times slower and took most of a run.
 */

const STEPS = 64;
const ROOTS = Float64Array.from({ length: STEPS }, (_, j) => slowExp((j * Math.LN2) / STEPS));
const LEAST_POWER = -1022;
const MOST_POWER = 1023;

/** ln 2/64 in two parts; the first has so few digits that multiplying it by k is exact. */
const LN2_HIGH = 0.6931471803691238 / STEPS;
const LN2_LOW = 1.9082149292705877e-10 / STEPS;
const STEPS_PER_UNIT = STEPS / Math.LN2;

const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019411;

/** e^x. */
export function exp(x: number): number {
  if (!(x >= UNDERFLOW)) return Number.isNaN(x) ? x : 0;
  if (x > OVERFLOW) return Number.POSITIVE_INFINITY;
  const k = Math.floor(x * STEPS_PER_UNIT + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  const series = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  const root = ROOTS[k & (STEPS - 1)];
  const mantissa = root + root * series;
  const power = k >> 6;
  if (power >= LEAST_POWER && power <= MOST_POWER) return mantissa * powerOfTwo(power);
  // Near both limits the power itself is not a normal number, so multiply twice.
  return power < 0
    ? mantissa * powerOfTwo(power + 64) * powerOfTwo(-64)
    : mantissa * powerOfTwo(MOST_POWER) * 2;
}
