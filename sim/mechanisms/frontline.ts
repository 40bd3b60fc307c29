import { clarityOf } from "../choice/readiness.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { OwnOf } from "../scenario/field.ts";
import { assumed, perOperation } from "../scenario/fields.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  load: perOperation.fraction(
    0,
    within(assumed("marketing §3.2"), [0, 0.5], WHY.off),
    "Load on the staff who face those who take part, from knowing nothing of what the next one will bring.",
    "Charge, pour le personnel en contact avec celles et ceux qui participent, de tout ignorer de ce qu’apportera la personne suivante.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    frontline: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface OperationNumbers {
    uncertainty: number;
  }
  interface Tally {
    facedContributions: number;
    uncertainContributions: number;
  }
}

/**
 * How little staff can know of a contribution beforehand, 0–1: the role is unclear to those who come, or contributions
 * differ among each other. Those that all fail in the same way are errors, but no uncertainty.
 */
function uncertaintyOf(world: World, operation: Operation): number {
  const { contributors, weekCount, quality } = operation;
  let made = 0;
  let sum = 0;
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    made += weekCount[person];
    sum += weekCount[person] * quality[person];
  }
  if (made === 0) return 0;
  const mean = sum / made;
  let squares = 0;
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    squares += weekCount[person] * (quality[person] - mean) * (quality[person] - mean);
  }
  // Half are worth nothing and half are perfect where they differ most: the deviation is then 1/2.
  const spread = Math.min(1, 2 * Math.sqrt(squares / made));
  return 1 - clarityOf(world, operation) * (1 - spread);
}

export const frontline: Mechanism = {
  id: "frontline",
  title: { en: "Front-line uncertainty", fr: "Incertitude du personnel en contact" },
  off: {
    en: "not knowing what people will bring strains nobody",
    fr: "ne pas savoir ce que les gens apporteront ne pèse sur personne",
  },
  about: {
    en: "Work that customers take part in is hard to standardise: staff who face them do not know what the next one will do, which is a source of stress of its own, beside errors, overtime and changes in demand. They know less where the role is unclear to people, and where contributions differ in quality among each other. Strained staff get less done.",
    fr: "Le travail auquel les clients prennent part est difficile à standardiser : le personnel en contact ne sait pas ce que fera la personne suivante, et c’est une source de tension à part entière, en plus des erreurs, des heures supplémentaires et des à-coups de la demande. Il le sait d’autant moins que le rôle est peu clair pour les gens et que la qualité varie d’une contribution à l’autre. Un personnel sous tension abat moins de travail.",
  },
  fields,
  equations: [
    "meanQuality = Σ weekCount·quality/Σ weekCount",
    "variance = Σ weekCount·(quality − meanQuality)^2/Σ weekCount",
    "uncertainty ← 1 − clarity·(1 − min(1, 2·variance^(1/2))), load > 0 ∧ Σ weekCount > 0",
    "uncertainty ← 0, load = 0 ∨ Σ weekCount = 0",
    "facedContributions ← week.contributions·[load > 0]",
    "uncertainContributions ← facedContributions·uncertainty",
  ],
  reads: ["operation.quality", "operation.weekCount", "operation.week.contributions"],
  operationNumbers: {
    uncertainty: {
      start: 0,
      unit: "0–1",
      en: "How little front-line staff can know of this week’s contributions beforehand.",
      fr: "À quel point le personnel en contact ignore d’avance ce que sont les contributions de la semaine.",
    },
  },
  tallies: ["facedContributions", "uncertainContributions"],
  step(world) {
    for (const operation of world.operations) {
      const { numbers, week, parameters } = operation;
      if (parameters.frontline.load === 0) continue;
      numbers.uncertainty = uncertaintyOf(world, operation);
      week.facedContributions = week.contributions;
      week.uncertainContributions = week.contributions * numbers.uncertainty;
    }
  },
};
