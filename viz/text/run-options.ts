import type { Text } from "../../sim/input/text.ts";

/** Words of what belongs to the whole experiment: worlds, seed, and how to run it elsewhere. */
export const RUN_OPTIONS = {
  title: { en: "Run options", fr: "Options de calcul" },
  worlds: { en: "Matched worlds", fr: "Mondes appariés" },
  seed: { en: "Seed", fr: "Graine" },
  seedHelp: {
    en: "All chance comes from the seed: the same seed gives the same results, to the last digit.",
    fr: "Tout le hasard vient de la graine : la même graine donne les mêmes résultats, au chiffre près.",
  },
  command: { en: "Copy the command line", fr: "Copier la ligne de commande" },
  copy: { en: "Copy", fr: "Copier" },
  notCopied: { en: "Select the line and copy it.", fr: "Sélectionnez la ligne et copiez-la." },
  commandCopied: { en: "Command line copied.", fr: "Ligne de commande copiée." },
  commandHelp: {
    en: "Gives the same results in a terminal:",
    fr: "Donne les mêmes résultats dans un terminal :",
  },
  checkCommand: {
    en: "Copy the check’s command line",
    fr: "Copier la ligne de commande de la vérification",
  },
  checkHelp: {
    en: "And the check under other settings:",
    fr: "Et la vérification sous d’autres réglages :",
  },
  files: (names: string): Text => ({
    en: `Needs ${names} in the folder where you run it.`,
    fr: `Nécessite ${names} dans le dossier où vous la lancez.`,
  }),
  file: (name: string): Text => ({ en: `Download ${name}`, fr: `Télécharger ${name}` }),
  digest: { en: "Digest", fr: "Empreinte" },
};
