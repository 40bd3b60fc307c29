import type { Text } from "../../sim/scenario/text.ts";

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
  base: (name: string): Text => ({ en: `Starts from “${name}”.`, fr: `Part de « ${name} ».` }),
  ownFile: { en: "Starts from an imported file.", fr: "Part d’un fichier importé." },
  inPlace: { en: "Written for this comparison.", fr: "Écrit pour cette comparaison." },
  same: (letter: string): Text => ({
    en: `Nothing differs from ${letter} yet.`,
    fr: `Rien ne diffère encore de ${letter}.`,
  }),
  asBase: { en: "Nothing changed.", fr: "Rien de modifié." },
  changed: { en: "Changed from where it starts:", fr: "Modifié par rapport au départ :" },
  differs: (letter: string): Text => ({ en: `Differs from ${letter}:`, fr: `Diffère de ${letter} :` }),
  otherBase: (letter: string): Text => ({
    en: `It starts from another scenario than ${letter}.`,
    fr: `Il part d’un autre scénario que ${letter}.`,
  }),
  add: (letter: string): Text => ({ en: `Add scenario ${letter}`, fr: `Ajouter le scénario ${letter}` }),
  copyOf: (letter: string): Text => ({ en: `Variant of ${letter}`, fr: `Variante de ${letter}` }),
  changedName: (name: string): Text => ({ en: `${name}, changed`, fr: `${name}, modifié` }),
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
    en: `Or drop a scenario file anywhere: it becomes ${letter}.`,
    fr: `Ou déposez un fichier de scénario n’importe où : il devient ${letter}.`,
  }),
  dropHere: (letter: string): Text => ({
    en: `Drop it: it becomes ${letter}`,
    fr: `Lâchez : il devient ${letter}`,
  }),
  refused: (name: string): Text => ({
    en: `“${name}” was not taken; nothing has changed. Mend this:`,
    fr: `« ${name} » n’a pas été repris ; rien n’a changé. À corriger :`,
  }),
  taken: (name: string, letter: string): Text => ({
    en: `“${name}” is now ${letter}.`,
    fr: `« ${name} » est maintenant ${letter}.`,
  }),
  reset: (name: string): Text => ({ en: `Reset ${name}`, fr: `Réinitialiser ${name}` }),
  resetIn: (letter: string, name: string): Text => ({
    en: `${letter}: ${name} as before`,
    fr: `${letter} : ${name} comme avant`,
  }),
  rename: (letter: string): Text => ({ en: `Rename ${letter}`, fr: `Renommer ${letter}` }),
};
