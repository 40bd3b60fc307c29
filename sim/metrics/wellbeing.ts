import { tirednessOf } from "../choice/utility.ts";
import type { Metric } from "./metric.ts";
import { isActive, meanOver, NOBODY_ACTIVE, NOBODY_LEFT, ratio, totalOf } from "./operations.ts";

/** Of people who are active, or have left. */
export const ofActive: readonly Metric[] = [
  {
    id: "fatigue",
    label: { en: "Tiredness of active people", fr: "Fatigue des personnes actives" },
    unit: "0–1",
    text: {
      en: "Mean tiredness of people active at the end: the hours that still tire them, relative to their free time.",
      fr: "Fatigue moyenne des personnes actives à la fin : les heures qui les fatiguent encore, rapportées à leur temps libre.",
    },
    counts: "present",
    direction: "lower is better",
    relevant: { value: 0.01, of: "absolute" },
    undefinedWhen: NOBODY_ACTIVE,
    measure: (world) => meanOver(world, isActive(world), (person) => tirednessOf(world, person)),
  },
  {
    id: "workFeel",
    label: { en: "Feels like work", fr: "Sentiment de travailler" },
    unit: "0–1",
    text: {
      en: "How much taking part feels like work, on average over people active at the end.",
      fr: "À quel point participer ressemble à un travail, en moyenne pour les personnes actives à la fin.",
    },
    counts: "present",
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: NOBODY_ACTIVE,
    measure: (world) => meanOver(world, isActive(world), (person) => world.people.workFeel[person]),
  },
  {
    id: "burnoutShare",
    label: { en: "Departures from tiredness or work", fr: "Départs par fatigue ou travail ressenti" },
    percent: true,
    unit: "0–1",
    text: {
      en: "Share of departures whose main reason was that people were tired or that it felt like work.",
      fr: "Part des départs dont la raison principale est la fatigue ou le sentiment de travailler.",
    },
    counts: "everPresent",
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: { en: "nobody left", fr: "personne n’est parti" },
    measure: (world) => ratio(totalOf(world, "burnouts"), totalOf(world, "exits")),
  },
];

/** Of the whole population, and of staff. */
export const wellbeing: readonly Metric[] = [
  {
    id: "attachment",
    label: { en: "Attachment to the organisation", fr: "Attachement à l’organisation" },
    unit: "0–1",
    text: {
      en: "Mean attachment of the whole population to the organisation, at the end.",
      fr: "Attachement moyen de toute la population à l’organisation, à la fin.",
    },
    counts: "present",
    direction: "higher is better",
    relevant: { value: 0.01, of: "absolute" },
    undefinedWhen: NOBODY_LEFT,
    measure: (world) =>
      meanOver(
        world,
        () => true,
        (person) => world.people.attachment[person],
      ),
  },
  {
    id: "staffStrain",
    label: { en: "Strain on staff at the end", fr: "Tension du personnel à la fin" },
    unit: "0–1",
    text: { en: "Strain on staff at the end.", fr: "Tension du personnel à la fin." },
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    measure: (world) => world.numbers.strain,
  },
  {
    id: "staffEngagement",
    label: { en: "Engagement of staff at the end", fr: "Engagement du personnel à la fin" },
    unit: "0–1",
    text: {
      en: "How engaged staff are by people’s taking part, at the end; 0 where there are no staff.",
      fr: "À quel point la participation du public engage le personnel, à la fin ; 0 s’il n’y a pas de personnel.",
    },
    direction: "higher is better",
    relevant: { value: 0.02, of: "absolute" },
    measure: (world) => world.numbers.engagement,
  },
];
