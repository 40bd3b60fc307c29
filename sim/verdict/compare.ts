import { max, mean, variance } from "d3";
import { exp, ln, normalQuantile } from "../core/math.ts";
import { type Metric, relevantDifference } from "../metrics/metric.ts";
import { METRICS } from "../model/model.ts";
import { meanInterval } from "./interval.ts";
import { columnOf, orNull, quantiles } from "./summary.ts";

/** What matched worlds say about one metric. */
export type Verdict = "higher" | "lower" | "same" | "cannot-tell";

export interface MetricComparison {
  /** Other scenario minus baseline, over the worlds in which both are defined. */
  meanDifference: number | null;
  /** 95 % interval of the mean difference, not of single worlds; see {@link meanInterval}. */
  ci95: [number | null, number | null];
  /** Quantiles of the paired differences: the spread of worlds. */
  q05: number | null;
  q50: number | null;
  q95: number | null;
  higherIn: number;
  lowerIn: number;
  equalIn: number;
  undefinedIn: number;
  of: number;
  /** Variance of the difference in independent worlds, divided by its variance in matched worlds; null without variance. */
  varianceReduction: number | null;
  /** Null for a metric that is not a headline. */
  verdict: Verdict | null;
  /** If it cannot tell: about how many matched worlds could. Null otherwise, or if no number could. */
  worldsNeeded: number | null;
}

/** Fewest worlds that allow any verdict, and fewest that allow a direction; all worlds would have to agree. */
export function fewestWorlds(verdicts: number): { any: number; direction: number } {
  const agreeing = (error: number) => Math.ceil(-ln(error) / Math.LN2);
  return { any: agreeing(FAMILY_ERROR / verdicts), direction: agreeing(FAMILY_ERROR / verdicts / 2) };
}

/** Most metrics that can get a verdict; they are named before running. */
export const MOST_HEADLINES = 6;

/** Highest chance of any wrong "higher", "lower" or "same" among all verdicts of a comparison. */
const FAMILY_ERROR = 0.05;

/**
 * Compares two scenarios metric by metric over matched worlds.
 *
 * @param baseline,other replicates × metrics, the same replicates in the same order
 * @param headlines ids of the metrics that get a verdict, at most {@link MOST_HEADLINES}
 * @param verdicts number of verdicts in the whole comparison, which share the error (Bonferroni)
 * @param measured the metrics, in the order of their columns
 */
export function compareWorlds(
  baseline: Float64Array,
  other: Float64Array,
  consumers: number,
  headlines: readonly string[],
  verdicts: number,
  measured: readonly Metric[] = METRICS,
): Record<string, MetricComparison> {
  return Object.fromEntries(
    measured.map((metric, m) => {
      const a = columnOf(baseline, m, measured.length);
      const b = columnOf(other, m, measured.length);
      const relevant = relevantBeside(metric, a, consumers);
      const headline = headlines.includes(metric.id);
      return [metric.id, comparePaired(a, b, relevant, headline ? FAMILY_ERROR / verdicts : null)];
    }),
  );
}

/** Smallest difference from a baseline that matters. @param baseline one metric in the baseline's worlds */
export function relevantBeside(metric: Metric, baseline: Float64Array, consumers: number): number {
  const baselineMean = mean(baseline.filter((value) => !Number.isNaN(value))) ?? 0;
  return relevantDifference(metric, consumers, baselineMean);
}

/**
 * @param a,b one metric in the same worlds under baseline and other scenario
 * @param relevant smallest difference that matters, ≥ 0
 * @param error chance of a wrong verdict, or null to give none
 */
