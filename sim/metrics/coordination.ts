import type { Text } from "../input/text.ts";
import type { Tally, World } from "../world/state/world.ts";
import type { Metric } from "./metric.ts";
import { ratio, ratioOrNone, totalOf } from "./operations.ts";

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

/** Staff time that participation adds: all staff hours except those spent serving people instead of self-service. */
export const addedHours = (world: World): number =>
  totalOf(world, "staffHours") - totalOf(world, "fallbackHours");

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
    "plannedStaffHours",
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

export const uncertainties: readonly Metric[] = [
  {
    id: "frontlineUncertainty",
    label: { en: "Front-line uncertainty", fr: "Incertitude du personnel en contact" },
    unit: "0–1",
    text: {
      en: "How little front-line staff can know of a contribution beforehand, on average over those they face.",
      fr: "À quel point le personnel en contact ignore d’avance ce que sera une contribution, en moyenne sur celles qu’il reçoit.",
    },
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: {
      en: "nobody contributed where contributions are a load on front-line staff",
      fr: "personne n’a contribué là où les contributions sont une charge pour le personnel en contact",
    },
    measure: (world) => ratio(totalOf(world, "uncertainContributions"), totalOf(world, "facedContributions")),
  },
];

/** How the needs of a service are met, and what people do alone because of a queue. */
export const needsMet: readonly Metric[] = [
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
  {
    id: "pushedShare",
    label: { en: "Done alone because of a queue", fr: "Fait seul à cause d’une file" },
    percent: true,
    unit: "0–1",
    text: {
      en: "Share of contributions that people would have left to staff had nobody been waiting.",
      fr: "Part des contributions que les gens auraient laissées au personnel si personne n’avait attendu.",
    },
    counts: "everPresent",
    direction: "lower is better",
    relevant: { value: 0.01, of: "absolute" },
    undefinedWhen: { en: "nobody contributed", fr: "personne n’a contribué" },
    measure: (world) => ratio(totalOf(world, "pushed"), totalOf(world, "contributions")),
  },
];

export const hiddenRisk = (world: World): number =>
  ratioOrNone(hiddenHours(world), totalOf(world, "requiredHours"));
