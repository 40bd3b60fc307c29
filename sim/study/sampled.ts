import type { Scenario } from "../model.ts";
import { InputError } from "../scenario/problems.ts";
import type { StudyPlan } from "./study-plan.ts";

const SAMPLED = 16;

/** Scenarios at some points from the first to the last: their size may vary as well. */
export function sampledScenarios(plan: StudyPlan): Scenario[] {
  const last = plan.points - 1;
  const sampled = Array.from({ length: SAMPLED }, (_, place) => Math.round((place * last) / (SAMPLED - 1)));
  return [...new Set(sampled)].flatMap((point) =>
    plan.scenarios.flatMap((_, place) => {
      try {
        return [plan.scenarioAt(point, place).scenario];
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        return [];
      }
    }),
  );
}
