import { capacityOf, OPTIONS_EQUATIONS, optionsOf } from "../choice/options.ts";
import { resentedIn } from "../choice/queueing.ts";
import { counterOf, type Met, SERVING_EQUATIONS, serve } from "../choice/serving.ts";
import { type Situation, setTerms, situationOf } from "../choice/utility.ts";
import { poissonCount } from "../core/inversion.ts";
import { within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, literature, number, weight } from "../scenario/fields.ts";
import { loseAttachment } from "../world/state/attachment.ts";
import { BLOCK } from "../world/state/block.ts";
import { isNeeded } from "../world/state/opening.ts";
import { realPeople } from "../world/state/represented.ts";
import { become } from "../world/state/status.ts";
import {
  ACTIVE,
  AWARE,
  EXCLUDED,
  LAPSED,
  type Operation,
  UNAWARE,
  type World,
} from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  humanUtility: weight(
    1,
    assumed("F5"),
    "Utility of being served by staff without waiting.",
    "Utilité d’être servi sans attendre par le personnel.",
  ),
  waitingWeight: weight(
    1,
    assumed("F5"),
    "Cost of waiting, per unit of demand beyond capacity.",
    "Coût de l’attente, par unité de demande au-delà de la capacité.",
  ),
  givingUp: weight(-1.5, assumed("F5"), "Utility of giving up.", "Utilité de renoncer."),
  loadMemory: fraction(
    0.3,
    assumed(),
    "Weight of the latest week in how busy staff seem.",
    "Poids de la dernière semaine dans l’affluence perçue.",
  ),
  unmetMemory: fraction(
    0.2,
    assumed(),
    "Weight of the latest week in the recent share of unmet needs.",
    "Poids de la dernière semaine dans la part récente de besoins non satisfaits.",
  ),
  excludedShare: fraction(
    0.5,
    within(assumed("D1"), [0.25, 0.8], {
      en: "at 1, nobody would ever be excluded",
      fr: "à 1, personne ne serait jamais exclu",
    }),
    "Recent share of unmet needs above which a person counts as excluded.",
    "Part récente de besoins non satisfaits au-delà de laquelle une personne compte comme exclue.",
  ),
  pressureLoss: number(
    "1/need",
    [0, 1],
    0.02,
    literature("F5"),
    "Attachment lost by doing it alone against one's will.",
    "Attachement perdu en le faisant seul contre son gré.",
  ),
  obligationLoss: number(
    "1/need",
    [0, 1],
    0.002,
    literature("F5"),
    "Attachment lost by having no choice, however the need is met.",
    "Attachement perdu faute de choix, quelle que soit l’issue du besoin.",
  ),
  unmetLoss: number(
    "1/need",
    [0, 1],
    0.03,
    assumed("F5"),
    "Attachment lost by an unmet need.",
    "Attachement perdu par un besoin non satisfait.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    needs: ValuesOf<typeof fields>;
  }
  interface PersonColumns {
    neededHours: Float64Array;
  }
  interface OperationColumns {
    pressed: Float64Array;
    unmetShare: Float64Array;
    served: Float64Array;
    lastUnmet: Float64Array;
  }
  interface OperationNumbers {
    load: number;
  }
  interface Tally {
    needs: number;
    needsServed: number;
    needsUnmet: number;
    fallbackHours: number;
  }
}

/** Most needs of one person in a week. */
const MOST_NEEDS = 50;

/** How many needs a person has this week: a keyed draw, the same whenever it is asked. */
export function needsOf(world: World, { id, parameters }: Operation): (person: number) => number {
  const { draws, week, keys } = world;
  const wanted = draws.stream("needs.count", id);
  return (person) => poissonCount(wanted.uniform(keys[person], week), parameters.needsPerWeek, MOST_NEEDS);
}

/** Draws everybody's needs of the week, and how they are met. */
function meet(world: World, operation: Operation): void {
  const { parameters, status, week, numbers } = operation;
  const wanted = needsOf(world, operation);
  const situation = situationOf(world, operation);
  const { block } = world;
  let asked = 0;
  block.count = 0;
  for (let person = 0; person < world.places; person++) {
    if (world.banned[person] === 1) continue;
    const count = wanted(person);
    if (count === 0) continue;
    if (status[person] === UNAWARE) become(world, operation, person, AWARE);
    block.times[block.count] = count;
    block.people[block.count++] = person;
    if (block.count < BLOCK) continue;
    asked += meetBlock(world, operation, situation);
    block.count = 0;
  }
  asked += meetBlock(world, operation, situation);
  const capacity = capacityOf(operation, world);
  const ratio = capacity === 0 ? 0 : realPeople(world, asked) / capacity;
  numbers.load += world.parameters.needs.loadMemory * (ratio - numbers.load);
  const hours = (week.needsServed * parameters.employeeMinutesDisplaced) / 60;
  week.fallbackHours += hours;
  week.staffHours += hours;
}

