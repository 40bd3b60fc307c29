import { deviation, mean, quantileSorted } from "d3";
import type { Metric } from "../metrics/metric.ts";
import { METRICS } from "../model/metric-lists.ts";

/** Distribution of a metric over worlds; numbers are null where the metric is undefined in every world. */
export interface MetricSummary {
  unit: string;
  mean: number | null;
  sd: number | null;
  q05: number | null;
  q25: number | null;
  q50: number | null;
  q75: number | null;
  q95: number | null;
}

/** NaN becomes null, because JSON has no NaN. */
export function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Linear-interpolated quantile of the defined values (Hyndman & Fan's type 7), null if there are none. */
export function quantiles<K extends string>(
  values: Iterable<number>,
  wanted: Readonly<Record<K, number>>,
): Record<K, number | null> {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  return Object.fromEntries(
    Object.entries<number>(wanted).map(([name, p]) => [
      name,
      orNull(quantileSorted(sorted as unknown as number[], p)),
    ]),
  ) as Record<K, number | null>;
}

/** @param column values of one metric, one per world */
function summarised(unit: string, column: Float64Array): MetricSummary {
  const defined = column.filter((value) => !Number.isNaN(value));
  return {
    unit,
    mean: orNull(mean(defined)),
    sd: defined.length < 2 ? null : orNull(deviation(defined)),
    ...quantiles(defined, { q05: 0.05, q25: 0.25, q50: 0.5, q75: 0.75, q95: 0.95 }),
  };
}

/**
 * One metric over the worlds of one scenario.
 *
 * @param metrics replicates × metrics, replicate by replicate
 * @param each number of metrics per replicate
 */
export function columnOf(metrics: Float64Array, metric: number, each: number = METRICS.length): Float64Array {
  return Float64Array.from(
    { length: metrics.length / each },
    (_, replicate) => metrics[replicate * each + metric],
  );
}

/** Summaries of all metrics by id. @param metrics as in {@link columnOf} */
export function summaries(
  metrics: Float64Array,
  measured: readonly Metric[] = METRICS,
): Record<string, MetricSummary> {
  return Object.fromEntries(
    measured.map(({ id, unit }, m) => [id, summarised(unit, columnOf(metrics, m, measured.length))]),
  );
}
