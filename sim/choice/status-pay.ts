import { saturation } from "../core/math.ts";
import type { Operation, World } from "../world/state/world.ts";
import { noticedOf, noticedPay } from "./pay.ts";

/** What the law has regular contributors paid moves them as pay does, and is noticed as pay. */

export const STATUS_PAY_EQUATIONS = [
  "noticedByAll = noticed",
  "noticedByPerson = sat(payEurosPerContribution + owedPerHour·effortHoursPerContribution; benefit.noticedHalfEuros)",
  "earned = sat(hourly + owedPerHour; moneyHalfEurosPerHour) − sat(hourly; moneyHalfEurosPerHour)",
  "statusPay = motivation.money·moneyWeight·earned − paidNormLoss·(noticedByPerson − noticedByAll)",
];

/** What each person who takes part in an operation was owed for an hour of their latest week. */
export interface StatusPay {
  operation: Operation;
  /** What everybody may count on, per hour. */
  hourly: number;
}

/** Whether the law gives a status to regular contributors this week. */
export const hasStatus = ({ parameters }: World, { levers }: Operation): boolean =>
  levers.regularHours > 0 && parameters.mechanisms.regulars;

export const statusPayIn = (world: World, operation: Operation, hourly: number): StatusPay | null =>
  hasStatus(world, operation) ? { operation, hourly } : null;

/** How far pay is noticed by a person, who may have a status. */
export function noticedBy(world: World, operation: Operation, person: number): number {
  const { levers, parameters, owedPerHour } = operation;
  const owed = owedPerHour[person] * parameters.effortHoursPerContribution;
  return noticedOf(world, levers.payEurosPerContribution + owed);
}

/** What it adds to a person's benefit, in logit units. */
export function statusPayOf(world: World, person: number, { operation, hourly }: StatusPay): number {
  const owed = operation.owedPerHour[person];
  if (owed === 0) return 0;
  const { moneyWeight, moneyHalfEurosPerHour: half, paidNormLoss } = world.parameters.benefit;
  const earned = saturation(hourly + owed, half) - saturation(hourly, half);
  const noticed = noticedBy(world, operation, person) - noticedPay(world, operation.levers);
  return world.traits.motivation.money[person] * moneyWeight * earned - paidNormLoss * noticed;
}
