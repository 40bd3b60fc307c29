import type { Operation, Tally, World } from "../world/state/world.ts";

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

export const isActive =
  ({ people }: World) =>
  (person: number): boolean =>
    people.activeIn[person] > 0;
