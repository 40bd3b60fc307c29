import { ACTIVE, type World } from "../world/state/world.ts";
import type { WeeklyMetric } from "./metric.ts";
import { sumOf, weekOf } from "./operations.ts";

const activeIn = (world: World, form: "one-off" | "long-term") =>
  sumOf(world, ({ parameters, counts }) => (parameters.form === form ? counts[ACTIVE] : 0));

export const weeklyParticipation: readonly WeeklyMetric[] = [
  {
    id: "aware",
    label: { en: "People who know of it", fr: "Personnes informées" },
    unit: "people",
    text: { en: "People who know of an operation.", fr: "Personnes qui connaissent une opération." },
    measure: (world) => world.aware,
  },
  {
    id: "active",
    label: { en: "People taking part", fr: "Personnes qui participent" },
    unit: "people",
    text: { en: "People who take part in an operation.", fr: "Personnes qui participent à une opération." },
    measure: (world) => world.active,
  },
  {
    id: "joiners",
    label: { en: "People joining", fr: "Personnes qui commencent" },
    unit: "people",
    text: {
      en: "People who began to take part this week, summed over operations.",
      fr: "Personnes qui ont commencé à participer cette semaine, toutes opérations additionnées.",
    },
    measure: (world) => weekOf(world, "joiners"),
  },
  {
    id: "leavers",
    label: { en: "People leaving", fr: "Personnes qui arrêtent" },
    unit: "people",
    text: {
      en: "People who ceased to take part this week, summed over operations.",
      fr: "Personnes qui ont cessé de participer cette semaine, toutes opérations additionnées.",
    },
    measure: (world) => weekOf(world, "leavers"),
  },
  {
    id: "contributions",
    label: { en: "Contributions", fr: "Contributions" },
    unit: "contributions",
    text: { en: "Contributions made this week.", fr: "Contributions faites cette semaine." },
    measure: (world) => weekOf(world, "contributions"),
  },
  {
    id: "hours",
    label: { en: "Hours given", fr: "Heures données" },
    unit: "h",
    text: { en: "Hours given by people this week.", fr: "Heures données par les personnes cette semaine." },
    measure: (world) => weekOf(world, "hours"),
  },
  {
    id: "activeOneOff",
    label: { en: "Taking part in one-off operations", fr: "Actifs, opérations ponctuelles" },
    unit: "people",
    text: {
      en: "Active in one-off operations, summed over them.",
      fr: "Actifs dans les opérations ponctuelles, additionnées.",
    },
    measure: (world) => activeIn(world, "one-off"),
  },
  {
    id: "activeLongTerm",
    label: { en: "Taking part in lasting operations", fr: "Actifs, opérations durables" },
    unit: "people",
    text: {
      en: "Active in lasting operations, summed over them.",
      fr: "Actifs dans les opérations durables, additionnées.",
    },
    measure: (world) => activeIn(world, "long-term"),
  },
  {
    id: "relays",
    label: { en: "Shares and posts", fr: "Partages et messages" },
    unit: "relays",
    text: {
      en: "Relays this week: shares, posts, articles.",
      fr: "Relais de la semaine : partages, messages, articles.",
    },
    measure: (world) => weekOf(world, "relays"),
  },
  {
    id: "strain",
    label: { en: "Strain of the staff", fr: "Tension du personnel" },
    unit: "0–1",
    text: { en: "Strain of the staff.", fr: "Tension du personnel." },
    measure: (world) => world.numbers.strain,
  },
  {
    id: "hiddenHours",
    label: { en: "Hidden coordination", fr: "Coordination cachée" },
    unit: "h",
    text: { en: "Hidden coordination this week.", fr: "Coordination cachée de la semaine." },
    measure: (world) => weekOf(world, "overtimeHours") + weekOf(world, "memberHours"),
  },
  {
    id: "createdEuros",
    label: { en: "Value created", fr: "Valeur créée" },
    unit: "€",
    text: { en: "Value created this week.", fr: "Valeur créée cette semaine." },
    measure: (world) => weekOf(world, "createdEuros"),
  },
  {
    id: "capturedEuros",
    label: { en: "Value kept by the organisation", fr: "Valeur gardée par l’organisation" },
    unit: "€",
    text: {
      en: "Value captured by the organisation this week.",
      fr: "Valeur captée par l’organisation cette semaine.",
    },
    measure: (world) => weekOf(world, "capturedEuros"),
  },
  {
    id: "controversies",
    label: { en: "Controversies", fr: "Controverses" },
    unit: "events",
    text: { en: "Controversies that broke out this week.", fr: "Controverses éclatées cette semaine." },
    measure: (world) => weekOf(world, "controversies"),
  },
];
