import { hasStatus } from "../choice/status-pay.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, number } from "../scenario/fields.ts";
import { realPeople } from "../world/state/represented.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  wageEurosPerHour: number(
    "€/h",
    [0, 1000],
    12,
    assumed("numerique"),
    "Least pay of a regular contributor for an hour beyond `rules.regularHours`; what is paid per contribution anyway counts towards it.",
    "Paie minimale d’une personne qui contribue régulièrement, pour une heure au-delà de `rules.regularHours` ; ce qui est payé de toute façon par contribution en fait partie.",
  ),
  memoryWeeks: number(
    "weeks",
    [1, 520],
    4,
    assumed(),
    "Weeks over which hours are averaged to tell who is regular.",
    "Semaines sur lesquelles on moyenne les heures pour dire qui contribue régulièrement.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    regulars: ValuesOf<typeof fields>;
  }
  interface OperationColumns {
    usualHoursGiven: Float64Array;
    owedPerHour: Float64Array;
  }
  interface Tally {
    statusWeeks: number;
  }
}

/**
 * Brings people's usual hours up to date, and has those who are regular paid for the hours beyond the threshold.
 *
 * @param counts whether anything is paid: not in the weeks that starting members spent together
 */
function pay(world: World, operation: Operation, counts = true): void {
  const { contributors, weekCount, usualHoursGiven, owedPerHour, euros, parameters, levers, week } =
    operation;
  const { memoryWeeks, wageEurosPerHour } = world.parameters.regulars;
  const { effortHoursPerContribution: effort } = parameters;
  const topUp = Math.max(0, wageEurosPerHour - levers.payEurosPerContribution / effort);
  const { items, count } = world.participants;
  for (let at = 0; at < count; at++) {
    const person = items[at];
    const made = contributors.has(person);
    const hours = made ? weekCount[person] * effort : 0;
    usualHoursGiven[person] += (hours - usualHoursGiven[person]) / memoryWeeks;
    if (usualHoursGiven[person] <= levers.regularHours) {
      owedPerHour[person] = 0;
      continue;
    }
    week.statusWeeks += world.represents;
    // Of their latest week: those who pause do not forget what they get.
    if (!made) continue;
    const owed = topUp * Math.max(0, hours - levers.regularHours);
    owedPerHour[person] = owed / hours;
    if (!counts) continue;
    euros[person] += owed;
    week.payEuros += realPeople(world, owed);
  }
}

export const regulars: Mechanism = {
  id: "regulars",
  title: {
    en: "A legal status for regular contributors",
    fr: "Un statut légal pour les contributeurs réguliers",
  },
  off: {
    en: "the law gives those who contribute regularly no status",
    fr: "la loi ne donne aucun statut à qui contribue régulièrement",
  },
  about: {
    en: "Where the law gives regular contributors a status (`rules.regularHours`), who gives more hours in usual weeks is paid at least a wage for those beyond. It counts as pay: it costs the organisation, moves people to give more, and is noticed as pay, so it erodes motives and feels like work. Newcomers do not reckon with it. To owe nothing, an organisation may cap hours at the threshold (`organisation.hoursCap`).",
    fr: "Là où la loi donne un statut à qui contribue régulièrement (`rules.regularHours`), les personnes qui donnent d’ordinaire plus d’heures sont payées au moins à un salaire pour celles qui dépassent. Cela compte comme une paie : l’organisation la verse, elle pousse à donner plus, et elle est remarquée comme une paie, donc érode les motifs et donne le sentiment de travailler. Les nouveaux n’y comptent pas. Pour ne rien devoir, une organisation peut plafonner les heures au seuil (`organisation.hoursCap`).",
  },
  fields,
  equations: [
    "givenThisWeek = weekCount·effortHoursPerContribution",
    "usualHoursGiven ← usualHoursGiven + (givenThisWeek − usualHoursGiven)/memoryWeeks",
    "regular = [regularHours > 0 ∧ usualHoursGiven > regularHours]",
    "topUp = max(0, regulars.wageEurosPerHour − payEurosPerContribution/effortHoursPerContribution)",
    "owed = topUp·max(0, givenThisWeek − regularHours)·regular",
    "owedPerHour ← owed/givenThisWeek, weekCount > 0",
    "owedPerHour ← 0, ¬regular",
    "euros ← euros + owed",
    "payEuros ← payEuros + Σ owed",
    "statusWeeks ← Σ regular",
  ],
  reads: ["operation.euros", "operation.weekCount", "operation.week.payEuros"],
  operationColumns: {
    usualHoursGiven: {
      start: 0,
      unit: "h/week",
      en: "Hours that the person gives to the operation in a usual week, where the law asks for them.",
      fr: "Heures que la personne donne à l’opération une semaine ordinaire, là où la loi en tient compte.",
    },
    owedPerHour: {
      start: 0,
      unit: "€/h",
      en: "What the law had the person paid, per hour given in their latest week.",
      fr: "Ce que la loi a fait payer à la personne, par heure donnée lors de sa dernière semaine.",
    },
  },
  tallies: ["statusWeeks"],
  together(world) {
    for (const operation of world.operations) if (hasStatus(world, operation)) pay(world, operation, false);
  },
  step(world) {
    for (const operation of world.operations) if (hasStatus(world, operation)) pay(world, operation);
  },
};
