/** How many worlds a point of a study gets. */
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
/** From one look to the next: few looks, and at most half as many worlds again as were needed. */
const GROWTH = 1.5;

/** Counts at which to look: 10, 15, 23, 35 … and `max`. */
export function looksUpTo(max: number): number[] {
  const looks: number[] = [];
  for (let look = FIRST_LOOK; look < max; look = Math.ceil(look * GROWTH)) looks.push(look);
  return [...looks, max];
}
