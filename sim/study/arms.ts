import type { WorldCache } from "../run/cache.ts";
import { compile } from "../run/compile.ts";
import { MatchedArms } from "../run/reuse.ts";
import { describeProblems, InputError } from "../scenario/problems.ts";
import type { StudyPlan } from "./study-plan.ts";

/** What one world of a study gives: a number per metric, and its weekly metrics one after the other. */
export interface StudyWorld {
  metrics: Float64Array;
  series: Float64Array;
}

/** A scenario at a point: gives a world, or says in words what its input is to blame for. */
export type StudyArm = (replicate: number) => StudyWorld | string;

/**
 * The scenarios at a point. One that does not hold together there, or that fails while it runs, leaves the others
 * alone.
 *
 * @param cache shares people, whom all points have in common
 */
export function armsAt(plan: StudyPlan, point: number, cache: WorldCache): StudyArm[] {
  const scenarios = plan.scenarios.map((_, place) => told(() => plan.scenarioAt(point, place)));
  const [first] = scenarios;
  return scenarios.map((named): StudyArm => {
    if (typeof named === "string") return () => named;
    const { id, scenario } = named;
    // During a warm-up the first scenario's levers hold for all.
    if (typeof first === "string" && scenario.warmUpWeeks > 0) return () => first;
    const baseline = typeof first === "string" ? scenario : first.scenario;
    const matched = new MatchedArms([compile(id, scenario, baseline, [], plan.model)], plan.seed, cache);
    return (replicate) => told(() => matched.run(replicate, () => ({}))[0]);
  });
}

/** What an action gives, or what is wrong with its input; always in English, so that files are alike everywhere. */
function told<T extends object>(action: () => T): T | string {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return describeProblems(error.problems, "en");
  }
}
