import { EXCLUDED, LONG_AGO, type World } from "../world/state/world.ts";
import { gini } from "./concentration.ts";
import type { Metric } from "./metric.ts";
import { contributes, meanOver } from "./operations.ts";

const took = ({ operations }: World, person: number) =>
  operations.some(({ firstJoinedWeek }) => firstJoinedWeek[person] !== LONG_AGO);
const excluded = ({ operations }: World, person: number) =>
  operations.some(({ status }) => status[person] === EXCLUDED);

/** The largest share minus the smallest, among the segments that have people. */
function gapBetweenSegments(world: World, what: (person: number) => boolean): number {
  const { segment } = world.traits;
  const people = new Float64Array(256);
  const having = new Float64Array(256);
  for (let person = 0; person < world.size; person++) {
    people[segment[person]]++;
    if (what(person)) having[segment[person]]++;
  }
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let code = 0; code < people.length; code++) {
    if (people[code] === 0) continue;
    low = Math.min(low, having[code] / people[code]);
    high = Math.max(high, having[code] / people[code]);
  }
  return high - low;
}

export const equity: readonly Metric[] = [
  {
    id: "participationGap",
    label: { en: "Participation gap between segments", fr: "Écart de participation entre segments" },
    percent: true,
    unit: "0–1",
    text: {
      en: "Difference in the share of people who ever took part, between the segments with the highest and lowest share. It depends on how the scenario splits people into segments: more and smaller ones widen it by luck alone.",
      fr: "Écart de la part de personnes ayant participé au moins une fois, entre le segment qui participe le plus et celui qui participe le moins. Il dépend du découpage en segments du scénario : des segments plus nombreux et plus petits le creusent par le seul hasard.",
    },
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    measure: (world) => gapBetweenSegments(world, (person) => took(world, person)),
  },
  {
    id: "excludedShare",
    label: { en: "People excluded", fr: "Personnes exclues" },
    percent: true,
    unit: "0–1",
    text: {
      en: "Share of people excluded from at least one operation at the end.",
      fr: "Part des personnes exclues d’au moins une opération à la fin.",
    },
    direction: "lower is better",
    relevant: { value: 0.01, of: "absolute" },
    measure: (world) =>
      meanOver(
        world,
        () => true,
        (person) => (excluded(world, person) ? 1 : 0),
      ),
  },
  {
    id: "exclusionGap",
    label: { en: "Exclusion gap between segments", fr: "Écart d’exclusion entre segments" },
    percent: true,
    unit: "0–1",
    text: {
      en: "Difference in the share of people excluded, between the most and the least excluded segment. It depends on how the scenario splits people into segments: more and smaller ones widen it by luck alone.",
      fr: "Écart de la part de personnes exclues, entre le segment le plus exclu et le moins exclu. Il dépend du découpage en segments du scénario : des segments plus nombreux et plus petits le creusent par le seul hasard.",
    },
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    measure: (world) => gapBetweenSegments(world, (person) => excluded(world, person)),
  },
  {
    id: "benefitGini",
    label: { en: "Inequality of benefits (Gini)", fr: "Inégalité des bénéfices (Gini)" },
    unit: "0–1",
    text: {
      en: "Gini index of money, gifts and prizes received, among all who contributed within the horizon, whether or not they received any.",
      fr: "Indice de Gini de l’argent, des cadeaux et des prix reçus, parmi toutes les personnes qui ont contribué pendant l’horizon, qu’elles en aient reçu ou non.",
    },
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: { en: "nobody received anything", fr: "personne n’a rien reçu" },
    measure: (world) => {
      const { size, operations } = world;
      const received = new Float64Array(size);
      for (const { euros } of operations)
        for (let person = 0; person < size; person++) received[person] += euros[person];
      const tookPart = contributes(world);
      return gini(received.filter((_, person) => tookPart(person)).sort());
    },
  },
];
