import { Draws } from "../core/random.ts";
import type { RangedFactor } from "../design/factor.ts";
import { latinHypercube } from "../design/latin-hypercube.ts";
import { numberAt } from "../design/range.ts";
import { type Dummies, firstDummies, nextDummies } from "./by-chance.ts";
import { density, kernelOf, proposed } from "./kernel.ts";

/** A number that the model should reproduce: a metric when the horizon ends, or a weekly metric in one week. */
export interface Target {
  /** Id of the other observations that it belongs to; "" for those of the calibrated scenario. */
  of: string;
  metric: string;
  week: number | null;
  value: number;
  /** Largest difference that still counts as reproduced, in the metric's unit. */
  tolerance: number;
  note: string;
}

/** A target without any other keys. */
export const plainTarget = ({ of, metric, week, value, tolerance, note }: Target): Target => ({
  ...{ of, metric, week, value, tolerance, note },
});

/** A field that calibration may set. */
export interface FreeField extends Omit<RangedFactor, "levels"> {
  /** A nuisance is specific to the observations, and is not passed on to other scenarios. */
  readonly role: "model" | "nuisance";
  /** Whose value it is: of all observations (null), of those of the calibrated scenario (""), or of others, by id. */
  readonly of: string | null;
}

/** A free field's name in tables and messages. */
export const fieldName = ({ path, of }: Pick<FreeField, "path" | "of">): string =>
  of === null || of === "" ? path : `${path} (${of})`;

/** How the search for settings runs. */
export interface Design {
  free: readonly FreeField[];
  targets: readonly Target[];
  seed: string;
  /** Settings in the first wave. */
  settings: number;
  /** Share of the settings that is kept from wave to wave. */
  keep: number;
  /** Maximum number of waves. */
  waves: number;
}

/** One value for each free field. */
export interface Setting {
  /** From 1, in the order of proposal. */
  number: number;
  wave: number;
  /** Its place in the ranges, 0 to 1 per field, on the field's scale. */
  point: Float64Array;
  /** The values that run, rounded so that a file can hold exactly the same numbers. */
  values: readonly number[];
}

/** A setting that has run. */
export interface Tried extends Setting {
  /** Mean over worlds per target; NaN if it is undefined in all of them. */
  means: readonly number[];
  /** Largest |mean − value|, in tolerances; infinite if a mean is undefined. */
  distance: number;
}

export interface Fit {
  /** In the order of their numbers. */
  tried: readonly Tried[];
  /** The nearest settings, nearest first. */
  kept: readonly Tried[];
  /** Places of fields without effect in those kept. */
  dummies: readonly Dummies[];
  waves: number;
  stopped: "all-within" | "few-enter" | "waves-used";
}

/** A setting within all tolerances is accepted. */
export const ACCEPTED = 1;
/** If fewer of the new settings are kept than this share, another wave would hardly change anything. */
const FEWEST_ENTERING = 0.05;

export const settingId = (number: number): string => `s${String(number).padStart(4, "0")}`;

export const keptOf = ({ settings, keep }: Pick<Design, "settings" | "keep">): number =>
  Math.floor(keep * settings);

/** Distance of a mean from its target, in tolerances. */
export function deviationOf({ value, tolerance }: Target, mean: number): number {
  return Number.isNaN(mean) ? Number.POSITIVE_INFINITY : Math.abs(mean - value) / tolerance;
}

export function distanceOf(targets: readonly Target[], means: readonly number[]): number {
  return targets.reduce((most, target, t) => Math.max(most, deviationOf(target, means[t])), 0);
}

interface Weighted {
  tried: Tried;
  /** Importance of the setting in the next wave's proposals; not normalised. */
  weight: number;
  dummies: Dummies;
}

/**
 * Adaptive population Monte Carlo ABC (Lenormand, Jabot & Deffuant 2013). The first wave is a Latin hypercube over the
 * ranges; its nearest settings are kept. Each further wave proposes settings around those kept, and keeps the nearest
 * of all. Proposals depend only on the seed and the means, never on the order in which settings finish.
 *
 * @param meansOf runs a setting and gives a mean per target; equal values must give equal means
 * @param onTried called as settings finish, in any order
 */
