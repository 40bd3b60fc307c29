import { sum } from "d3";
import { tookPartIn } from "../world/state/departed.ts";
import { isRecent } from "../world/state/recent.ts";
import { realPeople } from "../world/state/represented.ts";
import { LONG_AGO, type World } from "../world/state/world.ts";
import { countedOf, topShare, WHOLE_PEOPLE } from "./concentration.ts";
import { everPresent, summed } from "./ever.ts";
import type { Metric } from "./metric.ts";
import { ACTIVE_TEXT, NOBODY_ACTIVE, ratio, totalOf } from "./operations.ts";

function everActive(world: World): number {
  const { places, operations, departed } = world;
  let people = sum(departed.participants);
  for (let person = 0; person < places; person++)
    if (operations.some((operation) => tookPartIn(operation, person))) people++;
  return realPeople(world, people);
}

/** Weeks since joining after which an active person counts as a regular co-producer. */
const REGULAR_WEEKS = 26;

function regularShare(world: World): number {
  let regulars = 0;
  let active = 0;
  for (const { lastContributionWeek, joinedWeek } of world.operations)
    for (let person = 0; person < world.places; person++) {
      if (!isRecent(lastContributionWeek[person], world.weeks - 1)) continue;
      active++;
      const joined = joinedWeek[person];
      if (joined !== LONG_AGO && joined <= world.weeks - REGULAR_WEEKS) regulars++;
    }
  return ratio(regulars, active);
}

/** Contributions of all people present who are aware, ascending: first zeros for people who made none. */
function contributionsOfAware(world: World): Float64Array {
  const [present] = everPresent(world);
  const made = summed(present, countedOf)
    .filter((count) => count > 0)
    .sort();
  const all = new Float64Array(Math.max(world.aware, made.length));
  all.set(made, all.length - made.length);
  return all;
}

export const participation: readonly Metric[] = [
  {
    id: "aware",
    label: { en: "People aware at the end", fr: "Personnes informées à la fin" },
    unit: "people",
    text: {
      en: "People who know of at least one operation when the horizon ends.",
      fr: "Personnes qui connaissent au moins une opération à la fin de l’horizon.",
    },
    counts: "present",
    direction: "neutral",
    relevant: { value: 0.02, of: "consumers" },
    measure: (world) => realPeople(world, world.aware),
  },
  {
    id: "active",
    label: { en: "People active at the end", fr: "Personnes actives à la fin" },
    unit: "people",
    text: {
      en: `People active when the horizon ends: they ${ACTIVE_TEXT.en}, about the 30 days over which wikis and forums count active users.`,
      fr: `Personnes actives à la fin de l’horizon : elles ${ACTIVE_TEXT.fr}, soit les 30 jours environ sur lesquels wikis et forums comptent leurs utilisateurs actifs.`,
    },
    counts: "present",
    direction: "higher is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => world.numbers.activeAnywhere,
  },
  {
    id: "enrolled",
    label: { en: "People enrolled at the end", fr: "Personnes inscrites à la fin" },
    unit: "people",
    text: {
      en: "People enrolled when the horizon ends: they joined and have not left, whether or not they contribute. In an obliged or inherent operation: they met their latest need alone.",
      fr: "Personnes inscrites à la fin de l’horizon : entrées et pas reparties, qu’elles contribuent ou non. Dans une opération obligée ou inhérente : elles se sont débrouillées seules pour leur dernier besoin.",
    },
    counts: "present",
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => realPeople(world, world.enrolled),
  },
  {
    id: "everActive",
    label: { en: "People who ever took part", fr: "Personnes ayant déjà participé" },
    unit: "people",
    text: {
      en: "People who took part at some time of the horizon.",
      fr: "Personnes qui ont participé à un moment de l’horizon.",
    },
    counts: "everPresent",
    direction: "higher is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: everActive,
  },
  {
    id: "joiners",
    label: { en: "Times people joined", fr: "Débuts de participation" },
    unit: "people",
    text: {
      en: "Number of times people began to take part, over the horizon.",
      fr: "Nombre de débuts de participation sur l’horizon.",
    },
    counts: "everPresent",
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "joiners"),
  },
  {
    id: "leavers",
    label: { en: "Times people left", fr: "Fins de participation" },
    unit: "people",
    text: {
      en: "Number of times people stopped taking part, over the horizon.",
      fr: "Nombre de fins de participation sur l’horizon.",
    },
    counts: "everPresent",
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "leavers"),
  },
  {
    id: "contributions",
    label: { en: "Contributions made", fr: "Contributions faites" },
    unit: "contributions",
    text: {
      en: "Contributions made over the horizon, without rejected ones.",
      fr: "Contributions faites sur l’horizon, hors rejets.",
    },
    counts: "everPresent",
    direction: "higher is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "contributions"),
  },
  {
    id: "contributorWeeks",
    label: { en: "Person-weeks with a contribution", fr: "Semaines-personnes avec contribution" },
    unit: "weeks",
    text: {
      en: "Weeks in which each person contributed, added up over all people.",
      fr: "Nombre de semaines où chaque personne a contribué, additionné sur toutes les personnes.",
    },
    counts: "everPresent",
    direction: "higher is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "contributorWeeks"),
  },
  {
    id: "hours",
    label: { en: "Hours given", fr: "Heures données" },
    unit: "h",
    text: {
      en: "Hours that people gave over the horizon.",
      fr: "Heures que les personnes ont données sur l’horizon.",
    },
    counts: "everPresent",
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "hours"),
  },
  {
    id: "regularShare",
    label: { en: "Share of regular co-producers", fr: "Part de coproducteurs réguliers" },
    percent: true,
    unit: "0–1",
    text: {
      en: "Of the people active at the end, the share who joined at least half a year before.",
      fr: "Parmi les personnes actives à la fin, part de celles qui sont entrées au moins six mois avant.",
    },
    counts: "present",
    direction: "higher is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: NOBODY_ACTIVE,
    measure: regularShare,
  },
  {
    id: "relays",
    label: { en: "Shares and posts (buzz)", fr: "Partages et messages (bruit)" },
    unit: "relays",
    text: {
      en: "Relays over the horizon. This is buzz, not participation.",
      fr: "Relais sur l’horizon. C’est du bruit, pas de la participation.",
    },
    counts: "everPresent",
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "relays"),
  },
  {
    id: "top1OfAwareShare",
    label: { en: "Share of the top 1 % of people aware", fr: "Part des premiers 1 % des informés" },
    percent: true,
    unit: "0–1",
    text: {
      en: `Share of contributions made by the most active 1 % of people aware (${WHOLE_PEOPLE.en}), including lurkers (P2).`,
      fr: `Part des contributions faites par les 1 % les plus actifs des personnes informées (${WHOLE_PEOPLE.fr}), observateurs compris (P2).`,
    },
    counts: "present",
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: { en: "nobody contributed", fr: "personne n’a contribué" },
    measure: (world) =>
      totalOf(world, "contributions") === 0
        ? Number.NaN
        : topShare(contributionsOfAware(world), 0.01, world.represents),
  },
  {
    id: "controversies",
    label: { en: "Controversies", fr: "Controverses" },
    unit: "events",
    text: { en: "Controversies over the horizon.", fr: "Controverses sur l’horizon." },
    direction: "lower is better",
    relevant: { value: 0.2, of: "absolute" },
    measure: (world) => totalOf(world, "controversies"),
  },
];
