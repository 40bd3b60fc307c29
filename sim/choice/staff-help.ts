import { exp } from "../core/math.ts";
import type { World } from "../world/state/world.ts";

/** Equations of how much staff get done, and of what engages them. */
export const STAFF_HELP_EQUATIONS = [
  "perStaffHour = Σ week.hours/(engagingHours·Σ week.staffHours), Σ week.staffHours > 0",
  "perStaffHour = 0, Σ week.staffHours = 0",
  "engagement ← engagement + memory·(perStaffHour·e^(1 − perStaffHour) − engagement)",
  "useful = (1 − staff.strainLoss·strain)·(1 + staff.engagementGain·engagement)",
];

/** What an hour of staff is worth, as a multiple: strain takes from it, engagement adds to it. */
export function usefulShare({ parameters, numbers }: World): number {
  const { strainLoss, engagementGain } = parameters.staff;
  return (1 - strainLoss * numbers.strain) * (1 + engagementGain * numbers.engagement);
}

/** Beyond so many times the hours that engage most nobody is engaged at all: e^−999 is 0. */
const FAR_TOO_MANY = 1000;

/**
 * How far people's taking part engages staff, 0–1: alone they have nobody to work with, and beside too many they no
 * longer lead anything. It is 1 at one peak.
 *
 * @param relative people's hours per hour of staff, as a multiple of those that engage most
 */
export function engagedBy(relative: number): number {
  // An infinite ratio, of a person to next to no staff, would give ∞·0.
  const bounded = Math.min(relative, FAR_TOO_MANY);
  return bounded * exp(1 - bounded);
}
