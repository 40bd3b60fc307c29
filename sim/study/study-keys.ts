import type { Value } from "../design/range.ts";
import {
  choiceKey,
  flagKey,
  type Key,
  type Keys,
  keysSchema,
  listKey,
  numberKey,
  recordKey,
  required,
  schemaKey,
  textKey,
} from "../scenario/file-keys.ts";
import { isRecord } from "../scenario/record.ts";
import { isId } from "../scenario/schema.ts";

/** Version of the study format. */
const STUDY_VERSION = 1;
const MOST_SCENARIOS = 20;
/** As many as half the dimensions of the Sobol sequence here: sensitivities take two for each field. */
const MOST_VARIED = 50;
const MOST_VALUES = 1000;
const MOST_LISTED = 100_000;
const MOST_REPLICATES = 1_000_000;
const isValue = (value: unknown): value is Value =>
  ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
const VALUE = { type: ["number", "string", "boolean"] };

/** One field that varies, by values. */
const values: Key = {
  schema: { type: "array", items: VALUE, minItems: 1, maxItems: MOST_VALUES, uniqueItems: true },
  accepts: (raw) =>
    Array.isArray(raw) &&
    raw.length >= 1 &&
    raw.length <= MOST_VALUES &&
    raw.every(isValue) &&
    new Set(raw).size === raw.length,
  expected: {
    en: `a list of 1 to ${MOST_VALUES} different numbers, words or true and false`,
    fr: `une liste de 1 à ${MOST_VALUES} nombres, mots ou true et false, tous différents`,
  },
  text: {
    en: "Values that the field takes: numbers, options, true and false, or formulas of a lever.",
    fr: "Valeurs que prend le champ : nombres, options, true et false, ou formules d’un levier.",
  },
};

const range: Key = {
  schema: {
    type: "array",
    prefixItems: [{ type: "number" }, { type: "number" }],
    minItems: 2,
    maxItems: 2,
  },
  accepts: (raw) => Array.isArray(raw) && raw.length === 2 && raw.every(Number.isFinite),
  expected: { en: "[low, high], two numbers", fr: "[bas, haut], deux nombres" },
  text: { en: "Lowest and highest value.", fr: "Plus petite et plus grande valeur." },
};

export const VALUES_KEYS = { values: required(values) } satisfies Keys;

export const RANGE_KEYS = {
  range: required(range),
  scale: choiceKey(
    ["linear", "log"],
    "linear",
    "Whether values are spread evenly, or their logarithms are.",
    "Si les valeurs sont réparties régulièrement, ou si ce sont leurs logarithmes.",
  ),
  levels: numberKey(
    [2, MOST_VALUES],
    { whole: true },
    "Values of a factorial design, both ends among them; other designs need none.",
    "Valeurs d’un plan factoriel, les deux bouts compris ; les autres plans n’en ont pas besoin.",
  ),
} satisfies Keys;

export const DESIGN_TYPES = ["factorial", "latin-hypercube", "sobol", "list"] as const;
export type DesignType = (typeof DESIGN_TYPES)[number];

const type = required(
  choiceKey(
    DESIGN_TYPES,
    undefined,
    "How points are laid: every combination of values, a Latin hypercube, the Sobol sequence, or a list.",
    "Comment les points sont placés : toutes les combinaisons de valeurs, un hypercube latin, la suite de Sobol, ou une liste.",
  ),
);
const points = required(numberKey([1, 1e21], { whole: true }, "Points of the design.", "Points du plan."));
const listed = required(
  listKey(
    { type: "object", additionalProperties: VALUE, minProperties: 1, maxProperties: MOST_VARIED },
    [1, MOST_LISTED],
    "The points one by one: in each the value of every field that varies, by its path.",
    "Les points un par un : dans chacun, la valeur de chaque champ qui varie, par son chemin.",
  ),
);

/** The keys of a design, by its type. */
export const DESIGN_KEYS = {
  factorial: { type },
  "latin-hypercube": { type, points },
  sobol: { type, points },
  list: { type, points: listed },
} satisfies Record<DesignType, Keys>;

export const POINT_VALUE: Key = {
  schema: VALUE,
  accepts: isValue,
  expected: { en: "a number, a word, or true or false", fr: "un nombre, un mot, ou true ou false" },
  text: { en: "", fr: "" },
};

