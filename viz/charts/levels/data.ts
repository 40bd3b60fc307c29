import type { Shown } from "../../client/results.ts";
import { metricOf } from "../../text/metrics.ts";
import type { Words } from "../../text/words.ts";
import { armsOf, basisOf, differenceUnitOf, levelsOf, relevantOf, unitOf } from "../shared/columns.ts";
import type { Levels, LevelsGroup, LevelsRow } from "./marks.ts";

const RISKS = [
  "riskCompetitors",
  "riskLatitude",
  "riskInnovation",
  "riskReputation",
  "riskHidden",
  "riskProductivity",
];
const ADVANTAGES = ["advantageCost", "advantageRevenue", "advantageFit", "advantageRisk", "advantageBond"];
const NEEDS = ["needsUnmetShare", "needsServedShare", "excludedShare", "hiddenShare"];

/** Any metrics, a row each. */
function rowsOf(shown: Shown, ids: readonly string[], words: Words): LevelsRow[] {
  return ids.map((id) => {
    const metric = metricOf(id);
    return {
      label: words.say(metric.label),
      unit: unitOf(metric, words),
      differenceUnit: differenceUnitOf(metric, words),
      relevant: relevantOf(shown, metric),
      values: shown.worlds.map((_, arm) => levelsOf(shown, arm, metric)),
    };
  });
}

/** The six risks of co-production, the legal one apart, and its five advantages. */
export function risksData(shown: Shown, words: Words): Levels {
  const { say } = words;
  const group = (label: string, ids: readonly string[], domain?: readonly [number, number]): LevelsGroup => ({
    label,
    rows: rowsOf(shown, ids, words),
    ...(domain === undefined ? {} : { domain }),
  });
  return {
    title: say({ en: "Six risks and five advantages", fr: "Six risques et cinq avantages" }),
    subtitle: say({
      en: `Median and nine worlds in ten · ${basisOf(shown, words)}`,
      fr: `Médiane et neuf mondes sur dix · ${basisOf(shown, words)}`,
    }),
    arms: armsOf(shown, words),
    groups: [
      group(say({ en: "Risks: lower is better", fr: "Risques : à réduire" }), RISKS, [0, 1]),
      group(say({ en: "Advantages: higher is better", fr: "Avantages : à accroître" }), ADVANTAGES),
      group(say({ en: "A risk of another kind", fr: "Un risque d’une autre nature" }), ["riskLegal"], [0, 1]),
    ],
  };
}

/** What people need and do not get, and how much coordination is hidden. */
export function needsData(shown: Shown, words: Words): Levels {
  const rows = rowsOf(shown, NEEDS, words).filter(({ values }) =>
    values.some((column) => Array.from(column).some((value) => !Number.isNaN(value))),
  );
  return {
    title: words.say({
      en: "Who is left out, and what goes unseen",
      fr: "Qui est laissé de côté, et ce qui reste invisible",
    }),
    subtitle: words.say({
      en: `Median and nine worlds in ten · ${basisOf(shown, words)}`,
      fr: `Médiane et neuf mondes sur dix · ${basisOf(shown, words)}`,
    }),
    arms: armsOf(shown, words),
    groups: [{ label: words.say({ en: "Shares", fr: "Parts" }), rows, domain: [0, 100] }],
  };
}
