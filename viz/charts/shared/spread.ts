import { mean, quantileSorted } from "d3";

/** How numbers spread over worlds. */
export interface Spread {
  mean: number;
  low: number;
  median: number;
  high: number;
}

/** Mean, 5 %, 50 % and 95 % quantiles of the defined values; undefined if there are none. */
export function spreadOf(values: ArrayLike<number>): Spread | undefined {
  const sorted = definedAscending(values);
  if (sorted.length === 0) return undefined;
  const at = (p: number) => quantileOf(sorted, p);
  return { mean: mean(sorted) ?? Number.NaN, low: at(0.05), median: at(0.5), high: at(0.95) };
}

export function definedAscending(values: ArrayLike<number>): Float64Array {
  const defined = new Float64Array(values.length);
  let count = 0;
  for (let at = 0; at < values.length; at++) if (!Number.isNaN(values[at])) defined[count++] = values[at];
  return defined.subarray(0, count).sort();
}

/** Linear-interpolated quantile of numbers in ascending order; NaN if there are none. */
export function quantileOf(ascending: Float64Array, p: number): number {
  // D3 reads any array; its types want a plain one.
  return quantileSorted(ascending as unknown as number[], p) ?? Number.NaN;
}
