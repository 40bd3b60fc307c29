import { isRecent } from "../world/state/recent.ts";
import { type Operation, UNAWARE, type World } from "../world/state/world.ts";
import { refusedShare } from "./consent.ts";

/** Whose data are taken this week, person by person: of those who take part, and of those from whom it is hidden. */

export const DATA_GIVEN_EQUATIONS = [
  "givesData = [lastContributionWeek > week − 4 ∨ (status = unaware ∧ consent = unaware ∧ mechanisms.disclosure)]",
  "dataGivers = Σ (1 − refused)·givesData",
];

/** Whether data are taken from people who do not know of it. */
export const takesInSecret = ({ parameters: all }: World, { parameters }: Operation): boolean =>
  parameters.consent === "unaware" && all.mechanisms.disclosure;

/** Share of a person's data that they give this week, knowingly or not. */
export function givenShare(world: World, operation: Operation, person: number): number {
  const { lastContributionWeek, status } = operation;
  const unawares =
    status[person] === UNAWARE && world.banned[person] === 0 && takesInSecret(world, operation);
  const gives = unawares || isRecent(lastContributionWeek[person], world.week);
  return gives ? 1 - refusedShare(world, operation, person) : 0;
}
