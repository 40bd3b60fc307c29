import { tookPartIn } from "../world/state/departed.ts";
import { EXCLUDED, type World } from "../world/state/world.ts";
import { type Amount, gini, giniOfGroups } from "./concentration.ts";
import { contributed, everPresent, sortedSums, summed } from "./ever.ts";
import type { Metric } from "./metric.ts";
import { meanOver, NOBODY_LEFT } from "./operations.ts";

const took = ({ operations }: World, person: number) =>
  operations.some((operation) => tookPartIn(operation, person));
const excluded = ({ operations }: World, person: number) =>
  operations.some(({ status }) => status[person] === EXCLUDED);

/**
 * The largest share minus the smallest, among the segments that have people; NaN if none has.
 *
 * @param people,having those who are not present any more, by segment, where they count
 */
function gapBetweenSegments(
  world: World,
  what: (person: number) => boolean,
  people = new Float64Array(256),
  having = new Float64Array(256),
): number {
  const { segment } = world.traits;
  for (let person = 0; person < world.places; person++) {
    if (world.present[person] === 0) continue;
    people[segment[person]]++;
    if (what(person)) having[segment[person]]++;
  }
  let low = Number.NaN;
  let high = Number.NaN;
  for (let code = 0; code < people.length; code++) {
    if (people[code] === 0) continue;
    const share = having[code] / people[code];
    low = low <= share ? low : share;
    high = high >= share ? high : share;
  }
  return high - low;
}

/** What real people received: of those for whom one person stands, only the winners got a prize. */
function receivedIn(world: World): Amount[] {
  const { represents } = world;
  return everPresent(world).flatMap((group) => {
    const euros = summed(group, (operation, person) => operation.euros[person]);
    const won = summed(group, ({ wonEuros }, person) => wonEuros[person]);
    const wins = summed(group, (operation, person) => operation.wins[person]);
    return Array.from(euros, (received, person): Amount[] => {
      if (!contributed(received, group.operations, person)) return [];
      const winners = Math.min(represents, wins[person]);
      const others = received - won[person] / represents;
      return [
        { amount: others, people: represents - winners },
        { amount: winners === 0 ? 0 : others + won[person] / winners, people: winners },
      ];
    }).flat();
  });
}

export const equity: readonly Metric[] = [
  {
    id: "participationGap",
    label: { en: "Participation gap between segments", fr: "Écart de participation entre segments" },
    percent: true,
    unit: "0–1",
    text: {
      en: "Difference in the share of people who took part at some time of the horizon, between the segments with the highest and lowest share. It depends on how the scenario splits people into segments: more and smaller ones widen it by luck alone.",
      fr: "Écart de la part de personnes ayant participé à un moment de l’horizon, entre le segment qui participe le plus et celui qui participe le moins. Il dépend du découpage en segments du scénario : des segments plus nombreux et plus petits le creusent par le seul hasard.",
    },
    counts: "everPresent",
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: NOBODY_LEFT,
    measure: (world) => {
      const { people, participants } = world.departed;
      return gapBetweenSegments(world, (person) => took(world, person), people.slice(), participants.slice());
    },
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
    counts: "present",
    direction: "lower is better",
    relevant: { value: 0.01, of: "absolute" },
    undefinedWhen: NOBODY_LEFT,
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
    counts: "present",
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: NOBODY_LEFT,
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
    counts: "everPresent",
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: { en: "nobody received anything", fr: "personne n’a rien reçu" },
    measure: (world) =>
      world.represents === 1
        ? gini(sortedSums(world, ({ euros }, person) => euros[person], contributed))
        : giniOfGroups(receivedIn(world)),
  },
];
