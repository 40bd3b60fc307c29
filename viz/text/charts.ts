import type { Text } from "../../sim/scenario/text.ts";

/** Words around charts. */
export const CHART = {
  shownAs: (title: string): Text => ({ en: `${title}, shown as`, fr: `${title}, en` }),
  chart: { en: "Chart", fr: "Graphique" },
  table: { en: "Table", fr: "Tableau" },
  download: { en: "Download", fr: "Télécharger" },
  as: (format: string, title: string): Text => ({
    en: `Download ${format}: ${title}`,
    fr: `Télécharger en ${format} : ${title}`,
  }),
  failed: {
    en: "This browser could not draw the picture.",
    fr: "Ce navigateur n’a pas pu dessiner l’image.",
  },
  provenance: (version: string, seed: string, worlds: string, digest: string | null): Text => ({
    en: `Levain ${version} · seed “${seed}” · ${worlds} · ${digest === null ? "preliminary" : `digest ${digest}`}`,
    fr: `Levain ${version} · graine « ${seed} » · ${worlds} · ${digest === null ? "provisoire" : `empreinte ${digest}`}`,
  }),
  watch: (world: string): Text => ({
    en: `World ${world}: watch it person by person`,
    fr: `Monde ${world} : le regarder personne par personne`,
  }),
  chooseWorld: {
    en: "Each dot is a world: choose one, by click or with the arrow keys and Enter, to watch it person by person.",
    fr: "Chaque point est un monde : choisissez-en un, d’un clic ou avec les flèches puis Entrée, pour le regarder personne par personne.",
  },
  worldMarks: (title: string): Text => ({
    en: `${title}, world by world: arrow keys move, Enter shows a world`,
    fr: `${title}, monde par monde : les flèches déplacent, Entrée montre un monde`,
  }),
  everyMetric: (count: string): Text => ({
    en: `Show all ${count} at once`,
    fr: `Montrer les ${count} à la fois`,
  }),
  onlyFirst: { en: "Show the chosen one only", fr: "Ne montrer que celle choisie" },
  world: { en: "World", fr: "Monde" },
  watchOne: { en: "Watch this world", fr: "Regarder ce monde" },
  week: { en: "Week", fr: "Semaine" },
  play: { en: "Play", fr: "Lancer" },
  pause: { en: "Pause", fr: "Mettre en pause" },
  watching: { en: "The world is being run again…", fr: "Le monde est simulé à nouveau…" },
  noWorld: {
    en: "This world could not be shown. Try again once the result is settled.",
    fr: "Ce monde n’a pas pu être montré. Réessayez quand le résultat est établi.",
  },
  oneWorld: {
    en: "One matched world out of many: the same people, with the same luck, under each scenario. It illustrates; it proves nothing.",
    fr: "Un monde apparié parmi beaucoup : les mêmes personnes, avec le même hasard, sous chaque scénario. Il illustre ; il ne prouve rien.",
  },
} satisfies Record<string, Text | ((...texts: never[]) => Text)>;
