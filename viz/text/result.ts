import type { Text } from "../../sim/input/text.ts";

/** Words of the result and of the sections below it. */
export const RESULT = {
  same: (letter: string, baseline: string): Text => ({
    en: `${letter} does not differ from ${baseline} yet: move one of its levers.`,
    fr: `${letter} ne diffère pas encore de ${baseline} : déplacez l’un de ses leviers.`,
  }),
  title: { en: "Result", fr: "Résultat" },
  none: {
    en: "Simulating the first worlds…",
    fr: "Simulation des premiers mondes…",
  },
  preliminary: (done: string, of: string): Text => ({
    en: `preliminary: ${done} of ${of} worlds`,
    fr: `provisoire : ${done} mondes sur ${of}`,
  }),
  before: {
    en: "running; this result is from before your change",
    fr: "calcul en cours ; ce résultat date d’avant votre modification",
  },
  settled: (worlds: string): Text => ({ en: `based on ${worlds}`, fr: `d’après ${worlds}` }),
  few: (worlds: string): Text => ({
    en: `With fewer than ${worlds}, 95 % intervals of mean differences may miss the truth more often than they say.`,
    fr: `Avec moins de ${worlds}, les intervalles à 95 % des différences moyennes peuvent manquer la vérité plus souvent qu’ils ne le disent.`,
  }),
  warning: (text: string): Text => ({ en: `Warning: ${text}.`, fr: `Attention : ${text}.` }),
  wrong: { en: "This cannot be simulated as it stands:", fr: "Impossible à simuler en l’état :" },
  last: {
    en: "Below is the last result that could be simulated.",
    fr: "Ci-dessous, le dernier résultat qui a pu être simulé.",
  },
  more: (worlds: string): Text => ({ en: `Run another ${worlds}`, fr: `Simuler ${worlds} de plus` }),
  noMore: {
    en: "More worlds would probably not settle it.",
    fr: "Davantage de mondes ne permettraient sans doute pas de trancher.",
  },
  metrics: { en: "Metric", fr: "Indicateur" },
  other: { en: "Another metric…", fr: "Autre indicateur…" },
  displaced: (most: string, name: string): Text => ({
    en: `${most} at most: “${name}” no longer has a verdict.`,
    fr: `${most} au plus : « ${name} » n’a plus de verdict.`,
  }),
  otherLabel: { en: "Add a metric", fr: "Ajouter un indicateur" },
  why: { en: "Why?", fr: "Pourquoi ?" },
  explained: {
    en: "Matched worlds: the same people with the same luck, once under each scenario.",
    fr: "Mondes appariés : les mêmes personnes et le même hasard, une fois dans chaque scénario.",
  },
  asked: (name: string): Text => ({ en: `Metric: ${name}`, fr: `Indicateur : ${name}` }),
};

export const SECTIONS = {
  contents: { en: "On this page", fr: "Sur cette page" },
  wait: {
    en: "This appears with the first worlds.",
    fr: "S’affiche avec les premiers mondes.",
  },
} satisfies Record<string, Text>;
