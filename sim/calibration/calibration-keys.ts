import { rangeKey, SCALE } from "../design/range-keys.ts";
import { PLAIN } from "../input/depth.ts";
import { also, list, object, picked, record } from "../input/holders.ts";
import { type FileKeys, fileSchema, key, required, schemaKey, versionKey } from "../input/keys.ts";
import { isRecord } from "../input/record.ts";
import { repeatedIds } from "../input/repeated.ts";
import type { Shape } from "../input/shape.ts";
import type { Text } from "../input/text.ts";
import { ANY_NUMBER, choice, ID, number, text } from "../input/values.ts";
import { METRICS, WEEKLY_METRICS } from "../model/metric-lists.ts";
import { SCENARIO } from "../scenario/scenario-file.ts";

/** Version of the calibration format. */
const CALIBRATION_VERSION = 1;
export const MOST_TARGETS = 1000;
const MOST_FREE = 20;
const MOST_CHECKS = 20;
const MOST_ALSO = 10;
/** Metrics that a target may name, including weekly ones. */
const NAMES = [...new Set([...METRICS, ...WEEKLY_METRICS].map(({ id }) => id))].sort();
const NAMED = choice(NAMES, { en: "the id of a metric", fr: "l’identifiant d’un indicateur" });
const OF_OPERATION = /^[^@]{1,100}@[^@]{1,100}$/u;
/** Which operations there are is checked with the scenario. */
const METRIC: Shape = {
  ...NAMED,
  schema: () => ({ anyOf: [NAMED.schema(), { type: "string", pattern: OF_OPERATION.source }] }),
  accepts: (value) => NAMED.accepts(value) || (typeof value === "string" && OF_OPERATION.test(value)),
};

/** A target written in the file. */
export const TARGET_KEYS = {
  metric: required(
    key(
      METRIC,
      "Id of a metric, or of one and an operation: `everActive@forum`; with `week`, of a weekly metric.",
      "Identifiant d’un indicateur, ou d’un indicateur et d’une opération : `everActive@forum` ; avec `week`, d’un indicateur hebdomadaire.",
    ),
  ),
  week: key(
    number([0, 1039], { whole: true }),
    "Week of a weekly metric, from 0; if absent, the metric is measured when the horizon ends.",
    "Semaine d’un indicateur hebdomadaire, à partir de 0 ; si elle manque, l’indicateur est relevé à la fin de l’horizon.",
  ),
  value: required(
    key(
      ANY_NUMBER,
      "Observed value, in the metric's unit.",
      "Valeur observée, dans l’unité de l’indicateur.",
    ),
  ),
  tolerance: required(
    key(
      number([0, Number.POSITIVE_INFINITY], { above: true }),
      "Largest difference that still counts as reproduced, in the same unit: observation error, plus what the model is not meant to explain.",
      "Plus grand écart encore considéré comme reproduit, dans la même unité : erreur d’observation, plus ce que le modèle n’a pas à expliquer.",
    ),
  ),
  note: key(
    text(1, 1000),
    "Where the number comes from; it has no effect.",
    "Provenance du nombre ; sans effet.",
  ),
} satisfies FileKeys;

/** A table of targets. */
export const TABLE_KEYS = {
  table: required(
    key(
      text(1, 1000),
      "CSV file in the same folder, with a row per target: metric, value, tolerance, and if needed week and note.",
      "Fichier CSV du même dossier, une cible par ligne : metric, value, tolerance et au besoin week et note.",
    ),
  ),
} satisfies FileKeys;

const ONE = object(TARGET_KEYS);
const TABLE = object(TABLE_KEYS);

/** A target, or a table of them. */
export const TARGET: Shape = picked([ONE, TABLE], (item) => (Object.hasOwn(item, "table") ? TABLE : ONE));

export const FREE_KEYS = {
  range: rangeKey(
    "Lowest and highest value to try; before the targets are seen, all values in between are equally likely.",
    "Plus petite et plus grande valeur à essayer ; avant d’avoir vu les cibles, toutes les valeurs intermédiaires sont également probables.",
  ),
  scale: SCALE,
  role: key(
    choice(["model", "nuisance"]),
    "A nuisance is specific to the observations, like how many people come by: it is fitted, but left out of the ensemble.",
    "Un paramètre de nuisance (nuisance) est propre aux observations, comme le nombre de gens qui passent : il est ajusté, mais exclu de l’ensemble.",
    "model",
  ),
} satisfies FileKeys;

