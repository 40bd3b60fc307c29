import { ACCEPTED, deviationOf, distanceOf, settingId, type Target, type Tried } from "./calibration.ts";
import { definedMean } from "./target-values.ts";

/** An accepted setting in worlds that it was not fitted in. */
export interface Confirmed {
  setting: Tried;
  /** Mean per target over the fresh worlds; NaN if it is undefined in all of them. */
  means: readonly number[];
  /** As in the fit, but over the fresh worlds. */
  distance: number;
}

/** An accepted setting that misses a target in fresh worlds. */
export interface Missed {
  setting: string;
  /** Index of the target that it misses by most. */
  target: number;
  /** |mean − value| of that target, in tolerances; null if the mean is undefined. */
  deviation: number | null;
}

/** @param values per target and fresh world */
export function confirmedIn(
  targets: readonly Target[],
  setting: Tried,
  values: readonly (readonly number[])[],
): Confirmed {
  const means = values.map(definedMean);
  return { setting, means, distance: distanceOf(targets, means) };
}

/** Those that are within all tolerances in fresh worlds too: the best of many in a few worlds look better than they are. */
export const heldOf = (confirmed: readonly Confirmed[]): readonly Confirmed[] =>
  confirmed.filter(({ distance }) => distance <= ACCEPTED);

export function missedOf(targets: readonly Target[], confirmed: readonly Confirmed[]): Missed[] {
  return confirmed
    .filter(({ distance }) => !(distance <= ACCEPTED))
    .map(({ setting, means, distance }) => {
      const target = targets.findIndex((one, t) => deviationOf(one, means[t]) === distance);
      const deviation = Number.isFinite(distance) ? distance : null;
      return { setting: settingId(setting.number), target, deviation };
    });
}

/** The nearest setting that holds in fresh worlds; the nearest of all if none does. */
export const fittedOf = (kept: readonly Tried[], confirmed: readonly Confirmed[]): Tried =>
  heldOf(confirmed)[0]?.setting ?? kept[0];
