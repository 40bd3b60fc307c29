import type { Noun } from "../../sim/input/counted.ts";
import type { Text } from "../../sim/input/text.ts";

/** Words of the panels for ready-made comparisons, levers and assumptions. */

export const PRESETS = {
  title: { en: "A question to start from", fr: "Une question pour commencer" },
  choose: { en: "Ready-made comparisons", fr: "Comparaisons toutes prêtes" },
  own: { en: "Your own comparison", fr: "Votre comparaison" },
  opened: ({ en, fr }: Text): Text => ({ en: `Comparison “${en}”`, fr: `Comparaison « ${fr} »` }),
  begun: ({ en, fr }: Text): Text => ({ en: `Scenario “${en}”`, fr: `Scénario « ${fr} »` }),
};

export const LEVERS = {
  title: { en: "Levers", fr: "Leviers" },
  intro: { en: "What you could decide.", fr: "Ce que vous pourriez décider." },
  editing: { en: "Scenario", fr: "Scénario" },
  baseline: { en: "baseline", fr: "référence" },
  all: { en: "All levers", fr: "Tous les leviers" },
  search: { en: "Find a lever", fr: "Chercher un levier" },
  inFile: {
    en: "Lists, such as the phases of a contest or people described one by one, can only be set in a scenario file: download the scenario, edit the file, and import it again.",
    fr: "Les listes, comme les phases d’un concours ou des personnes décrites une à une, se règlent dans un fichier de scénario : téléchargez le scénario, modifiez le fichier, puis importez-le.",
  },
  separately: {
    en: "Each lever here follows the scenario’s until you set it separately.",
    fr: "Chaque levier suit ici celui du scénario tant que vous ne le réglez pas séparément.",
  },
  nothing: { en: "No lever matches.", fr: "Aucun levier ne correspond." },
  onlyIn: (operation: string): Text => ({
    en: `Only in “${operation}”`,
    fr: `Seulement dans « ${operation} »`,
  }),
  tryMe: { en: "Try it: move this slider", fr: "Essayez : déplacez ce curseur" },
  moved: (letter: string, name: string): Text => ({ en: `${letter}: ${name}`, fr: `${letter} : ${name}` }),
  defer: { en: "Wait until I press Run", fr: "Attendre que j’appuie sur Calculer" },
  run: (changes: string): Text => ({ en: `Run (${changes})`, fr: `Calculer (${changes})` }),
};

export const ASSUMPTIONS = {
  title: { en: "Assumptions", fr: "Hypothèses" },
  intro: {
    en: "Beliefs about people and the world, not decisions. A change applies to every scenario.",
    fr: "Ce que l’on suppose des personnes et du monde, non ce que l’on décide. Une modification vaut pour tous les scénarios.",
  },
  search: { en: "Find an assumption", fr: "Chercher une hypothèse" },
  nothing: { en: "No assumption matches.", fr: "Aucune hypothèse ne correspond." },
  changed: { en: ["changed", "changed"], fr: ["modifiée", "modifiées"] } satisfies Noun,
  found: { en: ["found", "found"], fr: ["trouvée", "trouvées"] } satisfies Noun,
  all: (count: string): Text => ({
    en: `${count} in all, each with its source`,
    fr: `${count} en tout, chacune avec sa source`,
  }),
  moved: (name: string): Text => ({ en: `All scenarios: ${name}`, fr: `Tous les scénarios : ${name}` }),
  differs: (values: string): Text => ({ en: `Differs: ${values}`, fr: `Diffère : ${values}` }),
};

export const CHANGE = {
  en: ["change", "changes"],
  fr: ["modification", "modifications"],
} satisfies Noun;
