import { textHash } from "../../core/digest.ts";
import { LENGTH, numericOf, SAME_LENGTH } from "../../design/varied-fields.ts";
import { numberIn } from "../../input/counted.ts";
import { also, list, object, record } from "../../input/holders.ts";
import { required, versionKey } from "../../input/keys.ts";
import { InputError, type Problem } from "../../input/problems.ts";
import { byKey, isRecord } from "../../input/record.ts";
import { repeatedIds } from "../../input/repeated.ts";
import { problemsIn, type Shape } from "../../input/shape.ts";
import { ANYTHING, ID, number, text, word } from "../../input/values.ts";
import { FIELDS } from "../../model/model.ts";
import type { LeverField, NumberField } from "../../scenario/field.ts";
import { numberOf } from "../../scenario/field-shapes.ts";
import { unknownPath } from "../../scenario/unknown-field.ts";
import { fieldAt } from "../../scenario/walk.ts";

/** Values of some fields with which a scenario came close to the observations. */
export interface Setting {
  id: string;
  /** Largest distance from a target, in units of its tolerance. */
  distance: number;
  /** By path of the field; the same paths in every setting. */
  values: Readonly<Record<string, number>>;
}

/** Settings that a calibration accepted, as in its file. */
export interface Ensemble {
  version: number;
  /** Version of the program that wrote it. */
  levain: string;
  calibration: string;
  /** Id and hash of the scenario for which the settings were fitted; the hash is without any setting. */
  scenario: string;
  scenarioHash: string;
  seed: string;
  settings: readonly Setting[];
}

const ENSEMBLE_VERSION = 1;
export const MOST_SETTINGS = 1000;
const MOST_FIELDS = 100;

/**
 * Checks an ensemble. Sorts its settings by distance and id and their fields by path, so that the order in which they
 * were given never matters.
 *
 * @param where the file
 * @throws InputError with every problem at once
 */
export function checkedEnsemble(raw: unknown, where = ""): Ensemble {
  const problems = problemsIn(ENSEMBLE, raw);
  if (problems.length > 0) throw new InputError(problems, where);
  const { version, levain, calibration, scenario, scenarioHash, seed, settings } = raw as unknown as Ensemble;
  return {
    ...{ version, levain, calibration, scenario, scenarioHash, seed },
    settings: settings
      .map(({ id, distance, values }) => ({ id, distance, values: sorted(values) }))
      .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1)),
  };
}

/** SHA-256 of a checked ensemble. */
export const ensembleHash = (ensemble: Ensemble): string => textHash(JSON.stringify(ensemble));

const sorted = (values: Setting["values"]) => Object.fromEntries(Object.entries(values).sort(byKey));

/** Values by path. Unknown fields pass here: they are reported once, for the first setting. */
const VALUES = record(
  (path) => {
    const field = numericAt(path);
    return field === undefined ? ANYTHING : numberOf(field);
  },
  {
    amount: [1, MOST_FIELDS],
    expected: {
      en: `1 to ${MOST_FIELDS} fields, each with its value`,
      fr: `1 à ${MOST_FIELDS} champs, chacun avec sa valeur`,
    },
  },
);

const SETTING = object(
  {
    id: required(ID),
    distance: required(number([0, Number.POSITIVE_INFINITY])),
    values: required(VALUES),
  },
  {
    open: true,
    expected: { en: "a setting {id, distance, values}", fr: "un réglage {id, distance, values}" },
  },
);

const SETTINGS: Shape = list(SETTING, [1, MOST_SETTINGS], {
  expected: {
    en: `a list of 1 to ${MOST_SETTINGS} settings`,
    fr: `une liste de 1 à ${numberIn(MOST_SETTINGS, "fr")} réglages`,
  },
  suggestion: (value) =>
    Array.isArray(value) && value.length === 0
      ? { en: "the calibration accepted none", fr: "le calage n’en a accepté aucun" }
      : undefined,
});

const NAME = required(text(1, 200));

const ENSEMBLE = object(
  {
    version: required(versionKey(ENSEMBLE_VERSION)),
    ...{ levain: NAME, calibration: NAME, scenario: NAME, seed: NAME },
    scenarioHash: required(
      word(/^[0-9a-f]{64}$/, {
        en: "64 hexadecimal digits in lower case",
        fr: "64 chiffres hexadécimaux en minuscules",
      }),
    ),
    settings: required(also(SETTINGS, sameIds, otherFields, unknownFields)),
  },
  { open: true },
);

function sameIds(settings: readonly unknown[], path: string): Problem[] {
  return repeatedIds(
    settings.map((setting) => (isRecord(setting) && ID.accepts(setting.id) ? setting.id : undefined)),
    { en: "setting", fr: "réglage" },
    (place) => `${path}.${place}.id`,
  );
}

/** Fields that a setting sets; undefined if its values are not valid. */
const fieldsOf = (setting: unknown): readonly string[] | undefined =>
  isRecord(setting) && VALUES.accepts(setting.values) ? Object.keys(setting.values as object) : undefined;

/** At most this many fields are named in a problem. */
const MOST_NAMED = 5;

/** Problems of settings whose fields differ from those of the first. */
function otherFields(settings: readonly unknown[], path: string): Problem[] {
  const first = new Set(fieldsOf(settings[0]));
  const named = (sign: string, all: readonly string[], others: ReadonlySet<string>) =>
    all
      .filter((name) => !others.has(name))
      .slice(0, MOST_NAMED)
      .map((name) => `${sign}${name}`);
  return settings.flatMap((setting, place): Problem[] => {
    const own = fieldsOf(setting);
    if (own === undefined || first.size === 0) return [];
    const differing = [...named("−", [...first], new Set(own)), ...named("+", own, first)].join(", ");
    if (differing === "") return [];
    const expected = {
      en: `the fields of the first setting (here ${differing})`,
      fr: `les champs du premier réglage (ici ${differing})`,
    };
    return [{ path: `${path}.${place}.values`, expected }];
  });
}

/** Problems of the first setting's fields that are unknown, not numeric, or the length of scenarios. */
function unknownFields([first]: readonly unknown[]): Problem[] {
  return (fieldsOf(first) ?? []).flatMap((path): Problem[] => {
    if (path === LENGTH) return [{ path, expected: SAME_LENGTH }];
    if (numericAt(path) !== undefined) return [];
    return [unknownPath(FIELDS, path) ?? { path, expected: NO_NUMBER }];
  });
}

const NO_NUMBER = { en: "a field that is a number", fr: "un champ numérique" };

function numericAt(path: string): NumberField | LeverField | undefined {
  const field = fieldAt(FIELDS, path);
  return field && numericOf(field);
}
