import { exp, ln } from "./math.ts";

/**
 * Draws counts from one uniform by inverting the distribution function. For the same draw a count then never falls when
 * its mean rises: more motivation cannot mean fewer contributions by chance. (One exception is negligible: e^x may
 * fall by its last digit between neighbouring numbers, and a draw would have to hit that digit.)
 */

/** Above this mean the sum starts in the lower tail instead of at 0, because e^−mean would lose digits. */
const TAIL_START = 200;

/** 1/n, because a division takes as long as the rest of one term of the sum. */
const INVERSES = Float64Array.from({ length: 256 }, (_, n) => 1 / n);

/**
 * Poisson count by inversion.
 *
 * @param u uniform, strictly between 0 and 1
 * @param mean expected count, ≥ 0
 * @param cap largest count returned, a whole number
 */
export function poissonCount(u: number, mean: number, cap: number): number {
  if (mean <= 0 || cap <= 0) return 0;
  let count = mean < TAIL_START ? 0 : Math.floor(mean - 9 * Math.sqrt(mean));
  if (count >= cap) return cap;
  let mass = mean < TAIL_START ? exp(-mean) : exp(count * ln(mean) - mean - lnFactorial(count));
  let below = mass;
  while (u > below && count < cap) {
    count++;
    mass *= count < INVERSES.length ? mean * INVERSES[count] : mean / count;
    const next = below + mass;
    if (next === below && count > mean) break;
    below = next;
  }
  return count;
}

/** ln(n!) by Stirling's series; for n ≥ 50 only the last digit or two may be wrong. */
function lnFactorial(n: number): number {
  return (n + 0.5) * ln(n) - n + 0.9189385332046727 + 1 / (12 * n) - 1 / (360 * n * n * n);
}

/** The longest wait returned; longer than any horizon. */
export const NEVER = 1_000_000;

/** Successive calls mostly use the same chance, so its logarithm is kept. */
let lastChance = 0;
let lastLog = 0;

/**
 * Trials up to and including the first success (geometric, ≥ 1).
 *
 * @param u uniform, strictly between 0 and 1
 * @param chance of success per trial, 0 to 1
 */
export function geometricWait(u: number, chance: number): number {
  if (chance >= 1) return 1;
  // The chance is too small to change 1, so the logarithm would be 0.
  if (1 - chance >= 1) return NEVER;
  if (chance !== lastChance) {
    lastChance = chance;
    lastLog = ln(1 - chance);
  }
  return Math.min(NEVER, 1 + Math.floor(ln(u) / lastLog));
}

/**
 * Gamma quantile by the Wilson–Hilferty cube, which is monotone in z and accurate to a few per cent for
 * shapes of 1 and more. That is enough for learning rates, whose spread no data gives more precisely.
 *
 * @param z standard normal deviate
 */
export function gammaFromNormal(z: number, shape: number, mean: number): number {
  const cube = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  return cube <= 0 ? 0 : mean * cube * cube * cube;
}
