import { saturation } from "../core/math.ts";
import type { Operation, World } from "../world/state/world.ts";

/** The hope of an income, which moves people before they take part: few will get it, and nobody knows who. */

export const HOPE_EQUATIONS = [
  "hopedHourly = career.incomeEuros/(effortHoursPerContribution·times)",
  "hopeOffer = career.hopeWeight·visibility·sat(hopedHourly; moneyHalfEurosPerHour)·[mechanisms.career ∧ career.reach > 0]",
  "hoping = hopeOffer·(motivation.money + motivation.recognition)/2·[status ≠ enrolled]",
];

/** What an operation lets everybody hope for, in logit units. @param weeklyHours of a person who takes part */
export function hopeIn({ parameters: all }: World, { parameters }: Operation, weeklyHours: number): number {
  const { hopeWeight, reach, incomeEuros } = parameters.career;
  if (hopeWeight === 0 || reach === 0 || !all.mechanisms.career) return 0;
  const hourly = saturation(incomeEuros / weeklyHours, all.benefit.moneyHalfEurosPerHour);
  return hopeWeight * parameters.visibility * hourly;
}

/** What of it moves a person, who wants to live by it and to be seen. */
export function hopeOf({ traits }: World, person: number, offered: number): number {
  const { money, recognition } = traits.motivation;
  return (offered * (money[person] + recognition[person])) / 2;
}
