import { comparePaired } from "../compare.ts";

/**
 * Half the width of the 95 % interval of the mean paired difference (Student), NaN where fewer than two worlds have
 * the metric defined under both.
 *
 * @param baseline,other one metric in the same worlds
 */
export function halfWidth(baseline: Float64Array, other: Float64Array): number {
  const [low, high] = comparePaired(baseline, other, 0, null).ci95;
  return low === null || high === null ? Number.NaN : (high - low) / 2;
}
