import { within } from "../scenario/believable.ts";
import { assumed, perOperation } from "../scenario/fields.ts";
import type { Operation, World } from "../world/state/world.ts";

/** Fields of the contest that say what its rivals do. */
export const RIVALS_FIELDS = {
  expectedRivals: perOperation.number(
    "people",
    [0, 1_000_000],
    0,
    within(assumed(), [0, 100], {
      en: "from nobody to a well-known contest",
      fr: "de personne à un concours connu",
    }),
    "Rivals whom people expect before they see more: the fewest among whom they share out the prizes.",
    "Rivaux auxquels on s’attend avant d’en voir davantage : le moins de personnes entre qui l’on partage les prix.",
  ),
  rivalLoss: perOperation.fraction(
    0.3,
    assumed("Boudreau et al. 2011"),
    "Share of what people put into an entry that they keep back when their chance of the prize is next to nothing, among the rivals that they see.",
    "Part de ce que l’on met dans une proposition que l’on garde pour soi quand on n’a presque aucune chance de gagner, face aux rivaux que l’on voit.",
  ),
};

/** How much of themselves people put into an entry of a contest, given the rivals that they see. */
export const DEVOTION_EQUATIONS = [
  "chance = min(1, winners/max(1, activePeople, contest.expectedRivals + 1))",
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
  const chance = Math.min(
    1,
    levers.winners / Math.max(numbers.activePeople, parameters.contest.expectedRivals + 1),
  );
  return 1 - parameters.contest.rivalLoss * (1 - Math.sqrt(chance));
}
