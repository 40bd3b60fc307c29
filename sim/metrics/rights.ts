import type { Metric } from "./metric.ts";
import { totalOf } from "./operations.ts";

/** What people have a right to beyond the account of value: certificates, their data, a status. */
export const rights: readonly Metric[] = [
  {
    id: "certificates",
    label: { en: "Certificates earned", fr: "Attestations obtenues" },
    unit: "certificates",
    text: {
      en: "Certificates that people earned over the horizon; one each, in each operation.",
      fr: "Attestations obtenues sur l’horizon ; une par personne et par opération.",
    },
    counts: "everPresent",
    direction: "higher is better",
    relevant: { value: 0.01, of: "consumers" },
    measure: (world) => totalOf(world, "certificates"),
  },
  {
    id: "dataEuros",
    label: { en: "Value of data taken", fr: "Valeur des données prises" },
    unit: "€",
    text: {
      en: "Value of people’s data over the horizon, those that are kept when they give no more included.",
      fr: "Valeur des données des personnes sur l’horizon, y compris de celles qui sont gardées quand elles n’en donnent plus.",
    },
    counts: "everPresent",
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "dataEuros"),
  },
  {
    id: "erasures",
    label: { en: "Requests for erasure", fr: "Demandes d’effacement" },
    unit: "requests",
    text: {
      en: "Requests of people to have their data erased, over the horizon.",
      fr: "Demandes des personnes de faire effacer leurs données, sur l’horizon.",
    },
    counts: "everPresent",
    direction: "neutral",
    relevant: { value: 0.01, of: "consumers" },
    measure: (world) => totalOf(world, "erasures"),
  },
  {
    id: "statusWeeks",
    label: { en: "Weeks with a legal status", fr: "Semaines sous statut légal" },
    unit: "weeks",
    text: {
      en: "Weeks in which people had the status that the law gives to regular contributors, summed over people.",
      fr: "Semaines où des personnes avaient le statut que la loi donne aux contributeurs réguliers, additionnées sur les personnes.",
    },
    counts: "everPresent",
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "statusWeeks"),
  },
];
