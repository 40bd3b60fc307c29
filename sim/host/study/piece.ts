import { WorldCache } from "../../cache.ts";
import { compile } from "../../compile.ts";
import { arrayBytes, heaviest } from "../../memory.ts";
import { METRICS, type Scenario } from "../../model.ts";
import { MatchedArms } from "../../reuse.ts";
import { describeProblems, InputError } from "../../scenario/problems.ts";
import type { Study } from "../../study/study-file.ts";
import { planOf, type StudyPlan } from "../../study/study-plan.ts";
import { sampledScenarios } from "./layout.ts";

/** Worlds of a study that a worker runs at a time: all scenarios of some points in some replicates. */
export interface Piece {
  points: readonly number[];
  firstReplicate: number;
  replicates: number;
}

/** Worlds are in the order of points, scenarios and replicates. */
export interface PieceResult {
  /** worlds × metrics; NaN where one failed */
  metrics: Float64Array;
  /** By world its weekly metrics × weeks, nothing where it failed; empty unless series are kept. */
  series: Float64Array[];
  failures: { world: number; message: string }[];
}

/** What a worker of a study is started with. */
export interface StudyWork {
  study: Study;
  /** Whether series are kept. */
  weekly: boolean;
}

/** What a worker keeps from piece to piece: people above all, who are the same at every point. */
const KEPT_BYTES = 32 * 2 ** 20;

/** A scenario at a point, ready to run, or why it is not. */
type Arm =
  | { run: (replicate: number) => { metrics: Float64Array; series: Float64Array } }
  | { failed: string };

/** Runs piece by piece, each like any other of its kind: what is kept changes no digit. */
export class PieceRunner {
  private readonly plan: StudyPlan;
  private readonly weekly: boolean;
  private readonly cache: WorldCache;

  constructor({ study, weekly }: StudyWork) {
    this.plan = planOf(study);
    this.weekly = weekly;
    const largest = heaviest(sampledScenarios(this.plan));
    // Those of one world at least, so that its scenarios share them.
    const people = largest === undefined ? 0 : arrayBytes(largest).people;
    this.cache = new WorldCache(KEPT_BYTES + (people > KEPT_BYTES / 2 ? people : 0));
  }

  run({ points, firstReplicate, replicates }: Piece): PieceResult {
    const arms = points.flatMap((point) => this.armsAt(point));
    const worlds = arms.length * replicates;
    const metrics = new Float64Array(worlds * METRICS.length).fill(Number.NaN);
    const series: Float64Array[] = this.weekly
      ? Array.from({ length: worlds }, () => new Float64Array(0))
      : [];
    const failures: PieceResult["failures"] = [];
    // Replicate by replicate, so that each has its people at hand for all points.
    for (let r = 0; r < replicates; r++)
      arms.forEach((arm, place) => {
        const world = place * replicates + r;
        const result = attempt(arm, firstReplicate + r);
        if (typeof result === "string") failures.push({ world, message: result });
        else {
          metrics.set(result.metrics, world * METRICS.length);
          // A result may be kept for other points, whereas this one is given away.
          if (this.weekly) series[world] = result.series.slice();
        }
      });
    return { metrics, series, failures: failures.sort((a, b) => a.world - b.world) };
  }

  private armsAt(point: number): Arm[] {
    const scenarios = this.plan.scenarios.map((_, place) => told(() => this.plan.scenarioAt(point, place)));
    const [first] = scenarios;
    return scenarios.map((named): Arm => {
      if (typeof named === "string") return { failed: named };
      // During a warm-up the first scenario's levers hold for all.
      if (typeof first === "string" && named.scenario.warmUpWeeks > 0) return { failed: first };
      const baseline: Scenario = typeof first === "string" ? named.scenario : first.scenario;
      const params = compile(named.id, named.scenario, baseline);
      const matched = new MatchedArms([params], this.plan.seed, this.cache);
      return { run: (replicate) => matched.run(replicate, () => ({}))[0] };
    });
  }
}

function attempt(arm: Arm, replicate: number) {
  if ("failed" in arm) return arm.failed;
  return told(() => arm.run(replicate));
}

/** What an action gives, or in words what its input is to blame for; always in English, so that files are alike. */
function told<T extends object>(action: () => T): T | string {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return describeProblems(error.problems, "en");
  }
}
