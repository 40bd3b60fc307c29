import { METRICS, WEEKLY_METRICS } from "../model/model.ts";
import {
  choiceKey,
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

/** Version of the calibration format. */
const CALIBRATION_VERSION = 1;
export const MOST_TARGETS = 1000;
const MOST_FREE = 20;
const MOST_CHECKS = 20;
const ENDLESS = 1e21;

/** Metrics that a target may name, those of a week among them. */
const NAMES = [...new Set([...METRICS, ...WEEKLY_METRICS].map(({ id }) => id))].sort();

const metric: Key = {
  schema: { enum: NAMES },
  accepts: (value) => typeof value === "string" && NAMES.includes(value),
  expected: { en: "the id of a metric", fr: "l’identifiant d’une mesure" },
  text: {
    en: "Id of a metric, or of a weekly metric beside `week`.",
    fr: "Identifiant d’une mesure, ou d’une mesure hebdomadaire à côté de `week`.",
  },
};

/** A target that stands in the file. */
export const TARGET_KEYS = {
  metric: required(metric),
  week: numberKey(
    [0, 1039],
    { whole: true },
    "Week of a weekly metric, from 0; without it the metric is measured when the horizon ends.",
    "Semaine d’une mesure hebdomadaire, à partir de 0 ; sans elle, la mesure est prise à la fin de l’horizon.",
  ),
  value: required(
    numberKey(
      [-ENDLESS, ENDLESS],
      {},
      "What was observed, in the metric's unit.",
      "Ce qui a été observé, dans l’unité de la mesure.",
    ),
  ),
  tolerance: required(
    numberKey(
      [0, ENDLESS],
      { above: true },
      "Largest difference that counts as reproduced, in the same unit: the error of the observation, and what the model is not meant to explain.",
      "Plus grand écart qui compte comme reproduit, dans la même unité : l’erreur de l’observation, et ce que le modèle n’a pas à expliquer.",
    ),
  ),
  note: textKey(1000, {}, "Where the number comes from; not read.", "D’où vient le nombre ; n’est pas lu."),
} satisfies Keys;

/** A table of targets. */
export const TABLE_KEYS = {
  table: required(
    textKey(
      1000,
      {},
      "CSV file beside this one with a row per target: metric, value, tolerance, and if needed week and note.",
      "Fichier CSV à côté de celui-ci, une cible par ligne : metric, value, tolerance et au besoin week et note.",
    ),
  ),
} satisfies Keys;

export const FREE_KEYS = {
  range: required({
    schema: {
      type: "array",
      prefixItems: [{ type: "number" }, { type: "number" }],
      minItems: 2,
      maxItems: 2,
    },
    accepts: (value) => Array.isArray(value) && value.length === 2 && value.every(Number.isFinite),
    expected: { en: "[low, high], two numbers", fr: "[bas, haut], deux nombres" },
    text: {
      en: "Lowest and highest value that is tried; before the targets are seen, all between are as likely.",
      fr: "Plus petite et plus grande valeur essayées ; avant de voir les cibles, toutes celles entre les deux sont aussi probables.",
    },
  }),
  scale: choiceKey(
    ["linear", "log"],
    "linear",
    "Whether values are spread evenly, or their logarithms are.",
    "Si les valeurs sont réparties régulièrement, ou si ce sont leurs logarithmes.",
  ),
  role: choiceKey(
    ["model", "nuisance"],
    "model",
    "A nuisance belongs to what was observed, like how many people come by: it is fitted, and left out of the ensemble.",
    "Un paramètre de nuisance (nuisance) tient à ce qui a été observé, comme le nombre de gens qui passent : il est ajusté, et laissé hors de l’ensemble.",
  ),
} satisfies Keys;

const target = { anyOf: [keysSchema(TARGET_KEYS), keysSchema(TABLE_KEYS)] };
const targets = (fewest: number, en: string, fr: string) =>
  required(listKey(target, [fewest, MOST_TARGETS], en, fr));

const id: Key = {
  schema: { type: "string", pattern: "^(?!\\d+$)[a-z0-9][a-z0-9-]{0,63}$" },
  accepts: (value) => typeof value === "string" && isId(value),
  expected: {
    en: "lower-case letters, digits and hyphens, at most 64 characters",
    fr: "des minuscules, des chiffres et des tirets, 64 caractères au plus",
  },
  text: { en: "Name of the calibration.", fr: "Nom du calage." },
};

export const CHECK_KEYS = {
  id: required({ ...id, text: { en: "Name of the check.", fr: "Nom de la vérification." } }),
  set: {
    schema: { type: "object" },
    accepts: isRecord,
    expected: { en: "part of a scenario", fr: "une partie d’un scénario" },
    text: {
      en: "What differs from the calibrated scenario, as a scenario writes it.",
      fr: "Ce qui diffère du scénario calé, comme un scénario l’écrit.",
    },
  },
  targets: targets(1, "What was observed there.", "Ce qui y a été observé."),
} satisfies Keys;

export const CALIBRATION_KEYS = {
  $schema: schemaKey("calibration.schema.json"),
  version: numberKey(
    [1, CALIBRATION_VERSION],
    { whole: true, default: CALIBRATION_VERSION },
    "Version of the format.",
    "Version du format.",
  ),
  id: {
    ...id,
    text: {
      en: "Name of the calibration; made from the file's name if absent.",
      fr: "Nom du calage ; tiré du nom du fichier s’il manque.",
    },
  },
  scenario: required({
    schema: { type: ["string", "object"] },
    accepts: (value) => (typeof value === "string" && value !== "") || isRecord(value),
    expected: {
      en: "the name of a scenario, or a scenario written in place",
      fr: "le nom d’un scénario, ou un scénario écrit sur place",
    },
    text: {
      en: "What is calibrated: a built-in scenario, a scenario file in the same folder, or a scenario written in place.",
      fr: "Ce que l’on cale : un scénario intégré, un fichier de scénario du même dossier, ou un scénario écrit sur place.",
    },
  }),
  targets: targets(
    1,
    "What the model is to reproduce: numbers, or tables of them.",
    "Ce que le modèle doit reproduire : des nombres, ou des tableaux de nombres.",
  ),
  free: required(
    recordKey(
      keysSchema(FREE_KEYS),
      MOST_FREE,
      "Fields that may be set, by path, with the range of each.",
      "Champs que l’on peut régler, par chemin, avec la plage de chacun.",
    ),
  ),
  seed: textKey(
    200,
    { default: "calibration" },
    "Text from which all chance comes.",
    "Texte dont vient tout le hasard.",
  ),
  worlds: numberKey(
    [1, 1000],
    { whole: true, default: 8 },
    "Worlds per setting, the same for all settings.",
    "Mondes par réglage, les mêmes pour tous les réglages.",
  ),
  settings: numberKey(
    [10, 10_000],
    { whole: true, default: 128 },
    "Settings in the first wave.",
    "Réglages de la première vague.",
  ),
  keep: numberKey(
    [0.1, 0.9],
    { default: 0.5 },
    "Share of them that is kept from wave to wave; the others are proposed anew.",
    "Part d’entre eux gardée d’une vague à l’autre ; les autres sont proposés à nouveau.",
  ),
  waves: numberKey([1, 50], { whole: true, default: 8 }, "Waves at most.", "Vagues au plus."),
  checkWorlds: numberKey(
    [2, 10_000],
    { whole: true, default: 24 },
    "Fresh worlds in which the fitted setting is looked at, none of those it was fitted in.",
    "Mondes nouveaux où l’on regarde le réglage retenu, aucun de ceux où il a été ajusté.",
  ),
  check: {
    ...listKey(
      keysSchema(CHECK_KEYS),
      [0, MOST_CHECKS],
      "Other observations that the fit never sees.",
      "D’autres observations que l’ajustement ne voit jamais.",
    ),
    default: [],
  },
} satisfies Keys;

/** JSON Schema of calibration files. */
export function calibrationSchema(): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Levain calibration",
    ...keysSchema(CALIBRATION_KEYS),
  };
}
