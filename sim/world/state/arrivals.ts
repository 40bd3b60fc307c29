import { UNAWARE, type World } from "./world.ts";

/** Adds this week's arrivals, unaware of everything. Only whole people arrive; fractions accumulate over weeks. */
export function arrive(world: World): void {
  const { consumers, arrivalsPerWeek } = world.parameters.population;
  const weeksSoFar = world.week + world.parameters.warmUpWeeks + 1;
  const size = consumers + Math.floor(arrivalsPerWeek * weeksSoFar);
  if (size === world.size) return;
  for (const { counts } of world.operations) counts[UNAWARE] += size - world.size;
  world.size = size;
}