export function comparePaired(
  a: Float64Array,
  b: Float64Array,
  relevant: number,
  error: number | null,
): MetricComparison {
  const defined = Uint32Array.from(a.keys()).filter((world) => !Number.isNaN(b[world] - a[world]));
  const differences = Float64Array.from(defined, (world) => b[world] - a[world]);
  const n = differences.length;
  const higherIn = differences.filter((d) => d > 0).length;
  const lowerIn = differences.filter((d) => d < 0).length;
  const { q05, q50, q95 } = quantiles(differences, { q05: 0.05, q50: 0.5, q95: 0.95 });
  const average = mean(differences);
  const matched = variance(differences) ?? 0;
  const largest = max(defined, (world) => Math.max(Math.abs(a[world]), Math.abs(b[world]))) ?? 0;
  const independent =
    (variance(defined, (world) => a[world]) ?? 0) + (variance(defined, (world) => b[world]) ?? 0);
  const near = differences.filter((d) => Math.abs(d) < relevant || d === 0).length;
  return {
    meanDifference: orNull(average),
    ci95: meanInterval(differences).map(orNull) as [number | null, number | null],
    q05,
    q50,
    q95,
    higherIn,
    lowerIn,
    equalIn: n - higherIn - lowerIn,
    undefinedIn: a.length - n,
    of: a.length,
    // Equal differences still vary by rounding.
    varianceReduction: Math.sqrt(matched) <= 4 * Number.EPSILON * largest ? null : independent / matched,
    ...(error === null
      ? { verdict: null, worldsNeeded: null }
      : decide(n, higherIn, lowerIn, near, average ?? 0, relevant, error)),
  };
}

/**
 * Sign tests on matched worlds, which assume nothing about the distribution of differences. *Higher* (*lower*): the
 * difference is positive (negative) in significantly more than half of the worlds that differ, and its mean is large
 * enough to matter (the mean, because rare events differ in few worlds). *Same*: it is too small to matter on average
 * and in significantly more than half of all worlds. Otherwise the verdict is *cannot tell*.
 */
function decide(
  n: number,
  higherIn: number,
  lowerIn: number,
  near: number,
  average: number,
  relevant: number,
  error: number,
): { verdict: Verdict; worldsNeeded: number | null } {
  const differing = higherIn + lowerIn;
  const leading = Math.max(higherIn, lowerIn);
  const direction: Verdict = higherIn >= lowerIn ? "higher" : "lower";
  const large = Math.abs(average) >= relevant && average > 0 === (direction === "higher") && average !== 0;
  if (large && 2 * atLeast(leading, differing) <= error) return { verdict: direction, worldsNeeded: null };
  const small = Math.abs(average) < relevant || average === 0;
  if (small && atLeast(near, n) <= error) return { verdict: "same", worldsNeeded: null };
  const needed = large
    ? (n / Math.max(1, differing)) * worldsFor(leading / differing, error / 2)
    : worldsFor(near / n, error);
  return {
    verdict: "cannot-tell",
    worldsNeeded: Number.isFinite(needed) ? Math.max(n + 1, Math.ceil(needed)) : null,
  };
}

const BIG = 1e150;

/** Chance of at least `k` heads in `n` throws of a fair coin. */
export function atLeast(k: number, n: number): number {
  if (k <= 0) return 1;
  // From C(n, n) downwards, each term is the previous one times i/(n − i + 1); rescaled to avoid overflow.
  let term = 1;
  let sum = 0;
  let scalings = 0;
  for (let i = n; i >= k; i--) {
    sum += term;
    term *= i / (n - i + 1);
    if (sum > BIG) {
      sum /= BIG;
      term /= BIG;
      scalings++;
    }
  }
  return Math.min(1, exp(ln(sum) + scalings * ln(BIG) - n * Math.LN2));
}

/** Worlds with which a one-sided sign test would detect a share p > ½ four times in five. */
function worldsFor(p: number, error: number): number {
  if (!(p > 0.5)) return Number.POSITIVE_INFINITY;
  const z = normalQuantile(1 - error) * 0.5 + normalQuantile(0.8) * Math.sqrt(p * (1 - p));
  const shortfall = z / (p - 0.5);
  const n = shortfall * shortfall;
  // Fleiss's continuity correction.
  const root = 1 + Math.sqrt(1 + 2 / (n * (p - 0.5)));
  return Math.max(Math.ceil(-ln(error) / Math.LN2), (n / 4) * root * root);
}
