import { didYouMean, type Problem } from "../../scenario/problems.ts";
import { isRecord } from "../../scenario/record.ts";
import { FILE_KEYS } from "../../scenario/resolve.ts";
import type { Text } from "../../scenario/text.ts";
import { COUNTER_NAMES, OPERATION_NAMES } from "../declared.ts";
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
import { FIELD_KEYS, keyProblems, MECHANISM_KEYS, METRIC_KEYS, OWN_KEYS } from "./keys.ts";

const COLUMNS = {
  personColumns: Object.keys(PERSON_COLUMNS),
  operationColumns: [...Object.keys(OPERATION_COLUMNS), ...OPERATION_NAMES],
  operationNumbers: Object.keys(OPERATION_NUMBERS),
  worldNumbers: Object.keys(WORLD_NUMBERS),
};
const METRIC_IDS = METRICS.map(({ id }) => id);
/** What a scenario file has at the top, where a mechanism has its group of fields. */
const TOP_KEYS = [...Object.keys(FIELDS), ...FILE_KEYS];
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
    ...keyProblems(OWN_KEYS, own, "own"),
    ...itemsOf(own.mechanisms, at("mechanisms"), (item, path) => mechanismProblems(item, path, taken)),
    ...itemsOf(own.metrics, at("metrics"), (item, path) => [
      ...taken.problems("metric", METRIC_IDS, item.id, `${path}.id`),
      ...keyProblems(METRIC_KEYS, item, path),
    ]),
  ];
}

function mechanismProblems(own: Record<string, unknown>, path: string, taken: Taken): Problem[] {
  const { id, after, fields, tallies } = own;
  return [
    ...keyProblems(MECHANISM_KEYS, own, path),
    ...taken.problems("mechanism", TOP_KEYS, id, `${path}.id`),
    ...(after === undefined || MECHANISMS.some((one) => one.id === after) ? [] : [unknownPlace(after, path)]),
    ...entriesOf(fields, `${path}.fields`, (name, field, at) => [
      ...taken.problems(`${path}.fields`, [], name, at),
      ...fieldProblems(field, at),
    ]),
    ...Object.entries(COLUMNS).flatMap(([kind, known]) =>
      entriesOf(own[kind], `${path}.${kind}`, (name, start, at) => [
        ...taken.problems(kind, known, name, at),
        ...(Number.isFinite(start) ? [] : [{ path: at, value: start, expected: START }]),
      ]),
    ),
    ...listOf(tallies, `${path}.tallies`, (name, at) =>
      taken.problems("tally", [...TALLIES, ...COUNTER_NAMES], name, at),
    ),
  ];
}

const START: Text = {
  en: "a number: what it holds before anything happens",
  fr: "un nombre : ce qu’il vaut avant que rien n’arrive",
};
const OBJECT: Text = { en: "an object", fr: "un objet" };
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
    suggestion: didYouMean(after, known) ?? {
      en: `known: ${known.join(", ")}`,
      fr: `connus : ${known.join(", ")}`,
    },
  };
}

function fieldProblems(field: unknown, path: string): Problem[] {
  const known = isRecord(field) ? field : {};
  const { range, default: value, integer } = known;
  const [low, high] = Array.isArray(range) && range.length === 2 && range.every(Number.isFinite) ? range : [];
  const fits =
    low < high &&
    typeof value === "number" &&
    value >= low &&
    value <= high &&
    (integer !== true || Number.isInteger(value));
  return [
    ...keyProblems(FIELD_KEYS, known, path),
    ...(fits ? [] : [{ path, value: field, expected: FIELD }]),
  ];
}

const FIELD: Text = {
  en: "{range: [low, high], default}, with the default in the range",
  fr: "{range: [bas, haut], default}, la valeur par défaut étant dans la plage",
};

function itemsOf(
  list: unknown,
  path: string,
  problemsOf: (item: Record<string, unknown>, path: string) => Problem[],
): Problem[] {
  return listOf(list, path, (item, at) =>
    isRecord(item) ? problemsOf(item, at) : [{ path: at, value: item, expected: OBJECT }],
  );
}

/** Also of places that a list leaves out. */
function listOf(
  list: unknown,
  path: string,
  problemsOf: (item: unknown, path: string) => Problem[],
): Problem[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) return [{ path, value: list, expected: LIST }];
  return Array.from(list, (item, place) => problemsOf(item, `${path}.${place}`)).flat();
}

function entriesOf(
  record: unknown,
  path: string,
  problemsOf: (name: string, value: unknown, path: string) => Problem[],
): Problem[] {
  if (record === undefined) return [];
  if (!isRecord(record)) return [{ path, value: record, expected: OBJECT }];
  return Object.entries(record).flatMap(([name, value]) => problemsOf(name, value, `${path}.${name}`));
}
