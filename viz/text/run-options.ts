import type { Text } from "../../sim/scenario/text.ts";

/** Words of what belongs to the whole experiment: worlds, seed, and how to run it elsewhere. */
export const RUN_OPTIONS = {
  title: { en: "Experiment", fr: "Expérience" },
  worlds: { en: "Matched worlds", fr: "Mondes appariés" },
  seed: { en: "Seed", fr: "Graine" },
  seedHelp: {
    en: "All chance comes from it: the same seed gives the same digits.",
    fr: "Tout le hasard en vient : la même graine donne les mêmes chiffres.",
  },
  command: { en: "Copy as a command", fr: "Copier comme commande" },
  copy: { en: "Copy", fr: "Copier" },
  notCopied: { en: "Select the line and copy it.", fr: "Sélectionnez la ligne et copiez-la." },
  commandCopied: { en: "Command copied.", fr: "Commande copiée." },
  commandHelp: {
    en: "The same digits, on a command line:",
    fr: "Les mêmes chiffres, en ligne de commande :",
  },
  files: (names: string): Text => ({
    en: `It reads ${names}: download into the folder where you run it.`,
    fr: `Elle lit ${names} : à télécharger dans le dossier où vous la lancez.`,
  }),
  file: (name: string): Text => ({ en: `Download ${name}`, fr: `Télécharger ${name}` }),
  digest: { en: "Digest", fr: "Empreinte" },
};
