import { describeProblems, InputError, type Problem } from "../../sim/input/problems.ts";
import { builtIn } from "../../sim/model/built-in.ts";
import { studyPlan } from "../../sim/study/study-plan.ts";

/** What is wrong with a study. */
export function problemsOf(raw: unknown): readonly Problem[] {
  try {
    studyPlan({ raw, name: "study", where: "study.json", base: builtIn });
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

/** The same in words, a line each. */
export const english = (raw: unknown): string[] => describeProblems(problemsOf(raw), "en").split("\n");
