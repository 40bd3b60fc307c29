import { describeProblems, InputError } from "../input/problems.ts";
import type { WorldCache } from "../run/cache.ts";
import { compile } from "../run/compile.ts";
import { MatchedArms } from "../run/reuse.ts";
import type { StudyPlan } from "./study-plan.ts";

/** Results of one world of a study: a number per metric, and the weekly metrics one after the other. */
export interface StudyWorld {
  metrics: Float64Array;
  series: Float64Array;
}

/** Runs one scenario at a point in one replicate; returns a message if its input is wrong. */
export type StudyArm = (replicate: number) => StudyWorld | string;

/**
 * The scenarios at a point. If one is inconsistent there, or fails while it runs, the others still run.
 *
 * @param cache keeps the people, whom all points share
 */
export function armsAt(plan: StudyPlan, point: number, cache: WorldCache): StudyArm[] {
  const scenarios = plan.scenarios.map((_, place) => orMessage(() => plan.scenarioAt(point, place)));
  const [first] = scenarios;
  return scenarios.map((named): StudyArm => {
    if (typeof named === "string") return () => named;
    const { id, scenario } = named;
    // During the warm-up the first scenario's levers hold for all.
    if (typeof first === "string" && scenario.warmUpWeeks > 0) return () => first;
    const baseline = typeof first === "string" ? scenario : first.scenario;
    const matched = new MatchedArms([compile(id, scenario, baseline, [], plan.model)], plan.seed, cache);
    return (replicate) => {
      const world = orMessage(() => matched.run(replicate, () => ({}))[0]);
      // Own code that was refused may have changed the people that other worlds share.
      if (typeof world === "string") cache.clear();
      return world;
    };
  });
}

/** An action's result, or a message about its input, always in English so that files do not depend on the language. */
function orMessage<T extends object>(action: () => T): T | string {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return describeProblems(error.problems, "en");
  }
}
