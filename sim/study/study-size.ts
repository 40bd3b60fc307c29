import { MOST_DIMENSIONS } from "../design/sobol.ts";
import { counted, NOUNS } from "../scenario/counted.ts";
import type { Problem } from "../scenario/problems.ts";
import type { Language } from "../scenario/text.ts";
import type { DesignType } from "./study-keys.ts";

/** Runs of a study at most: a year of one processor, at thirty a second. */
const MOST_RUNS = 1_000_000_000;
/** A Latin hypercube is one whole, of which every worker holds the strata. */
const MOST_LATIN_POINTS = 1_000_000;
const MOST_STRATA = 10_000_000;
/** Above this a count has lost its last digits. */
const MOST_COUNTED = 1e15;

/** How many of each there are. */
export interface Size {
  points: number;
  scenarios: number;
  replicates: number;
}

const NOUN = {
  run: { en: ["run", "runs"], fr: ["simulation", "simulations"] },
  point: { en: ["point", "points"], fr: ["point", "points"] },
  scenario: { en: ["scenario", "scenarios"], fr: ["scénario", "scénarios"] },
} as const;

/** What is wrong with the size of a study. @param factors how many fields vary */
export function sizeProblems(type: DesignType, factors: number, size: Size): Problem[] {
  const path = type === "factorial" ? "vary" : "design.points";
  const runs = size.points * size.scenarios * size.replicates;
  if (runs > MOST_RUNS) {
    const told = (language: Language) => {
      const all = counted(MOST_RUNS, NOUN.run, language);
      const parts = [
        manyOf(size.points, NOUN.point, language),
        counted(size.scenarios, NOUN.scenario, language),
        counted(size.replicates, NOUNS.world, language),
      ].join(" × ");
      const here = manyOf(runs, NOUN.run, language);
      return language === "en"
        ? `at most ${all} in all; here ${here}: ${parts}`
        : `au plus ${all} en tout ; ici ${here} : ${parts}`;
    };
    return [{ path, expected: { en: told("en"), fr: told("fr") } }];
  }
  const most = Math.min(MOST_LATIN_POINTS, Math.floor(MOST_STRATA / Math.max(1, factors)));
  if (type !== "latin-hypercube" || size.points <= most) return [];
  const expected = {
    en: `at most ${counted(most, NOUN.point, "en")} in a Latin hypercube of so many fields`,
    fr: `au plus ${counted(most, NOUN.point, "fr")} dans un hypercube latin d’autant de champs`,
  };
  const suggestion = {
    en: `the sobol design takes more, of up to ${MOST_DIMENSIONS} fields`,
    fr: `le plan sobol en prend davantage, jusqu’à ${MOST_DIMENSIONS} champs`,
  };
  return [{ path, value: size.points, expected, suggestion }];
}

function manyOf(count: number, noun: (typeof NOUN)[keyof typeof NOUN], language: Language): string {
  if (count <= MOST_COUNTED) return counted(count, noun, language);
  return `${language === "en" ? "more than" : "plus de"} ${counted(MOST_COUNTED, noun, language)}`;
}
