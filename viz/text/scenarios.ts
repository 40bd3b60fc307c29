import type { Text } from "../../sim/input/text.ts";

/** Words of the scenario cards. */
export const SCENARIO_WORDS = {
  title: { en: "Scenarios", fr: "Scénarios" },
  pinned: { en: "baseline", fr: "référence" },
  name: (letter: string): Text => ({ en: `Name of ${letter}`, fr: `Nom de ${letter}` }),
  edit: (letter: string): Text => ({
    en: `Set the levers of ${letter}`,
    fr: `Régler les leviers de ${letter}`,
  }),
  editShort: { en: "Edit", fr: "Modifier" },
  edited: { en: "Editing", fr: "En cours" },
  base: (name: string): Text => ({ en: `Based on “${name}”.`, fr: `À partir de « ${name} ».` }),
  ownFile: { en: "Based on an imported file.", fr: "À partir d’un fichier importé." },
  inPlace: { en: "Written for this comparison.", fr: "Écrit pour cette comparaison." },
  story: { en: "What it simulates", fr: "Ce qu’il simule" },
  storyOf: ({ en, fr }: Text): Text => ({
    en: `What “${en}” simulates`,
    fr: `Ce que simule « ${fr} »`,
  }),
  provenance: { en: "Where its numbers come from:", fr: "D’où viennent ses nombres :" },
  same: (letter: string): Text => ({
    en: `No difference from ${letter} yet.`,
    fr: `Aucune différence avec ${letter} pour l’instant.`,
  }),
  asBase: { en: "No changes.", fr: "Aucune modification." },
  changed: { en: "Changes:", fr: "Modifications :" },
  differs: (letter: string): Text => ({
    en: `Differences from ${letter}:`,
    fr: `Différences avec ${letter} :`,
  }),
  otherBase: (letter: string): Text => ({
    en: `Based on a different scenario from ${letter}.`,
    fr: `Ne part pas du même scénario que ${letter}.`,
  }),
  add: (letter: string): Text => ({ en: `Add scenario ${letter}`, fr: `Ajouter le scénario ${letter}` }),
  copyOf: (letter: string): Text => ({ en: `Variant of ${letter}`, fr: `Variante de ${letter}` }),
  changedName: (name: string): Text => ({ en: `${name} (changed)`, fr: `${name} (modifié)` }),
  remove: (letter: string): Text => ({ en: `Remove ${letter}`, fr: `Retirer ${letter}` }),
  download: (letter: string): Text => ({
    en: `Download ${letter} as a file`,
    fr: `Télécharger ${letter} en fichier`,
  }),
  downloadShort: { en: "Download", fr: "Télécharger" },
  import: (letter: string): Text => ({
    en: `Import a file into ${letter}`,
    fr: `Importer un fichier dans ${letter}`,
  }),
  importShort: { en: "Import", fr: "Importer" },
  importHint: (letter: string): Text => ({
    en: `You can also drop a scenario file anywhere on the page: it becomes ${letter}.`,
    fr: `Vous pouvez aussi déposer un fichier de scénario n’importe où sur la page : il remplacera ${letter}.`,
  }),
  dropHere: (letter: string): Text => ({
    en: `Drop the file here: it becomes ${letter}`,
    fr: `Déposez le fichier ici : il remplacera ${letter}`,
  }),
  refused: (name: string): Text => ({
    en: `“${name}” was not imported, and nothing has changed. To be corrected:`,
    fr: `« ${name} » n’a pas été importé ; rien n’a changé. À corriger :`,
  }),
  taken: (name: string, letter: string): Text => ({
    en: `“${name}” is now scenario ${letter}.`,
    fr: `« ${name} » est maintenant le scénario ${letter}.`,
  }),
  reset: (name: string): Text => ({ en: `Reset ${name}`, fr: `Réinitialiser : ${name}` }),
  resetIn: (letter: string, name: string): Text => ({
    en: `${letter}: reset ${name}`,
    fr: `${letter} : réinitialiser ${name}`,
  }),
  rename: (letter: string): Text => ({ en: `Rename ${letter}`, fr: `Renommer ${letter}` }),
};
