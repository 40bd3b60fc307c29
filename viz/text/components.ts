import type { Noun } from "../../sim/input/counted.ts";
import type { Text } from "../../sim/input/text.ts";
import type { Status } from "../../sim/scenario/field.ts";

/** Words of the controls. */

export const FIELD = {
  expected: (low: string, high: string | null, integer: boolean): Text =>
    high === null
      ? {
          en: `Enter a ${integer ? "whole " : ""}number of at least ${low}.`,
          fr: `Saisissez un nombre ${integer ? "entier " : ""}d’au moins ${low}.`,
        }
      : {
          en: `Enter a ${integer ? "whole " : ""}number from ${low} to ${high}.`,
          fr: `Saisissez un nombre ${integer ? "entier " : ""}de ${low} à ${high}.`,
        },
};

export const UNDERSTOOD = (read: string, other: string | null): Text =>
  other === null
    ? { en: `Understood as ${read}.`, fr: `Compris comme ${read}.` }
    : {
        en: `Understood as ${read}, not as ${other}.`,
        fr: `Compris comme ${read}, et non comme ${other}.`,
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
  "to choose": { en: "to choose", fr: "à choisir" },
};

export const HELP = {
  about: (name: string): Text => ({ en: `About: ${name}`, fr: `À propos : ${name}` }),
  usual: { en: "Usual values", fr: "Valeurs courantes" },
  believable: { en: "Believable values", fr: "Valeurs vraisemblables" },
  range: { en: "Allowed values", fr: "Valeurs admises" },
  default: { en: "Default", fr: "Valeur par défaut" },
  restsOn: { en: "What the default rests on", fr: "Origine de la valeur" },
  scenarioRestsOn: { en: "What this scenario’s value rests on", fr: "Origine de la valeur de ce scénario" },
  kind: { en: "for the kind", fr: "pour la nature" },
  size: { en: "for the size", fr: "pour la grandeur" },
  path: { en: "Name in files", fr: "Nom dans les fichiers" },
  between: (low: string, high: string): Text => ({ en: `${low} to ${high}`, fr: `de ${low} à ${high}` }),
  atLeast: (low: string): Text => ({ en: `${low} or more`, fr: `${low} ou plus` }),
};

/** A lever’s course over the weeks. */
export const COURSE = {
  title: { en: "Over time", fr: "Au fil du temps" },
  constant: { en: "always the same", fr: "toujours la même" },
  periods: { en: "by period", fr: "par période" },
  formula: { en: "by formula", fr: "selon une formule" },
  written: { en: "Formula", fr: "Formule" },
  from: { en: "From week", fr: "De la semaine" },
  to: { en: "up to week (not included)", fr: "à la semaine (non comprise)" },
  value: { en: "value", fr: "valeur" },
  add: { en: "Add a period", fr: "Ajouter une période" },
  remove: (place: number): Text => ({ en: `Remove period ${place}`, fr: `Retirer la période ${place}` }),
  period: (place: number): Text => ({ en: `Period ${place}`, fr: `Période ${place}` }),
  outside: (value: string): Text => ({
    en: `In all other weeks: ${value}.`,
    fr: `Toutes les autres semaines : ${value}.`,
  }),
  hint: {
    en: "For example, 2 * (week >= 20) is 0 before week 20, and 2 from then on.",
    fr: "Par exemple, 2 * (week >= 20) vaut 0 avant la semaine 20, puis 2.",
  },
  noPreview: (week: string): Text => ({
    en: `No preview: in week ${week} the formula gives no number, or one that is too large for any lever.`,
    fr: `Pas d’aperçu : en semaine ${week}, la formule ne donne pas de nombre, ou un nombre trop grand pour un levier.`,
  }),
  names: { en: "What a formula can use", fr: "Ce qu’une formule peut utiliser" },
  nameList: (names: string): Text => ({
    en: `The week (week), the number of people (consumers) and last week’s totals: ${names}.`,
    fr: `La semaine (week), le nombre de personnes (consumers) et les totaux de la semaine précédente : ${names}.`,
  }),
};

export const PROBLEMS = {
  problem: {
    en: ["more problem", "more problems"],
    fr: ["autre problème", "autres problèmes"],
  } satisfies Noun,
  line: (line: number): Text => ({ en: `line ${line}`, fr: `ligne ${line}` }),
  /** What is no field of a scenario, but has a path in problems. */
  places: { link: { en: "link", fr: "lien" } } as Readonly<Record<string, Text>>,
  more: (count: string): Text => ({ en: `and ${count}`, fr: `et ${count}` }),
};

export const DIALOG = { close: { en: "Close", fr: "Fermer" } };
