import type { Factor } from "../design/factor.ts";
import type { Value } from "../design/range.ts";
import { InputError } from "../input/problems.ts";
import type { Scenario } from "../model/model.ts";
import type { Study } from "./study-file.ts";
import type { StudyPlan } from "./study-plan.ts";

const SAMPLED = 16;

/** Scenarios at some points from the first to the last, and at those where they may be largest, since size may vary. */
export function sampledScenarios(plan: StudyPlan): Scenario[] {
  const last = plan.points - 1;
  const spread = Array.from({ length: SAMPLED }, (_, place) => Math.round((place * last) / (SAMPLED - 1)));
  const sampled = [...new Set(spread)].map((point) => plan.valuesAt(point));
  return [...sampled, ...largest(plan.study, sampled[0])].flatMap((values) =>
    plan.scenarios.flatMap((_, place) => {
      try {
        return [plan.scenarioWith(values, place).scenario];
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        return [];
      }
    }),
  );
}

/** Combinations of highest values: no number makes worlds smaller. @param first values in which one at a time is raised */
function largest({ design, factors }: Study, first: readonly Value[]): (readonly Value[])[] {
  if (design.type === "list")
    return factors.map((_, f) =>
      design.points.reduce((most, values) => (isAbove(values[f], most[f]) ? values : most)),
    );
  const high = factors.map(highest);
  return [high, ...factors.map((_, f) => first.map((value, other) => (other === f ? high[f] : value)))];
}

function highest(factor: Factor): Value {
  if (!("values" in factor)) return factor.range[1];
  return factor.values.reduce((most, value) => (isAbove(value, most) ? value : most));
}

const isAbove = (value: Value, other: Value) =>
  typeof value === "number" && (typeof other !== "number" || value > other);
