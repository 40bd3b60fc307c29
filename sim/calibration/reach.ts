import { deviation, mean } from "d3";
import { orNull } from "../verdict/summary.ts";
import { ACCEPTED, deviationOf, settingId, type Target, type Tried } from "./calibration.ts";

/** One target compared with the worlds of one setting. */
export interface Observed {
  /** Over the worlds in which the metric is defined; null if there are none. */
  mean: number | null;
  /** Monte Carlo standard error of that mean; null with fewer than two worlds. */
  standardError: number | null;
  /** Share of worlds below the target's value, equal ones counting half; null if there are none. */
  quantile: number | null;
  /**
   * Chance that a world of the setting lies as far out on its side as what was observed, by the exact test of ranks
   * with that world among the fresh ones, two-sided; null if there are none.
   */
  chance: number | null;
  definedIn: number;
  of: number;
  /** |mean − value|, in tolerances; null if the mean is. */
  deviation: number | null;
  met: boolean;
}

/** A target, its value with the fitted setting in fresh worlds, and how close any setting came to this target alone. */
export interface TargetFinding extends Target {
  fitted: Observed;
  /** The setting nearest to this target alone; null if the metric was undefined with all settings. */
  nearest: { setting: string; mean: number; deviation: number } | null;
  /** Whether some setting came within tolerance of this target alone. */
  reached: boolean;
  /** Worlds per setting needed to reduce the error of the mean to half a tolerance; null if it is already so small. */
  worldsNeeded: number | null;
}

/** Two targets that can be reached separately, but not together. */
export interface Contradiction {
  /** Indexes of the targets. */
  targets: readonly [number, number];
  /** The setting for which the larger of the two deviations is smallest, and its means. */
  setting: string;
  means: readonly [number, number];
  deviation: number;
}

/** @param values of the target in each world; NaN where undefined */
export function observed(target: Target, values: readonly number[]): Observed {
  const defined = values.filter((value) => !Number.isNaN(value));
  const average = orNull(mean(defined));
  const sd = deviation(defined);
  const away = average === null ? null : deviationOf(target, average);
  const below = defined.reduce(
    (sum, value) => sum + (value < target.value ? 1 : value === target.value ? 0.5 : 0),
    0,
  );
  return {
    mean: average,
    standardError: sd === undefined ? null : sd / Math.sqrt(defined.length),
    quantile: defined.length === 0 ? null : below / defined.length,
    chance: defined.length === 0 ? null : exactChance(target.value, defined),
    definedIn: defined.length,
    of: values.length,
    deviation: away,
    met: away !== null && away <= ACCEPTED,
  };
}

/** Two-sided chance of a value's rank among others of the same kind; equal ones count as farther out. */
function exactChance(value: number, others: readonly number[]): number {
  const above = others.filter((other) => other >= value).length;
  const below = others.filter((other) => other <= value).length;
  return Math.min(1, (2 * (Math.min(above, below) + 1)) / (others.length + 1));
}

/** Largest acceptable error of a mean, in tolerances. */
const MOST_ERROR = 0.5;

/**
 * @param tried all settings that have run
 * @param fresh values per target and world, with the fitted setting
 * @param worlds per setting, in the fit
 */
export function targetFindings(
  targets: readonly Target[],
  tried: readonly Tried[],
  fresh: readonly (readonly number[])[],
  worlds: number,
): TargetFinding[] {
  return targets.map((target, t) => {
    const fitted = observed(target, fresh[t]);
    const nearest = least(tried, ({ means }) => deviationOf(target, means[t]));
    const sd = (fitted.standardError ?? 0) * Math.sqrt(fitted.definedIn);
    const allowed = MOST_ERROR * target.tolerance;
    const defined = nearest !== undefined && !Number.isNaN(nearest.means[t]);
    const away = defined ? deviationOf(target, nearest.means[t]) : Number.POSITIVE_INFINITY;
    return {
      ...target,
      fitted,
      nearest: defined
        ? { setting: settingId(nearest.number), mean: nearest.means[t], deviation: away }
        : null,
      reached: away <= ACCEPTED,
      worldsNeeded: sd > allowed * Math.sqrt(worlds) ? Math.ceil((sd / allowed) * (sd / allowed)) : null,
    };
  });
}

/** More contradictions would say nothing new. */
const MOST_CONTRADICTIONS = 20;

/** The pairs of targets that contradict each other in this model and these ranges, the worst first. */
export function contradictions(targets: readonly Target[], tried: readonly Tried[]): Contradiction[] {
  // A setting that meets all targets meets every pair of them.
  if (tried.some(({ distance }) => distance <= ACCEPTED)) return [];
  const away = targets.map((target, t) => tried.map(({ means }) => deviationOf(target, means[t])));
  const reached = targets.map((_, t) => t).filter((t) => away[t].some((one) => one <= ACCEPTED));
  const found: Contradiction[] = [];
  for (const i of reached)
    for (const j of reached) {
      if (j <= i) continue;
      const both = (n: number) => Math.max(away[i][n], away[j][n]);
      const nearest = least(tried, (_, n) => both(n));
      if (nearest === undefined) continue;
      const apart = both(tried.indexOf(nearest));
      if (apart <= ACCEPTED || apart === Number.POSITIVE_INFINITY) continue;
      found.push({
        targets: [i, j],
        setting: settingId(nearest.number),
        means: [nearest.means[i], nearest.means[j]],
        deviation: apart,
      });
    }
  return found.sort((a, b) => b.deviation - a.deviation).slice(0, MOST_CONTRADICTIONS);
}

/** The first item for which `of` is least. */
function least<T>(items: readonly T[], of: (item: T, place: number) => number): T | undefined {
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  items.forEach((item, place) => {
    const value = of(item, place);
    if (value < lowest) [best, lowest] = [place, value];
  });
  return items[best];
}
