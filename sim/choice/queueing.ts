import { WHY, within } from "../scenario/believable.ts";
import type { OwnOf } from "../scenario/field.ts";
import { assumed, perOperation } from "../scenario/fields.ts";
import { isChosen } from "../world/state/opening.ts";
import type { Operation, World } from "../world/state/world.ts";

/** People who use the machine because too many wait for staff. What a queue costs those who wait is needs.waitingWeight. */

export const QUEUEING_FIELDS = {
  weight: perOperation.weight(
    0,
    within(assumed("marketing §2.1"), [0, 2], WHY.off),
    "Push towards a self-service that people choose, per unit of demand beyond what staff can serve.",
    "Incitation à prendre un libre-service que l’on choisit, par unité de demande au-delà de ce que le personnel peut traiter.",
  ),
  switching: perOperation.fraction(
    0,
    within(assumed("marketing §2.1"), [0, 0.8], WHY.neverAll),
    "Share of those whose turn with staff does not come, and who do not give up, that use the machine instead of going without.",
    "Part de celles et ceux dont le tour au guichet ne vient pas, et qui ne renoncent pas, qui passent par la machine au lieu de rester sans solution.",
  ),
  againstWill: perOperation.fraction(
    0,
    within(assumed("F5"), [0, 1], WHY.off),
    "How far doing it alone because of a queue costs as much attachment as doing it alone against one’s will.",
    "À quel point le faire seul à cause d’une file coûte autant d’attachement que le faire seul contre son gré.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    queueing: OwnOf<typeof QUEUEING_FIELDS>;
  }
}

export const QUEUEING_EQUATIONS = [
  "urging = queueing.weight·max(0, load − 1)·[mechanisms.queueing], consent = chosen ∨ consent = unaware",
  "turning = switching·[mechanisms.queueing]",
  "resented = againstWill·[mechanisms.queueing]",
];

/** What a queue at the counter adds to taking part, in logit units, where people choose. */
export function urgingOf(world: World, { parameters, numbers }: Operation): number {
  const { weight } = parameters.queueing;
  if (weight === 0 || !world.parameters.mechanisms.queueing || !isChosen(parameters)) return 0;
  return weight * Math.max(0, numbers.load - 1);
}

/** Of those who wait in vain and would rather do it alone than give up, the share that does, 0–1. */
export const turningOf = ({ parameters }: World, operation: Operation): number =>
  parameters.mechanisms.queueing ? operation.parameters.queueing.switching : 0;

/** How far being pushed is against one's will, 0–1. */
export const resentedIn = ({ parameters }: World, operation: Operation): number =>
  parameters.mechanisms.queueing ? operation.parameters.queueing.againstWill : 0;
