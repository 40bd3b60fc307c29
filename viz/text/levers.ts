import type { Text } from "../../sim/scenario/text.ts";

/** Words of the panels for ready comparisons, levers and assumptions. */

export const PRESETS = {
  title: { en: "A question to start from", fr: "Une question pour commencer" },
  choose: { en: "Ready comparisons", fr: "Comparaisons toutes prêtes" },
  own: { en: "Your own comparison", fr: "Votre comparaison" },
  opened: (name: string): Text => ({ en: `Comparison “${name}”`, fr: `Comparaison « ${name} »` }),
};

export const LEVERS = {
  title: { en: "Levers", fr: "Leviers" },
  intro: { en: "What you could decide.", fr: "Ce que vous pourriez décider." },
  editing: { en: "Set for", fr: "Régler pour" },
  baseline: { en: "baseline", fr: "référence" },
  all: { en: "All levers", fr: "Tous les leviers" },
  search: { en: "Find a lever", fr: "Chercher un levier" },
  inFile: {
    en: "Lists, such as the phases of a contest or people given one by one, are set in a scenario file: download the scenario, edit it, import it again.",
    fr: "Les listes, comme les phases d’un concours ou des personnes données une à une, se règlent dans un fichier de scénario : téléchargez le scénario, modifiez-le, importez-le.",
  },
  apartHelp: {
    en: "Each follows the scenario’s own lever until you set it apart.",
    fr: "Chacun suit le levier du scénario tant que vous ne le réglez pas à part.",
  },
  nothing: { en: "Nothing is called that.", fr: "Rien ne porte ce nom." },
  apart: (operation: string): Text => ({ en: `Only in ${operation}`, fr: `Seulement dans ${operation}` }),
  tryMe: { en: "Try it: move this slider", fr: "Essayez : déplacez ce curseur" },
  moved: (letter: string, name: string): Text => ({ en: `${letter}: ${name}`, fr: `${letter} : ${name}` }),
  defer: { en: "Run only when I say so", fr: "Ne calculer que sur demande" },
  run: (changes: string): Text => ({ en: `Run (${changes})`, fr: `Calculer (${changes})` }),
};

export const ASSUMPTIONS = {
  title: { en: "Assumptions", fr: "Hypothèses" },
  intro: {
    en: "Beliefs about people and the world, not decisions. A change holds in every scenario.",
    fr: "Des croyances sur les personnes et le monde, pas des décisions. Une modification vaut pour tous les scénarios.",
  },
  search: { en: "Find an assumption", fr: "Chercher une hypothèse" },
  changed: (count: string): Text => ({ en: `${count} changed`, fr: `${count} modifiées` }),
  found: (count: string): Text => ({ en: `${count} shown`, fr: `${count} affichées` }),
  all: (count: string): Text => ({
    en: `${count} in all, each with its source`,
    fr: `${count} en tout, chacune avec sa source`,
  }),
  moved: (name: string): Text => ({ en: `Everywhere: ${name}`, fr: `Partout : ${name}` }),
  differs: (values: string): Text => ({ en: `Differs: ${values}`, fr: `Diffère : ${values}` }),
};

export const CHANGE = {
  en: ["change", "changes"],
  fr: ["modification", "modifications"],
} as const;
