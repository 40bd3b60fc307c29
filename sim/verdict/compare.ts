import { max, mean, variance } from "d3";
import { type Metric, rangeOf, relevantDifference } from "../metrics/metric.ts";
import { METRICS } from "../model/metric-lists.ts";
import { evidenceOf } from "./evidence.ts";
import { meanInterval } from "./interval.ts";
import { columnOf, orNull, quantiles } from "./summary.ts";
import { FAMILY_ERROR, type Verdict, verdictOn } from "./verdict.ts";
import { worldsFor } from "./worlds-needed.ts";

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
  /**
   * If it cannot tell, or not whether the difference matters: about how many matched worlds could. Null otherwise, or
   * if no number could.
   */
  worldsNeeded: number | null;
}

/** Most metrics that can get a verdict; they are named before running. */
export const MOST_HEADLINES = 6;

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
      const error = headline ? FAMILY_ERROR / verdicts : null;
      return [metric.id, comparePaired(a, b, relevant, error, rangeOf(metric))];
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
 * @param range of the metric: how far two worlds can differ, where it is declared
 */
export function comparePaired(
  a: Float64Array,
  b: Float64Array,
  relevant: number,
  error: number | null,
  range?: number,
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
      : decided(a, b, defined, relevant, error, range)),
  };
}

function decided(
  a: Float64Array,
  b: Float64Array,
  defined: Uint32Array,
  relevant: number,
  error: number,
  range: number | undefined,
): Pick<MetricComparison, "verdict" | "worldsNeeded"> {
  const [before, after] = [a, b].map((values) => Float64Array.from(defined, (world) => values[world]));
  const seen = evidenceOf(before, after, relevant, range);
  const verdict = defined.length === 0 ? "cannot-tell" : verdictOn(seen, relevant, error);
  return { verdict, worldsNeeded: worldsFor(verdict, seen, relevant, error, a.length) };
}
