import { LONGEST_LABEL } from "../../metrics/metric.ts";
import { didYouMean, type Problem, unknownKey } from "../../scenario/problems.ts";
import { isRecord } from "../../scenario/record.ts";
import type { Text } from "../../scenario/text.ts";
import type { OwnField, OwnMechanism, OwnMetric } from "./parts.ts";

/** What stands under a key of an own part; undefined is as good as absent. */
interface Key {
  readonly takes: (value: unknown) => boolean;
  readonly expected: Text;
  readonly required?: true;
  /** What it chooses from. */
  readonly words?: readonly string[];
}

type Keys = Readonly<Record<string, Key>>;

const isText = (value: unknown) => typeof value === "string";
const isTextOf = (longest: number) => (value: unknown) =>
  isRecord(value) &&
  [value.en, value.fr].every((text) => typeof text === "string" && text !== "" && text.length <= longest);

/** Checked where it is known what else there is. */
const ELSEWHERE: Key = { takes: () => true, expected: { en: "", fr: "" } };
/** Weeks wait for nobody. */
const FUNCTION: Key = {
  takes: (value) => typeof value === "function" && value.constructor?.name !== "AsyncFunction",
  expected: { en: "a function, and no async one", fr: "une fonction, qui ne soit pas async" },
};
const NEEDED: Key = { ...FUNCTION, required: true };
const UNIT: Key = { takes: isText, expected: { en: "text", fr: "un texte" } };
const WORDING: Key = {
  takes: isTextOf(Number.POSITIVE_INFINITY),
  expected: { en: "{en, fr}, two texts", fr: "{en, fr}, deux textes" },
};

function choice(words: readonly string[]): Key {
  const among = words.join(", ");
  return {
    takes: (value) => typeof value === "string" && words.includes(value),
    expected: { en: `one of ${among}`, fr: `l’un de ${among}` },
    words,
  };
}

const RELEVANT_OF = choice(["absolute", "consumers", "baseline"]);

export const METRIC_KEYS: Readonly<Record<keyof OwnMetric, Key>> = {
  id: ELSEWHERE,
  label: {
    takes: isTextOf(LONGEST_LABEL),
    expected: {
      en: `{en, fr}, two texts of 1 to ${LONGEST_LABEL} characters`,
      fr: `{en, fr}, deux textes de 1 à ${LONGEST_LABEL} caractères`,
    },
  },
  unit: UNIT,
  percent: {
    takes: (value) => value === true,
    expected: { en: "true, or nothing at all", fr: "true, ou rien du tout" },
  },
  text: WORDING,
  direction: choice(["higher is better", "lower is better", "neutral"]),
  relevant: {
    takes: (value) =>
      isRecord(value) &&
      Number.isFinite(value.value) &&
      Number(value.value) >= 0 &&
      RELEVANT_OF.takes(value.of),
    expected: {
      en: `{value, of}, a number from 0 and ${RELEVANT_OF.expected.en}`,
      fr: `{value, of}, un nombre à partir de 0 et ${RELEVANT_OF.expected.fr}`,
    },
  },
  undefinedWhen: WORDING,
  measure: NEEDED,
};

export const MECHANISM_KEYS: Readonly<Record<keyof OwnMechanism, Key>> = {
  ...{ id: ELSEWHERE, after: ELSEWHERE, fields: ELSEWHERE, personColumns: ELSEWHERE },
  ...{
    operationColumns: ELSEWHERE,
    operationNumbers: ELSEWHERE,
    worldNumbers: ELSEWHERE,
    tallies: ELSEWHERE,
  },
  ...{ start: FUNCTION, step: NEEDED, stepWhenOff: FUNCTION },
};

export const FIELD_KEYS: Readonly<Record<keyof OwnField, Key>> = {
  ...{ default: ELSEWHERE, range: ELSEWHERE },
  integer: {
    takes: (value) => typeof value === "boolean",
    expected: { en: "true or false", fr: "true ou false" },
  },
  unit: UNIT,
};

export const OWN_KEYS: Keys = { metrics: ELSEWHERE, mechanisms: ELSEWHERE };

/** What is wrong with the keys of an own part, and with what stands under them. */
export function keyProblems(keys: Keys, own: Record<string, unknown>, path: string): Problem[] {
  const known = Object.keys(keys);
  const unknown = Object.keys(own).filter((name) => !known.includes(name));
  return [
    ...unknown.map((name) => unknownKey(`${path}.${name}`, name, known)),
    ...Object.entries(keys).flatMap(([name, { takes, expected, required, words = [] }]): Problem[] => {
      const value = own[name];
      if (value === undefined ? required !== true : takes(value)) return [];
      return [{ path: `${path}.${name}`, value, expected, suggestion: didYouMean(value, words) }];
    }),
  ];
}
