import type { Value } from "../design/range.ts";
import { rangeKey, SCALE } from "../design/range-keys.ts";
import { numberIn } from "../input/counted.ts";
import { list, object, oneOf, picked, record } from "../input/holders.ts";
import {
  type FileKey,
  type FileKeys,
  fileSchema,
  key,
  required,
  schemaKey,
  versionKey,
} from "../input/keys.ts";
import { isRecord } from "../input/record.ts";
import type { Shape } from "../input/shape.ts";
import { choice, FLAG, ID, number, text } from "../input/values.ts";
import { FORMULA_LENGTH } from "../scenario/formula.ts";
import { COMPARED } from "../scenario/scenario-file.ts";

/** Version of the study format. */
const STUDY_VERSION = 1;
/** Half the dimensions of the Sobol sequence: sensitivity analysis takes two per field. */
const MOST_VARIED = 50;
const MOST_VALUES = 1000;
const MOST_LISTED = 100_000;
export const MOST_ASKED = 1000;
const MOST_REPLICATES = 1_000_000;
const WORD = text(0, FORMULA_LENGTH);
const isValue = (value: unknown): value is Value =>
  WORD.accepts(value) || typeof value === "boolean" || Number.isFinite(value);

const VALUE: Shape = {
  schema: () => ({ type: ["number", "string", "boolean"], maxLength: FORMULA_LENGTH }),
  accepts: isValue,
  expected: {
    en: `a number, a word or a formula of at most ${FORMULA_LENGTH} characters, true or false`,
    fr: `un nombre, un mot ou une formule d’au plus ${FORMULA_LENGTH} caractères, true ou false`,
  },
};

export const VALUES_KEYS = {
  values: required(
    key(
      list(VALUE, [1, MOST_VALUES], {
        unique: true,
        expected: {
          en: `a list of 1 to ${MOST_VALUES} different values: numbers, words, true or false`,
          fr: `une liste de 1 à ${numberIn(MOST_VALUES, "fr")} valeurs différentes : nombres, mots, true ou false`,
        },
      }),
      "Values that the field takes: numbers, options, true or false, or formulas of a lever.",
      "Valeurs que prend le champ : nombres, options, true ou false, ou formules d’un levier.",
    ),
  ),
} satisfies FileKeys;

export const RANGE_KEYS = {
  range: rangeKey("Lowest and highest value.", "Plus petite et plus grande valeur."),
  scale: SCALE,
  levels: key(
    number([2, MOST_VALUES], { whole: true }),
    "How many values a factorial design takes, including both ends; no other design takes this key.",
    "Nombre de valeurs que prend un plan factoriel, bornes comprises ; aucun autre plan n’admet cette clé.",
  ),
} satisfies FileKeys;

const VALUES = object(VALUES_KEYS);
const RANGE = object(RANGE_KEYS);

/** One field that varies: by values, or over a range. */
export const VARIED: Shape = picked([VALUES, RANGE], (entry) => ("range" in entry ? RANGE : VALUES));

export const DESIGN_TYPES = ["factorial", "latin-hypercube", "sobol", "list"] as const;
export type DesignType = (typeof DESIGN_TYPES)[number];

const TYPE = key(
  choice(DESIGN_TYPES),
  "How points are chosen: every combination of values, a Latin hypercube, the Sobol sequence, or a list.",
  "Comment les points sont choisis : toutes les combinaisons de valeurs, un hypercube latin, la suite de Sobol, ou une liste.",
);
/** The key with a single type, so that editors offer only that one. */
const typeOf = (type: DesignType): FileKey =>
  required({ ...TYPE, schema: () => ({ type: "string", enum: [type] }) });
const points = required(
  key(number([1, Number.POSITIVE_INFINITY], { whole: true }), "Number of points.", "Nombre de points."),
);
export const POINT = record(VALUE, {
  amount: [1, MOST_VARIED],
  expected: {
    en: `{path: value, …} of 1 to ${MOST_VARIED} fields`,
    fr: `{chemin: valeur, …} de 1 à ${MOST_VARIED} champs`,
  },
});
const listed = required(
  key(
    list(POINT, [1, MOST_LISTED]),
    "The points one by one: in each, the value of every field that varies, by its path.",
    "Les points un par un : dans chacun, la valeur de chaque champ qui varie, par son chemin.",
  ),
);

/** The keys of a design, by its type. */
export const DESIGN_KEYS = {
  factorial: { type: typeOf("factorial") },
  "latin-hypercube": { type: typeOf("latin-hypercube"), points },
  sobol: { type: typeOf("sobol"), points },
  list: { type: typeOf("list"), points: listed },
} satisfies Record<DesignType, FileKeys>;

const DESIGNS = Object.values(DESIGN_KEYS).map((keys) => object(keys));
/** For an unknown type: any other key may be right. */
const SOME_DESIGN = object({ type: required(TYPE) }, { open: true });

