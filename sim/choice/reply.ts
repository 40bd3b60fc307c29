import { power } from "../core/math.ts";
import type { Operation, World } from "../world/state/world.ts";
import { companionsOf } from "./readiness.ts";

/** Whether a first contribution gets a reply. */
export const REPLY_EQUATIONS = [
  "replying = 1 − (1 − staffReplies·metShare)·(1 − companionReplies)^companions",
  "replied ← [u < replying], contributions = 0",
];

/** Chance that a newcomer's first contribution gets a reply: from staff, if coordination is met, or from companions. */
export function replyChanceOf(world: World, operation: Operation, person: number): number {
  if (!world.parameters.mechanisms.coordination) return 1;
  const { staffReplies, companionReplies } = world.parameters.coordination;
  const unanswered =
    (1 - staffReplies * operation.numbers.metShare) *
    power(1 - companionReplies, companionsOf(world, operation, person));
  return 1 - unanswered;
}
