import type { World } from "../world/world.ts";
import type { Metric } from "./metric.ts";

const pay = ({ operations }: World) => operations.reduce((sum, { total }) => sum + total.payEuros, 0);

/** Pay, gifts, and staff hours at their wage. */
const cost = ({ operations, settings }: World) =>
  operations.reduce(
    (sum, { total }) =>
      sum + total.payEuros + total.giftEuros + total.staffHours * settings.population.wageEurosPerHour,
    0,
  );

const ratio = (a: number, b: number) => (b === 0 ? Number.NaN : a / b);

export const costs: readonly Metric[] = [
  {
    id: "payEuros",
    unit: "€",
    text: { en: "Pay over the horizon.", fr: "Rémunérations sur l’horizon." },
    direction: "lower is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: pay,
  },
  {
    id: "costEuros",
    unit: "€",
    text: {
      en: "Cost to the organisation over the horizon: pay, gifts, framing and guidance at the staff's wage.",
      fr: "Coût pour l’organisation sur l’horizon : rémunérations, cadeaux, accueil et accompagnement au coût du personnel.",
    },
    direction: "lower is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: cost,
  },
  {
    id: "costPerContributionEuros",
    unit: "€/contribution",
    text: { en: "Cost per contribution made.", fr: "Coût par contribution faite." },
    direction: "lower is better",
    relevant: { value: 0.05, of: "baseline" },
    undefinedWhen: { en: "nobody contributed", fr: "personne n’a contribué" },
    measure: (world) =>
      ratio(
        cost(world),
        world.operations.reduce((sum, { total }) => sum + total.contributions, 0),
      ),
  },
  {
    id: "costPerActiveEuros",
    unit: "€/person",
    text: {
      en: "Cost per person who takes part when the horizon ends.",
      fr: "Coût par personne qui participe à la fin de l’horizon.",
    },
    direction: "lower is better",
    relevant: { value: 0.05, of: "baseline" },
    undefinedWhen: { en: "nobody takes part at the end", fr: "personne ne participe à la fin" },
    measure: (world) => ratio(cost(world), world.active),
  },
];
