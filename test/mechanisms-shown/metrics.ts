import type { OwnMetric } from "../../sim/model/own/own.ts";
import type { World } from "../../sim/world/state/world.ts";

/** The tenth of the active people who contributed most, at least one. */
const BUSIEST = 0.1;

/** People active in some operation at the end, with what they have contributed in all, the busiest first. */
function byWork({ operations, places }: Pick<World, "operations" | "places">): number[] {
  const active = new Set(operations.flatMap(({ active: { items, count } }) => [...items.slice(0, count)]));
  const work = new Float64Array(places);
  for (const { contributions } of operations)
    for (let person = 0; person < places; person++) work[person] += contributions[person];
  return [...active].sort((a, b) => work[b] - work[a] || a - b);
}

/** Metrics that only these trials need. */
export const OWN_METRICS: readonly OwnMetric[] = [
  {
    id: "busiestTiredHours",
    direction: "lower is better",
    relevant: { value: 0.05, of: "baseline" },
    measure({ operations, places, people }) {
      const active = byWork({ operations, places });
      const busiest = active.slice(0, Math.max(1, Math.round(BUSIEST * active.length)));
      if (active.length === 0) return Number.NaN;
      return busiest.reduce((sum, person) => sum + people.fatigueHours[person], 0) / busiest.length;
    },
  },
];
