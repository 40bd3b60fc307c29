import { saturation } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import { assumed, perOperation } from "../scenario/fields.ts";
import type { Operation } from "../world/state/world.ts";

/**
 * What is shared is worth more where more take part: a map of alerts, a pool of rides. It is worth that to everybody who
 * considers it, with ties there or without; what others do to those who have joined is for `company`.
 */

export const NETWORK_EFFECT_FIELDS = {
  networkWeight: perOperation.weight(
    0,
    within(assumed("Katz & Shapiro 1985"), [0, 1], WHY.tried),
    "Weight of how useful an operation is because of all who are active in it, to anybody, in joining and in satisfaction. Ties who take part have joining.companyWeight; what others who come or go do to the output and the staying of those who have joined is for company.",
    "Poids de l’utilité que donnent à une opération toutes les personnes qui y sont actives, pour quiconque, dans l’entrée et la satisfaction. Les proches qui participent relèvent de joining.companyWeight ; ce que l’arrivée ou le départ des autres change à la production et à la fidélité des membres relève de company.",
  ),
  networkHalfPeople: perOperation.number(
    "people",
    [0.1, 1_000_000],
    50,
    within(assumed(), [10, 500], {
      en: "a few suffice for rides, not for an encyclopaedia",
      fr: "quelques-uns suffisent à des trajets, non à une encyclopédie",
    }),
    "Active people at which an operation has half of that usefulness.",
    "Nombre de personnes actives où une opération a la moitié de cette utilité.",
  ),
};

/** Equation of the usefulness. */
export const NETWORK_EFFECT_EQUATIONS = ["usefulness = networkWeight·sat(activePeople; networkHalfPeople)"];

/** What an operation is worth to anybody because of those who were active in it last week, in logit units. */
export function usefulnessOf({ parameters, numbers }: Operation): number {
  const { networkWeight, networkHalfPeople } = parameters.benefit;
  return networkWeight === 0 ? 0 : networkWeight * saturation(numbers.activePeople, networkHalfPeople);
}