export async function searchSettings(
  design: Design,
  meansOf: (setting: Setting) => Promise<readonly number[]>,
  onTried: (tried: Tried) => void = () => {},
): Promise<Fit> {
  const tried: Tried[] = [];
  const most = keptOf(design);
  const run = async (setting: Setting): Promise<Tried> => {
    const means = await meansOf(setting);
    const done = { ...setting, means, distance: distanceOf(design.targets, means) };
    onTried(done);
    return done;
  };
  const finish = (kept: readonly Weighted[], waves: number, stopped: Fit["stopped"]): Fit => ({
    ...{ tried, waves, stopped },
    kept: kept.map((one) => one.tried),
    dummies: kept.map((one) => one.dummies),
  });
  let kept: Weighted[] = [];
  for (let wave = 1; ; wave++) {
    const proposals = wave === 1 ? firstWave(design) : nextWave(design, kept, wave, tried.length);
    const finished = await Promise.all(proposals.map(({ setting }) => run(setting)));
    tried.push(...finished);
    const fresh = finished.map((done, n) => {
      const { weight, dummies } = proposals[n];
      return { tried: done, weight, dummies };
    });
    kept = [...kept, ...fresh].sort(nearer).slice(0, most);
    const entering = kept.filter((one) => one.tried.wave === wave).length / proposals.length;
    if (kept.every((one) => one.tried.distance <= ACCEPTED)) return finish(kept, wave, "all-within");
    if (entering < FEWEST_ENTERING) return finish(kept, wave, "few-enter");
    if (wave === design.waves) return finish(kept, wave, "waves-used");
  }
}

/** Of two at the same distance, the earlier one comes first. */
function nearer({ tried: a }: Weighted, { tried: b }: Weighted): number {
  return a.distance === b.distance ? a.number - b.number : a.distance < b.distance ? -1 : 1;
}

/** A setting to run, with the weight and the dummies that it will have. */
interface Proposal {
  setting: Setting;
  weight: number;
  dummies: Dummies;
}

const settingAt = ({ free }: Design, number: number, wave: number, point: Float64Array): Setting => ({
  ...{ number, wave, point },
  values: free.map((field, f) => numberAt(field, point[f])),
});

const streamOf = ({ seed }: Design, wave: number) => new Draws(seed, 0).stream(`calibration ${wave}`);

function firstWave(design: Design): Proposal[] {
  const dummies = firstDummies(design);
  return latinHypercube(design.settings, design.free.length, streamOf(design, 1)).map((point, n) => ({
    setting: settingAt(design, n + 1, 1, point),
    weight: 1,
    dummies: dummies[n],
  }));
}

/** Lower densities are raised to this: dividing by them would give one setting all the weight. */
const LEAST_DENSITY = 1e-200;

function nextWave(design: Design, kept: readonly Weighted[], wave: number, before: number): Proposal[] {
  const points = kept.map((one) => one.tried.point);
  const sum = kept.reduce((all, { weight }) => all + weight, 0);
  const weights = kept.map(({ weight }) => weight / sum);
  const kernel = kernelOf(points, weights);
  const stream = streamOf(design, wave);
  const proposals = Array.from({ length: design.settings - keptOf(design) }, (_, n) =>
    proposed(points, weights, kernel, stream, n),
  );
  const parents = kept.map(({ dummies }, k) => ({ dummies, weight: weights[k] }));
  const centres = proposals.map(({ centre }) => centre);
  const dummies = nextDummies(design, parents, centres, wave);
  return proposals.map(({ point }, n) => {
    const mixed = points.reduce((all, centre, k) => all + weights[k] * density(point, centre, kernel), 0);
    // The prior density is 1 for all settings; settings that are proposed more often count less.
    return {
      setting: settingAt(design, before + n + 1, wave, point),
      weight: 1 / Math.max(LEAST_DENSITY, mixed),
      dummies: dummies[n],
    };
  });
}
