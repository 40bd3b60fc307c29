import { WHY, within } from "../scenario/believable.ts";
import { assumed, perOperation } from "../scenario/fields.ts";
import type { Operation, World } from "../world/state/world.ts";
import { timesAWeek } from "./pay.ts";

/** What contributions cost the people who make them, and how much that keeps them away. */
export const PAYING_FIELDS = {
  costWeight: perOperation.weight(
    0,
    within(assumed("marketing §2.2"), [0, 1], WHY.tried),
    "Cost of giving all one’s spare money, in joining and, by satisfaction.fitWeight, in satisfaction.",
    "Coût de donner tout l’argent dont on peut se passer, à l’entrée et, selon satisfaction.fitWeight, dans la satisfaction.",
  ),
};

export const PAYING_EQUATIONS = [
  "paying = costWeight·min(1, costEurosPerContribution·times/spareMoneyEuros)",
];

/** Euros a week of a person who takes part at the usual rate. */
export const weeklyEuros = ({ parameters }: Operation): number =>
  parameters.costEurosPerContribution * timesAWeek(parameters);

/** What paying costs a person who takes part at the usual rate, in logit units. */
export function payingOf(world: World, operation: Operation, person: number): number {
  const { costWeight } = operation.parameters.joining;
  const euros = costWeight === 0 ? 0 : weeklyEuros(operation);
  return euros === 0 ? 0 : costWeight * Math.min(1, euros / world.traits.spareMoneyEuros[person]);
}

/** Whether a person can afford it. */
export const hasMoney = (world: World, operation: Operation, person: number): boolean =>
  weeklyEuros(operation) <= world.traits.spareMoneyEuros[person];
