import type { World } from "../world/state/world.ts";
import type { Metric } from "./metric.ts";
import { NOBODY_ACTIVE, ratio, totalOf } from "./operations.ts";

/** Pay, gifts, prizes and shares, those of data included, staff hours at their wage, the price of levers, and faults that came to light. */
export function costOf(world: World): number {
  return (
    totalOf(world, "payEuros") +
    totalOf(world, "giftEuros") +
    totalOf(world, "prizeEuros") +
    totalOf(world, "sharedEuros") +
    totalOf(world, "leverEuros") +
    totalOf(world, "faultEuros") +
    totalOf(world, "staffHours") * world.parameters.population.wageEurosPerHour +
    totalOf(world, "dataPayEuros")
  );
}

export const costs: readonly Metric[] = [
  {
    id: "payEuros",
    label: { en: "Pay", fr: "Rémunérations" },
    unit: "€",
    text: {
      en: "Pay over the horizon, what is owed to regular contributors by law included.",
      fr: "Rémunérations versées sur l’horizon, y compris ce qui est dû par la loi à qui contribue régulièrement.",
    },
    direction: "lower is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "payEuros"),
  },
  {
    id: "costEuros",
    label: { en: "Cost to the organisation", fr: "Coût pour l’organisation" },
    unit: "€",
    text: {
      en: "Cost to the organisation over the horizon: pay, gifts, prizes, shares, pay for data, staff time, the price of levers, and faults that come to light after a launch.",
      fr: "Coût pour l’organisation sur l’horizon : rémunérations, cadeaux, prix, valeur partagée, rémunération des données, temps du personnel, prix des leviers et défauts apparus après un lancement.",
    },
    direction: "lower is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: costOf,
  },
  {
    id: "costPerContributionEuros",
    label: { en: "Cost per contribution", fr: "Coût par contribution" },
    unit: "€/contribution",
    text: { en: "Cost per contribution made.", fr: "Coût par contribution faite." },
    direction: "lower is better",
    relevant: { value: 0.05, of: "baseline" },
    undefinedWhen: { en: "nobody contributed", fr: "personne n’a contribué" },
    measure: (world) => ratio(costOf(world), totalOf(world, "contributions")),
  },
  {
    id: "costPerRetainedEuros",
    label: { en: "Cost per person retained", fr: "Coût par personne fidélisée" },
    unit: "€/person",
    text: {
      en: "Cost per person retained, that is, active when the horizon ends.",
      fr: "Coût par personne fidélisée, c’est-à-dire active à la fin de l’horizon.",
    },
    counts: "present",
    direction: "lower is better",
    relevant: { value: 0.05, of: "baseline" },
    undefinedWhen: NOBODY_ACTIVE,
    measure: (world) => ratio(costOf(world), world.numbers.activeAnywhere),
  },
];
