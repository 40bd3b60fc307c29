import { geometricWait } from "../core/inversion.ts";
import { assumed, number, type ValuesOf } from "../scenario/fields.ts";
import { ACTIVE, type Column, type Operation, UNAWARE, type World } from "./world.ts";

/**
 * When people think about joining. Each wait is one keyed geometric draw, so that work is done only in the
 * weeks in which somebody really considers.
 */

export const CONSIDERATION_FIELDS = {
  perWeek: number(
    "1/week",
    [0, 1],
    0.03,
    assumed(),
    "Chance a week that someone aware considers joining.",
    "Probabilité par semaine qu’une personne informée envisage de participer.",
  ),
  comebackPerWeek: number(
    "1/week",
    [0, 1],
    0.004,
    assumed(),
    "Chance a week that someone who has left considers coming back.",
    "Probabilité par semaine qu’une personne partie envisage de revenir.",
  ),
};

declare module "./world.ts" {
  interface Settings {
    consideration: ValuesOf<typeof CONSIDERATION_FIELDS>;
  }
  interface OperationColumns {
    nextConsideration: Float64Array;
  }
}

export const CONSIDERATION_COLUMNS: Readonly<Record<"nextConsideration", Column>> = {
  nextConsideration: {
    start: Number.POSITIVE_INFINITY,
    unit: "week",
    en: "Week of the next thought of joining.",
    fr: "Semaine de la prochaine envie de participer.",
  },
};

/**
 * Sets the next consideration, `from` being the first week in which it may come.
 *
 * @param chance per week, 0–1
 */
export function schedule(
  world: World,
  operation: Operation,
  person: number,
  from: number,
  chance: number,
): void {
  const u = world.draws.stream("consideration", operation.id).uniform(person, world.week);
  operation.nextConsideration[person] = from - 1 + geometricWait(u, chance);
}

/** Fills `operation.considering` with those whose week has come. */
export function collectConsidering(world: World): void {
  for (const operation of world.operations) {
    const { considering, status, nextConsideration } = operation;
    considering.clear();
    if (!operation.open) continue;
    for (let person = 0; person < world.size; person++) {
      if (nextConsideration[person] > world.week) continue;
      if (status[person] !== UNAWARE && status[person] !== ACTIVE) considering.add(person);
    }
  }
}
