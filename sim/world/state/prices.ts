import type { NumberField } from "../../scenario/field.ts";
import { LEVER_FIELDS, type PricedLever } from "../levers/levers.ts";
import type { Operation, World } from "./world.ts";

/** The first ones of the sum, whose last digit depends on the order; those that come to the levers follow. */
const FIRST: readonly PricedLever[] = [
  ...(["recognition", "experience", "selection", "training", "tools", "animation", "moderation"] as const),
  ...(["campaignReach", "transparency", "flexibleScheduling", "measurement", "evaluation"] as const),
  ...(["decisionRights", "coreLed", "staffAsConsumers", "humanFallback", "fallbackGuaranteed"] as const),
  ...(["optInData", "publicTraining", "rightsClarity"] as const),
];

/** Price of a lever from 0 to 1 when it is at 1. Levers in hours cost the staff's wage; levers in euros, their value. */
export const PRICE_FIELDS = pricesOf(LEVER_FIELDS);

declare module "./world.ts" {
  interface ModelParameters {
    prices: Record<PricedLever, number>;
  }
}

const NAMES = Object.keys(PRICE_FIELDS) as PricedLever[];

function pricesOf(groups: typeof LEVER_FIELDS): Record<PricedLever, NumberField> {
  const declared = Object.values(groups).flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([name, field]) =>
      "price" in field ? [[name, field.price] as const] : [],
    ),
  );
  const prices = Object.fromEntries(declared) as Record<PricedLever, NumberField>;
  const first = Object.fromEntries(FIRST.map((name) => [name, prices[name]]));
  return { ...first, ...prices };
}

/** Price of this week's levers of one operation, in euros. */
export function leverPrice(world: World, { levers }: Operation): number {
  let sum = 0;
  for (const name of NAMES) sum += world.parameters.prices[name] * levers[name];
  return sum;
}
