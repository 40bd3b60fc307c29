import type { World } from "./world.ts";

/** Lets a state fade by the same share in all who can have any: those who ever took part or contributed. */
export function fade({ participants }: World, column: Float64Array, kept: number): void {
  const { items, count } = participants;
  for (let at = 0; at < count; at++) column[items[at]] *= kept;
}
