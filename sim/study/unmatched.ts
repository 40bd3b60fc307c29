import type { Factor } from "../design/factor.ts";
import { keysOfPath } from "../input/paths.ts";
import type { Problem } from "../input/problems.ts";
import type { DesignType } from "./study-keys.ts";

/** What decides who the people are, who knows whom, and how long a world runs. */
const PEOPLE_AND_TIME: readonly string[] = ["population", "network", "horizonWeeks", "warmUpWeeks"];
/** It decides nothing but costs. */
const WAGE = "population.wageEurosPerHour";

const decidesPeople = (path: string): boolean =>
  PEOPLE_AND_TIME.includes(String(keysOfPath(path)[0])) && path !== WAGE;

/**
 * Problems of fields that vary beside an unchanged baseline and make its worlds others than those of the points: rows
 * of the same replicate would compare other people, or other lengths of time.
 */
export function unmatchedProblems(factors: readonly Factor[], type: DesignType): Problem[] {
  return factors
    .filter(({ path }) => decidesPeople(path))
    .map((factor) => ({
      path: type === "list" ? `design.points.0.${factor.path}` : `vary.${factor.path}`,
      value: "values" in factor ? factor.values : factor.range,
      expected: EXPECTED,
      suggestion: SUGGESTION,
    }));
}

const EXPECTED = {
  en: 'a field that leaves people and weeks as they are, beside "baseline": true: the unchanged scenario would have other people, or run for another time, and its rows would not be matched',
  fr: 'un champ qui laisse inchangées les personnes et les semaines, à côté de "baseline": true : le scénario inchangé aurait d’autres personnes, ou durerait un autre temps, et ses lignes ne seraient pas appariées',
};

const SUGGESTION = {
  en: 'list the scenarios to compare in "scenarios", without "baseline": what varies is then set in all of them',
  fr: 'énumérez les scénarios à comparer dans "scenarios", sans "baseline" : ce qui varie est alors fixé dans tous',
};
