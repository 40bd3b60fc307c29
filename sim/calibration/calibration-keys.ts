import { rangeKey, SCALE } from "../design/range-keys.ts";
import { METRICS, WEEKLY_METRICS } from "../model/model.ts";
import { PLAIN } from "../scenario/checks/depth.ts";
import { also, list, object, picked, record } from "../scenario/checks/holders.ts";
import { type FileKeys, fileSchema, key, required, schemaKey, versionKey } from "../scenario/checks/keys.ts";
import { repeatedIds } from "../scenario/checks/repeated.ts";
import type { Shape } from "../scenario/checks/shape.ts";
import { ANY_NUMBER, choice, ID, number, text } from "../scenario/checks/values.ts";
import { isRecord } from "../scenario/record.ts";
import { SCENARIO } from "../scenario/scenario-file.ts";

/** Version of the calibration format. */
const CALIBRATION_VERSION = 1;
export const MOST_TARGETS = 1000;
const MOST_FREE = 20;
const MOST_CHECKS = 20;
/** Metrics that a target may name, those of a week among them. */
const NAMES = [...new Set([...METRICS, ...WEEKLY_METRICS].map(({ id }) => id))].sort();

/** A target that stands in the file. */
export const TARGET_KEYS = {
  metric: required(
    key(
      choice(NAMES, { en: "the id of a metric", fr: "l’identifiant d’une mesure" }),
      "Id of a metric, or of a weekly metric beside `week`.",
      "Identifiant d’une mesure, ou d’une mesure hebdomadaire à côté de `week`.",
    ),
  ),
  week: key(
    number([0, 1039], { whole: true }),
    "Week of a weekly metric, from 0; without it the metric is measured when the horizon ends.",
    "Semaine d’une mesure hebdomadaire, à partir de 0 ; sans elle, la mesure est prise à la fin de l’horizon.",
  ),
  value: required(
    key(
      ANY_NUMBER,
      "What was observed, in the metric's unit.",
      "Ce qui a été observé, dans l’unité de la mesure.",
    ),
  ),
  tolerance: required(
    key(
      number([0, Number.POSITIVE_INFINITY], { above: true }),
      "Largest difference that counts as reproduced, in the same unit: the error of the observation, and what the model is not meant to explain.",
      "Plus grand écart qui compte comme reproduit, dans la même unité : l’erreur de l’observation, et ce que le modèle n’a pas à expliquer.",
    ),
  ),
  note: key(text(1, 1000), "Where the number comes from; not read.", "D’où vient le nombre ; n’est pas lu."),
} satisfies FileKeys;

/** A table of targets. */
export const TABLE_KEYS = {
  table: required(
    key(
      text(1, 1000),
      "CSV file beside this one with a row per target: metric, value, tolerance, and if needed week and note.",
      "Fichier CSV à côté de celui-ci, une cible par ligne : metric, value, tolerance et au besoin week et note.",
    ),
  ),
} satisfies FileKeys;

const ONE = object(TARGET_KEYS);
const TABLE = object(TABLE_KEYS);

/** A target, or a table of them. */
export const TARGET: Shape = picked([ONE, TABLE], (item) => (Object.hasOwn(item, "table") ? TABLE : ONE));

export const FREE_KEYS = {
  range: rangeKey(
    "Lowest and highest value that is tried; before the targets are seen, all between are as likely.",
    "Plus petite et plus grande valeur essayées ; avant de voir les cibles, toutes celles entre les deux sont aussi probables.",
  ),
  scale: SCALE,
  role: key(
    choice(["model", "nuisance"]),
    "A nuisance belongs to what was observed, like how many people come by: it is fitted, and left out of the ensemble.",
    "Un paramètre de nuisance (nuisance) tient à ce qui a été observé, comme le nombre de gens qui passent : il est ajusté, et laissé hors de l’ensemble.",
    "model",
  ),
} satisfies FileKeys;

/** A field that may be set. */
export const FREE = object(FREE_KEYS);

export const TARGETS = list(TARGET, [1, MOST_TARGETS]);
const targets = (en: string, fr: string) => required(key(TARGETS, en, fr));

export const CHECK_KEYS = {
  id: required(key(ID, "Name of the check.", "Nom de la vérification.")),
  set: key(
    { ...PLAIN, expected: { en: "part of a scenario", fr: "une partie d’un scénario" } },
    "What differs from the calibrated scenario, as a scenario writes it.",
    "Ce qui diffère du scénario calé, comme un scénario l’écrit.",
  ),
  targets: targets("What was observed there.", "Ce qui y a été observé."),
} satisfies FileKeys;

const sameIds = (checks: readonly unknown[], path: string) =>
  repeatedIds(
    checks.map((check) => (isRecord(check) ? check.id : undefined)),
    { en: "check", fr: "vérification" },
    (place) => `${path}.${place}.id`,
  );

export const CALIBRATION_KEYS = {
  $schema: schemaKey("calibration.schema.json"),
  version: versionKey(CALIBRATION_VERSION),
  id: key(
    ID,
    "Name of the calibration; made from the file's name if absent.",
    "Nom du calage ; tiré du nom du fichier s’il manque.",
  ),
  scenario: required(
    key(
      SCENARIO,
      "What is calibrated: a built-in scenario, a scenario file in the same folder, or a scenario written in place.",
      "Ce que l’on cale : un scénario intégré, un fichier de scénario du même dossier, ou un scénario écrit sur place.",
    ),
  ),
  targets: targets(
    "What the model is to reproduce: numbers, or tables of them.",
    "Ce que le modèle doit reproduire : des nombres, ou des tableaux de nombres.",
  ),
  free: required(
    key(
      record(FREE, { amount: [1, MOST_FREE] }),
      "Fields that may be set, by path, with the range of each.",
      "Champs que l’on peut régler, par chemin, avec la plage de chacun.",
    ),
  ),
  seed: key(
    text(1, 200),
    "Text from which all chance comes.",
    "Texte dont vient tout le hasard.",
    "calibration",
  ),
  worlds: key(
    number([1, 1000], { whole: true }),
    "Worlds per setting, the same for all settings.",
    "Mondes par réglage, les mêmes pour tous les réglages.",
    8,
  ),
  settings: key(
    number([10, 10_000], { whole: true }),
    "Settings in the first wave.",
    "Réglages de la première vague.",
    128,
  ),
  keep: key(
    number([0.1, 0.9]),
    "Share of them that is kept from wave to wave; the others are proposed anew.",
    "Part d’entre eux gardée d’une vague à l’autre ; les autres sont proposés à nouveau.",
    0.5,
  ),
  waves: key(number([1, 50], { whole: true }), "Waves at most.", "Vagues au plus.", 8),
  checkWorlds: key(
    number([2, 10_000], { whole: true }),
    "Fresh worlds in which the fitted setting is looked at, none of those it was fitted in.",
    "Mondes nouveaux où l’on regarde le réglage retenu, aucun de ceux où il a été ajusté.",
    24,
  ),
  check: key(
    also(list(object(CHECK_KEYS), [0, MOST_CHECKS]), sameIds),
    "Other observations that the fit never sees.",
    "D’autres observations que l’ajustement ne voit jamais.",
    [],
  ),
} satisfies FileKeys;

export const CALIBRATION = object(CALIBRATION_KEYS);

/** JSON Schema of calibration files. */
export const calibrationSchema = (): object => fileSchema("Levain calibration", CALIBRATION);
