import { MODEL, type Model } from "../../model/own/own-model.ts";
import { WorldCache } from "../../run/cache.ts";
import { arrayBytes, heaviest } from "../../run/memory.ts";
import { armsAt } from "../../study/arms.ts";
import { sampledScenarios } from "../../study/sampled.ts";
import type { Study } from "../../study/study-file.ts";
import { planOf, type StudyPlan } from "../../study/study-plan.ts";

/** Worlds of a study that a worker runs in one go: all scenarios of some points in some replicates. */
export interface Piece {
  points: readonly number[];
  firstReplicate: number;
  replicates: number;
}

/** Worlds are in the order of points, scenarios and replicates. */
export interface PieceResult {
  /** worlds × metrics; NaN where one failed */
  metrics: Float64Array;
  /** Per world, weekly metrics × weeks, or nothing if it failed; empty unless series are kept. */
  series: Float64Array[];
  failures: { world: number; message: string }[];
}

/** Data with which a study's worker is started. */
export interface StudyWork {
  study: Study;
  /** Whether series are kept. */
  weekly: boolean;
}

/** What a worker is started with. */
export interface WorkerStart {
  /** Whose pieces it will run, if any. */
  study: StudyWork | null;
  /** The text of the user's own parts, if there are any. */
  own: string | null;
}

/** What a worker keeps from piece to piece, mainly people, who are the same at every point. */
const KEPT_BYTES = 16 * 2 ** 20;

/** Runs a study piece by piece. What it keeps in between changes no digit. */
export class PieceRunner {
  private readonly plan: StudyPlan;
  private readonly weekly: boolean;
  private readonly cache: WorldCache;

  /** @param model with own mechanisms or metrics, if any */
  constructor({ study, weekly }: StudyWork, model: Model = MODEL) {
    this.plan = planOf(study, model);
    this.weekly = weekly;
    const largest = heaviest(sampledScenarios(this.plan));
    // Room for the people of at least one world, so that its scenarios share them.
    const people = largest === undefined ? 0 : arrayBytes(largest).people;
    this.cache = new WorldCache(KEPT_BYTES + (people > KEPT_BYTES / 2 ? people : 0));
  }

  run({ points, firstReplicate, replicates }: Piece): PieceResult {
    const arms = points.flatMap((point) => armsAt(this.plan, point, this.cache));
    const worlds = arms.length * replicates;
    const each = this.plan.model.metrics.length;
    const metrics = new Float64Array(worlds * each).fill(Number.NaN);
    const series: Float64Array[] = this.weekly
      ? Array.from({ length: worlds }, () => new Float64Array(0))
      : [];
    const failures: PieceResult["failures"] = [];
    // Replicate by replicate, so that all points find the people of a replicate in the cache.
    for (let r = 0; r < replicates; r++)
      arms.forEach((arm, place) => {
        const world = place * replicates + r;
        const result = arm(firstReplicate + r);
        if (typeof result === "string") failures.push({ world, message: result });
        else {
          metrics.set(result.metrics, world * each);
          // A copy, because the cache may keep the original and the result is transferred to the main thread.
          if (this.weekly) series[world] = result.series.slice();
        }
      });
    return { metrics, series, failures: failures.sort((a, b) => a.world - b.world) };
  }
}