export const UNTIL_KEYS = {
  metric: required(textKey(100, {}, "Id of a metric.", "Identifiant d’une mesure.")),
  halfWidth: required(
    numberKey(
      [0, 1e21],
      { above: true },
      "Half the width that the 95 % interval of the mean paired difference may have, in the metric's unit.",
      "Demi-largeur que peut avoir l’intervalle à 95 % de la différence appariée moyenne, dans l’unité de la mesure.",
    ),
  ),
} satisfies Keys;

export const SEQUENTIAL_KEYS = {
  until: required({
    schema: keysSchema(UNTIL_KEYS) as Record<string, unknown>,
    accepts: isRecord,
    expected: { en: "{metric, halfWidth}", fr: "{metric, halfWidth}" },
    text: {
      en: "Worlds are added until every difference from the first scenario is known so well.",
      fr: "On ajoute des mondes jusqu’à connaître aussi bien chaque différence avec le premier scénario.",
    },
  }),
  max: required(
    numberKey(
      [2, MOST_REPLICATES],
      { whole: true },
      "Worlds per point at most.",
      "Mondes par point au plus.",
    ),
  ),
} satisfies Keys;

const replicates = numberKey([1, MOST_REPLICATES], { whole: true, default: 24 }, "", "");

export const STUDY_KEYS = {
  $schema: schemaKey("study.schema.json"),
  version: numberKey(
    [1, STUDY_VERSION],
    { whole: true, default: STUDY_VERSION },
    "Version of the format.",
    "Version du format.",
  ),
  id: {
    schema: { type: "string", pattern: "^(?!\\d+$)[a-z0-9][a-z0-9-]{0,63}$" },
    accepts: (value) => typeof value === "string" && isId(value),
    expected: {
      en: "lower-case letters, digits and hyphens, at most 64 characters",
      fr: "des minuscules, des chiffres et des tirets, 64 caractères au plus",
    },
    text: {
      en: "Name of the study; made from the file's name if absent.",
      fr: "Nom de l’étude ; tiré du nom du fichier s’il manque.",
    },
  },
  scenarios: required(
    listKey(
      { type: ["string", "object"] },
      [1, MOST_SCENARIOS],
      "What is compared at every point, the first being the baseline: built-in scenarios, scenario files in the same folder, or scenarios written in place.",
      "Ce que l’on compare en chaque point, le premier étant la référence : scénarios intégrés, fichiers de scénario du même dossier, ou scénarios écrits sur place.",
    ),
  ),
  baseline: flagKey(
    false,
    "Whether the first scenario also runs as it stands, as the baseline of every point; the one that varies is then called `<id>~varied`.",
    "Si le premier scénario tourne aussi tel quel, comme référence de chaque point ; celui qui varie s’appelle alors `<id>~varied`.",
  ),
  vary: {
    ...recordKey(
      { anyOf: [keysSchema(VALUES_KEYS), keysSchema(RANGE_KEYS)] },
      MOST_VARIED,
      "Fields that vary, by path, with values or a range; a design of type list names them itself.",
      "Champs qui varient, par chemin, avec des valeurs ou une plage ; un plan de type list les nomme lui-même.",
    ),
  },
  design: {
    schema: { anyOf: Object.values(DESIGN_KEYS).map(keysSchema) },
    accepts: isRecord,
    expected: { en: "{type, points}", fr: "{type, points}" },
    text: { en: "Where points lie; factorial by default.", fr: "Où sont les points ; factoriel par défaut." },
    default: { type: "factorial" },
  },
  replicates: {
    ...replicates,
    schema: { anyOf: [replicates.schema, keysSchema(SEQUENTIAL_KEYS)] },
    accepts: (value) => replicates.accepts(value) || isRecord(value),
    expected: {
      en: `${replicates.expected.en}, or {until: {metric, halfWidth}, max}`,
      fr: `${replicates.expected.fr}, ou {until: {metric, halfWidth}, max}`,
    },
    text: {
      en: "Worlds per point and scenario, the same ones everywhere; or until a difference is known well enough.",
      fr: "Mondes par point et scénario, partout les mêmes ; ou jusqu’à ce qu’une différence soit assez bien connue.",
    },
  },
  seed: textKey(
    200,
    { default: "study" },
    "Text from which all chance comes.",
    "Texte dont vient tout le hasard.",
  ),
} satisfies Keys;

/** JSON Schema of study files. */
export function studySchema(): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Levain study",
    ...keysSchema(STUDY_KEYS),
  };
}
