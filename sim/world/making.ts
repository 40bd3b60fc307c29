import { type Column, LONG_AGO, type Operation, type World } from "./world.ts";

/** Contributions as they are really made, once it is known who stopped between two of them, and what they cost. */

declare module "./world.ts" {
  interface OperationColumns {
    weekCount: Float64Array;
    contributions: Float64Array;
    lastContributionWeek: Float64Array;
  }
}

export const MAKING_COLUMNS: Readonly<
  Record<"weekCount" | "contributions" | "lastContributionWeek", Column>
> = {
  weekCount: {
    start: 0,
    unit: "contributions",
    en: "Contributions of the latest week in which the person took part.",
    fr: "Contributions de la dernière semaine de participation.",
  },
  contributions: {
    start: 0,
    unit: "contributions",
    en: "Contributions made so far.",
    fr: "Contributions faites jusqu’ici.",
  },
  lastContributionWeek: {
    start: LONG_AGO,
    unit: "week",
    en: "Week of the last contribution.",
    fr: "Semaine de la dernière contribution.",
  },
};

/** Counts this week's contributions, hours, pay and staff time. */
export function makeContributions(world: World): void {
  for (const operation of world.operations) {
    make(operation, world.week);
    const { levers, week, total } = operation;
    week.hours = week.contributions * operation.settings.effortHoursPerContribution;
    week.payEuros = week.contributions * levers.payEurosPerContribution;
    week.giftEuros = week.contributions * levers.giftEuros;
    week.staffHours = operation.open ? levers.guidance + week.joiners * levers.framing : 0;
    if (world.week < 0) continue;
    for (const key of Object.keys(week) as (keyof typeof week)[]) total[key] += week[key];
  }
}

function make(
  { contributors, weekCount, contributions, lastContributionWeek, week }: Operation,
  now: number,
) {
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    contributions[person] += weekCount[person];
    lastContributionWeek[person] = now;
    week.contributions += weekCount[person];
  }
}
