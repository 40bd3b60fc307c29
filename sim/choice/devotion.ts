import type { Operation, World } from "../world/state/world.ts";

/** How much of themselves people put into an entry of a contest, given the rivals that they see. */
export const DEVOTION_EQUATIONS = [
  "chance = min(1, winners/max(1, activePeople))",
  "devotion = 1 − contest.rivalLoss·(1 − √chance), phases ∧ mechanisms.contest",
  "devotion = 1, ¬phases ∨ ¬mechanisms.contest",
];

/**
 * What people put into an entry, as a share of what they would put in without rivals: it follows the square root of
 * their part of the prize, as where the cost of effort grows with its cube. Between 1 − rivalLoss and 1.
 */
export function devotionOf({ parameters: { mechanisms } }: World, operation: Operation): number {
  const { parameters, levers, numbers } = operation;
  if (parameters.phases.length === 0 || !mechanisms.contest) return 1;
  // Whoever contributes this week is among the active.
  const chance = Math.min(1, levers.winners / Math.max(1, numbers.activePeople));
  return 1 - parameters.contest.rivalLoss * (1 - Math.sqrt(chance));
}
