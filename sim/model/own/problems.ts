import { also, list, object, RANGE, record } from "../../input/holders.ts";
import { required } from "../../input/keys.ts";
import type { Problem } from "../../input/problems.ts";
import { fits, type Key, problemsIn, type Shape } from "../../input/shape.ts";
import type { Text } from "../../input/text.ts";
import {
  ANY_NUMBER,
  choice,
  FLAG,
  FUNCTION,
  number,
  programValue,
  SOME_TEXT,
  TEXT,
  text,
  word,
} from "../../input/values.ts";
import { LONGEST_LABEL } from "../../metrics/metric.ts";
import { FILE_KEYS } from "../../scenario/scenario-file.ts";
import { COUNTER_NAMES, OPERATION_NAMES } from "../declared.ts";
import { METRICS } from "../metric-lists.ts";
import {
  FIELDS,
  MECHANISMS,
  OPERATION_COLUMNS,
  OPERATION_NUMBERS,
  PERSON_COLUMNS,
  TALLIES,
  WORLD_NUMBERS,
} from "../model.ts";
import type { OwnField, OwnMechanism, OwnMetric } from "./own.ts";

/** Top-level keys of a scenario file; a mechanism's group of fields is among them, so its id must differ. */
const TOP_KEYS = [...Object.keys(FIELDS), ...FILE_KEYS];
const MOST_ENTRIES = 1000;

/** All problems of own mechanisms or metrics. */
export const ownProblems = (own: unknown): Problem[] => problemsIn(ownShape(), own, "own");

/** Made anew for each call, because it remembers the names it has seen. */
function ownShape(): Shape {
  return object(
    {
      metrics: list(metricShape(), [0, MOST_ENTRIES]),
      mechanisms: list(mechanismShape(), [0, MOST_ENTRIES]),
    },
    { expected: { en: "{metrics, mechanisms}", fr: "{metrics, mechanisms}" } },
  );
}

function metricShape(): Shape {
  const keys: Record<keyof OwnMetric, Key> = {
    id: required(newName(METRICS.map(({ id }) => id))),
    label: LABEL,
    unit: TEXT,
    percent: TRUE,
    text: WORDING,
    counts: choice(["present", "everPresent"]),
    direction: choice(["higher is better", "lower is better", "neutral"]),
    relevant: RELEVANT,
    undefinedWhen: WORDING,
    perOperation: TRUE,
    measure: required(FUNCTION),
  };
  return object(keys, { inherited: true });
}

function mechanismShape(): Shape {
  const columns = (known: readonly string[]) => record(START, { names: newName(known) });
  const keys: Record<keyof OwnMechanism, Key> = {
    id: required(newName(TOP_KEYS)),
    after: PLACE,
    fields: record(FIELD, { names: FIELD_NAME }),
    personColumns: columns(Object.keys(PERSON_COLUMNS)),
    operationColumns: columns([...Object.keys(OPERATION_COLUMNS), ...OPERATION_NAMES]),
    operationNumbers: columns(Object.keys(OPERATION_NUMBERS)),
    worldNumbers: columns(Object.keys(WORLD_NUMBERS)),
    tallies: list(newName([...TALLIES, ...COUNTER_NAMES]), [0, MOST_ENTRIES]),
    start: FUNCTION,
    step: required(FUNCTION),
    stepWhenOff: FUNCTION,
  };
  return object(keys, { inherited: true });
}

const NAME = word(/^[a-z][A-Za-z0-9]{0,39}$/, {
  en: "a name of at most 40 letters and digits that begins with a lower-case letter",
  fr: "un nom d’au plus 40 lettres et chiffres qui commence par une minuscule",
});

const FREE: Text = {
  en: "a name that is not taken yet",
  fr: "un nom qui n’est pas encore pris",
};

/** A name that is not used yet; accepting it marks it as used. */
function newName(known: readonly string[]): Shape {
  const taken = new Set(known);
  return also(FIELD_NAME, (name: string, path) => {
    if (taken.has(name)) return [{ path, value: name, expected: FREE }];
    taken.add(name);
    return [];
  });
}

/** A name that no object inherits. */
const FIELD_NAME = also(NAME, (name: string, path) =>
  name in Object.prototype ? [{ path, value: name, expected: FREE }] : [],
);

const TRUE = programValue((value) => value === true, {
  en: "true, or no such key",
  fr: "true, ou aucune clé de ce nom",
});

const inBoth = (words: Shape, expected: Text) =>
  object({ en: required(words), fr: required(words) }, { open: true, expected });

const WORDING = inBoth(SOME_TEXT, { en: "{en, fr}, two texts", fr: "{en, fr}, deux textes" });
const LABEL = inBoth(text(1, LONGEST_LABEL), {
  en: `{en, fr}, two texts of 1 to ${LONGEST_LABEL} characters`,
  fr: `{en, fr}, deux textes de 1 à ${LONGEST_LABEL} caractères`,
});

const RELEVANT_OF = choice(["absolute", "consumers", "baseline"]);
const RELEVANT = object(
  { value: required(number([0, Number.POSITIVE_INFINITY])), of: required(RELEVANT_OF) },
  {
    open: true,
    expected: {
      en: `{value, of}: a number of at least 0, and ${RELEVANT_OF.expected.en}`,
      fr: `{value, of} : un nombre d’au moins 0, et ${RELEVANT_OF.expected.fr}`,
    },
  },
);

const PLACE = choice(
  MECHANISMS.map(({ id }) => id),
  { en: "a mechanism of the model", fr: "un mécanisme du modèle" },
);

const START: Shape = {
  ...ANY_NUMBER,
  expected: {
    en: "a number, the initial value",
    fr: "un nombre, la valeur initiale",
  },
};

const FIELD_KEYS: Record<keyof OwnField, Key> = {
  default: required(ANY_NUMBER),
  range: required(RANGE),
  integer: FLAG,
  unit: TEXT,
};
const FIELD_FORM = object(FIELD_KEYS);
const FIELD = also(FIELD_FORM, (field: OwnField, path) => {
  if (!fits(FIELD_FORM, field)) return [];
  const { range, integer, default: value } = field;
  const isSound = range[0] < range[1] && number(range, { whole: integer }).accepts(value);
  return isSound ? [] : [{ path, value: field, expected: IN_RANGE }];
});

const IN_RANGE: Text = {
  en: "{range: [low, high], default}, with the default in the range",
  fr: "{range: [bas, haut], default}, avec la valeur par défaut dans la plage",
};
