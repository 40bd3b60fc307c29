import { textHash } from "../../core/digest.ts";
import { numericOf } from "../../design/varied-fields.ts";
import { FIELDS } from "../../model/model.ts";
import { keySuggestion, within } from "../../scenario/expectation.ts";
import type { LeverField, NumberField } from "../../scenario/field.ts";
import { InputError, type Problem } from "../../scenario/problems.ts";
import { isRecord } from "../../scenario/record.ts";
import { isId } from "../../scenario/schema.ts";
import type { Text } from "../../scenario/text.ts";
import { accepts } from "../../scenario/typed.ts";
import { fieldAt, keysOfPath } from "../../scenario/walk.ts";

/** Values of some fields with which a scenario came near to what was observed. */
export interface Setting {
  id: string;
  /** Largest distance from a target, in its tolerances. */
  distance: number;
  /** By path of the field; the same paths in every setting. */
  values: Readonly<Record<string, number>>;
}

/** Settings that a calibration accepted, as its file holds them. */
export interface Ensemble {
  version: number;
  /** Version of the program that wrote it. */
  levain: string;
  calibration: string;
  /** Id and hash of the scenario for which the settings were fitted, whose hash is that without any setting. */
  scenario: string;
  scenarioHash: string;
  seed: string;
  settings: readonly Setting[];
}

const ENSEMBLE_VERSION = 1;
export const MOST_SETTINGS = 1000;
const MOST_FIELDS = 100;

/**
 * An ensemble as a file or a caller gives it, its settings sorted by distance and id and their fields by path, so
 * that the order in which they were given never matters.
 *
 * @param where the file
 * @throws InputError with every problem at once
 */
export function checkedEnsemble(raw: unknown, where = ""): Ensemble {
  if (!isRecord(raw))
    throw new InputError([{ path: "", value: raw, expected: { en: "an object", fr: "un objet" } }], where);
  const problems = [...headProblems(raw), ...listProblems(raw.settings)];
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

const sorted = (values: Setting["values"]) =>
  Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));

function headProblems(raw: Record<string, unknown>): Problem[] {
  const text = (value: unknown) => typeof value === "string" && value.length >= 1 && value.length <= 200;
  const wrong = (path: string, expected: Text): Problem => ({ path, value: raw[path] ?? null, expected });
  const problems = ["levain", "calibration", "scenario", "seed"]
    .filter((key) => !text(raw[key]))
    .map((key) => wrong(key, { en: "1 to 200 characters", fr: "de 1 à 200 caractères" }));
  if (typeof raw.scenarioHash !== "string" || !/^[0-9a-f]{64}$/.test(raw.scenarioHash))
    problems.push(
      wrong("scenarioHash", {
        en: "64 hexadecimal digits in lower case",
        fr: "64 chiffres hexadécimaux en minuscules",
      }),
    );
  if (raw.version !== ENSEMBLE_VERSION)
    problems.unshift(
      wrong("version", {
        en: `version ${ENSEMBLE_VERSION} of the format, the only one this program knows`,
        fr: `la version ${ENSEMBLE_VERSION} du format, la seule que ce programme connaisse`,
      }),
    );
  return problems;
}

function listProblems(settings: unknown): Problem[] {
  if (Array.isArray(settings) && settings.length >= 1 && settings.length <= MOST_SETTINGS) {
    const [first] = settings;
    const known = new Set(isRecord(first) && isRecord(first.values) ? Object.keys(first.values) : []);
    const many = known.size > MOST_FIELDS;
    return [
      ...settings.flatMap((setting, place) => settingProblems(setting, place, known)),
      ...repeatedIds(settings),
      ...(many ? [] : [...known].flatMap(fieldProblems)),
      ...(many ? [tooManyFields(known.size)] : []),
    ];
  }
  const [value, expected] = !Array.isArray(settings)
    ? [settings ?? null, { en: "a list of settings", fr: "une liste de réglages" }]
    : settings.length === 0
      ? [[], NONE]
      : [
          settings.length,
          { en: `at most ${MOST_SETTINGS} settings`, fr: `au plus ${MOST_SETTINGS} réglages` },
        ];
  return [{ path: "settings", value, expected }];
}

