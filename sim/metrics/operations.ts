import { isRecent } from "../world/state/recent.ts";
import { ACTIVE_WEEKS, type Operation, type Tally, type World } from "../world/state/world.ts";

/** Helpers shared by metrics. */

export const sumOf = ({ operations }: World, of: (operation: Operation) => number): number =>
  operations.reduce((sum, operation) => sum + of(operation), 0);

/** Total over the horizon and all operations. */
export const totalOf = (world: World, key: keyof Tally): number => sumOf(world, ({ total }) => total[key]);

/** This week's total over all operations. */
export const weekOf = (world: World, key: keyof Tally): number => sumOf(world, ({ week }) => week[key]);

/** NaN if the denominator is 0. */
export const ratio = (numerator: number, denominator: number): number =>
  denominator === 0 ? Number.NaN : numerator / denominator;

/** 0 if the denominator is 0, as in the definition of risks. */
export const ratioOrNone = (numerator: number, denominator: number): number =>
  denominator === 0 ? 0 : numerator / denominator;

/** Mean of `what` over the people present for whom `who` is true; NaN if there are none. */
export function meanOver(
  world: World,
  who: (person: number) => boolean,
  what: (person: number) => number,
): number {
  let sum = 0;
  let people = 0;
  for (let person = 0; person < world.places; person++) {
    if (world.present[person] === 0 || !who(person)) continue;
    sum += what(person);
    people++;
  }
  return ratio(sum, people);
}

/** Whether somebody contributed within the horizon, to an operation that may have closed since. */
export const contributes =
  ({ operations }: World) =>
  (person: number): boolean =>
    operations.some(({ lastContributionWeek }) => lastContributionWeek[person] >= 0);

/** Whether somebody is active in the last week of the horizon. */
export const isActive =
  ({ people, weeks }: World) =>
  (person: number): boolean =>
    isRecent(people.lastMadeWeek[person], weeks - 1);

/** Who is active, as the texts of metrics say it. */
export const ACTIVE_TEXT = {
  en: `contributed in the last ${ACTIVE_WEEKS} weeks`,
  fr: `ont contribué au cours des ${ACTIVE_WEEKS} dernières semaines`,
};

/** When nobody is active at the end. */
export const NOBODY_ACTIVE = {
  en: "nobody is active at the end",
  fr: "personne n’est actif à la fin",
};

/** When everybody has left the public. */
export const NOBODY_LEFT = {
  en: "nobody is left in the public",
  fr: "il ne reste personne dans le public",
};
