import type { World } from "../world/state/world.ts";
import type { Metric } from "./metric.ts";

const LAG_WEEKS = 13;

/** A week's deviation from the mean times that of a quarter before (0 in the first quarter), and its square. */
export function sharedOver(contributors: ArrayLike<number>): [shared: number, square: number][] {
  const weeks = Array.from(contributors);
  const mean = weeks.reduce((sum, count) => sum + count, 0) / weeks.length;
  return weeks.map((count, week) => {
    const before = week < LAG_WEEKS ? 0 : weeks[week - LAG_WEEKS] - mean;
    return [(count - mean) * before, (count - mean) * (count - mean)];
  });
}

/**
 * How far a week with many contributors follows one a quarter before: the autocorrelation of their number at this lag.
 * Where long careers are mostly returns after long gaps, weeks are independent of each other and it is near 0; where
 * the same people keep contributing, it is high. Weekly counts show it of communities whose people are not known.
 */
export function persistence(contributors: ArrayLike<number>): number {
  if (contributors.length < 2 * LAG_WEEKS) return Number.NaN;
  let [shared, spread] = [0, 0];
  for (const [product, square] of sharedOver(contributors)) {
    shared += product;
    spread += square;
  }
  return spread === 0 ? Number.NaN : shared / spread;
}

export const persistent: Metric = {
  id: "persistence13",
  label: { en: "Persistence over a quarter", fr: "Persistance sur un trimestre" },
  unit: "−1–1",
  text: {
    en: `How closely the number of contributors in a week follows that of ${LAG_WEEKS} weeks before (autocorrelation): high where the same people keep contributing, near 0 where people come back after long gaps.`,
    fr: `À quel point le nombre de contributeurs d’une semaine suit celui de ${LAG_WEEKS} semaines plus tôt (autocorrélation) : élevé là où les mêmes personnes continuent, proche de 0 là où l’on revient après de longues absences.`,
  },
  direction: "neutral",
  relevant: { value: 0.05, of: "absolute" },
  undefinedWhen: {
    en: `the horizon has fewer than ${2 * LAG_WEEKS} weeks, or all weeks have as many contributors`,
    fr: `l’horizon compte moins de ${2 * LAG_WEEKS} semaines, ou toutes les semaines ont autant de contributeurs`,
  },
  measure: ({ contributorsInWeek }: World) => persistence(contributorsInWeek),
};
