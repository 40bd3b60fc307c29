import { exp, ln, normalQuantile } from "./math.ts";

/** Number of terms of both expansions below; enough for the last digit wherever each is used. */
const TERMS = 150;
/** For a smaller tail probability the continued fraction converges faster; for a larger one, the series. */
const TAIL = 0.15;
/** Each Newton step squares the error, so after a step this small nothing is left to correct. */
const LAST_STEP = 1e-9;

/**
 * Quantile of Student's t distribution, with a relative error below 1e-13.
 *
 * Newton's method on the logarithms of probability and t. The probabilities of the tail and of the centre are both
 * log-concave in ln t, so it converges from any start.
 *
 * @param p strictly between 1e-100 and 1
 * @param degrees of freedom, 1 or more
 */
export function studentQuantile(p: number, degrees: number): number {
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const inTail = tail < TAIL;
  const chance = inTail ? tail : Math.abs(p - 0.5);
  const scale = densityAtZero(degrees);
  const z = -normalQuantile(tail);
  let t = z + (z * (z * z + 1)) / (4 * degrees);
  for (let step = 1; Math.abs(step) > LAST_STEP; t *= exp(step)) {
    const growth = (degrees + 1) * 0.5 * lnOnePlus((t * t) / degrees);
    const ratio = inTail ? tailRatio(t, degrees) : centreRatio(t, degrees);
    const excess = ln((scale * t * exp(-growth) * ratio) / chance);
    step = (inTail ? excess : -excess) * ratio;
  }
  return p < 0.5 ? -t : t;
}

/** Probability beyond t, over t times the density at t; Gauss's continued fraction for ₂F₁(½, 1; ν/2 + 1; −ν/t²). */
function tailRatio(t: number, degrees: number): number {
  const odds = degrees / (t * t);
  const c = degrees / 2;
  let rest = 1;
  for (let k = TERMS; k > 0; k--) {
    const even = (k * (c + k - 0.5)) / ((c + 2 * k - 1) * (c + 2 * k));
    const odd = ((k - 0.5) * (c + k - 1)) / ((c + 2 * k - 2) * (c + 2 * k - 1));
    rest = 1 + (odds * odd) / (1 + (odds * even) / rest);
  }
  return (1 + odds) / (degrees * rest);
}

/** Probability between 0 and t, divided by t times the density at t; an incomplete beta series of positive terms. */
function centreRatio(t: number, degrees: number): number {
  const y = (t * t) / (degrees + t * t);
  let sum = 1;
  for (let n = TERMS; n > 0; n--) sum = 1 + (sum * y * (degrees + 2 * n - 1)) / (2 * n + 1);
  return sum;
}

/** Γ(a + ½)/Γ(a)/√(2aπ) with a = ν/2: the ratio by its series in 1/(a − ¼)² for a ≥ 40, by recurrence below. */
function densityAtZero(degrees: number): number {
  let a = degrees / 2;
  let ratio = 1;
  for (; a < 40; a++) ratio *= a / (a + 0.5);
  const w = a - 0.25;
  const v = 1 / (w * w);
  ratio *= Math.sqrt(w) * (1 + v * (1 / 64 + v * (-19 / 8192 + v * (631 / 524_288))));
  return ratio / Math.sqrt(degrees * Math.PI);
}

/** ln(1 + x) for x ≥ 0, accurate even where 1 + x loses digits of x. */
function lnOnePlus(x: number): number {
  const sum = 1 + x;
  return sum === 1 ? x : ln(sum) * (x / (sum - 1));
}
