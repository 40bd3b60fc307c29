import { ACTIVE, LONG_AGO, type World } from "../world/state/world.ts";
import { sortedContributions, topShare } from "./concentration.ts";
import type { Metric, Once } from "./metric.ts";
import { ratio, totalOf } from "./operations.ts";

function everActive({ size, operations }: World): number {
  let people = 0;
  for (let person = 0; person < size; person++)
    if (operations.some(({ firstJoinedWeek }) => firstJoinedWeek[person] !== LONG_AGO)) people++;
  return people;
}

/** Weeks of taking part after which somebody counts as a regular co-producer. */
const REGULAR_WEEKS = 26;

function regularShare(world: World): number {
  let regulars = 0;
  let active = 0;
  for (const { status, joinedWeek } of world.operations)
    for (let person = 0; person < world.size; person++) {
      if (status[person] !== ACTIVE) continue;
      active++;
      if (joinedWeek[person] <= world.weeks - REGULAR_WEEKS) regulars++;
    }
  return ratio(regulars, active);
}

/** Contributions of everybody aware, ascending: zeros for those who made none, then the others. */
function contributionsOfAware(world: World, once: Once): Float64Array {
  const made = once(sortedContributions);
  const all = new Float64Array(Math.max(world.aware, made.length));
  all.set(made, all.length - made.length);
  return all;
}

export const participation: readonly Metric[] = [
  {
    id: "aware",
    label: { en: "People who know of it at the end", fr: "Personnes informées à la fin" },
    unit: "people",
    text: {
      en: "People who know of an operation when the horizon ends.",
      fr: "Personnes qui connaissent une opération à la fin de l’horizon.",
    },
    direction: "neutral",
    relevant: { value: 0.02, of: "consumers" },
    measure: (world) => world.aware,
  },
  {
    id: "active",
    label: { en: "People taking part at the end", fr: "Personnes qui participent à la fin" },
    unit: "people",
    text: {
      en: "People who take part when the horizon ends.",
      fr: "Personnes qui participent à la fin de l’horizon.",
    },
    direction: "higher is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => world.active,
  },
  {
    id: "everActive",
    label: { en: "People who ever took part", fr: "Personnes ayant participé un jour" },
    unit: "people",
    text: {
      en: "People who took part at least once, the warm-up included.",
      fr: "Personnes qui ont participé au moins une fois, mise en route comprise.",
    },
    direction: "higher is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: everActive,
  },
  {
    id: "joiners",
    label: { en: "Times somebody joined", fr: "Débuts de participation" },
    unit: "people",
    text: {
      en: "Times that somebody began to take part, over the horizon.",
      fr: "Nombre de débuts de participation sur l’horizon.",
    },
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "joiners"),
  },
  {
    id: "leavers",
    label: { en: "Times somebody left", fr: "Arrêts de participation" },
    unit: "people",
    text: {
      en: "Times that somebody ceased to take part, over the horizon.",
      fr: "Nombre de départs sur l’horizon.",
    },
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "leavers"),
  },
  {
    id: "contributions",
    label: { en: "Contributions made", fr: "Contributions faites" },
    unit: "contributions",
    text: { en: "Contributions made over the horizon.", fr: "Contributions faites sur l’horizon." },
    direction: "higher is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "contributions"),
  },
  {
    id: "contributorWeeks",
    label: { en: "Person-weeks with a contribution", fr: "Semaines-personnes de contribution" },
    unit: "weeks",
    text: {
      en: "Weeks in which people contributed, added up over people.",
      fr: "Semaines où des personnes ont contribué, additionnées sur les personnes.",
    },
    direction: "higher is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "contributorWeeks"),
  },
  {
    id: "hours",
    label: { en: "Hours given", fr: "Heures données" },
    unit: "h",
    text: {
      en: "Hours given by people over the horizon.",
      fr: "Heures données par les personnes sur l’horizon.",
    },
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "hours"),
  },
  {
    id: "regularShare",
    label: { en: "Regulars among those taking part", fr: "Part de coproducteurs réguliers" },
    percent: true,
    unit: "0–1",
    text: {
      en: "Share of those who take part at the end who have done so for half a year: regular co-producers.",
      fr: "Part des personnes qui participent à la fin et le font depuis six mois : les coproducteurs réguliers.",
    },
    direction: "higher is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: { en: "nobody takes part at the end", fr: "personne ne participe à la fin" },
    measure: regularShare,
  },
  {
    id: "relays",
    label: { en: "Shares and posts (buzz)", fr: "Partages et messages (bruit)" },
    unit: "relays",
    text: {
      en: "Relays over the horizon: buzz, which is not participation.",
      fr: "Relais sur l’horizon : le bruit, qui n’est pas la participation.",
    },
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "relays"),
  },
  {
    id: "top1OfAwareShare",
    label: { en: "Share made by the top 1 % of the aware", fr: "Part faite par 1 % des informés" },
    percent: true,
    unit: "0–1",
    text: {
      en: "Share of contributions made by the top 1 % of those aware, lurkers included (P2).",
      fr: "Part des contributions faites par le premier centième des personnes informées, observateurs compris (P2).",
    },
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: { en: "nobody contributed", fr: "personne n’a contribué" },
    measure: (world, once) =>
      totalOf(world, "contributions") === 0 ? Number.NaN : topShare(contributionsOfAware(world, once), 0.01),
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
