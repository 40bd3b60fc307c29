import { Draws, type Stream } from "../core/random.ts";
import { rankCorrelation } from "../core/ranks.ts";
import { latinHypercube } from "../design/latin-hypercube.ts";
import { quantiles } from "../verdict/summary.ts";
import { type Kernel, kernelOf, movedInside } from "./kernel.ts";

/**
 * What a search narrows and ties by chance alone: the settings that it keeps descend from a few, like the members of a
 * small herd. Fields that nothing depends on are carried along: each setting has places of such dummies as well, which
 * move from parent to child as those of real fields do, in sets as large as the free fields.
 */

/** Places of a setting's dummies: one array per set. */
export type Dummies = readonly Float64Array[];

/** A kept setting's dummies, with its weight; weights sum to 1. */
export interface Parent {
  dummies: Dummies;
  weight: number;
}

/** What none of a set of dummies does in 19 of 20 such searches. */
export interface ByChance {
  /** The narrowest of them is narrower, measured as the width of a free field. */
  width: number;
  /** The two that go together most have a stronger rank correlation, whatever its sign. */
  correlation: number;
}

/** Enough to tell one in twenty. */
const SETS = 60;
const BEYOND_CHANCE = 0.05;
/** Fewer accepted settings say nothing about what the targets pin down. */
export const FEWEST_ACCEPTED = 10;
/** Width from 5 % to 95 % of the range, when nothing narrows it. */
export const WHOLE_WIDTH = 0.9;

const sets = <T>(of: (set: number) => T): T[] => Array.from({ length: SETS }, (_, set) => of(set));
/** What of a search its dummies depend on, besides who descends from whom. */
interface Search {
  seed: string;
  /** Settings in the first wave. */
  settings: number;
  free: readonly unknown[];
}

const streamOf = ({ seed }: Pick<Search, "seed">, wave: number, set: number): Stream =>
  new Draws(seed, 0).stream(`calibration dummies ${wave} ${set}`);

/** Dummies of the first wave, spread like the fields. */
export function firstDummies(design: Search): Dummies[] {
  const spread = sets((set) => latinHypercube(design.settings, design.free.length, streamOf(design, 1, set)));
  return Array.from({ length: design.settings }, (_, n) => spread.map((points) => points[n]));
}

/**
 * Dummies of a later wave.
 *
 * @param centres of each proposal: the place of its parent
 */
export function nextDummies(
  design: Pick<Search, "seed">,
  parents: readonly Parent[],
  centres: readonly number[],
  wave: number,
): Dummies[] {
  const weights = parents.map(({ weight }) => weight);
  const moved = sets((set) => {
    const points = parents.map(({ dummies }) => dummies[set]);
    const kernel: Kernel = kernelOf(points, weights);
    const stream = streamOf(design, wave, set);
    return centres.map((centre, n) => movedInside(points[centre], kernel, stream, n));
  });
  return centres.map((_, n) => moved.map((points) => points[n]));
}

/** What accepted settings show of fields without effect; null if they are too few. @param accepted dummies of each */
export function byChanceIn(accepted: readonly Dummies[]): ByChance | null {
  if (accepted.length < FEWEST_ACCEPTED) return null;
  const found = sets((set) => {
    const fields = accepted[0][set].length;
    const columns = Array.from({ length: fields }, (_, f) => accepted.map((one) => one[set][f]));
    return { width: Math.min(...columns.map(widthOf)), correlation: closest(columns) };
  });
  const { width } = quantiles(
    found.map((one) => one.width),
    { width: BEYOND_CHANCE },
  );
  const { correlation } = quantiles(
    found.map((one) => one.correlation),
    { correlation: 1 - BEYOND_CHANCE },
  );
  return width === null || correlation === null ? null : { width, correlation };
}

/** Width of the middle 90 % of places, relative to that of the whole range. */
function widthOf(places: readonly number[]): number {
  const { q05, q95 } = quantiles(places, { q05: 0.05, q95: 0.95 });
  return ((q95 ?? 1) - (q05 ?? 0)) / WHOLE_WIDTH;
}

/** The strongest rank correlation of two of these columns; 0 of one alone. */
function closest(columns: readonly (readonly number[])[]): number {
  let most = 0;
  columns.forEach((a, i) => {
    for (const b of columns.slice(i + 1)) most = Math.max(most, Math.abs(rankCorrelation(a, b)));
  });
  return most;
}
