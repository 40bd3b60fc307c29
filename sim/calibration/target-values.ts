import { mean } from "d3";
import type { Worlds } from "../experiment/experiment.ts";
import { askedAmong } from "../metrics/asked.ts";
import { measuring } from "../model/own/asked.ts";
import { MODEL } from "../model/own/own-model.ts";
import type { Target } from "./calibration.ts";

/** Metrics of single operations that targets name. */
export const askedBy = (targets: readonly Target[]): string[] =>
  askedAmong(targets.map(({ metric }) => metric));

/**
 * The values of each target in all worlds; NaN where undefined.
 *
 * @param targets those whose scenario ran, since what it measured depends on them
 * @returns values[targets × worlds], worlds by replicate
 */
export function targetValues(
  { metrics, series }: Worlds,
  targets: readonly Target[],
  horizonWeeks: number,
): number[][] {
  const { metrics: measured, weekly } = measuring(MODEL, askedBy(targets));
  const worlds = metrics.length / measured.length;
  return targets.map(({ metric, week }) => {
    const place = (week === null ? measured : weekly).findIndex(({ id }) => id === metric);
    return Array.from({ length: worlds }, (_, world) =>
      week === null
        ? metrics[world * measured.length + place]
        : series[(world * weekly.length + place) * horizonWeeks + week],
    );
  });
}

/** The mean of the defined values; NaN if there are none. */
export function definedMean(values: readonly number[]): number {
  return mean(values.filter((value) => !Number.isNaN(value))) ?? Number.NaN;
}
