import { duration } from "../world/state/opening.ts";
import type { KeptColumns, World } from "../world/state/world.ts";
import { everPresent } from "./ever.ts";
import type { Metric } from "./metric.ts";
import { ratio } from "./operations.ts";

type OfCareer = (operation: KeptColumns, person: number) => boolean;

/**
 * Of the people whose first contribution came within the horizon, who were in the public for more than `weeks` after
 * it, and of whom `who` is true, the share of whom `what` is true as well. Careers are counted in this way in edit
 * histories (E5); leaving the public ends what is seen of a career, not the career.
 */
export function shareOfCareers(world: World, weeks: number, who: OfCareer, what: OfCareer): number {
  let observed = 0;
  let found = 0;
  const groups = everPresent(world);
  world.operations.forEach(({ parameters }, index) => {
    const lasts = duration(parameters);
    // Nobody can stay longer than the call lasts.
    if (lasts !== 0 && lasts <= weeks) return;
    for (const { size, operations, seenUntil } of groups) {
      const operation = operations[index];
      const { firstContributionWeek, contributionsBefore } = operation;
      for (let person = 0; person < size; person++) {
        const first = firstContributionWeek[person];
        // Of starting members, the first contribution may have come in weeks of the horizon before the opening.
        if (first < 0 || first >= seenUntil(person) - weeks || contributionsBefore[person] > 0) continue;
        if (!who(operation, person)) continue;
        observed++;
        if (what(operation, person)) found++;
      }
    }
  });
  return ratio(found, observed);
}

/** The share of careers whose last contribution came at least `weeks` after the first. */
const retained = (world: World, weeks: number): number =>
  shareOfCareers(
    world,
    weeks,
    () => true,
    ({ firstContributionWeek, lastContributionWeek }, person) =>
      lastContributionWeek[person] >= firstContributionWeek[person] + weeks,
  );

const retention = (weeks: number): Metric => ({
  id: `retention${weeks}`,
  label: { en: `Still contributing after ${weeks} weeks`, fr: `Contribuent encore après ${weeks} semaines` },
  percent: true,
  unit: "0–1",
  text: {
    en: `Of the people who first contributed more than ${weeks} weeks before the end, or before they left the public, the share who still contributed ${weeks} weeks later or after.`,
    fr: `Parmi les personnes qui ont contribué pour la première fois plus de ${weeks} semaines avant la fin, ou avant de quitter le public, part de celles qui contribuaient encore ${weeks} semaines après, ou plus tard.`,
  },
  counts: "everPresent",
  direction: "higher is better",
  relevant: { value: 0.05, of: "baseline" },
  undefinedWhen: {
    en: "nobody contributed early enough, or the call was too short",
    fr: "personne n’a contribué assez tôt, ou l’appel était trop court",
  },
  measure: (world) => retained(world, weeks),
});

export const retentions: readonly Metric[] = [4, 13, 26, 52].map(retention);
