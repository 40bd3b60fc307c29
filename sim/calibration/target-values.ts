import { mean } from "d3";
import type { Worlds } from "../experiment/experiment.ts";
import { METRICS, WEEKLY_METRICS } from "../model/model.ts";
import type { Target } from "./calibration.ts";

/**
 * The values of each target in all worlds; NaN where undefined.
 *
 * @returns values[targets × worlds], worlds by replicate
 */
export function targetValues(
  { metrics, series }: Worlds,
  targets: readonly Target[],
  horizonWeeks: number,
): number[][] {
  const worlds = metrics.length / METRICS.length;
  return targets.map(({ metric, week }) => {
    const place = (week === null ? METRICS : WEEKLY_METRICS).findIndex(({ id }) => id === metric);
    return Array.from({ length: worlds }, (_, world) =>
      week === null
        ? metrics[world * METRICS.length + place]
        : series[(world * WEEKLY_METRICS.length + place) * horizonWeeks + week],
    );
  });
}

/** The mean of the defined values; NaN if there are none. */
export function definedMean(values: readonly number[]): number {
  return mean(values.filter((value) => !Number.isNaN(value))) ?? Number.NaN;
}
