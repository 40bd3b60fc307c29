import type { World } from "./world.ts";

/** Fades a state by the same share in everybody who can have it: people who ever took part or contributed. */
export function fade({ participants }: World, column: Float64Array, kept: number): void {
  const { items, count } = participants;
  for (let at = 0; at < count; at++) column[items[at]] *= kept;
}
