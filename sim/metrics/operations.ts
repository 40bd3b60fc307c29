import type { Operation, Tally, World } from "../world/state/world.ts";

/** Short-hands that metrics share. */

export const sumOf = ({ operations }: World, of: (operation: Operation) => number): number =>
  operations.reduce((sum, operation) => sum + of(operation), 0);

/** Over the horizon, all operations together. */
export const totalOf = (world: World, key: keyof Tally): number => sumOf(world, ({ total }) => total[key]);

/** This week, all operations together. */
export const weekOf = (world: World, key: keyof Tally): number => sumOf(world, ({ week }) => week[key]);

/** Undefined where the denominator is 0. */
export const ratio = (numerator: number, denominator: number): number =>
  denominator === 0 ? Number.NaN : numerator / denominator;

/** 0/0 = 0, as risks are defined. */
export const ratioOrNone = (numerator: number, denominator: number): number =>
  denominator === 0 ? 0 : numerator / denominator;

/** Mean of something over the people whom `who` admits; undefined if there is nobody. */
export function meanOver(
  world: World,
  who: (person: number) => boolean,
  what: (person: number) => number,
): number {
  let sum = 0;
  let people = 0;
  for (let person = 0; person < world.size; person++) {
    if (!who(person)) continue;
    sum += what(person);
    people++;
  }
  return ratio(sum, people);
}

export const isActive =
  ({ people }: World) =>
  (person: number): boolean =>
    people.activeIn[person] > 0;
