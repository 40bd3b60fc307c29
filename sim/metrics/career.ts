import type { World } from "../world/state/world.ts";
import { everPresent } from "./ever.ts";
import type { Metric } from "./metric.ts";
import { ratio, totalOf } from "./operations.ts";

/** Of those ever present who contributed where one may have an audience, the share who got an income. */
function earningShare(world: World): number {
  if (!world.parameters.mechanisms.career) return Number.NaN;
  const withAudience = world.operations.map(({ parameters }) => parameters.career.reach > 0);
  let earned = 0;
  let made = 0;
  for (const { size, operations } of everPresent(world)) {
    const theirs = operations.filter((_, index) => withAudience[index]);
    // Whoever contributes in several ways is still one person.
    for (let person = 0; person < size; person++) {
      if (!theirs.some(({ lastContributionWeek }) => lastContributionWeek[person] >= 0)) continue;
      made++;
      if (theirs.some(({ careerEuros }) => careerEuros[person] > 0)) earned++;
    }
  }
  return ratio(earned, made);
}

/** Careers: how many hope for one, how few get it. */
export const careers: readonly Metric[] = [
  {
    id: "hopedJoiners",
    label: { en: "Joined for the hope of an income", fr: "Entrées dans l’espoir d’un revenu" },
    unit: "people",
    text: {
      en: "People who joined within the horizon and would not have done so without the hope of an income.",
      fr: "Personnes entrées pendant l’horizon qui ne l’auraient pas fait sans l’espoir d’un revenu.",
    },
    counts: "everPresent",
    direction: "neutral",
    relevant: { value: 0.01, of: "consumers" },
    measure: (world) => totalOf(world, "hopedJoiners"),
  },
  {
    id: "careerShare",
    label: { en: "Contributors with an income", fr: "Contributeurs avec un revenu" },
    percent: true,
    unit: "0–1",
    text: {
      en: "Of the people who contributed where one may have an audience of one’s own, the share whose audience brought them an income within the horizon.",
      fr: "Parmi les personnes qui ont contribué là où l’on peut avoir une audience à soi, part de celles à qui cette audience a apporté un revenu pendant l’horizon.",
    },
    counts: "everPresent",
    direction: "higher is better",
    relevant: { value: 0.01, of: "absolute" },
    undefinedWhen: {
      en: "nobody contributed where one may have an audience",
      fr: "personne n’a contribué là où l’on peut avoir une audience",
    },
    measure: earningShare,
  },
  {
    id: "careerEuros",
    label: { en: "Income from audiences", fr: "Revenus tirés d’audiences" },
    unit: "€",
    text: {
      en: "Income that audiences brought to the people who have them; the organisation does not pay it.",
      fr: "Revenus que leur audience a apportés aux personnes qui en ont une ; l’organisation ne les verse pas.",
    },
    counts: "everPresent",
    direction: "higher is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "careerEuros"),
  },
];
