import type { KeptColumns, World } from "../world/state/world.ts";

/** People who were in the public at some time of the horizon: those present, and those who took part and left it. */
export interface Group {
  size: number;
  /** The world's operations, in their order. */
  operations: readonly KeptColumns[];
  /** Week up to which a person was seen, excluded: the end of the horizon, or when the person left the public. */
  seenUntil(person: number): number;
}

export function everPresent({ places, weeks, operations, departed }: World): readonly [Group, Group] {
  return [
    { size: places, operations, seenUntil: () => weeks },
    { size: departed.size, operations: departed.operations, seenUntil: (person) => departed.week[person] },
  ];
}

/** One number per person of the group, summed over operations. */
export function summed({ size, operations }: Group, of: OfPerson): Float64Array {
  const sums = new Float64Array(size);
  for (const own of operations) for (let person = 0; person < size; person++) sums[person] += of(own, person);
  return sums;
}

/** A number of a person in an operation. */
export type OfPerson = (operation: KeptColumns, person: number) => number;

/**
 * Numbers of people ever present, ascending.
 *
 * @param who decides by a person's sum and operations
 */
export function sortedSums(
  world: World,
  of: OfPerson,
  who: (sum: number, operations: readonly KeptColumns[], person: number) => boolean,
): Float64Array {
  const [present, gone] = everPresent(world).map((group) =>
    summed(group, of).filter((sum, person) => who(sum, group.operations, person)),
  );
  const all = new Float64Array(present.length + gone.length);
  all.set(present);
  all.set(gone, present.length);
  return all.sort();
}

/** Whether somebody contributed within the horizon, to an operation that may have closed since. */
export const contributed = (_: number, operations: readonly KeptColumns[], person: number): boolean =>
  operations.some(({ lastContributionWeek }) => lastContributionWeek[person] >= 0);
