import { areKnown, compared } from "../../study/replicates.ts";
import type { StudyPlan } from "../../study/study-plan.ts";
import type { Part } from "./part-file.ts";

/** Number of points in a part whose differences are not known well enough, even with the maximum number of worlds. */
export function imprecisePoints({ replicates, scenarios, model }: StudyPlan, part: Part): number {
  if ("fixed" in replicates) return 0;
  const { metric, halfWidth } = replicates.until;
  const numbers = part.metrics[model.metrics.findIndex(({ id }) => id === metric)];
  const failed = new Set(part.failures.map(({ row }) => row));
  let first = 0;
  let imprecise = 0;
  for (const count of part.replicates) {
    const worlds = scenarios.map((_, place) => {
      const column = numbers.subarray(first + place * count, first + (place + 1) * count);
      return { column, ran: column.some((_, world) => !failed.has(first + place * count + world)) };
    });
    if (!areKnown(compared(worlds), halfWidth)) imprecise++;
    first += scenarios.length * count;
  }
  return imprecise;
}
