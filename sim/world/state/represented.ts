import type { Operation, World } from "./world.ts";

/**
 * Each simulated person stands for {@link World.represents} real ones. All counts of a scenario, all tallies and all
 * numbers of people that have an effect are of real people; lists and columns hold simulated ones.
 */

/** How many real people so many simulated ones stand for. */
export const realPeople = ({ represents }: World, simulated: number): number => simulated * represents;

/** Real people in the public. */
export const publicOf = ({ size, represents }: World): number => size * represents;

/** Real people who know of the operation. */
export const knowing = ({ size, represents }: World, unaware: number): number =>
  (size - unaware) * represents;

/** How many simulated people stand for so many real ones: to the nearest, but at least one for anybody. */
export const simulatedPeople = ({ represents }: World, real: number): number =>
  real === 0 ? 0 : Math.max(1, Math.round(real / represents));

/** Simulated people for whom the operation has room; 0 for no limit. */
export const placesOf = (world: World, { parameters }: Operation): number =>
  simulatedPeople(world, parameters.capacity);
