import { saturation } from "../core/math.ts";
import type { LeverValues } from "../world/levers/levers.ts";
import type { OperationParameters } from "../world/operations/operation.ts";
import { isNeeded } from "../world/state/opening.ts";
import type { Operation, World } from "../world/state/world.ts";

/** Money that everybody who takes part may count on, per hour, and how far pay is noticed as such. */

export const PAY_EQUATIONS = [
  "paidShare = max(valueShare, minimumValueShare)·valueEurosPerContribution",
  "rivals = max(activePeople, contest.expectedRivals)",
  "prize = prizeEuros·winners/max(winners, rivals + 1)·[phases ∧ mechanisms.contest]",
  "winning = winnersShare·valueEurosPerContribution·[phases ∧ mechanisms.contest]",
  "dataPay = dataShare·dataEurosPerPersonWeek/times, times > 0",
  "dataPay = 0, times = 0",
  "hourly = (payEurosPerContribution + paidShare + prize + winning + priceCutEuros + dataPay)/effortHoursPerContribution",
  "noticed = sat(payEurosPerContribution; benefit.noticedHalfEuros)",
];

/** Contributions a week of a person who takes part at the usual rate. */
export const timesAWeek = (parameters: OperationParameters): number =>
  isNeeded(parameters) ? parameters.needsPerWeek : parameters.contributionsPerWeek;

/** Hours a week of a person who takes part at the usual rate. */
export const weeklyHours = (parameters: OperationParameters): number =>
  parameters.effortHoursPerContribution * timesAWeek(parameters);

/** What the law has paid for a person's data, per contribution of who contributes at the usual rate and refuses nothing. */
function dataPay(parameters: OperationParameters, { dataShare }: LeverValues): number {
  const times = timesAWeek(parameters);
  return dataShare === 0 || times === 0 ? 0 : (dataShare * parameters.dataEurosPerPersonWeek) / times;
}

/**
 * Pay, the expected share of the value, the expected prize, price cuts, pay for data.
 *
 * @returns euros per hour
 */
export function eurosPerHour(world: World, operation: Operation, levers: LeverValues | null): number {
  const { parameters, numbers } = operation;
  if (levers === null) return parameters.priceCutEuros / parameters.effortHoursPerContribution;
  const shared = Math.max(levers.valueShare, levers.minimumValueShare) * parameters.valueEurosPerContribution;
  const isContest = parameters.phases.length > 0 && world.parameters.mechanisms.contest;
  const rivals = Math.max(numbers.activePeople, parameters.contest.expectedRivals);
  const prize = (levers.prizeEuros * levers.winners) / Math.max(levers.winners, rivals + 1);
  const won = isContest ? prize + levers.winnersShare * parameters.valueEurosPerContribution : 0;
  const perContribution =
    levers.payEurosPerContribution + shared + won + parameters.priceCutEuros + dataPay(parameters, levers);
  return perContribution / parameters.effortHoursPerContribution;
}

/** How far so much per contribution is noticed as pay, 0–1: a favour becomes a job over the first cents, not at the first. */
export const noticedOf = ({ parameters }: World, euros: number): number =>
  saturation(euros, parameters.benefit.noticedHalfEuros);

/** How far the pay of all is noticed. */
export const noticedPay = (world: World, levers: LeverValues): number =>
  noticedOf(world, levers.payEurosPerContribution);
