import { ln } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import { assumed, number, perOperation } from "../scenario/fields.ts";
import { isChosen } from "../world/state/opening.ts";
import type { Operation, World } from "../world/state/world.ts";

/** What entering takes a person: hours once, and the resolve to do what one contribution asks. */

/** Fields of the effort that people face when they consider joining. */
export const EFFORT_FIELDS = {
  effortWeight: perOperation.weight(
    0,
    within(assumed(), [0, 0.4], WHY.tried),
    "Resistance that each doubling of the effort per contribution adds to entering, beyond the usual effort; each halving takes as much away. It adds to timeWeight, which is about the hours of a usual week: what is asked rarely, but is much at once, deters as well.",
    "Résistance à l’entrée qu’ajoute chaque doublement de l’effort par contribution, au-delà de l’effort habituel ; chaque moitié en retire autant. Elle s’ajoute à timeWeight, qui porte sur les heures d’une semaine ordinaire : ce qui est demandé rarement, mais beaucoup à la fois, rebute aussi.",
  ),
  usualEffortHours: number(
    "h",
    [0.01, 100],
    0.3,
    assumed("E7, I2"),
    "Effort per contribution for which the resistance to entering holds.",
    "Effort par contribution pour lequel vaut la résistance à l’entrée.",
  ),
};

export const ENTRY_EQUATIONS = [
  "entering = commitment.entryHours + commitment.trainingHours·training, mechanisms.commitment ∧ (consent = chosen ∨ consent = unaware)",
  "barrier = timeWeight·min(1, entering/freeHours)·[firstJoinedWeek = −1000000]",
  "daunting = effortWeight·ln(effortHoursPerContribution/usualEffortHours)/ln(2), consent = chosen ∨ consent = unaware",
];

/** Hours that entering takes a newcomer this week, training included; 0 without the mechanism, and for what people need. */
export function entryHoursOf(world: World, { parameters, levers }: Operation): number {
  if (!world.parameters.mechanisms.commitment || !isChosen(parameters)) return 0;
  const { entryHours, trainingHours } = parameters.commitment;
  return entryHours + trainingHours * levers.training;
}

/** How much the effort of one contribution deters from entering, in logit units; negative where it is less than usual. */
export function dauntingOf(world: World, { parameters }: Operation): number {
  const { effortWeight } = parameters.joining;
  if (effortWeight === 0 || !isChosen(parameters)) return 0;
  const doublings =
    ln(parameters.effortHoursPerContribution / world.parameters.joining.usualEffortHours) / ln(2);
  return effortWeight * doublings;
}
