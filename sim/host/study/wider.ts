import { METRICS } from "../../model.ts";
import { areKnown } from "../../study/replicates.ts";
import type { StudyPlan } from "../../study/study-plan.ts";
import type { Part } from "./part-file.ts";

/** How many points of a part have all the worlds they may, and a difference known less well than asked all the same. */
export function widerIn({ replicates, scenarios }: StudyPlan, part: Part): number {
  if ("fixed" in replicates) return 0;
  const { metric, halfWidth } = replicates.until;
  const numbers = part.metrics[METRICS.findIndex(({ id }) => id === metric)];
  const failed = new Set(part.failures.map(({ row }) => row));
  let row = 0;
  return part.replicates.filter((worlds) => {
    const firsts = scenarios.map((_, place) => row + place * worlds);
    row += scenarios.length * worlds;
    const runs = firsts.filter((first) =>
      numbers.subarray(first, first + worlds).some((_, w) => !failed.has(first + w)),
    );
    if (runs[0] !== firsts[0]) return false;
    return !areKnown(
      runs.map((first) => numbers.subarray(first, first + worlds)),
      halfWidth,
    );
  }).length;
}
