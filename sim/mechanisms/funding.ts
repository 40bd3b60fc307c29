import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction } from "../scenario/fields.ts";
import { loseAttachment } from "../world/state/attachment.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  disappointment: fraction(
    0.1,
    assumed("marketing §2.2"),
    "Attachment lost by people whose pledge comes to nothing.",
    "Attachement perdu par les personnes dont la promesse n’aboutit pas.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    funding: ValuesOf<typeof fields>;
  }
  interface OperationNumbers {
    pledgedEuros: number;
  }
  interface Tally {
    pledgedEuros: number;
    raisedEuros: number;
    paidBackEuros: number;
  }
}

/** All or nothing: in the last week the money is raised if the goal is reached; otherwise all of it is paid back. */
function fund(world: World, operation: Operation): void {
  const { parameters, week, numbers, contributions } = operation;
  if (parameters.fundingGoalEuros === 0 || world.week < 0) return;
  week.pledgedEuros = week.contributions * parameters.costEurosPerContribution;
  numbers.pledgedEuros += week.pledgedEuros;
  if (!operation.ending) return;
  if (numbers.pledgedEuros >= parameters.fundingGoalEuros) {
    week.raisedEuros = numbers.pledgedEuros;
    return;
  }
  week.paidBackEuros = numbers.pledgedEuros;
  for (let person = 0; person < world.places; person++)
    if (contributions[person] > 0) loseAttachment(world, person, world.parameters.funding.disappointment);
}

export const funding: Mechanism = {
  id: "funding",
  title: { en: "All-or-nothing funding", fr: "Financement tout ou rien" },
  off: {
    en: "no goal is set and no pledge is counted",
    fr: "aucun objectif n’est fixé et aucune promesse n’est comptée",
  },
  fields,
  equations: [
    "pledgedEuros ← pledgedEuros + week.contributions·costEurosPerContribution",
    "raisedEuros ← pledgedEuros, pledgedEuros ≥ fundingGoalEuros",
    "paidBackEuros ← pledgedEuros, pledgedEuros < fundingGoalEuros",
    "attachment ← attachment·(1 − disappointment), pledgedEuros < fundingGoalEuros ∧ contributions > 0",
  ],
  reads: ["operation.contributions", "operation.week.contributions"],
  operationNumbers: {
    pledgedEuros: { start: 0, unit: "€", en: "Money pledged so far.", fr: "Argent promis jusqu’ici." },
  },
  tallies: ["pledgedEuros", "raisedEuros", "paidBackEuros"],
  step(world) {
    for (const operation of world.operations) fund(world, operation);
  },
};
