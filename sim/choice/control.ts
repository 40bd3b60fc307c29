import { selfOrganisedShare } from "../world/operations/kind.ts";
import type { OperationFields } from "../world/operations/operation.ts";
import { isChosen } from "../world/state/opening.ts";
import { realPeople } from "../world/state/represented.ts";
import type { Operation, World } from "../world/state/world.ts";
import { errorShareOf } from "./quality.ts";
import { usefulShare } from "./staff-help.ts";

/** The control of contributions: where there is one, and which contributions it rejects. */

/** Equations of the chance that a contribution is rejected, and of the time that control takes. */
export const CONTROL_EQUATIONS = [
  "wrong = σ((quality.errorBar − quality)/quality.qualityNoise)·(1 − quality.peerCatch·peerChecking)",
  "mistakenly = mistaken·(1 − quality)",
  "rejecting = catching·wrong + (1 − wrong)·mistakenly",
  "toControl = strictness·Σ weekCount·(hoursPerContribution + hoursPerExplanation·explanation·rejecting)",
  "membersShare = selfOrganised/(directed + collaborative + selfOrganised)",
  "memberControlHours ← membersShare·toControl",
  "byStaff = min((1 − membersShare)·toControl, controlStaffHours·useful)",
  "week.controlHours ← byStaff/useful",
  "staffHours ← staffHours + controlHours",
  "controlledShare ← membersShare + byStaff/toControl",
  "hours ← hours + memberControlHours",
];

/**
 * Whether contributions can be rejected: only where people choose to make something that has a quality. In a contest
 * not being chosen is no rejection, money pledged has no quality, and a need that one meets oneself is met.
 */
export function isControlled(parameters: OperationFields): boolean {
  return isChosen(parameters) && parameters.phases.length === 0 && parameters.fundingGoalEuros === 0;
}

/**
 * Chance that the strictest control rejects a contribution of this person: errors as far as it sees them, sound ones now
 * and then, the more often the less able the person.
 */
export function rejectionChanceOf(world: World, operation: Operation, person: number): number {
  const quality = operation.quality[person];
  const wrong = errorShareOf(world, operation, quality);
  const { catching, mistaken } = world.parameters.rejection;
  return catching * wrong + (1 - wrong) * mistaken * (1 - quality);
}

/** Hours that this week's control takes, with the rejections to be expected. */
function hoursToControl(world: World, operation: Operation): number {
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

/**
 * Counts the hours of this week's control, and finds the share of contributions that it reaches. Where members organise
 * themselves they always find the time; that of staff is limited, and they keep no queue.
 */
export function findTime(world: World, operation: Operation): void {
  const { levers, contributors, week, numbers } = operation;
  const hours = hoursToControl(world, operation);
  const own = selfOrganisedShare(operation.parameters.workMode);
  const asked = (1 - own) * hours;
  const useful = usefulShare(world);
  const done = Math.min(asked, levers.controlStaffHours * useful);
  // Strained staff take longer.
  week.controlHours = done === 0 ? 0 : done / useful;
  week.memberControlHours = own * hours;
  week.staffHours += week.controlHours;
  week.hours += week.memberControlHours;
  const each = week.memberControlHours / Math.max(1, realPeople(world, contributors.count));
  for (let at = 0; at < contributors.count; at++) world.people.hours[contributors.items[at]] += each;
  numbers.controlledShare = Math.min(1, own + (1 - own) * (asked === 0 ? 1 : done / asked));
}

/** Whether rejected contributions are paid as well: pay for taking part does not ask what became of it. */
export function paysRejected({ levers }: Operation): boolean {
  return levers.payContingency === "engagement";
}
