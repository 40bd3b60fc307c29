import { isChosen } from "../world/state/opening.ts";
import type { Operation, World } from "../world/state/world.ts";

/** What entering takes a person, once. */
export const ENTRY_EQUATIONS = [
  "entering = commitment.entryHours + commitment.trainingHours·training, mechanisms.commitment ∧ (consent = chosen ∨ consent = unaware)",
  "barrier = timeWeight·min(1, entering/freeHours)·[firstJoinedWeek = −1000000]",
];

/** Hours that entering takes a newcomer this week, training included; 0 without the mechanism, and for what people need. */
export function entryHoursOf(world: World, { parameters, levers }: Operation): number {
  if (!world.parameters.mechanisms.commitment || !isChosen(parameters)) return 0;
  const { entryHours, trainingHours } = parameters.commitment;
  return entryHours + trainingHours * levers.training;
}
