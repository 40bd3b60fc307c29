import { deviation, mean, sum } from "d3";
import { power } from "../core/math.ts";
import { studentQuantile } from "../core/student.ts";

/** Fewest worlds in which intervals hold a mean about as often as they say; docs/observing.md has what was measured. */
export const FEWEST_FOR_INTERVAL = 12;

/** Few worlds show less skewness than there is: what they show is tripled, up to this many of its standard errors more. */
const UNSEEN_SKEWNESS = 0.75;

/** Less skewness than this changes no digit that matters. */
const LEAST_BEND = 1e-6;

/** Half the width of the 95 % interval (Student) of a mean; NaN for fewer than two values. */
export function halfWidth(values: Float64Array): number {
  const n = values.length;
  if (n < 2) return Number.NaN;
  return (studentQuantile(0.975, n - 1) * (deviation(values) ?? 0)) / Math.sqrt(n);
}

/**
 * 95 % interval of a mean: what either Student's interval holds, or the same with the skewness of t removed (Hall 1992).
 * In few skewed worlds Student's misses on one side, because the worlds that pull the mean are the rare ones. Without
 * draws, so that it has the same digits everywhere; the order of the values does not matter.
 *
 * @returns NaN for fewer than two values
 */
export function meanInterval(values: Float64Array): [low: number, high: number] {
  const sorted = values.slice().sort();
  const n = sorted.length;
  const centre = mean(sorted) ?? Number.NaN;
  const margin = halfWidth(sorted);
  if (n < 3 || !(margin > 0)) return [centre - margin, centre + margin];
  const spread = deviation(sorted) ?? 0;
  const error = spread / Math.sqrt(n);
  const t = studentQuantile(0.975, n - 1);
  const skewness = skewnessOf(sorted.map((value) => (value - centre) / spread));
  return [
    centre - error * Math.max(t, unbent(t, skewness, n)),
    centre - error * Math.min(-t, unbent(-t, skewness, n)),
  ];
}

/**
 * Fisher and Pearson's skewness of three values or more, with what few worlds do not show of it.
 *
 * @param standard values less their mean, divided by their standard deviation
 */
function skewnessOf(standard: Float64Array): number {
  const n = standard.length;
  const found = (n / ((n - 1) * (n - 2))) * sum(standard, (z) => z * z * z);
  const error = Math.sqrt((6 * n * (n - 1)) / ((n - 2) * (n + 1) * (n + 3)));
  return found + Math.sign(found) * Math.min(UNSEEN_SKEWNESS * error, 2 * Math.abs(found));
}

/** The t whose transform by Hall's cubic, which removes the skewness of t, is `transformed`. */
function unbent(transformed: number, skewness: number, n: number): number {
  const bend = skewness / (3 * Math.sqrt(n));
  const shifted = transformed - bend / 2;
  return Math.abs(bend) < LEAST_BEND ? shifted : (cubeRoot(1 + 3 * bend * shifted) - 1) / bend;
}

const cubeRoot = (x: number): number => Math.sign(x) * power(Math.abs(x), 1 / 3);
