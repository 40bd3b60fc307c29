import type { ValuesOf } from "../../scenario/field.ts";
import { assumed, number } from "../../scenario/fields.ts";
import type { Operation, World } from "./world.ts";

const price = (value: number, en: string, fr: string) =>
  number(
    "€/week",
    [0, 1_000_000],
    value,
    assumed(),
    `Weekly price of full ${en}.`,
    `Prix hebdomadaire à plein de ${fr}.`,
  );

/** Price of a lever from 0 to 1 when it is at 1. Levers in hours cost the staff's wage; levers in euros, their value. */
export const PRICE_FIELDS = {
  recognition: price(50, "recognition", "la reconnaissance"),
  experience: price(200, "work on the experience", "l’amélioration de l’expérience"),
  selection: price(50, "selection", "la sélection"),
  training: price(150, "training", "la formation"),
  tools: price(200, "tools", "l’offre d’outils"),
  animation: price(150, "community life", "l’animation de la communauté"),
  moderation: price(150, "moderation", "la modération"),
  campaignReach: price(500, "campaign reach", "la portée de la campagne"),
  transparency: price(20, "transparency", "la transparence"),
  flexibleScheduling: price(50, "flexibility of hours", "la souplesse des horaires"),
  measurement: price(50, "measurement", "la mesure de l’activité"),
  evaluation: price(100, "evaluation", "l’évaluation"),
  decisionRights: price(50, "decision rights", "la participation aux décisions"),
  coreLed: price(0, "leadership by a core team", "la direction par un noyau"),
  staffAsConsumers: price(0, "role of staff as consumers", "l’emploi du personnel comme consommateur"),
  humanFallback: price(
    0,
    "human fallback kept ready (the needs it serves are paid by the hour)",
    "l’accueil humain tenu prêt (les besoins traités se paient à l’heure)",
  ),
  fallbackGuaranteed: price(0, "guaranteed fallback kept ready", "l’accueil garanti tenu prêt"),
  optInData: price(0, "consent to data use", "la demande d’accord sur les données"),
  publicTraining: price(
    0,
    "public training for the organisation",
    "la formation publique pour l’organisation",
  ),
  rightsClarity: price(20, "clarity of rights", "la clarté des droits"),
};

declare module "./world.ts" {
  interface ModelParameters {
    prices: ValuesOf<typeof PRICE_FIELDS>;
  }
}

const NAMES = Object.keys(PRICE_FIELDS) as (keyof typeof PRICE_FIELDS)[];

/** Price of this week's levers of one operation, in euros. */
export function leverPrice(world: World, { levers }: Operation): number {
  let sum = 0;
  for (const name of NAMES) sum += world.parameters.prices[name] * levers[name];
  return sum;
}
