import { companionsOf } from "../choice/readiness.ts";
import { saturation } from "../core/math.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, number } from "../scenario/fields.ts";
import { ACTIVE, type Operation, type World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  rate: number(
    "1/week",
    [0, 1],
    0.12,
    assumed("marketing §4.2"),
    "Fastest growth of belonging per week (with all rites, full company and the strongest wish to belong).",
    "Croissance maximale de l’appartenance par semaine (avec tous les rites, une compagnie complète et le plus fort besoin d’appartenance).",
  ),
  decay: number(
    "1/week",
    [0, 1],
    0.01,
    assumed(),
    "Loss of belonging per week among people who do not take part.",
    "Perte d’appartenance par semaine chez les personnes qui ne participent pas.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    belonging: ValuesOf<typeof fields>;
  }
  interface OperationColumns {
    belonging: Float64Array;
  }
  interface OperationNumbers {
    meanBelonging: number;
  }
}

/** Rites create belonging, with or without the organisation: communities also live without it (marketing §4.2). */
function belong(world: World, operation: Operation): void {
  const { rate, decay } = world.parameters.belonging;
  const { active, belonging, status, parameters, levers, numbers } = operation;
  const rites = 1 - (1 - parameters.rituals) * (1 - levers.animation);
  const { items, count } = world.participants;
  for (let at = 0; at < count; at++) if (status[items[at]] !== ACTIVE) belonging[items[at]] *= 1 - decay;
  let sum = 0;
  for (let at = 0; at < active.count; at++) {
    const person = active.items[at];
    const company = saturation(
      companionsOf(world, operation, person),
      world.parameters.socialisation.companionsHalf,
    );
    const wish = world.traits.motivation.belonging[person];
    belonging[person] += rate * rites * wish * company * (1 - belonging[person]);
    sum += belonging[person];
  }
  numbers.meanBelonging = active.count === 0 ? 0 : sum / active.count;
}

export const belonging: Mechanism = {
  id: "belonging",
  title: { en: "Belonging", fr: "Appartenance" },
  off: { en: "nobody feels they belong", fr: "personne n’a de sentiment d’appartenance" },
  fields,
  equations: [
    "belonging ← belonging·(1 − decay), status ≠ enrolled",
    "binding = rate·both(rituals, animation)·motivation.belonging·sat(companions; socialisation.companionsHalf)",
    "belonging ← belonging + binding·(1 − belonging), status = enrolled",
    "meanBelonging ← Σ belonging/enrolled",
  ],
  reads: ["parameters.socialisation.companionsHalf"],
  operationColumns: {
    belonging: { start: 0, unit: "0–1", en: "Sense of belonging.", fr: "Sentiment d’appartenance." },
  },
  operationNumbers: {
    meanBelonging: {
      start: 0,
      unit: "0–1",
      en: "Mean belonging of the people enrolled.",
      fr: "Appartenance moyenne des personnes inscrites.",
    },
  },
  together: true,
  step(world) {
    for (const operation of world.operations) belong(world, operation);
  },
};