/** A free field. */
export const FREE = object(FREE_KEYS);

export const TARGETS = list(TARGET, [1, MOST_TARGETS]);
const targets = (en: string, fr: string) => required(key(TARGETS, en, fr));

/** Other observations: fitted as well, or kept for a check. */
export const OTHER_KEYS = {
  id: required(key(ID, "Name of these observations.", "Nom de ces observations.")),
  set: key(
    { ...PLAIN, expected: { en: "part of a scenario", fr: "une partie d’un scénario" } },
    "What differs from the calibrated scenario, written as in a scenario.",
    "Ce qui diffère du scénario calé, écrit comme dans un scénario.",
  ),
  targets: targets("What was observed there.", "Ce qui y a été observé."),
} satisfies FileKeys;

const others = (most: number, noun: Text) =>
  also(list(object(OTHER_KEYS), [0, most]), (entries: readonly unknown[], path: string) =>
    repeatedIds(
      entries.map((entry) => (isRecord(entry) && ID.accepts(entry.id) ? entry.id : undefined)),
      noun,
      (place) => `${path}.${place}.id`,
    ),
  );

export const CALIBRATION_KEYS = {
  $schema: schemaKey("calibration.schema.json"),
  version: versionKey(CALIBRATION_VERSION),
  id: key(
    ID,
    "Name of the calibration; taken from the file's name if absent.",
    "Nom du calage ; tiré du nom du fichier s’il manque.",
  ),
  scenario: required(
    key(
      SCENARIO,
      "Scenario to calibrate: a built-in one, a file in the same folder, or a scenario written in place.",
      "Scénario à caler : un scénario intégré, un fichier du même dossier, ou un scénario écrit sur place.",
    ),
  ),
  targets: targets(
    "What the model should reproduce: numbers, or tables of numbers.",
    "Ce que le modèle doit reproduire : des nombres, ou des tableaux de nombres.",
  ),
  free: required(
    key(
      record(FREE, { amount: [1, MOST_FREE] }),
      "Fields that the calibration may set, by path, with the range of each.",
      "Champs que le calage peut régler, par chemin, avec la plage de chacun.",
    ),
  ),
  seed: key(
    text(1, 200),
    "Text from which all random draws are derived.",
    "Texte dont découlent tous les tirages aléatoires.",
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
    "Share of the settings that is kept from wave to wave; the others are replaced by new ones.",
    "Part des réglages gardée d’une vague à l’autre ; les autres sont remplacés par de nouveaux.",
    0.5,
  ),
  waves: key(number([1, 50], { whole: true }), "Maximum number of waves.", "Nombre maximal de vagues.", 8),
  checkWorlds: key(
    number([2, 10_000], { whole: true }),
    "Fresh worlds in which every accepted setting is checked, by which the fitted one is chosen; as many again judge it. They were fitted in none of them.",
    "Mondes nouveaux où tous les réglages acceptés sont vérifiés, d’après quoi l’un d’eux est retenu ; autant d’autres le jugent. Aucun n’a servi à les ajuster.",
    24,
  ),
  also: key(
    others(MOST_ALSO, { en: "entry", fr: "entrée" }),
    "Other observations, fitted at the same time: the fields of the model have one value for all, nuisances one for each.",
    "Autres observations, ajustées en même temps : les champs du modèle ont une valeur pour toutes, les paramètres de nuisance une pour chacune.",
    [],
  ),
  check: key(
    others(MOST_CHECKS, { en: "check", fr: "vérification" }),
    "Other observations, which are not used for the fit.",
    "Autres observations, qui ne servent pas à l’ajustement.",
    [],
  ),
} satisfies FileKeys;

export const CALIBRATION = object(CALIBRATION_KEYS);

/** JSON Schema of calibration files. */
export const calibrationSchema = (): object => fileSchema("Levain calibration", CALIBRATION);
