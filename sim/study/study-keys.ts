import type { Value } from "../design/range.ts";
import { rangeKey, SCALE } from "../design/range-keys.ts";
import { list, object, oneOf, picked, record } from "../scenario/checks/holders.ts";
import {
  type FileKey,
  type FileKeys,
  fileSchema,
  key,
  required,
  schemaKey,
  versionKey,
} from "../scenario/checks/keys.ts";
import type { Shape } from "../scenario/checks/shape.ts";
import { choice, FLAG, ID, number, text } from "../scenario/checks/values.ts";
import { numberIn } from "../scenario/counted.ts";
import { isRecord } from "../scenario/record.ts";
import { SCENARIO } from "../scenario/scenario-file.ts";

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

const VALUE: Shape = {
  schema: () => ({ type: ["number", "string", "boolean"] }),
  accepts: isValue,
  expected: { en: "a number, a word, or true or false", fr: "un nombre, un mot, ou true ou false" },
};

export const VALUES_KEYS = {
  values: required(
    key(
      list(VALUE, [1, MOST_VALUES], {
        unique: true,
        expected: {
          en: `a list of 1 to ${MOST_VALUES} different numbers, words or true and false`,
          fr: `une liste de 1 à ${numberIn(MOST_VALUES, "fr")} nombres, mots ou true et false, tous différents`,
        },
      }),
      "Values that the field takes: numbers, options, true and false, or formulas of a lever.",
      "Valeurs que prend le champ : nombres, options, true et false, ou formules d’un levier.",
    ),
  ),
} satisfies FileKeys;

export const RANGE_KEYS = {
  range: rangeKey("Lowest and highest value.", "Plus petite et plus grande valeur."),
  scale: SCALE,
  levels: key(
    number([2, MOST_VALUES], { whole: true }),
    "Values of a factorial design, both ends among them; other designs need none.",
    "Valeurs d’un plan factoriel, les deux bouts compris ; les autres plans n’en ont pas besoin.",
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
  "How points are laid: every combination of values, a Latin hypercube, the Sobol sequence, or a list.",
  "Comment les points sont placés : toutes les combinaisons de valeurs, un hypercube latin, la suite de Sobol, ou une liste.",
);
/** The same of one design, for editors. */
const typeOf = (type: DesignType): FileKey =>
  required({ ...TYPE, schema: () => ({ type: "string", enum: [type] }) });
const points = required(
  key(number([1, Number.POSITIVE_INFINITY], { whole: true }), "Points of the design.", "Points du plan."),
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
    "The points one by one: in each the value of every field that varies, by its path.",
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
/** For an unknown type, since any other key may be right. */
const SOME_DESIGN = object({ type: required(TYPE) }, { open: true });

const isType = (type: unknown): type is DesignType => (DESIGN_TYPES as readonly unknown[]).includes(type);

/** The type of a design as a file has it; undefined where there is no such type. */
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
  metric: required(key(text(1, 100), "Id of a metric.", "Identifiant d’une mesure.")),
  halfWidth: required(
    key(
      number([0, Number.POSITIVE_INFINITY], { above: true }),
      "Half the width that the 95 % interval of the mean paired difference may have, in the metric's unit.",
      "Demi-largeur que peut avoir l’intervalle à 95 % de la différence appariée moyenne, dans l’unité de la mesure.",
    ),
  ),
} satisfies FileKeys;

export const SEQUENTIAL_KEYS = {
  until: required(
    key(
      object(UNTIL_KEYS, { expected: { en: "{metric, halfWidth}", fr: "{metric, halfWidth}" } }),
      "Worlds are added until every difference from the first scenario is known so well.",
      "On ajoute des mondes jusqu’à connaître aussi bien chaque différence avec le premier scénario.",
    ),
  ),
  max: required(
    key(
      number([2, MOST_REPLICATES], { whole: true }),
      "Worlds per point at most.",
      "Mondes par point au plus.",
    ),
  ),
} satisfies FileKeys;

const FIXED = number([1, MOST_REPLICATES], { whole: true });

export const STUDY_KEYS = {
  $schema: schemaKey("study.schema.json"),
  version: versionKey(STUDY_VERSION),
  id: key(
    ID,
    "Name of the study; made from the file's name if absent.",
    "Nom de l’étude ; tiré du nom du fichier s’il manque.",
  ),
  scenarios: required(
    key(
      list(SCENARIO, [1, MOST_SCENARIOS]),
      "What is compared at every point, the first being the baseline: built-in scenarios, scenario files in the same folder, or scenarios written in place.",
      "Ce que l’on compare en chaque point, le premier étant la référence : scénarios intégrés, fichiers de scénario du même dossier, ou scénarios écrits sur place.",
    ),
  ),
  baseline: key(
    FLAG,
    "Whether the first scenario also runs as it stands, as the baseline of every point; the one that varies is then called `<id>~varied`.",
    "Si le premier scénario tourne aussi tel quel, comme référence de chaque point ; celui qui varie s’appelle alors `<id>~varied`.",
    false,
  ),
  vary: key(
    record(VARIED, { amount: [1, MOST_VARIED] }),
    "Fields that vary, by path, with values or a range; a design of type list names them itself.",
    "Champs qui varient, par chemin, avec des valeurs ou une plage ; un plan de type list les nomme lui-même.",
  ),
  design: key(
    DESIGN,
    "Where points lie; factorial by default.",
    "Où sont les points ; factoriel par défaut.",
    { type: "factorial" },
  ),
  replicates: key(
    oneOf([FIXED, object(SEQUENTIAL_KEYS)], {
      en: `${FIXED.expected.en}, or {until: {metric, halfWidth}, max}`,
      fr: `${FIXED.expected.fr}, ou {until: {metric, halfWidth}, max}`,
    }),
    "Worlds per point and scenario, the same ones everywhere; or until a difference is known well enough.",
    "Mondes par point et scénario, partout les mêmes ; ou jusqu’à ce qu’une différence soit assez bien connue.",
    24,
  ),
  seed: key(text(1, 200), "Text from which all chance comes.", "Texte dont vient tout le hasard.", "study"),
} satisfies FileKeys;

export const STUDY = object(STUDY_KEYS);

/** JSON Schema of study files. */
export const studySchema = (): object => fileSchema("Levain study", STUDY);