const isType = (type: unknown): type is DesignType => (DESIGN_TYPES as readonly unknown[]).includes(type);

/** The type of a design in a file; undefined if there is no such type. */
export function designTypeOf(raw: unknown): DesignType | undefined {
  if (raw === undefined) return "factorial";
  return isRecord(raw) && isType(raw.type) ? raw.type : undefined;
}

const DESIGN = picked(
  DESIGNS,
  ({ type }) => (isType(type) ? DESIGNS[DESIGN_TYPES.indexOf(type)] : SOME_DESIGN),
  { en: "{type, points}", fr: "{type, points}" },
);

export const UNTIL_KEYS = {
  metric: required(
    key(
      text(1, 200),
      "Id of a metric, or of one and an operation, as in `metrics`.",
      "Identifiant d’un indicateur, ou d’un indicateur et d’une opération comme dans `metrics`.",
    ),
  ),
  halfWidth: required(
    key(
      number([0, Number.POSITIVE_INFINITY], { above: true }),
      "Largest half width of the 95 % interval of the mean paired difference, in the metric's unit.",
      "Plus grande demi-largeur admise de l’intervalle à 95 % de la différence appariée moyenne, dans l’unité de l’indicateur.",
    ),
  ),
} satisfies FileKeys;

export const SEQUENTIAL_KEYS = {
  until: required(
    key(
      object(UNTIL_KEYS, { expected: { en: "{metric, halfWidth}", fr: "{metric, halfWidth}" } }),
      "Worlds are added until every difference from the first scenario is known this precisely.",
      "Des mondes sont ajoutés jusqu’à ce que chaque différence avec le premier scénario soit connue avec cette précision.",
    ),
  ),
  max: required(
    key(
      number([2, MOST_REPLICATES], { whole: true }),
      "Maximum number of worlds per point.",
      "Nombre maximal de mondes par point.",
    ),
  ),
} satisfies FileKeys;

const FIXED = number([1, MOST_REPLICATES], { whole: true });

export const STUDY_KEYS = {
  $schema: schemaKey("study.schema.json"),
  version: versionKey(STUDY_VERSION),
  id: key(
    ID,
    "Name of the study; taken from the file's name if absent.",
    "Nom de l’étude ; tiré du nom du fichier s’il manque.",
  ),
  scenarios: required(
    key(
      COMPARED,
      "Scenarios to compare at every point, the baseline first: built-in ones, files in the same folder, or scenarios written in place.",
      "Scénarios à comparer en chaque point, la référence en premier : scénarios intégrés, fichiers du même dossier, ou scénarios écrits sur place.",
    ),
  ),
  baseline: key(
    FLAG,
    "Whether the first scenario also runs unchanged, as the baseline of every point; the one that varies is then called `<id>~varied`. People, network and weeks must not vary then.",
    "Indique si le premier scénario tourne aussi tel quel, comme référence de chaque point ; celui qui varie s’appelle alors `<id>~varied`. Les personnes, le réseau et les semaines ne doivent alors pas varier.",
    false,
  ),
  vary: key(
    record(VARIED, { amount: [1, MOST_VARIED] }),
    "Fields that vary, by path, with values or a range; a design of type list names them in its points.",
    "Champs qui varient, par chemin, avec des valeurs ou une plage ; un plan de type list les nomme dans ses points.",
  ),
  design: key(
    DESIGN,
    "Where the points lie; factorial by default.",
    "Où se trouvent les points ; factoriel par défaut.",
    { type: "factorial" },
  ),
  replicates: key(
    oneOf([FIXED, object(SEQUENTIAL_KEYS)], {
      en: `${FIXED.expected.en}, or {until: {metric, halfWidth}, max}`,
      fr: `${FIXED.expected.fr}, ou {until: {metric, halfWidth}, max}`,
    }),
    "Worlds per point and scenario, the same everywhere: a number, or as many as it takes to know the differences well enough.",
    "Mondes par point et scénario, partout les mêmes : un nombre, ou autant qu’il en faut pour connaître assez bien les différences.",
    24,
  ),
  metrics: key(
    list(text(1, 200), [1, MOST_ASKED], { unique: true }),
    "Metrics of single operations to measure as well, by the ids of both: `everActive@forum`.",
    "Indicateurs de telle ou telle opération à mesurer aussi, par les deux identifiants : `everActive@forum`.",
  ),
  seed: key(
    text(1, 200),
    "Text from which all random draws are derived.",
    "Texte dont découlent tous les tirages aléatoires.",
    "study",
  ),
} satisfies FileKeys;

export const STUDY = object(STUDY_KEYS);

/** JSON Schema of study files. */
export const studySchema = (): object => fileSchema("Levain study", STUDY);
