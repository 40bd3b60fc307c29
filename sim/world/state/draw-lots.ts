import { occasionOf, type Stream } from "../../core/random.ts";
import type { World } from "./world.ts";

/**
 * This week's draws of some people, in the order of the list.
 *
 * @param counters of their draws, for each person; then the draws do not depend on the week. Without it, their first
 *   ones of the week
 */
export function drawLots(
  world: World,
  stream: Stream,
  people: Uint32Array,
  count: number,
  counters?: Float64Array,
): Float64Array {
  const { lots, week } = world;
  const { keys, occasions } = lots;
  lots.reserve(count);
  occasions.fill(occasionOf(week, 0));
  for (let from = 0; from < count; from += keys.length) {
    const some = Math.min(keys.length, count - from);
    for (let at = 0; at < some; at++) keys[at] = world.keys[people[from + at]];
    if (counters !== undefined)
      for (let at = 0; at < some; at++) occasions[at] = occasionOf(0, counters[people[from + at]]);
    stream.uniforms(keys, occasions, some, lots.uniforms, from);
  }
  return lots.uniforms;
}
