import { halfWidth } from "../verdict/compare.ts";

/** How many worlds every scenario gets at a point of a study. */
export type Replicates =
  | { readonly fixed: number }
  | {
      readonly until: { readonly metric: string; readonly halfWidth: number };
      readonly max: number;
      /** Counts of worlds at which the half width is looked at, ascending; the last is `max`. */
      readonly looks: readonly number[];
    };

/** Fewer worlds hardly tell how much they vary. */
const FIRST_LOOK = 10;
/** From one look to the next: looks stay few, and a point has at most half as many worlds again as it needs. */
const GROWTH = 1.5;

/** Counts at which to look: 10, 15, 23, 35 … and `max`. */
export function looksUpTo(max: number): number[] {
  const looks: number[] = [];
  for (let look = FIRST_LOOK; look < max; look = Math.ceil(look * GROWTH)) looks.push(look);
  return [...looks, max];
}

/**
 * How many worlds a point shall have before the next look; as many as it has when there are enough. The count rests
 * on how wide the differences spread, never on what they are, and on nothing but the worlds before the look.
 *
 * @param columns per scenario, the baseline first, the metric in the worlds so far; those whose runs fail left out
 */
export function worldsWanted(replicates: Replicates, columns: readonly Float64Array[]): number {
  if ("fixed" in replicates) return replicates.fixed;
  const worlds = columns[0]?.length ?? 0;
  const next = replicates.looks.find((look) => look > worlds);
  if (next === undefined) return replicates.max;
  if (worlds < replicates.looks[0]) return next;
  return areKnown(columns, replicates.until.halfWidth) ? worlds : next;
}

/** A scenario's worlds at a point so far: the metric in each, NaN where it failed, and whether any of them ran. */
export interface Worlds {
  readonly column: Float64Array;
  readonly ran: boolean;
}

/** What tells the differences at a point: scenarios of which no world runs hold up no others. @param worlds the baseline's first */
export function compared(worlds: readonly Worlds[]): Float64Array[] {
  // Without a baseline there are no differences.
  if (worlds[0]?.ran !== true) return [];
  return worlds.filter(({ ran }) => ran).map(({ column }) => column);
}

/** Whether every scenario's mean difference from the first is known well enough. @param columns as above */
export function areKnown([baseline, ...others]: readonly Float64Array[], enough: number): boolean {
  return others.every((other) => isKnown(baseline, other, enough));
}

/** Whether the mean difference is known well enough, over the worlds in which both are defined. */
function isKnown(baseline: Float64Array, other: Float64Array, enough: number): boolean {
  const differences = other.map((value, world) => value - baseline[world]);
  return halfWidth(differences.filter((difference) => !Number.isNaN(difference))) <= enough;
}
