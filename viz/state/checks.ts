import { PLAIN } from "../../sim/input/depth.ts";
import { also, list, nullable, object, oneOf, record } from "../../sim/input/holders.ts";
import { jsonIn } from "../../sim/input/json.ts";
import { required } from "../../sim/input/keys.ts";
import { InputError, type Problem } from "../../sim/input/problems.ts";
import { isRecord } from "../../sim/input/record.ts";
import { problemsIn, type Shape } from "../../sim/input/shape.ts";
import { didYouMean } from "../../sim/input/suggestions.ts";
import { ANY_NUMBER, choice, FLAG, ID, number, text, word } from "../../sim/input/values.ts";
import { askedIn } from "../../sim/metrics/asked.ts";
import { MOST_PERIODS } from "../../sim/scenario/fields.ts";
import { unknownPath } from "../../sim/scenario/unknown-field.ts";
import { FIELDS, METRICS, MOST_HEADLINES, PAIRS, SCENARIOS } from "../declarations.ts";
import { LONGEST_NAME, LONGEST_TYPED } from "./edits.ts";
import { LETTERS, MOST_WORLDS } from "./experiment.ts";

/** What a stranger's link or a stored experiment may hold; the scenarios' own values are checked by the core. */

const LONGEST_SEED = 200;
const MOST_CHANGES = 500;

const PERIOD = object({
  from: required(ANY_NUMBER),
  to: required(ANY_NUMBER),
  value: required(ANY_NUMBER),
});

const VALUE = nullable(
  oneOf([ANY_NUMBER, FLAG, text(0, LONGEST_TYPED), list(PERIOD, [0, MOST_PERIODS])], {
    en: `a number, true or false, null, text of at most ${LONGEST_TYPED} characters, or a list of periods`,
    fr: `un nombre, true ou false, null, un texte d’au plus ${LONGEST_TYPED} caractères, ou une liste de paliers`,
  }),
);

/** The path of a field, whatever ids it goes by. */
const PATH: Shape = also(text(0, 200), (path: string, at) => {
  const unknown = unknownPath(FIELDS, path);
  return unknown === undefined ? [] : [{ ...unknown, path: at }];
});

const BY_PATH = record(VALUE, {
  amount: [0, MOST_CHANGES],
  names: PATH,
  expected: {
    en: `at most ${MOST_CHANGES} changed values`,
    fr: `au plus ${MOST_CHANGES} valeurs modifiées`,
  },
});

/** Problems have the path of the field itself, by which the page finds its name. */
const CHANGES: Shape = { ...BY_PATH, inside: (value, _path, walk) => BY_PATH.inside?.(value, "", walk) };

const BUILT_IN = choice(Object.keys(SCENARIOS), { en: "a built-in scenario", fr: "un scénario intégré" });

const ARM = object({
  letter: required(choice(LETTERS)),
  name: required(text(0, LONGEST_NAME)),
  // A scenario that was imported is checked by the core, like every file.
  base: required(oneOf([BUILT_IN, PLAIN], BUILT_IN.expected)),
  changes: CHANGES,
});

const ARMS = also(list(ARM, [2, LETTERS.length]), (arms: readonly unknown[], path): Problem[] => {
  const letters = arms.map((arm) => (isRecord(arm) ? arm.letter : undefined));
  const known = letters.filter((letter) => typeof letter === "string");
  if (known.length < arms.length) return [];
  const inOrder = known[0] === "A" && known.every((letter, at) => at === 0 || known[at - 1] < letter);
  return inOrder
    ? []
    : [{ path, value: letters, expected: { en: "A first, in order", fr: "A d’abord, dans l’ordre" } }];
});

const OF_ALL = choice(
  METRICS.map(({ id }) => id),
  { en: "a metric", fr: "un indicateur" },
);
/** Which operations there are is checked with the scenarios. */
const METRIC: Shape = {
  ...OF_ALL,
  accepts: (value) => {
    const asked = typeof value === "string" ? askedIn(value) : undefined;
    if (asked === undefined) return OF_ALL.accepts(value);
    const isOfOne = METRICS.some(({ id, perOperation }) => id === asked.metric && perOperation === true);
    return isOfOne && ID.accepts(asked.operation);
  },
};

const WRITTEN = object(
  {
    levain: required(
      word(/^\d{1,4}\.\d{1,4}\.\d{1,4}[-+.\w]{0,30}$/, {
        en: "a version of the program",
        fr: "une version du programme",
      }),
    ),
    language: required(choice(["en", "fr"])),
    pair: choice(Object.keys(PAIRS), { en: "a ready comparison", fr: "une comparaison toute prête" }),
    seed: text(1, LONGEST_SEED),
    worlds: number([1, MOST_WORLDS], { whole: true }),
    headlines: list(METRIC, [1, MOST_HEADLINES], {
      unique: true,
      expected: {
        en: `a list of 1 to ${MOST_HEADLINES} different metrics`,
        fr: `une liste de 1 à ${MOST_HEADLINES} indicateurs différents`,
      },
    }),
    later: list(METRIC, [0, MOST_HEADLINES], {
      unique: true,
      expected: {
        en: `a list of at most ${MOST_HEADLINES} different metrics`,
        fr: `une liste d’au plus ${MOST_HEADLINES} indicateurs différents`,
      },
    }),
    arms: ARMS,
    digest: word(/^[0-9a-f]{64}$/, { en: "64 digits from 0 to f", fr: "64 chiffres de 0 à f" }),
  },
  {
    unknown: (path, name, known) => ({
      path,
      expected: { en: "unknown key", fr: "clé inconnue" },
      suggestion: didYouMean(name, known) ?? {
        en: "perhaps of a newer version",
        fr: "peut-être d’une version plus récente",
      },
    }),
  },
);

/**
 * What a link or a stored experiment holds.
 *
 * @throws InputError with everything that is wrong with it
 */
export const writtenIn = (json: string | Uint8Array): object => checked(WRITTEN, json);

/**
 * The object in a scenario file, which the core checks further.
 *
 * @throws InputError
 */
export const objectIn = (file: Uint8Array): object => checked(PLAIN, file);

function checked(shape: Shape, json: string | Uint8Array): object {
  const raw = jsonIn(json);
  const problems = problemsIn(shape, raw);
  if (problems.length > 0) throw new InputError(problems);
  return raw as object;
}
