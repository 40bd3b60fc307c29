import { realPeople } from "../world/state/represented.ts";
import type { World } from "../world/state/world.ts";
import type { WeeklyMetric } from "./metric.ts";
import { ACTIVE_TEXT, sumOf, weekOf } from "./operations.ts";

const activeIn = (world: World, form: "one-off" | "long-term") =>
  sumOf(world, ({ parameters, numbers }) => (parameters.form === form ? numbers.activePeople : 0));

/** Those that a single operation has as well. */
export const weekly: readonly WeeklyMetric[] = [
  {
    id: "aware",
    label: { en: "People aware", fr: "Personnes informées" },
    unit: "people",
    text: {
      en: "People who know of at least one operation.",
      fr: "Personnes qui connaissent au moins une opération.",
    },
    measure: (world) => realPeople(world, world.aware),
  },
  {
    id: "active",
    label: { en: "Active people", fr: "Personnes actives" },
    unit: "people",
    text: {
      en: `People active in at least one operation: they ${ACTIVE_TEXT.en}.`,
      fr: `Personnes actives dans au moins une opération : elles ${ACTIVE_TEXT.fr}.`,
    },
    measure: (world) => world.numbers.activeAnywhere,
  },
  {
    id: "enrolled",
    label: { en: "People enrolled", fr: "Personnes inscrites" },
    unit: "people",
    text: {
      en: "People enrolled in at least one operation: they joined and have not left, whether or not they contribute.",
      fr: "Personnes inscrites à au moins une opération : entrées et pas reparties, qu’elles contribuent ou non.",
    },
    measure: (world) => realPeople(world, world.enrolled),
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
      en: "People who stopped taking part this week, summed over operations.",
      fr: "Personnes qui ont cessé de participer cette semaine, toutes opérations additionnées.",
    },
    measure: (world) => weekOf(world, "leavers"),
  },
  {
    id: "contributions",
    label: { en: "Contributions", fr: "Contributions" },
    unit: "contributions",
    text: {
      en: "Contributions made this week, without rejected ones.",
      fr: "Contributions faites cette semaine, hors rejets.",
    },
    measure: (world) => weekOf(world, "contributions"),
  },
  {
    id: "rejected",
    label: { en: "Rejected contributions", fr: "Contributions rejetées" },
    unit: "contributions",
    text: { en: "Contributions rejected this week.", fr: "Contributions rejetées cette semaine." },
    measure: (world) => weekOf(world, "rejected"),
  },
  {
    id: "hours",
    label: { en: "Hours given", fr: "Heures données" },
    unit: "h",
    text: {
      en: "Hours that people gave this week.",
      fr: "Heures que les personnes ont données cette semaine.",
    },
    measure: (world) => weekOf(world, "hours"),
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
      en: "Value that the organisation kept this week.",
      fr: "Valeur que l’organisation a gardée cette semaine.",
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

/** Those of the whole world alone: staff are not one operation's, and a form of operation is not one either. */
export const weeklyOfAll: readonly WeeklyMetric[] = [
  {
    id: "activeOneOff",
    label: { en: "Active in one-off operations", fr: "Actifs, opérations ponctuelles" },
    unit: "people",
    text: {
      en: `People active in one-off operations, summed over these operations: they ${ACTIVE_TEXT.en}.`,
      fr: `Personnes actives dans des opérations ponctuelles, additionnées sur ces opérations : elles ${ACTIVE_TEXT.fr}.`,
    },
    measure: (world) => activeIn(world, "one-off"),
  },
  {
    id: "activeLongTerm",
    label: { en: "Active in lasting operations", fr: "Actifs, opérations durables" },
    unit: "people",
    text: {
      en: `People active in lasting operations, summed over these operations: they ${ACTIVE_TEXT.en}.`,
      fr: `Personnes actives dans des opérations durables, additionnées sur ces opérations : elles ${ACTIVE_TEXT.fr}.`,
    },
    measure: (world) => activeIn(world, "long-term"),
  },
  {
    id: "strain",
    label: { en: "Strain on staff", fr: "Tension du personnel" },
    unit: "0–1",
    text: { en: "Strain on staff.", fr: "Tension du personnel." },
    measure: (world) => world.numbers.strain,
  },
  {
    id: "engagement",
    label: { en: "Engagement of staff", fr: "Engagement du personnel" },
    unit: "0–1",
    text: {
      en: "How engaged staff are by people’s taking part.",
      fr: "À quel point la participation du public engage le personnel.",
    },
    measure: (world) => world.numbers.engagement,
  },
];
