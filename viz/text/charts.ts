import type { Text } from "../../sim/input/text.ts";

/** Words around charts. */
export const CHART = {
  shownAs: (title: string): Text => ({ en: `Show “${title}” as`, fr: `Afficher « ${title} » sous forme de` }),
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
    en: `Watch world ${world}, person by person`,
    fr: `Observer le monde ${world}, personne par personne`,
  }),
  chooseWorld: {
    en: "Each dot is a world. Click it, or use the arrow keys and Enter, to watch that world person by person.",
    fr: "Chaque point est un monde. Cliquez dessus, ou utilisez les flèches puis Entrée, pour l’observer personne par personne.",
  },
  worldMarks: (title: string): Text => ({
    en: `${title}, world by world: move with the arrow keys, watch a world with Enter`,
    fr: `${title}, monde par monde : les flèches pour se déplacer, Entrée pour observer un monde`,
  }),
  everyMetric: (count: string): Text => ({
    en: `Show all ${count} metrics`,
    fr: `Afficher les ${count} indicateurs`,
  }),
  onlyFirst: { en: "Show only the selected metric", fr: "N’afficher que l’indicateur choisi" },
  world: { en: "World", fr: "Monde" },
  watchOne: { en: "Watch this world", fr: "Observer ce monde" },
  week: { en: "Week", fr: "Semaine" },
  play: { en: "Play", fr: "Lecture" },
  pause: { en: "Pause", fr: "Mettre en pause" },
  watching: { en: "Running this world again…", fr: "Nouvelle simulation de ce monde…" },
  noWorld: {
    en: "This world could not be shown. Try again once all worlds have run.",
    fr: "Ce monde n’a pas pu être affiché. Réessayez une fois tous les mondes simulés.",
  },
  oneWorld: {
    en: "One matched world out of many: the same people, with the same luck, under each scenario. It is an illustration, not evidence.",
    fr: "Un monde apparié parmi d’autres : les mêmes personnes et le même hasard dans chaque scénario. C’est une illustration, pas une preuve.",
  },
} satisfies Record<string, Text | ((...texts: never[]) => Text)>;
