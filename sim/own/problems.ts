import {
  FIELDS,
  MECHANISMS,
  METRICS,
  OPERATION_COLUMNS,
  OPERATION_NUMBERS,
  PERSON_COLUMNS,
  TALLIES,
  WORLD_NUMBERS,
} from "../model.ts";
import type { Text } from "../scenario/fields.ts";
import { didYouMean, type Problem } from "../scenario/problems.ts";
import { isRecord } from "../scenario/record.ts";
import type { Operation, OperationColumns } from "../world/world.ts";

/** What an operation has besides its columns. */
const OPERATION_PARTS: Record<Exclude<keyof Operation, keyof OperationColumns>, true> = {
  ...{ index: true, id: true, settings: true, levers: true, open: true, ending: true, closing: true },
  ...{ phase: true, status: true, counts: true, active: true, considering: true, tells: true, tellers: true },
  ...{ tellingTies: true, beganTelling: true, ceasedTelling: true, contributors: true, numbers: true },
  ...{ week: true, total: true, placeOdds: true },
};

const COLUMNS = {
  personColumns: Object.keys(PERSON_COLUMNS),
  operationColumns: [...Object.keys(OPERATION_COLUMNS), ...Object.keys(OPERATION_PARTS)],
  operationNumbers: Object.keys(OPERATION_NUMBERS),
  worldNumbers: Object.keys(WORLD_NUMBERS),
};
/** What counters have besides their names. */
const COUNTER_PARTS = ["joiners", "leavers", "values", "names", "clear", "add", "constructor"];

const NAME = /^[a-z][A-Za-z0-9]{0,39}$/;

/** Everything that is wrong with parts of one's own. */
export function ownProblems(own: unknown): Problem[] {
  const taken = new Taken();
  const at = (key: string) => `own.${key}`;
  if (!isRecord(own))
    return [
      { path: "own", value: own, expected: { en: "{metrics, mechanisms}", fr: "{metrics, mechanisms}" } },
    ];
  return [
    ...unknownKeys(own, ["metrics", "mechanisms"], "own"),
    ...itemsOf(own.mechanisms, at("mechanisms"), (item, path) => mechanismProblems(item, path, taken)),
    ...itemsOf(own.metrics, at("metrics"), (item, path) => [
      ...taken.problems(
        "metric",
        METRICS.map(({ id }) => id),
        item.id,
        `${path}.id`,
      ),
      ...functionProblems(item, "measure", true, path),
    ]),
  ];
}

function mechanismProblems(own: Record<string, unknown>, path: string, taken: Taken): Problem[] {
  const { id, after, fields, tallies } = own;
  return [
    ...unknownKeys(own, MECHANISM_KEYS, path),
    ...taken.problems("mechanism", Object.keys(FIELDS), id, `${path}.id`),
    ...functionProblems(own, "step", true, path),
    ...functionProblems(own, "start", false, path),
    ...functionProblems(own, "stepWhenOff", false, path),
    ...(after === undefined || MECHANISMS.some((one) => one.id === after) ? [] : [unknownPlace(after, path)]),
    ...entriesOf(fields, `${path}.fields`, (name, field, at) => [
      ...taken.problems(`field of ${String(id)}`, [], name, at),
      ...fieldProblems(field, at),
    ]),
    ...Object.entries(COLUMNS).flatMap(([kind, known]) =>
      entriesOf(own[kind], `${path}.${kind}`, (name, start, at) => [
        ...taken.problems(kind, known, name, at),
        ...(Number.isFinite(start) ? [] : [{ path: at, value: start, expected: START }]),
      ]),
    ),
    ...(tallies === undefined || Array.isArray(tallies)
      ? []
      : [{ path: `${path}.tallies`, value: tallies, expected: LIST }]),
    ...(Array.isArray(tallies) ? tallies : []).flatMap((name, place) =>
      taken.problems("tally", [...TALLIES, ...COUNTER_PARTS], name, `${path}.tallies.${place}`),
    ),
  ];
}

