import type { KeptColumns, World } from "../world/state/world.ts";
import { sortedSums } from "./ever.ts";
import type { Metric } from "./metric.ts";

/** Contributions of each person ever present who made at least one, over all operations, in ascending order. */
const sortedContributions = (world: World): Float64Array => sortedSums(world, countedOf, (made) => made > 0);

/** Starting members made some before the opening. */
export const countedOf = ({ contributions, contributionsBefore }: KeptColumns, person: number): number =>
  contributions[person] - contributionsBefore[person];

/** Gini index of amounts in ascending order, none negative; NaN if all are 0 or there are none. */
export function gini(ascending: Float64Array): number {
  let sum = 0;
  let ranked = 0;
  for (let i = 0; i < ascending.length; i++) {
    sum += ascending[i];
    ranked += (i + 1) * ascending[i];
  }
  const n = ascending.length;
  return n === 0 ? Number.NaN : (2 * ranked) / (n * sum) - (n + 1) / n;
}

/** So many people who have the same amount each. */
export interface Amount {
  amount: number;
  people: number;
}

/** The same as {@link gini}, of groups of people in any order. */
export function giniOfGroups(groups: readonly Amount[]): number {
  let sum = 0;
  let ranked = 0;
  let n = 0;
  for (const { amount, people } of [...groups].sort((a, b) => a.amount - b.amount)) {
    sum += amount * people;
    // Their ranks are n + 1 to n + people.
    ranked += amount * people * (n + (people + 1) / 2);
    n += people;
  }
  return n === 0 ? Number.NaN : (2 * ranked) / (n * sum) - (n + 1) / n;
}

/** How top shares count people: said with each of them. */
export const WHOLE_PEOPLE = {
  en: "rounded to whole people, halves up, at least one",
  fr: "arrondis à des personnes entières, demi vers le haut, au moins une",
};

/**
 * Share of the total made by the top `share` of people (at least one person); NaN if there are no people.
 *
 * @param represents real people for whom each amount stands
 */
export function topShare(ascending: Float64Array, share: number, represents = 1): number {
  const n = ascending.length;
  const top = Math.max(1, Math.round(share * n * represents)) / represents;
  let sum = 0;
  let above = 0;
  for (let i = 0; i < n; i++) {
    sum += ascending[i];
    // Only some of the people for whom the last of them stands may be among the top.
    if (i > n - top - 1) above += ascending[i] * Math.min(1, top - (n - 1 - i));
  }
  return n === 0 ? Number.NaN : above / sum;
}

const undefinedWhen = { en: "nobody contributed", fr: "personne n’a contribué" };
const among = {
  en: "among people who contributed, including during the warm-up but not before an opening",
  fr: "parmi les personnes qui ont contribué, mise en route comprise mais pas avant une ouverture",
};

export const concentration: readonly Metric[] = [
  {
    id: "gini",
    label: { en: "Inequality of contributions (Gini)", fr: "Inégalité des contributions (Gini)" },
    unit: "0–1",
    text: {
      en: `Gini index of contributions ${among.en}.`,
      fr: `Indice de Gini des contributions ${among.fr}.`,
    },
    counts: "everPresent",
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen,
    measure: (_, once) => gini(once(sortedContributions)),
  },
  {
    id: "top1Share",
    label: { en: "Share of the most active 1 %", fr: "Part des 1 % les plus actifs" },
    percent: true,
    unit: "0–1",
    text: {
      en: `Share of contributions made by the most active 1 % (${WHOLE_PEOPLE.en}), ${among.en}.`,
      fr: `Part des contributions faites par les 1 % les plus actifs (${WHOLE_PEOPLE.fr}), ${among.fr}.`,
    },
    counts: "everPresent",
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen,
    measure: (world, once) => topShare(once(sortedContributions), 0.01, world.represents),
  },
  {
    id: "top10Share",
    label: { en: "Share of the most active 10 %", fr: "Part des 10 % les plus actifs" },
    percent: true,
    unit: "0–1",
    text: {
      en: `Share of contributions made by the most active 10 % (${WHOLE_PEOPLE.en}), ${among.en}.`,
      fr: `Part des contributions faites par les 10 % les plus actifs (${WHOLE_PEOPLE.fr}), ${among.fr}.`,
    },
    counts: "everPresent",
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen,
    measure: (world, once) => topShare(once(sortedContributions), 0.1, world.represents),
  },
  {
    id: "oneContributionShare",
    label: { en: "People who contributed only once", fr: "Personnes à une seule contribution" },
    percent: true,
    unit: "0–1",
    text: {
      en: `Share of people who contributed only once, ${among.en}.`,
      fr: `Part des personnes qui n’ont fait qu’une contribution, ${among.fr}.`,
    },
    counts: "everPresent",
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen,
    measure: (_, once) => {
      const made = once(sortedContributions);
      let single = 0;
      // They come first in ascending order.
      while (single < made.length && made[single] <= 1) single++;
      return made.length === 0 ? Number.NaN : single / made.length;
    },
  },
];