const NONE: Text = {
  en: "one setting or more: the calibration accepted none",
  fr: "un réglage ou plus : le calage n’en a accepté aucun",
};

const tooManyFields = (count: number): Problem => ({
  path: "settings.0.values",
  value: count,
  expected: { en: `at most ${MOST_FIELDS} fields`, fr: `au plus ${MOST_FIELDS} champs` },
});

function repeatedIds(settings: readonly unknown[]): Problem[] {
  const seen = new Set<unknown>();
  return settings.flatMap((setting, place) => {
    const id = isRecord(setting) ? setting.id : undefined;
    if (id === undefined || !seen.has(id)) {
      seen.add(id);
      return [];
    }
    const expected = {
      en: "a different id for each setting",
      fr: "un identifiant différent pour chaque réglage",
    };
    return [{ path: `settings.${place}.id`, value: id, expected }];
  });
}

/** @param fields those of the first setting */
function settingProblems(setting: unknown, place: number, fields: ReadonlySet<string>): Problem[] {
  const path = `settings.${place}`;
  if (!isRecord(setting) || !isRecord(setting.values))
    return [
      {
        path,
        value: setting,
        expected: { en: "a setting {id, distance, values}", fr: "un réglage {id, distance, values}" },
      },
    ];
  const { id, distance, values } = setting;
  const problems: Problem[] = [];
  if (typeof id !== "string" || !isId(id))
    problems.push({
      path: `${path}.id`,
      value: id ?? null,
      expected: {
        en: "lower-case letters, digits and hyphens, at most 64 characters",
        fr: "des minuscules, des chiffres et des tirets, 64 caractères au plus",
      },
    });
  if (typeof distance !== "number" || !(distance >= 0) || distance === Number.POSITIVE_INFINITY)
    problems.push({
      path: `${path}.distance`,
      value: distance ?? null,
      expected: { en: "a number of at least 0", fr: "un nombre d’au moins 0" },
    });
  const own = Object.keys(values);
  if (own.length === 0 || own.length !== fields.size || own.some((name) => !fields.has(name)))
    problems.push(otherFields(path, own, fields));
  return [...problems, ...Object.entries(values).flatMap((entry) => valueProblems(path, ...entry))];
}

/** Of more fields than these only some are named. */
const MOST_NAMED = 5;

function otherFields(path: string, own: readonly string[], fields: ReadonlySet<string>): Problem {
  const named = (sign: string, all: readonly string[], others: ReadonlySet<string>) =>
    all
      .filter((name) => !others.has(name))
      .slice(0, MOST_NAMED)
      .map((name) => `${sign}${name}`);
  const differing = [...named("−", [...fields], new Set(own)), ...named("+", own, fields)].join(", ");
  const expected =
    own.length === 0 && fields.size === 0
      ? { en: "one field or more, each with its value", fr: "un champ ou plus, chacun avec sa valeur" }
      : {
          en: `the fields of the first setting (here ${differing})`,
          fr: `les champs du premier réglage (ici ${differing})`,
        };
  return { path: `${path}.values`, expected };
}

function valueProblems(setting: string, path: string, value: unknown): Problem[] {
  const field = numericAt(path);
  if (field === undefined || (typeof value === "number" && accepts(field, value))) return [];
  return [{ path: `${setting}.values.${path}`, value, expected: within(field) }];
}

/** Whether a field is known and takes a number. */
function fieldProblems(path: string): Problem[] {
  if (numericAt(path) !== undefined) return [];
  const keys = keysOfPath(path);
  const unknown = keys.findIndex((_, depth) => fieldAt(FIELDS, keys.slice(0, depth + 1)) === undefined);
  if (unknown < 0) return [{ path, expected: { en: "a field that is a number", fr: "un champ numérique" } }];
  return [
    {
      path,
      expected: { en: "unknown field", fr: "champ inconnu" },
      suggestion: keySuggestion(FIELDS, keys.slice(0, unknown), keys[unknown]),
    },
  ];
}

function numericAt(path: string): NumberField | LeverField | undefined {
  const field = fieldAt(FIELDS, path);
  return field && numericOf(field);
}
