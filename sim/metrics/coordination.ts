import type { Text } from "../input/text.ts";
import type { Tally, World } from "../world/state/world.ts";
import type { Metric } from "./metric.ts";
import { ratio, ratioOrNone, sumOf, totalOf } from "./operations.ts";

/** Unplanned hours: overtime, and what members organise themselves. */
const hiddenHours = (world: World): number => totalOf(world, "overtimeHours") + totalOf(world, "memberHours");

const hours = (id: string, label: Text, key: keyof Tally, en: string, fr: string): Metric => ({
  id,
  label,
  unit: "h",
  text: { en, fr },
  direction: "lower is better",
  relevant: { value: 0.05, of: "baseline" },
  measure: (world) => totalOf(world, key),
});

/** Full-time jobs of 35 hours a week, the French legal week. */
const fullTime = (world: World, hours: number) => hours / world.weeks / 35;

/** Staff time that participation adds: all staff hours except those spent serving people instead of self-service. */
export const addedHours = (world: World): number =>
  totalOf(world, "staffHours") - totalOf(world, "fallbackHours");

/** The same without mediation, in operations of promotion or in the others. */
const supportHours = (world: World, promotion: boolean) =>
  sumOf(world, ({ total, parameters }) =>
    (parameters.stage === "promotion") === promotion
      ? total.staffHours - total.fallbackHours - total.mediationHours
      : 0,
  );

export const coordinationCosts: readonly Metric[] = [
  hours(
    "requiredHours",
    { en: "Coordination required", fr: "Coordination nécessaire" },
    "requiredHours",
    "Hours of coordination required over the horizon.",
    "Heures de coordination nécessaires sur l’horizon.",
  ),
  hours(
    "plannedHours",
    { en: "Planned coordination", fr: "Coordination prévue" },
    "plannedHours",
    "Hours of coordination that were planned and that staff could provide.",
    "Heures de coordination prévues et que le personnel a pu assurer.",
  ),
  {
    id: "hiddenHours",
    label: { en: "Hidden coordination", fr: "Coordination cachée" },
    unit: "h",
    text: {
      en: "Hidden coordination: staff overtime and what members organise themselves.",
      fr: "Coordination cachée : les heures supplémentaires du personnel et ce que les membres organisent eux-mêmes.",
    },
    direction: "lower is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: hiddenHours,
  },
  {
    id: "hiddenShare",
    label: { en: "Hidden share of coordination", fr: "Part cachée de la coordination" },
    percent: true,
    unit: "0–1",
    text: {
      en: "Hidden coordination as a share of the coordination required.",
      fr: "Coordination cachée, en part de la coordination nécessaire.",
    },
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: { en: "no coordination was required", fr: "aucune coordination n’était nécessaire" },
    measure: (world) => ratio(hiddenHours(world), totalOf(world, "requiredHours")),
  },
];

export const jobs: readonly Metric[] = [
  {
    id: "jobsDisplaced",
    label: { en: "Jobs replaced", fr: "Emplois remplacés" },
    unit: "full-time jobs",
    text: {
      en: "Jobs of simple tasks that people's contributions replace, at 35 hours a week.",
      fr: "Emplois de tâches simples que les contributions remplacent, à 35 heures par semaine.",
    },
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => fullTime(world, totalOf(world, "displacedHours")),
  },
  {
    id: "jobsCommunity",
    label: { en: "Jobs in community support", fr: "Emplois d’animation de communauté" },
    unit: "full-time jobs",
    text: {
      en: "Jobs in community support and coordination that participation requires, at 35 hours a week.",
      fr: "Emplois d’animation et de coordination de communauté que la participation demande, à 35 heures par semaine.",
    },
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => fullTime(world, supportHours(world, false)),
  },
  {
    id: "jobsPromotion",
    label: { en: "Jobs in promotion", fr: "Emplois de promotion" },
    unit: "full-time jobs",
    text: {
      en: "Jobs in support and coordination in operations of promotion (buzz marketing), at 35 hours a week.",
      fr: "Emplois d’accompagnement et de coordination dans les opérations de promotion (buzz marketing), à 35 heures par semaine.",
    },
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => fullTime(world, supportHours(world, true)),
  },
  {
    id: "jobsRelations",
    label: { en: "Jobs in public relations", fr: "Emplois de médiation" },
    unit: "full-time jobs",
    text: {
      en: "Jobs in mediation between people and staff (online public relations), at 35 hours a week.",
      fr: "Emplois de médiation entre le public et le personnel (relations publiques en ligne), à 35 heures par semaine.",
    },
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => fullTime(world, totalOf(world, "mediationHours")),
  },
  {
    id: "needsUnmetShare",
    label: { en: "Unmet needs", fr: "Besoins non satisfaits" },
    percent: true,
    unit: "0–1",
    text: { en: "Share of needs that were not met.", fr: "Part des besoins qui n’ont pas été satisfaits." },
    counts: "everPresent",
    direction: "lower is better",
    relevant: { value: 0.01, of: "absolute" },
    undefinedWhen: { en: "nobody needed the service", fr: "personne n’a eu besoin du service" },
    measure: (world) => ratio(totalOf(world, "needsUnmet"), totalOf(world, "needs")),
  },
  {
    id: "needsServedShare",
    label: { en: "Needs served by staff", fr: "Besoins traités par le personnel" },
    percent: true,
    unit: "0–1",
    text: { en: "Share of needs served by staff.", fr: "Part des besoins traités par le personnel." },
    counts: "everPresent",
    direction: "neutral",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: { en: "nobody needed the service", fr: "personne n’a eu besoin du service" },
    measure: (world) => ratio(totalOf(world, "needsServed"), totalOf(world, "needs")),
  },
];

export const hiddenRisk = (world: World): number =>
  ratioOrNone(hiddenHours(world), totalOf(world, "requiredHours"));
