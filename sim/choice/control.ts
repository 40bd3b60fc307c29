import type { OperationFields } from "../world/operations/operation.ts";
import { isChosen } from "../world/state/opening.ts";
import { realPeople } from "../world/state/represented.ts";
import type { Operation, World } from "../world/state/world.ts";
import { errorShareOf } from "./quality.ts";

/** The control of contributions: where there is one, and which contributions it rejects. */

/** Equations of the chance that a contribution is rejected. */
export const CONTROL_EQUATIONS = [
  "wrong = σ((quality.errorBar − quality)/quality.qualityNoise)·(1 − quality.peerCatch·peerChecking)",
  "mistakenly = mistaken·(1 − quality)",
  "rejecting = wrong + (1 − wrong)·mistakenly",
  "toControl = strictness·Σ weekCount·(hoursPerContribution + hoursPerExplanation·explanation·rejecting)",
];

/**
 * Whether contributions can be rejected: only where people choose to make something that has a quality. In a contest
 * not being chosen is no rejection, money pledged has no quality, and a need that one meets oneself is met.
 */
export function isControlled(parameters: OperationFields): boolean {
  return isChosen(parameters) && parameters.phases.length === 0 && parameters.fundingGoalEuros === 0;
}

/**
 * Chance that the strictest control rejects a contribution of this person: errors always, sound ones now and then, the
 * more often the less able the person.
 */
export function rejectionChanceOf(world: World, operation: Operation, person: number): number {
  const quality = operation.quality[person];
  const wrong = errorShareOf(world, operation, quality);
  return wrong + (1 - wrong) * world.parameters.rejection.mistaken * (1 - quality);
}

/** Hours that this week's control takes, with the rejections to be expected. */
export function hoursToControl(world: World, operation: Operation): number {
  const { levers, contributors, weekCount } = operation;
  const { hoursPerContribution, hoursPerExplanation } = world.parameters.rejection;
  let hours = 0;
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    const explaining = levers.explanation * hoursPerExplanation * rejectionChanceOf(world, operation, person);
    hours += levers.strictness * (hoursPerContribution + explaining) * realPeople(world, weekCount[person]);
  }
  return hours;
}

/** Whether rejected contributions are paid as well: pay for taking part does not ask what became of it. */
export function paysRejected({ levers }: Operation): boolean {
  return levers.payContingency === "engagement";
}
