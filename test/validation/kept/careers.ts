import type { World } from "../../../sim/world/state/world.ts";
import { watched } from "../../patterns/pattern.ts";

/** A person's way through an operation of a public that does not change. */
export interface Career {
  person: number;
  /** Week of the first contribution, and of the last. */
  first: number;
  last: number;
  /** Contributions in the first week, and in all. */
  atFirst: number;
  made: number;
}

/** A number of each world, from the careers of all who ever contributed to its first operation. */
export const fromCareers = (of: (careers: readonly Career[], world: World) => readonly [number, number]) =>
  watched(() => {
    const careers = new Map<number, Career>();
    let found: readonly [number, number] = [Number.NaN, Number.NaN];
    return {
      step({ week, operations: [{ contributors, weekCount }] }) {
        for (const person of contributors.items.subarray(0, contributors.count)) {
          const made = weekCount[person];
          if (made === 0) continue;
          const career = careers.get(person);
          if (career === undefined)
            careers.set(person, { person, first: week, last: week, atFirst: made, made });
          else {
            career.last = week;
            career.made += made;
          }
        }
      },
      end(world) {
        found = of([...careers.values()], world);
      },
      seen: () => found,
    };
  });

/** What each world's own number is compared with: 1. */
export const ownNumber =
  ({ seen }: ReturnType<typeof fromCareers>) =>
  (_: unknown, replicate: number): readonly [number, number] =>
    seen(1, replicate);

/** The second arm's number and the first's. */
export const bothNumbers =
  ({ seen }: ReturnType<typeof fromCareers>) =>
  (_: unknown, replicate: number): readonly [number, number] => {
    const [first, second] = [0, 1].map((arm) => seen(arm, replicate));
    return [second[0] / second[1], first[0] / first[1]];
  };

export const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
