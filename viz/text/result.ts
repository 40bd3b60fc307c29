import type { Text } from "../../sim/scenario/text.ts";

/** Words of the result and of the sections below it. */
export const RESULT = {
  title: { en: "Result", fr: "Résultat" },
  none: {
    en: "The first worlds are being simulated…",
    fr: "Les premiers mondes sont en cours de simulation…",
  },
  preliminary: (done: string, of: string): Text => ({
    en: `preliminary, ${done} of ${of}`,
    fr: `provisoire, ${done} sur ${of}`,
  }),
  before: {
    en: "running: this is still the result before your change",
    fr: "calcul en cours : ceci est encore le résultat d’avant votre changement",
  },
  settled: (worlds: string): Text => ({ en: `computed in ${worlds}`, fr: `calculé dans ${worlds}` }),
  wrong: { en: "This cannot be simulated yet.", fr: "Cela ne peut pas encore être simulé." },
  last: {
    en: "Shown below is the last result that could be.",
    fr: "Ci-dessous reste affiché le dernier résultat possible.",
  },
  more: (worlds: string): Text => ({ en: `Run another ${worlds}?`, fr: `En simuler ${worlds} de plus ?` }),
  noMore: {
    en: "No number of worlds seems to decide it.",
    fr: "Aucun nombre de mondes ne semble trancher.",
  },
  metrics: { en: "What to look at", fr: "Que regarder" },
  other: { en: "Another measure…", fr: "Une autre mesure…" },
  otherLabel: { en: "Add a measure", fr: "Ajouter une mesure" },
  why: { en: "Why?", fr: "Pourquoi ?" },
  explained: {
    en: "Matched worlds: the same people with the same luck, once under each scenario.",
    fr: "Mondes appariés : les mêmes personnes avec le même hasard, une fois sous chaque scénario.",
  },
  asked: (name: string): Text => ({ en: `Measure: ${name}`, fr: `Mesure : ${name}` }),
};

export const SECTIONS = {
  contents: { en: "On this page", fr: "Sur cette page" },
  wait: { en: "It comes with the first worlds.", fr: "Cela vient avec les premiers mondes." },
} satisfies Record<string, Text>;
