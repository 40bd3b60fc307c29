import type { ModelModule } from "../module.ts";
import { leverPrice } from "./prices.ts";
import { beginCounting, countContributor, endCounting, RECENT_EQUATIONS } from "./recent.ts";
import { LONG_AGO, type Operation, type World } from "./world.ts";

/** The contributions really made, once it is known who stopped between two of them, and their costs. */

declare module "./world.ts" {
  interface OperationColumns {
    weekCount: Float64Array;
    contributions: Float64Array;
    contributionsBefore: Float64Array;
    firstContributionWeek: Float64Array;
    lastContributionWeek: Float64Array;
  }
  interface PersonColumns {
    hours: Float64Array;
  }
  interface Tally {
    contributions: number;
    hours: number;
    /** People who contributed, added up over weeks. */
    contributorWeeks: number;
    payEuros: number;
    giftEuros: number;
    leverEuros: number;
    staffHours: number;
    mediationHours: number;
    /** Contributions weighted by how unclear rights were. */
    unclearContributions: number;
    openWeeks: number;
    /** Weeks weighted by decision rights. */
    sharedDecisions: number;
  }
}

/** Equations of contributions made and their costs. */
export const making: ModelModule = {
  id: "prices",
  equations: [
    "contributions ← contributions + weekCount",
    "hours ← Σ weekCount·effortHoursPerContribution",
    "payEuros ← (week.contributions − traces)·payEurosPerContribution",
    "week.giftEuros ← (week.contributions − traces)·rewards.giftEuros",
    "staffHours ← guidance + mediationHours + coordinationStaffHours + joiners·framing",
    "leverEuros ← Σ prices·levers",
    ...RECENT_EQUATIONS,
  ],
  reads: ["operation.week.joiners", "operation.week.traces"],
  personColumns: {
    hours: {
      start: 0,
      unit: "h",
      en: "Hours given this week, to all operations.",
      fr: "Heures données cette semaine, à toutes les opérations.",
    },
    lastMadeWeek: {
      start: LONG_AGO,
      unit: "week",
      en: "Week of the latest contribution to any operation.",
      fr: "Semaine de la dernière contribution, toutes opérations confondues.",
    },
  },
  operationColumns: {
    weekCount: {
      start: 0,
      unit: "contributions",
      en: "Contributions in the latest week in which the person took part.",
      fr: "Contributions de la dernière semaine où la personne a participé.",
    },
    contributions: {
      start: 0,
      unit: "contributions",
      en: "Contributions made so far, rejected ones included.",
      fr: "Contributions faites jusqu’ici, rejets compris.",
    },
    contributionsBefore: {
      start: 0,
      unit: "contributions",
      en: "Those of a starting member before the opening; no metric counts them.",
      fr: "Celles d’un membre de départ avant l’ouverture ; aucun indicateur ne les compte.",
    },
    firstContributionWeek: {
      start: LONG_AGO,
      unit: "week",
      en: "Week of the first contribution.",
      fr: "Semaine de la première contribution.",
    },
    lastContributionWeek: {
      start: LONG_AGO,
      unit: "week",
      en: "Week of the last contribution.",
      fr: "Semaine de la dernière contribution.",
    },
  },
  operationNumbers: {
    activePeople: {
      start: 0,
      unit: "people",
      en: "Active people: those who contributed in the last 4 weeks.",
      fr: "Personnes actives : celles qui ont contribué au cours des 4 dernières semaines.",
    },
    usualContributors: {
      start: 0,
      unit: "people",
      en: "People who contribute in a usual week: the mean of the latest 4 weeks that took contributions.",
      fr: "Personnes qui contribuent une semaine ordinaire : la moyenne des 4 dernières semaines où l’on pouvait contribuer.",
    },
    takingWeeks: {
      start: 0,
      unit: "weeks",
      en: "Weeks so far that took contributions.",
      fr: "Semaines où l’on a pu contribuer jusqu’ici.",
    },
  },
  worldNumbers: {
    activeAnywhere: {
      start: 0,
      unit: "people",
      en: "People active in at least one operation.",
      fr: "Personnes actives dans au moins une opération.",
    },
  },
  tallies: [
    "contributions",
    "hours",
    "contributorWeeks",
    "payEuros",
    "giftEuros",
    "staffHours",
    "mediationHours",
    "leverEuros",
    "unclearContributions",
    "openWeeks",
    "sharedDecisions",
  ],
};

/** Counts this week's contributions, hours, pay, gifts and staff time. */
export function makeContributions(world: World): void {
  world.people.hours.fill(0);
  beginCounting(world);
  for (const operation of world.operations) {
    make(world, operation);
    const { levers, week } = operation;
    // People unaware that they contribute are not paid.
    const known = week.contributions - week.traces;
    week.payEuros += known * levers.payEurosPerContribution;
    week.giftEuros += known * levers.giftEuros;
    week.unclearContributions += week.contributions * (1 - levers.rightsClarity);
    if (!operation.open) continue;
    week.openWeeks++;
    week.sharedDecisions += levers.decisionRights;
    week.leverEuros += leverPrice(world, operation);
    week.mediationHours += levers.mediationHours;
    week.staffHours +=
      levers.guidance + levers.mediationHours + levers.coordinationStaffHours + week.joiners * levers.framing;
  }
  endCounting(world);
}

function make(world: World, operation: Operation): void {
  const { contributors, weekCount, contributions, lastContributionWeek, week, parameters } = operation;
  const { represents } = world;
  week.contributorWeeks += contributors.count * represents;
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    const hours = weekCount[person] * parameters.effortHoursPerContribution;
    // Not only people taking part: an excluded person may still meet a need now and then.
    world.participants.add(person);
    if (contributions[person] === 0) operation.firstContributionWeek[person] = world.week;
    contributions[person] += weekCount[person];
    countContributor(world, operation, person);
    lastContributionWeek[person] = world.week;
    world.people.hours[person] += hours;
    week.contributions += weekCount[person] * represents;
    week.hours += hours * represents;
  }
}
