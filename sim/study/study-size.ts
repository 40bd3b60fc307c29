import { MOST_DIMENSIONS } from "../design/sobol.ts";
import { counted, NOUNS } from "../input/counted.ts";
import type { Problem } from "../input/problems.ts";
import type { Language } from "../input/text.ts";
import type { DesignType } from "./study-keys.ts";

/** Most runs of a study: a year on one processor, at thirty runs a second. */
const MOST_RUNS = 1_000_000_000;
/** Every worker holds the strata of the whole Latin hypercube. */
const MOST_LATIN_POINTS = 1_000_000;
const MOST_STRATA = 10_000_000;
/** Above this, counts lose their last digits. */
const MOST_COUNTED = 1e15;

/** Numbers of points, scenarios and replicates. */
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

/** Problems of the size of a study. @param factors number of fields that vary */
export function sizeProblems(type: DesignType, factors: number, size: Size): Problem[] {
  const path = type === "factorial" ? "vary" : "design.points";
  const runs = size.points * size.scenarios * size.replicates;
  if (runs > MOST_RUNS) {
    const expected = (language: Language) => {
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
    return [{ path, expected: { en: expected("en"), fr: expected("fr") } }];
  }
  const most = Math.min(MOST_LATIN_POINTS, Math.floor(MOST_STRATA / Math.max(1, factors)));
  if (type !== "latin-hypercube" || size.points <= most) return [];
  const expected = {
    en: `at most ${counted(most, NOUN.point, "en")} in a Latin hypercube of this many fields`,
    fr: `au plus ${counted(most, NOUN.point, "fr")} dans un hypercube latin d’autant de champs`,
  };
  const suggestion = {
    en: `the sobol design takes more points, for up to ${MOST_DIMENSIONS} fields`,
    fr: `le plan sobol accepte plus de points, jusqu’à ${MOST_DIMENSIONS} champs`,
  };
  return [{ path, value: size.points, expected, suggestion }];
}

function manyOf(count: number, noun: (typeof NOUN)[keyof typeof NOUN], language: Language): string {
  if (count <= MOST_COUNTED) return counted(count, noun, language);
  return `${language === "en" ? "more than" : "plus de"} ${counted(MOST_COUNTED, noun, language)}`;
}
