import type { Noun } from "../../sim/scenario/counted.ts";
import type { Status } from "../../sim/scenario/field.ts";
import type { Text } from "../../sim/scenario/text.ts";

/** Words of the controls. */

export const FIELD = {
  expected: (low: string, high: string | null, integer: boolean): Text =>
    high === null
      ? {
          en: `A ${integer ? "whole " : ""}number of at least ${low}.`,
          fr: `Un nombre ${integer ? "entier " : ""}d’au moins ${low}.`,
        }
      : {
          en: `A ${integer ? "whole " : ""}number from ${low} to ${high}.`,
          fr: `Un nombre ${integer ? "entier " : ""}de ${low} à ${high}.`,
        },
};

export const SLIDER = {
  baseline: (letter: string, value: string): Text => ({
    en: `${letter}: ${value}`,
    fr: `${letter} : ${value}`,
  }),
  typed: (label: string): Text => ({ en: `${label}, as a number`, fr: `${label}, en chiffres` }),
};

export const STATUS: Readonly<Record<Status, Text>> = {
  "source text": { en: "source text", fr: "texte source" },
  literature: { en: "literature", fr: "littérature" },
  data: { en: "data", fr: "données" },
  assumption: { en: "assumption", fr: "hypothèse" },
  setting: { en: "setting", fr: "réglage" },
};

export const HELP = {
  about: (name: string): Text => ({ en: `About: ${name}`, fr: `À propos : ${name}` }),
  usual: { en: "Plausible", fr: "Plausible" },
  range: { en: "Allowed", fr: "Permis" },
  default: { en: "Default", fr: "Par défaut" },
  restsOn: { en: "The default rests on", fr: "Ce sur quoi repose le défaut" },
  path: { en: "In a file", fr: "Dans un fichier" },
  between: (low: string, high: string): Text => ({ en: `${low} to ${high}`, fr: `de ${low} à ${high}` }),
  atLeast: (low: string): Text => ({ en: `${low} or more`, fr: `${low} ou plus` }),
};

/** A lever’s course over the weeks. */
export const COURSE = {
  title: { en: "Over time", fr: "Dans le temps" },
  constant: { en: "always the same", fr: "constante" },
  periods: { en: "in steps", fr: "par paliers" },
  formula: { en: "by a formula", fr: "selon une formule" },
  written: { en: "Formula", fr: "Formule" },
  from: { en: "From week", fr: "De la semaine" },
  to: { en: "to week (not included)", fr: "à la semaine (non comprise)" },
  value: { en: "value", fr: "valeur" },
  add: { en: "Add a step", fr: "Ajouter un palier" },
  remove: (place: number): Text => ({ en: `Remove step ${place}`, fr: `Retirer le palier ${place}` }),
  period: (place: number): Text => ({ en: `Step ${place}`, fr: `Palier ${place}` }),
  outside: (value: string): Text => ({
    en: `Outside every step: ${value}.`,
    fr: `Hors de tout palier : ${value}.`,
  }),
  hint: {
    en: "For example 2 * (week >= 20): nothing before week 20, 2 from then on.",
    fr: "Par exemple 2 * (week >= 20) : rien avant la semaine 20, 2 ensuite.",
  },
  noPreview: (week: string): Text => ({
    en: `No preview: in week ${week} the formula gives no number, or one too large for any lever.`,
    fr: `Pas d’aperçu : en semaine ${week}, la formule ne donne pas de nombre, ou un nombre trop grand pour tout levier.`,
  }),
  names: { en: "What a formula may name", fr: "Ce qu’une formule peut nommer" },
  nameList: (names: string): Text => ({
    en: `The week, the number of consumers, and last week’s totals: ${names}.`,
    fr: `La semaine, le nombre de consommateurs et les totaux de la semaine passée : ${names}.`,
  }),
};

export const PROBLEMS = {
  problem: {
    en: ["more problem", "more problems"],
    fr: ["autre problème", "autres problèmes"],
  } satisfies Noun,
  line: (line: number): Text => ({ en: `line ${line}`, fr: `ligne ${line}` }),
  colon: { en: ": ", fr: " : " },
  semicolon: { en: "; ", fr: " ; " },
  /** What is no field of a scenario, but has a path in problems. */
  places: { link: { en: "link", fr: "lien" } } as Readonly<Record<string, Text>>,
  more: (count: string): Text => ({ en: `and ${count}`, fr: `et ${count}` }),
};

export const DIALOG = { close: { en: "Close", fr: "Fermer" } };
