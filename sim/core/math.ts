import erfcinv from "@stdlib/math-base-special-erfcinv";
import { exp } from "./exp.ts";
import { ln } from "./ln.ts";

/**
 * Functions whose last digit is the same in every engine. The standard fixes the result of `+ − × ÷ √` and of
 * `Math.floor`, `min`, `max`, `abs`; it does not fix `Math.exp` and similar functions, hence these versions.
 */
export { exp, ln };

/** Standard logistic function, 1/(1 + e^−x). */
export function sigmoid(x: number): number {
  return 1 / (1 + exp(-x));
}

/** Inverse of {@link sigmoid}: log-odds of a probability strictly between 0 and 1. */
export function logit(p: number): number {
  return ln(p / (1 - p));
}

/** base^exponent for base > 0 (and 0^positive = 0). */
export function power(base: number, exponent: number): number {
  if (exponent === 1) return base;
  if (base === 0) return exponent === 0 ? 1 : 0;
  return exp(exponent * ln(base));
}

/** Saturating share x/(x + half), 0 at 0, ½ at `half` and 1 at infinity; both ≥ 0. */
export function saturation(x: number, half: number): number {
  if (x === 0) return 0;
  return x === Number.POSITIVE_INFINITY ? 1 : x / (x + half);
}

/** Quantile of the standard normal distribution, u strictly between 0 and 1. */
export function normalQuantile(u: number): number {
  return -Math.SQRT2 * erfcinv(2 * u);
}
