import type { ValuesOf } from "../../scenario/field.ts";
import { assumed, number } from "../../scenario/fields.ts";
import type { Operation, World } from "./world.ts";

const price = (value: number, en: string, fr: string) =>
  number(
    "€/week",
    [0, 1_000_000],
    value,
    assumed(),
    `Price of a week of full ${en}.`,
    `Prix d’une semaine à plein : ${fr}.`,
  );

/** What a lever between 0 and 1 costs when it is at 1; hours are paid at the staff's wage, money as it is. */
export const PRICE_FIELDS = {
  recognition: price(50, "recognition", "reconnaissance"),
  experience: price(200, "work on the experience", "travail sur l’expérience"),
  selection: price(50, "selection", "sélection"),
  training: price(150, "training", "formation"),
  tools: price(200, "tools", "outils"),
  animation: price(150, "animation", "animation"),
  moderation: price(150, "moderation", "modération"),
  campaignReach: price(500, "reach of the campaign", "portée de la campagne"),
  transparency: price(20, "transparency", "transparence"),
  flexibleScheduling: price(50, "flexible hours", "horaires souples"),
  measurement: price(50, "measurement", "mesure"),
  evaluation: price(100, "evaluation", "évaluation"),
  decisionRights: price(50, "decision rights", "droits de décision"),
  coreLed: price(0, "leading by a core", "conduite par un noyau"),
  staffAsConsumers: price(0, "staff playing along", "personnel consommateur"),
  humanFallback: price(
    0,
    "human fallback kept ready (what it serves is paid by the hour)",
    "accueil humain tenu prêt (ce qu’il traite se paie à l’heure)",
  ),
  fallbackGuaranteed: price(0, "guaranteed fallback kept ready", "accueil garanti tenu prêt"),
  optInData: price(0, "asking before using data", "demande avant d’utiliser les données"),
  publicTraining: price(0, "public training, to the organisation", "formation publique, pour l’organisation"),
  rightsClarity: price(20, "clarity of rights", "clarté des droits"),
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
