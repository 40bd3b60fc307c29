import { STATUSES } from "../../sim/host/cli/explain.ts";
import type { Leaf, Status } from "../../sim/scenario/field.ts";
import type { Language, Text } from "../../sim/scenario/text.ts";
import { unitIn } from "../../sim/scenario/units.ts";
import type { Column } from "../../sim/world/state/world.ts";
import { code, table } from "./markdown.ts";

/** Tables of declarations in both languages, for the ODD document, the dictionary and the assumptions. */

const HEADS = {
  parameter: { en: "parameter", fr: "paramètre" },
  meaning: { en: "meaning", fr: "sens" },
  default: { en: "default", fr: "par défaut" },
  range: { en: "range", fr: "plage" },
  unit: { en: "unit", fr: "unité" },
  status: { en: "status", fr: "statut" },
  source: { en: "source", fr: "source" },
  variable: { en: "variable", fr: "variable" },
  start: { en: "at the start", fr: "au départ" },
  sign: { en: "sign", fr: "signe" },
  trait: { en: "trait", fr: "trait" },
  law: { en: "law", fr: "loi" },
  median: { en: "median", fr: "médiane" },
  spread: { en: "spread", fr: "dispersion" },
  factor: { en: "common factor", fr: "facteur commun" },
  "drawn in": { en: "drawn in", fr: "tiré dans" },
  streams: { en: "streams", fr: "flux" },
  metric: { en: "metric", fr: "mesure" },
  parameters: { en: "parameters", fr: "paramètres" },
  "of analogues": { en: "of these, from analogues", fr: "dont tirés d’analogues" },
  moves: { en: "moves", fr: "agit sur" },
  scenario: { en: "scenario", fr: "scénario" },
  provenance: { en: "where its numbers come from", fr: "d’où viennent ses nombres" },
  fact: { en: "fact", fr: "fait" },
  "measured on": { en: "measured on", fr: "mesuré sur" },
  "stands behind": { en: "stands behind", fr: "fonde" },
  direction: { en: "direction", fr: "orientation" },
} satisfies Record<string, Text>;

export const heads = (names: readonly (keyof typeof HEADS)[], language: Language) =>
  names.map((name) => HEADS[name][language]);

export const colon = (language: Language) => (language === "fr" ? " : " : ": ");

/** A number as people of the language read it. */
export function numeral(value: number, language: Language): string {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  return value.toLocaleString(language, { maximumFractionDigits: 12 }).replace("-", "−");
}

/** What a status says about a default. */
export const STATUS_MEANINGS: Readonly<Record<Status, Text>> = {
  "source text": {
    en: "taken from one of the French texts the model reads",
    fr: "pris dans l’un des textes français que lit le modèle",
  },
  literature: {
    en: "a published finding stands behind the sign or the size",
    fr: "un résultat publié fonde le signe ou la taille",
  },
  data: { en: "computed from raw data", fr: "calculé à partir de données brutes" },
  assumption: {
    en: "a belief, to be varied; a source then says what it leans on",
    fr: "une conviction, à faire varier ; la source dit alors sur quoi elle s’appuie",
  },
  setting: {
    en: "a choice of the user's, true or false of nothing",
    fr: "un choix de l’utilisateur, ni vrai ni faux",
  },
};

const YES_NO = { true: { en: "yes", fr: "oui" }, false: { en: "no", fr: "non" } };
const NONE = { en: "none", fr: "aucun" };
const ID = { en: "an id, or empty", fr: "un identifiant, ou vide" };

export function rangeOf(leaf: Leaf, language: Language): string {
  switch (leaf.kind) {
    case "number":
    case "lever":
    case "list":
      return leaf.range.map((bound) => numeral(bound, language)).join(" – ");
    case "choice":
      return leaf.options.map(code).join(", ");
    case "flag":
      return [true, false].map((value) => YES_NO[`${value}`][language]).join(", ");
    case "id":
      return ID[language];
    default:
      return "";
  }
}

export function defaultOf(leaf: Leaf, language: Language): string {
  switch (leaf.kind) {
    case "number":
    case "lever":
      return numeral(leaf.default, language);
    case "flag":
      return YES_NO[`${leaf.default}`][language];
    case "choice":
      return code(leaf.default);
    default:
      return NONE[language];
  }
}

export const statusOf = ({ status }: Pick<Leaf, "status">, language: Language) => STATUSES[status][language];

/** Fields with all that users ask of a number. */
export function parameterTable(leaves: readonly [name: string, leaf: Leaf][], language: Language): string {
  const rows = leaves.map(([name, leaf]) => [
    code(name),
    leaf.text[language],
    defaultOf(leaf, language),
    rangeOf(leaf, language),
    unitIn(leaf.unit, language),
    statusOf(leaf, language),
    leaf.source ?? "",
  ]);
  return table(
    heads(["parameter", "meaning", "default", "range", "unit", "status", "source"], language),
    rows,
  );
}

/** State variables with unit and start. */
export function stateTable(columns: Readonly<Record<string, Column>>, language: Language): string {
  const rows = Object.entries(columns).map(([name, column]) => [
    code(name),
    column[language],
    unitIn(column.unit, language),
    numeral(column.start, language),
  ]);
  return table(heads(["variable", "meaning", "unit", "start"], language), rows);
}
