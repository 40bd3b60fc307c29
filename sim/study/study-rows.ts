import type { Value } from "../design/range.ts";
import type { WorldCache } from "../run/cache.ts";
import { armsAt, type StudyArm, type StudyWorld } from "./arms.ts";
import { compared, worldsWanted } from "./replicates.ts";
import type { StudyPlan } from "./study-plan.ts";

/** One world of a study. */
export interface StudyRow {
  point: number;
  scenario: string;
  replicate: number;
  /** Values of the varied fields, by path; empty for an unchanged baseline. */
  values: Readonly<Record<string, Value>>;
  /** Why the world could not be run; empty if it could. */
  error: string;
  /** By id; NaN where a metric is undefined, and in a world that could not be run. */
  metrics: Readonly<Record<string, number>>;
}

/** All worlds of a study by point, scenario and replicate; keeps only one point in memory. */
export function* studyRows(plan: StudyPlan, cache: WorldCache): Generator<StudyRow, void, undefined> {
  const measured = plan.model.metrics.map(({ id }) => id);
  for (let point = 0; point < plan.points; point++) {
    const held = plan.valuesAt(point);
    const values = plan.paths.map((path, f) => [path, held[f]]);
    const found = worldsAt(plan, armsAt(plan, point, cache));
    for (const [place, worlds] of found.entries())
      for (const [replicate, world] of worlds.entries()) {
        const failed = typeof world === "string";
        const metrics = measured.map((id, m) => [id, failed ? Number.NaN : world.metrics[m]]);
        const own = plan.standing && place === 0 ? [] : values;
        yield {
          ...{ point, scenario: plan.scenarios[place], replicate, values: Object.fromEntries(own) },
          error: failed ? world : "",
          metrics: Object.fromEntries(metrics),
        };
      }
  }
}

type Found = (StudyWorld | string)[];

/** The worlds of each scenario: a fixed number, or more at each look until the differences are known. */
function worldsAt(plan: StudyPlan, arms: readonly StudyArm[]): Found[] {
  const found = arms.map((): Found => []);
  for (let done = 0; ; ) {
    const wanted = worldsWanted(plan.replicates, columnsOf(plan, found));
    if (wanted <= done) return found;
    for (; done < wanted; done++) for (const [place, arm] of arms.entries()) found[place].push(arm(done));
  }
}

/** The metric that decides how many worlds there are. */
function columnsOf({ replicates, model }: StudyPlan, found: readonly Found[]): Float64Array[] {
  if ("fixed" in replicates) return [];
  const m = model.metrics.findIndex(({ id }) => id === replicates.until.metric);
  const numberOf = (world: StudyWorld | string) =>
    typeof world === "string" ? Number.NaN : world.metrics[m];
  return compared(
    found.map((worlds) => ({
      column: Float64Array.from(worlds, numberOf),
      ran: worlds.some((world) => typeof world !== "string"),
    })),
  );
}