const MECHANISM_KEYS = [
  ...["id", "after", "fields", ...Object.keys(COLUMNS), "tallies", "start", "step", "stepWhenOff"],
];

const START: Text = {
  en: "a number: what it holds before anything happens",
  fr: "un nombre : ce qu’il vaut avant que rien n’arrive",
};
const LIST: Text = { en: "a list", fr: "une liste" };

/** Names that are given, by what they name, so that none is given twice. */
class Taken {
  private readonly names = new Map<string, Set<string>>();

  problems(kind: string, known: readonly string[], name: unknown, path: string): Problem[] {
    if (typeof name !== "string" || !NAME.test(name)) return [{ path, value: name, expected: WORD }];
    const own = this.names.get(kind) ?? new Set(known);
    this.names.set(kind, own);
    if (own.has(name) || name in Object.prototype) return [{ path, value: name, expected: FREE }];
    own.add(name);
    return [];
  }
}

const WORD: Text = {
  en: "a name of letters and digits that begins with a small letter, at most 40",
  fr: "un nom de lettres et de chiffres qui commence par une minuscule, 40 au plus",
};
const FREE: Text = {
  en: "a name that is not taken yet",
  fr: "un nom qui n’est pas encore pris",
};

function unknownPlace(after: unknown, path: string): Problem {
  const known = MECHANISMS.map(({ id }) => id);
  return {
    path: `${path}.after`,
    value: after,
    expected: { en: "a mechanism of the model", fr: "un mécanisme du modèle" },
    suggestion: didYouMean(String(after), known) ?? {
      en: `known: ${known.join(", ")}`,
      fr: `connus : ${known.join(", ")}`,
    },
  };
}

function fieldProblems(field: unknown, path: string): Problem[] {
  const { range, default: value, integer = false } = isRecord(field) ? field : {};
  const [low, high] = Array.isArray(range) && range.length === 2 && range.every(Number.isFinite) ? range : [];
  const fits =
    low < high &&
    typeof value === "number" &&
    value >= low &&
    value <= high &&
    (integer !== true || Number.isInteger(value));
  return fits && typeof integer === "boolean" ? [] : [{ path, value: field, expected: FIELD }];
}

const FIELD: Text = {
  en: "{range: [low, high], default}, with the default in the range",
  fr: "{range: [bas, haut], default}, la valeur par défaut étant dans la plage",
};

function functionProblems(
  own: Record<string, unknown>,
  key: string,
  needed: boolean,
  path: string,
): Problem[] {
  const value = own[key];
  if (typeof value === "function" || (value === undefined && !needed)) return [];
  return [{ path: `${path}.${key}`, expected: { en: "a function", fr: "une fonction" } }];
}

function unknownKeys(own: Record<string, unknown>, known: readonly string[], path: string): Problem[] {
  return Object.keys(own)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      path: `${path}.${key}`,
      expected: { en: "unknown key", fr: "clé inconnue" },
      suggestion: didYouMean(key, known) ?? {
        en: `known here: ${known.join(", ")}`,
        fr: `connues ici : ${known.join(", ")}`,
      },
    }));
}

function itemsOf(
  list: unknown,
  path: string,
  problemsOf: (item: Record<string, unknown>, path: string) => Problem[],
): Problem[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) return [{ path, value: list, expected: LIST }];
  return list.flatMap((item, place) =>
    isRecord(item)
      ? problemsOf(item, `${path}.${place}`)
      : [{ path: `${path}.${place}`, value: item, expected: { en: "an object", fr: "un objet" } }],
  );
}

function entriesOf(
  record: unknown,
  path: string,
  problemsOf: (name: string, value: unknown, path: string) => Problem[],
): Problem[] {
  if (record === undefined) return [];
  if (!isRecord(record)) return [{ path, value: record, expected: { en: "an object", fr: "un objet" } }];
  return Object.entries(record).flatMap(([name, value]) => problemsOf(name, value, `${path}.${name}`));
}
