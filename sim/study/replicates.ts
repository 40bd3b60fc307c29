import { extent } from "d3";
import { halfWidth } from "../verdict/interval.ts";

/** How many worlds each scenario gets at a point of a study. */
export type Replicates =
  | { readonly fixed: number }
  | {
      readonly until: { readonly metric: string; readonly halfWidth: number };
      readonly max: number;
      /** Numbers of worlds after which the half width is checked, ascending; the last is `max`. */
      readonly looks: readonly number[];
    };

/** In fewer worlds an interval is too often narrow by luck; docs/studies.md has what was measured. */
export const FIRST_LOOK = 30;
/** Growth from one look to the next: looks stay few, and a point gets at most half as many worlds again as it needs. */
const GROWTH = 1.5;

/** Numbers of worlds at which to look: 30, 45, 68, 102 … and `max`. */
export function looksUpTo(max: number): number[] {
  const looks: number[] = [];
  for (let look = FIRST_LOOK; look < max; look = Math.ceil(look * GROWTH)) looks.push(look);
  return [...looks, max];
}

/**
 * How many worlds a point should have at the next look; the present number if there are enough. It depends only on
 * the spread of the differences so far, never on their size.
 *
 * @param columns the metric in the worlds so far, per scenario, the baseline first; without scenarios that always fail
 */
export function worldsWanted(replicates: Replicates, columns: readonly Float64Array[]): number {
  if ("fixed" in replicates) return replicates.fixed;
  const worlds = columns[0]?.length ?? 0;
  const next = replicates.looks.find((look) => look > worlds);
  if (next === undefined) return replicates.max;
  if (worlds < replicates.looks[0]) return next;
  return areKnown(columns, replicates.until.halfWidth) ? worlds : next;
}

/** A scenario's worlds at a point so far: the metric in each (NaN where the run failed), and whether any of them ran. */
export interface Worlds {
  readonly column: Float64Array;
  readonly ran: boolean;
}

/** Columns to compare at a point, without scenarios that never ran: these must not block the others. @param worlds the baseline's first */
export function compared(worlds: readonly Worlds[]): Float64Array[] {
  // Without a baseline there are no differences.
  if (worlds[0]?.ran !== true) return [];
  return worlds.filter(({ ran }) => ran).map(({ column }) => column);
}

/** Whether every scenario's mean difference from the first is known well enough. */
export function areKnown([baseline, ...others]: readonly Float64Array[], enough: number): boolean {
  return others.every((other) => isKnown(baseline, other, enough));
}

/**
 * Whether the mean difference is known well enough, over the worlds in which both are defined: it would still be if one
 * more world lay at either end of those seen. So a few worlds that are alike by luck do not end a point.
 */
function isKnown(baseline: Float64Array, other: Float64Array, enough: number): boolean {
  const differences = other.map((value, world) => value - baseline[world]);
  const defined = differences.filter((difference) => !Number.isNaN(difference));
  return defined.length > 1 && halfWidth(Float64Array.from([...defined, ...endsOf(defined)])) <= enough;
}

/**
 * The ends of what was seen. Whole numbers that are all the same may be counts of something rare, such as
 * controversies, which was absent by luck: they might as well have been one more or one less.
 */
function endsOf(differences: Float64Array): [number, number] {
  const [low, high] = extent(differences) as [number, number];
  return low === high && Number.isInteger(low) ? [low - 1, high + 1] : [low, high];
}
