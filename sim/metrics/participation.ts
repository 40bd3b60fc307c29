import { LONG_AGO, type World } from "../world/world.ts";
import type { Metric, WeeklyMetric } from "./metric.ts";

const total = (
  world: World,
  count: "joiners" | "leavers" | "contributions" | "hours",
  of: "week" | "total",
) => world.operations.reduce((sum, operation) => sum + operation[of][count], 0);

function everActive({ size, operations }: World): number {
  let people = 0;
  for (let person = 0; person < size; person++)
    if (operations.some(({ firstJoinedWeek }) => firstJoinedWeek[person] !== LONG_AGO)) people++;
  return people;
}

export const weeklyParticipation: readonly WeeklyMetric[] = [
  {
    id: "aware",
    unit: "people",
    text: { en: "People who know of an operation.", fr: "Personnes qui connaissent une opération." },
    measure: (world) => world.aware,
  },
  {
    id: "active",
    unit: "people",
    text: { en: "People who take part in an operation.", fr: "Personnes qui participent à une opération." },
    measure: (world) => world.active,
  },
  {
    id: "joiners",
    unit: "people",
    text: {
      en: "People who began to take part this week, summed over operations.",
      fr: "Personnes qui ont commencé à participer cette semaine, toutes opérations additionnées.",
    },
    measure: (world) => total(world, "joiners", "week"),
  },
  {
    id: "leavers",
    unit: "people",
    text: {
      en: "People who ceased to take part this week, summed over operations.",
      fr: "Personnes qui ont cessé de participer cette semaine, toutes opérations additionnées.",
    },
    measure: (world) => total(world, "leavers", "week"),
  },
  {
    id: "contributions",
    unit: "contributions",
    text: { en: "Contributions made this week.", fr: "Contributions faites cette semaine." },
    measure: (world) => total(world, "contributions", "week"),
  },
  {
    id: "hours",
    unit: "h",
    text: { en: "Hours given by people this week.", fr: "Heures données par les personnes cette semaine." },
    measure: (world) => total(world, "hours", "week"),
  },
];

export const participation: readonly Metric[] = [
  {
    id: "aware",
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
    unit: "people",
    text: {
      en: "Times that somebody began to take part, over the horizon.",
      fr: "Nombre de débuts de participation sur l’horizon.",
    },
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => total(world, "joiners", "total"),
  },
  {
    id: "leavers",
    unit: "people",
    text: {
      en: "Times that somebody ceased to take part, over the horizon.",
      fr: "Nombre de départs sur l’horizon.",
    },
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => total(world, "leavers", "total"),
  },
  {
    id: "contributions",
    unit: "contributions",
    text: { en: "Contributions made over the horizon.", fr: "Contributions faites sur l’horizon." },
    direction: "higher is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => total(world, "contributions", "total"),
  },
  {
    id: "hours",
    unit: "h",
    text: {
      en: "Hours given by people over the horizon.",
      fr: "Heures données par les personnes sur l’horizon.",
    },
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => total(world, "hours", "total"),
  },
];
