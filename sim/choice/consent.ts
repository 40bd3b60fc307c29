import { realPeople } from "../world/state/represented.ts";
import { LONG_AGO, type Operation, UNAWARE, type World } from "../world/state/world.ts";

/** What people asked beforehand refuse to give of their data. */
export const CONSENT_EQUATIONS = [
  "refused = optInData·joining.refusalWeight·privacyConcern",
  "secretGivers = Σ (1 − refused), status = unaware",
  "carriesOn = [told = 2 ∧ firstJoinedWeek = −1000000]",
];

/** Value of `told` of who goes on giving, now that they know. */
export const CARRIES_ON = 2;

/** Whether the person goes on with what they did unknowingly: that takes no resolve, the first time. */
export const carriesOn = ({ told, firstJoinedWeek }: Operation, person: number): boolean =>
  told[person] === CARRIES_ON && firstJoinedWeek[person] === LONG_AGO;

/** Share of a person's data that they refuse to give, of that for which the law has them asked. */
export function refusedShare(world: World, { levers }: Operation, person: number): number {
  return levers.optInData * world.parameters.joining.refusalWeight * world.traits.privacyConcern[person];
}

/**
 * How many real people give data, of those who do not know that anything is taken; who refuses half of it counts half.
 * Those excluded from the experiment leave nothing.
 */
export function secretGivers(world: World, operation: Operation): number {
  const { status, levers, counts } = operation;
  // People who are banned know of nothing.
  if (levers.optInData === 0) return realPeople(world, counts[UNAWARE] - world.bannedPresent);
  let giving = 0;
  for (let person = 0; person < world.places; person++)
    if (status[person] === UNAWARE && world.banned[person] === 0)
      giving += 1 - refusedShare(world, operation, person);
  return realPeople(world, giving);
}
