import { companionsOf, guidanceReceived } from "../choice/readiness.ts";
import { exp, saturation } from "../core/math.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, number } from "../scenario/fields.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  framingStart: fraction(
    0.3,
    assumed("marketing §4.2"),
    "Socialisation that a full welcome gives a newcomer at once.",
    "Socialisation qu’un accueil complet donne d’emblée à un nouveau.",
  ),
  rate: number(
    "1/contribution",
    [0, 1],
    0.15,
    assumed("F3"),
    "Socialisation per contribution with full guidance.",
    "Socialisation par contribution avec un accompagnement complet.",
  ),
  companionsHalf: number(
    "people",
    [0.01, 100],
    1.5,
    assumed(),
    "Number of companions that has half of the full effect of company.",
    "Nombre de compagnons qui produit la moitié de l’effet complet de la compagnie.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    socialisation: ValuesOf<typeof fields>;
  }
  interface OperationColumns {
    socialisation: Float64Array;
  }
}

/** People learn values and norms from the guidance of staff and from companions who belong (Van Maanen & Schein). */
function socialise(world: World, operation: Operation): void {
  const { framingStart, rate, companionsHalf } = world.parameters.socialisation;
  const { contributors, weekCount, socialisation, joinedWeek, active, levers, numbers } = operation;
  const framed = framingStart * saturation(levers.framing, world.parameters.readiness.framingHalfHours);
  const fromStaff = guidanceReceived(world, operation) * numbers.metShare;
  for (let at = 0; at < active.count; at++) {
    const person = active.items[at];
    if (joinedWeek[person] === world.week) socialisation[person] = Math.max(socialisation[person], framed);
  }
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    const company =
      saturation(companionsOf(world, operation, person), companionsHalf) * numbers.meanBelonging;
    const dose = rate * weekCount[person] * (fromStaff + company);
    socialisation[person] += (1 - socialisation[person]) * (1 - exp(-dose));
  }
}

export const socialisation: Mechanism = {
  id: "socialisation",
  title: { en: "Socialisation", fr: "Socialisation" },
  off: { en: "nobody is socialised", fr: "personne n’est socialisé" },
  fields,
  equations: [
    "socialisation ← max(socialisation, framingStart·sat(framing; readiness.framingHalfHours)), joinedWeek = week",
    "dose = rate·weekCount·(guided·metShare + sat(companions; companionsHalf)·meanBelonging)",
    "socialisation ← socialisation + (1 − socialisation)·(1 − e^(−dose))",
  ],
  reads: [
    "operation.joinedWeek",
    "operation.weekCount",
    "operation.numbers.meanBelonging",
    "operation.numbers.metShare",
    "parameters.readiness.framingHalfHours",
  ],
  operationColumns: {
    socialisation: {
      start: 0,
      unit: "0–1",
      en: "Socialisation to the operation.",
      fr: "Socialisation à l’opération.",
    },
  },
  together: true,
  step(world) {
    for (const operation of world.operations) socialise(world, operation);
  },
};
