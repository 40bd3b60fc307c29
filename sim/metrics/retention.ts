import type { World } from "../world/world.ts";
import type { Metric } from "./metric.ts";

/**
 * Share of those who first joined within the horizon and at least `weeks` before its end whose last contribution
 * came that long after joining: the way careers are counted in edit histories (E5).
 */
function retained({ size, weeks: horizon, operations }: World, weeks: number): number {
  let observed = 0;
  let stayed = 0;
  for (const { firstJoinedWeek, lastContributionWeek } of operations)
    for (let person = 0; person < size; person++) {
      const joined = firstJoinedWeek[person];
      if (joined < 0 || joined > horizon - weeks) continue;
      observed++;
      if (lastContributionWeek[person] >= joined + weeks) stayed++;
    }
  return observed === 0 ? Number.NaN : stayed / observed;
}

const retention = (weeks: number): Metric => ({
  id: `retention${weeks}`,
  unit: "0–1",
  text: {
    en: `Share of those who joined at least ${weeks} weeks before the end who contributed ${weeks} weeks after joining, or later.`,
    fr: `Part des personnes entrées au moins ${weeks} semaines avant la fin qui ont contribué ${weeks} semaines après leur entrée, ou plus tard.`,
  },
  direction: "higher is better",
  relevant: { value: 0.05, of: "baseline" },
  undefinedWhen: { en: "nobody joined early enough", fr: "personne n’est entré assez tôt" },
  measure: (world) => retained(world, weeks),
});

export const retentions: readonly Metric[] = [4, 13, 26, 52].map(retention);
