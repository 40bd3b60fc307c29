import type { Problem } from "../../sim/scenario/problems.ts";
import { isRecord } from "../../sim/scenario/record.ts";
import type { Text } from "../../sim/scenario/text.ts";
import { fieldAt } from "../../sim/scenario/walk.ts";
import { FIELDS, METRICS, MOST_HEADLINES, PAIRS, SCENARIOS } from "../declarations.ts";
import { LONGEST_NAME } from "./edits.ts";
import { LETTERS } from "./experiment.ts";

/** What a stranger's link or a stored experiment may hold; the scenarios' own values are checked by the core. */

export const MOST_WORLDS = 1000;
const LONGEST_SEED = 200;
const MOST_CHANGES = 500;
const LONGEST_PATH = 200;
const LONGEST_VALUE = 256;
const MOST_STEPS = 1100;

type Check = (value: unknown, path: string) => Problem[];

const expected = (path: string, value: unknown, text: Text): Problem[] => [{ path, value, expected: text }];

const when =
  (fits: (value: unknown) => boolean, text: Text): Check =>
  (value, path) =>
    fits(value) ? [] : expected(path, value, text);

const text = (shortest: number, longest: number): Check =>
  when((value) => typeof value === "string" && value.length >= shortest && value.length <= longest, {
    en: `a text of ${shortest} to ${longest} characters`,
    fr: `un texte de ${shortest} à ${longest} caractères`,
  });

/** A record with some keys out of these, each as its check wants. */
const record =
  (checks: Readonly<Record<string, Check>>, required: readonly string[] = []): Check =>
  (value, path) => {
    if (!isRecord(value)) return expected(path, value, { en: "an object", fr: "un objet" });
    const at = (key: string) => (path === "" ? key : `${path}.${key}`);
    const missing = required.filter((key) => !Object.hasOwn(value, key));
    return [
      ...missing.flatMap((key) => expected(at(key), undefined, { en: "is missing", fr: "manque" })),
      ...Object.entries(value).flatMap(([key, part]) =>
        Object.hasOwn(checks, key)
          ? checks[key](part, at(key))
          : expected(at(key), undefined, {
              en: "unknown; perhaps of a newer version",
              fr: "inconnu ; peut-être d’une version plus récente",
            }),
      ),
    ];
  };

const listOf =
  (fewest: number, most: number, check: Check): Check =>
  (value, path) =>
    Array.isArray(value) && value.length >= fewest && value.length <= most
      ? value.flatMap((part, place) => check(part, `${path}.${place}`))
      : expected(path, Array.isArray(value) ? value.length : value, {
          en: `a list of ${fewest} to ${most}`,
          fr: `une liste de ${fewest} à ${most} éléments`,
        });

const oneOf = (known: readonly string[], what: Text): Check =>
  when((value) => typeof value === "string" && known.includes(value), what);

const finite: Check = when((value) => typeof value === "number" && Number.isFinite(value), {
  en: "a number",
  fr: "un nombre",
});

const step = record({ from: finite, to: finite, value: finite }, ["from", "to", "value"]);

const value: Check = (given, path) => {
  if (given === null || typeof given === "boolean") return [];
  if (typeof given === "string") return text(0, LONGEST_VALUE)(given, path);
  return Array.isArray(given) ? listOf(0, MOST_STEPS, step)(given, path) : finite(given, path);
};

const changes: Check = (given, path) => {
  if (!isRecord(given) || Object.keys(given).length > MOST_CHANGES)
    return expected(path, undefined, {
      en: `at most ${MOST_CHANGES} changed values`,
      fr: `au plus ${MOST_CHANGES} valeurs modifiées`,
    });
  return Object.entries(given).flatMap(([field, part]) => {
    const short = field.slice(0, LONGEST_PATH);
    const known = field === short && fieldAt(FIELDS, field) !== undefined;
    return known
      ? value(part, field)
      : expected(short, undefined, { en: "unknown field", fr: "champ inconnu" });
  });
};

/** A scenario that was imported is checked by the core, like every file. */
const base: Check = (given, path) =>
  isRecord(given)
    ? []
    : oneOf(Object.keys(SCENARIOS), { en: "a built-in scenario", fr: "un scénario intégré" })(given, path);

const arm = record(
  {
    letter: oneOf(LETTERS, { en: `one of ${LETTERS.join(", ")}`, fr: `l’une de ${LETTERS.join(", ")}` }),
    name: text(0, LONGEST_NAME),
    base,
    changes,
  },
  ["letter", "name", "base"],
);

const arms: Check = (given, path) => {
  const problems = listOf(2, LETTERS.length, arm)(given, path);
  if (problems.length > 0) return problems;
  const letters = (given as { letter: string }[]).map(({ letter }) => letter);
  const inOrder =
    letters[0] === "A" && letters.every((letter, place) => place === 0 || letters[place - 1] < letter);
  return inOrder ? [] : expected(path, letters, { en: "A first, in order", fr: "A d’abord, dans l’ordre" });
};

const headlines: Check = (given, path) => {
  const metric = oneOf(
    METRICS.map(({ id }) => id),
    { en: "a metric", fr: "une mesure" },
  );
  const problems = listOf(1, MOST_HEADLINES, metric)(given, path);
  if (problems.length > 0 || new Set(given as string[]).size === (given as string[]).length) return problems;
  return expected(path, given, { en: "different metrics", fr: "des mesures différentes" });
};

const worlds: Check = when(
  (given) => Number.isInteger(given) && (given as number) >= 1 && (given as number) <= MOST_WORLDS,
  { en: `a whole number from 1 to ${MOST_WORLDS}`, fr: `un nombre entier de 1 à ${MOST_WORLDS}` },
);

/** Everything that is wrong with what a link or a stored experiment holds. */
export const problemsOfWritten: (given: unknown) => Problem[] = (given) =>
  record(
    {
      levain: when(
        (version) => typeof version === "string" && /^\d{1,4}\.\d{1,4}\.\d{1,4}[-+.\w]{0,30}$/.test(version),
        {
          en: "a version of the program",
          fr: "une version du programme",
        },
      ),
      language: oneOf(["en", "fr"], { en: "en or fr", fr: "en ou fr" }),
      pair: oneOf(Object.keys(PAIRS), { en: "a ready comparison", fr: "une comparaison toute prête" }),
      seed: text(1, LONGEST_SEED),
      worlds,
      headlines,
      arms,
      digest: when((digest) => typeof digest === "string" && /^[0-9a-f]{64}$/.test(digest), {
        en: "64 digits from 0 to f",
        fr: "64 chiffres de 0 à f",
      }),
    },
    ["levain", "language"],
  )(given, "");
