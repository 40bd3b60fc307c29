import { saturation } from "../core/math.ts";
import type { Operation, World } from "../world/state/world.ts";
import { weeklyHours } from "./pay.ts";

/** A certificate moves whoever may earn it, the more the nearer it is; who has it is moved no more. */

export const CERTIFYING_EQUATIONS = [
  "weeksToGo = max(0, certificateHours − contributions·effortHoursPerContribution)/(effortHoursPerContribution·times)",
  "near = 1 − sat(weeksToGo; certificate.halfWeeks)",
  "certifying = certificate.weight·certificateWorth·near·[certificateHours > 0 ∧ certified = 0 ∧ mechanisms.certificate]",
];

/** A certificate that may be earned in an operation. */
export interface Certificate {
  /** Of one within reach, for whom it is worth most, in logit units. */
  weight: number;
  /** Hours that earn it, and those of a contribution and of a usual week. */
  hours: number;
  perContribution: number;
  aWeek: number;
  /** Weeks that halve its pull. */
  halfWeeks: number;
  contributions: Float64Array;
  certified: Float64Array;
}

/** The certificate that this week's levers promise; null for none. */
export function certificateOf({ parameters: all }: World, operation: Operation): Certificate | null {
  const { parameters, levers, contributions, certified } = operation;
  const { weight } = parameters.certificate;
  const { halfWeeks } = all.certificate;
  const aWeek = weeklyHours(parameters);
  if (levers.certificateHours === 0 || aWeek === 0 || !all.mechanisms.certificate) return null;
  return {
    weight,
    hours: levers.certificateHours,
    perContribution: parameters.effortHoursPerContribution,
    aWeek,
    halfWeeks,
    contributions,
    certified,
  };
}

/** How near it is for somebody who has given so many hours, 0–1: 1 within reach. */
const nearness = ({ hours, aWeek, halfWeeks }: Certificate, given: number): number =>
  1 - saturation(Math.max(0, hours - given) / aWeek, halfWeeks);

/** What it adds to a person's benefit, in logit units. */
export function pullOf({ traits }: World, person: number, certificate: Certificate): number {
  const { weight, perContribution, contributions, certified } = certificate;
  if (certified[person] === 1) return 0;
  return (
    weight * traits.certificateWorth[person] * nearness(certificate, contributions[person] * perContribution)
  );
}

/** The same for a newcomer to whom it is worth most. */
export const fullPullOf = (certificate: Certificate | null): number =>
  certificate === null ? 0 : certificate.weight * nearness(certificate, 0);