/** @returns needs for which the people in the block asked staff */
function meetBlock(world: World, operation: Operation, situation: Situation): number {
  const { parameters, weekCount, contributors, week, pressed, pushed, served } = operation;
  const { neededHours } = world.people;
  const { block } = world;
  const effort = parameters.effortHoursPerContribution;
  const counter = counterOf(world, operation);
  const met: Met = { alone: 0, helped: 0, asked: 0, pushed: 0 };
  let asked = 0;
  setTerms(world, operation, situation);
  for (let place = 0; place < block.count; place++) {
    const person = block.people[place];
    const count = block.times[place];
    const options = optionsOf(world, operation, person, block.utility[place]);
    serve(world, operation, person, count, options, counter, met);
    const { alone, helped } = met;
    asked += met.asked;
    weekCount[person] = alone;
    neededHours[person] += alone * effort;
    served[person] += helped;
    if (alone > 0) contributors.add(person);
    pressed[person] = alone > 0 && options.unwilling ? 1 : 0;
    pushed[person] = met.pushed;
    settle(world, operation, person, count, alone, helped);
    week.needs += realPeople(world, count);
    week.needsServed += realPeople(world, helped);
    week.needsUnmet += realPeople(world, count - alone - helped);
    week.pushed += realPeople(world, met.pushed);
  }
  return asked;
}

/** Effects of this week's needs on one person: attachment, the recent share of unmet needs, and status. */
function settle(
  world: World,
  operation: Operation,
  person: number,
  count: number,
  alone: number,
  helped: number,
): void {
  const w = world.parameters.needs;
  const { unmetShare, pressed, pushed, status } = operation;
  const unmet = count - alone - helped;
  operation.lastUnmet[person] = unmet / count;
  unmetShare[person] += w.unmetMemory * (unmet / count - unmetShare[person]);
  const against = pressed[person] === 1 ? alone : resentedIn(world, operation) * pushed[person];
  const loss = w.obligationLoss * count + w.pressureLoss * against + w.unmetLoss * unmet;
  loseAttachment(world, person, Math.min(1, loss));
  if (unmetShare[person] > w.excludedShare) become(world, operation, person, EXCLUDED);
  else if (alone > 0) become(world, operation, person, ACTIVE);
  else if (status[person] === ACTIVE || status[person] === EXCLUDED) become(world, operation, person, LAPSED);
}

export const needs: Mechanism = {
  id: "needs",
  title: { en: "Needs to be met", fr: "Besoins à satisfaire" },
  off: {
    en: "nobody needs an obliged or inherent service",
    fr: "personne n’a besoin d’un service obligé ou inhérent",
  },
  fields,
  equations: [
    "wanted ~ Poisson(needsPerWeek)",
    ...OPTIONS_EQUATIONS,
    ...SERVING_EQUATIONS,
    "load ← load + loadMemory·(Σ asked/serviceable − load)",
    "week.pushed ← Σ pushed",
    "unmet = wanted − alone − helped",
    "pressed ← [alone > 0 ∧ utility < 0]",
    "against = alone·pressed + resented·pushed·(1 − pressed)",
    "loss = obligationLoss·wanted + pressureLoss·against + unmetLoss·unmet",
    "attachment ← attachment·(1 − min(1, loss))",
    "unmetShare ← unmetShare + unmetMemory·(unmet/wanted − unmetShare)",
    "status ← excluded, unmetShare > excludedShare",
  ],
  reads: ["operation.pushed", "operation.weekCount", "operation.week.pushed", "operation.week.staffHours"],
  personColumns: {
    neededHours: {
      start: 0,
      where: isNeeded,
      unit: "h",
      en: "Hours that needs take this week; the hours that people choose to give come out of the rest.",
      fr: "Heures que les besoins prennent cette semaine ; les heures que l’on choisit de donner viennent du reste.",
    },
  },
  operationColumns: {
    pressed: {
      start: 0,
      where: isNeeded,
      unit: "0 or 1",
      en: "Whether the person did it alone against their will, in the latest week with a need.",
      fr: "Si la personne l’a fait seule contre son gré, la dernière semaine avec un besoin.",
    },
    unmetShare: {
      start: 0,
      where: isNeeded,
      unit: "0–1",
      en: "Recent share of unmet needs.",
      fr: "Part récente de besoins non satisfaits.",
    },
    served: {
      start: 0,
      where: isNeeded,
      unit: "needs",
      en: "Needs served by staff.",
      fr: "Besoins traités par le personnel.",
    },
    lastUnmet: {
      start: 0,
      where: isNeeded,
      unit: "0–1",
      en: "Share of unmet needs in the latest week with a need.",
      fr: "Part de besoins non satisfaits, la dernière semaine avec un besoin.",
    },
  },
  operationNumbers: {
    load: {
      start: 0,
      unit: "ratio",
      en: "Demand for staff divided by their capacity, smoothed.",
      fr: "Demande adressée au personnel divisée par sa capacité, lissée.",
    },
  },
  tallies: ["needs", "needsServed", "needsUnmet", "fallbackHours"],
  step(world) {
    world.people.neededHours.fill(0);
    for (const operation of world.operations)
      if (operation.open && isNeeded(operation.parameters)) meet(world, operation);
  },
};
