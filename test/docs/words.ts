import { STATUSES } from "../../sim/host/cli/statuses.ts";
import type { Language, Text } from "../../sim/input/text.ts";
import type { Leaf, Status } from "../../sim/scenario/field.ts";

const HEADS = {
  path: { en: "path", fr: "chemin" },
  kind: { en: "kind", fr: "genre" },
  value: { en: "value", fr: "valeur" },
  parameter: { en: "parameter", fr: "paramètre" },
  meaning: { en: "meaning", fr: "sens" },
  default: { en: "default", fr: "par défaut" },
  range: { en: "range", fr: "plage" },
  believable: { en: "believable", fr: "vraisemblable" },
  why: { en: "why", fr: "pourquoi" },
  was: { en: "was", fr: "avant" },
  is: { en: "is", fr: "maintenant" },
  unit: { en: "unit", fr: "unité" },
  status: { en: "status", fr: "statut" },
  source: { en: "source", fr: "source" },
  column: { en: "column", fr: "colonne" },
  number: { en: "number", fr: "nombre" },
  start: { en: "at the start", fr: "au départ" },
  sign: { en: "sign", fr: "signe" },
  trait: { en: "trait", fr: "trait" },
  law: { en: "law", fr: "loi" },
  median: { en: "median", fr: "médiane" },
  spread: { en: "spread", fr: "dispersion" },
  factor: { en: "common factor", fr: "facteur commun" },
  "drawn in": { en: "drawn in", fr: "tiré dans" },
  streams: { en: "streams", fr: "flux" },
  parameters: { en: "parameters", fr: "paramètres" },
  "of analogues": { en: "from analogues", fr: "dont tirés d’analogues" },
  moves: { en: "moves", fr: "agit sur" },
  scenario: { en: "scenario", fr: "scénario" },
  provenance: { en: "where its numbers come from", fr: "d’où viennent ses nombres" },
  fact: { en: "fact", fr: "fait" },
  "measured on": { en: "measured on", fr: "mesuré sur" },
  supports: { en: "supports", fr: "fonde" },
  id: { en: "id", fr: "identifiant" },
  definition: { en: "definition", fr: "définition" },
  direction: { en: "direction", fr: "orientation" },
  relevant: { en: "smallest relevant difference", fr: "plus petite différence qui compte" },
  undefined: { en: "undefined when", fr: "non définie quand" },
  title: { en: "title", fr: "titre" },
  off: { en: "off means", fr: "désactivé" },
  key: { en: "key", fr: "clé" },
  keys: { en: "keys", fr: "clés" },
  reason: { en: "reason", fr: "raison" },
  code: { en: "code", fr: "code" },
  argument: { en: "argument", fr: "argument" },
  option: { en: "option", fr: "option" },
  example: { en: "example", fr: "exemple" },
} satisfies Record<string, Text>;

export const heads = (names: readonly (keyof typeof HEADS)[], language: Language) =>
  names.map((name) => HEADS[name][language]);

/** What a status says about a default. */
export const STATUS_MEANINGS: Readonly<Record<Status, Text>> = {
  "source text": {
    en: "taken from one of the French source texts",
    fr: "tiré de l’un des textes français que suit le modèle",
  },
  literature: {
    en: "a published finding supports the sign or the size",
    fr: "un résultat publié appuie le signe ou l’ampleur",
  },
  data: { en: "computed from raw data", fr: "calculé à partir de données brutes" },
  assumption: {
    en: "a belief, to be varied; its source, if any, says what it leans on",
    fr: "une conviction, à faire varier ; sa source éventuelle dit sur quoi elle s’appuie",
  },
  "to choose": {
    en: "your choice, neither true nor false",
    fr: "un choix qui vous revient, ni vrai ni faux",
  },
};

export const statusOf = ({ status }: Pick<Leaf, "status">, language: Language) => STATUSES[status][language];
