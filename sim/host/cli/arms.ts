import { numberIn } from "../../input/counted.ts";
import { tryJson } from "../../input/json.ts";
import { DEEPEST, keysOfPath, leafValues } from "../../input/paths.ts";
import { InputError, inputError } from "../../input/problems.ts";
import { isRecord } from "../../input/record.ts";
import { isDoubtful, readWrittenNumber } from "../../input/written-number.ts";
import { PAIRS, SCENARIOS } from "../../model/built-in.ts";
import { FIELDS } from "../../model/model.ts";
import { FILE_KEYS } from "../../scenario/scenario-file.ts";
import { fieldAt } from "../../scenario/walk.ts";
import { isFile } from "../scenario/scenario-file.ts";

/** Scenarios with overrides, as somebody types them. */

/** A dotted path and its value, from `--set` or from an arm. */
export interface Override {
  path: string;
  value: unknown;
}

/** More than a person types; each may be a step of a merge. */
const MOST_OVERRIDES = 1000;

/** The overrides of `--set`. */
export function parseOverrides(texts: readonly string[]): Override[] {
  if (texts.length > MOST_OVERRIDES) throw inputError("--set", texts.length, FEWER, IN_A_FILE);
  return eachOnce(
    texts.map((text) => parseOverride(text)),
    "--set",
  );
}

/** Of two values for one field, one would vanish without a word: also where an object or null sets it as well. */
function eachOnce(overrides: Override[], place: string): Override[] {
  const paths = new Set<string>();
  const above = new Set<string>();
  for (const { path, value } of overrides)
    for (const one of isRecord(value) ? leafValues(value, path).map(([leaf]) => leaf) : [path]) {
      const keys = keysOfPath(one);
      // Far deeper ones are refused where they are set.
      const holders =
        keys.length > DEEPEST ? [one] : keys.map((_, depth) => keys.slice(0, depth + 1).join("."));
      if (above.has(one) || holders.some((holder) => paths.has(holder)))
        throw inputError(
          place,
          one,
          { en: "a field that is set once", fr: "un champ fixé une seule fois" },
          { en: "keep one of the two", fr: "gardez l’une des deux valeurs" },
        );
      paths.add(one);
      for (const holder of holders.slice(0, -1)) above.add(holder);
    }
  return overrides;
}

const FEWER = {
  en: `at most ${MOST_OVERRIDES} overrides`,
  fr: `au plus ${numberIn(MOST_OVERRIDES, "fr")} modifications`,
};
const IN_A_FILE = { en: "put them into a scenario file", fr: "mettez-les dans un fichier de scénario" };

/**
 * Splits `PATH=VALUE` at the first `=`; VALUE is JSON, else text.
 *
 * @param place where it was typed: an option, or an argument as a whole
 */
export function parseOverride(text: string, place = "--set"): Override {
  const at = text.indexOf("=");
  if (at <= 0)
    throw inputError(
      place,
      text,
      { en: "PATH=VALUE", fr: "CHEMIN=VALEUR" },
      { en: "for example levers.support.guidance=8", fr: "par exemple levers.support.guidance=8" },
    );
  const path = text.slice(0, at);
  const [key] = path.split(".", 1);
  if (FILE_KEYS.includes(key))
    throw inputError(place, text, {
      en: `a field of the model; ${key} is a key of the file`,
      fr: `un champ du modèle ; ${key} est une clé du fichier`,
    });
  return { path, value: valueIn(text.slice(at + 1), path, place) };
}

/** @throws InputError where it is JSON that would lose something */
function valueIn(text: string, path: string, place: string): unknown {
  const read = tryJson(text, false);
  if ("value" in read) return isWholeAndDoubtful(text, path) ? text.trim() : read.value;
  if (read.isBroken) return text;
  throw new InputError(
    read.problems.map((problem) => ({
      ...problem,
      path: [path, problem.path].filter((part) => part !== "").join("."),
    })),
    place,
  );
}

/**
 * Where a number must be whole, nobody writes 1.000 or 1.500 for 1 or 1.5: the point sets thousands apart. As a text, it
 * is asked about.
 */
function isWholeAndDoubtful(text: string, path: string): boolean {
  const number = readWrittenNumber(text);
  if (number === undefined || !isDoubtful(number)) return false;
  const field = fieldAt(FIELDS, path);
  return (field?.kind === "number" || field?.kind === "lever") && field.integer === true;
}

/** An arm's scenario, and what is changed in it. */
interface Arm {
  name: string;
  overrides: Override[];
}

/** How the path of an override begins after its @. */
const OVERRIDE = /^[a-z][\w.*<>-]*=/i;

/** How the name of a scenario file ends. */
const FILE = /\.json$/i;

/**
 * `SCENARIO[@PATH=VALUE…]`. Names of files and folders may hold an @ as well, as home folders do that are mail
 * addresses: the longest beginning that names a scenario or a file is the name, else what comes before an override.
 */
export function parseArm(text: string): Arm {
  const pieces = text.split("@");
  if (pieces.length > MOST_OVERRIDES) throw inputError("", text, FEWER, IN_A_FILE);
  const ends = pieces.map((_, place) => pieces.length - place);
  const known = ends.find((end) => isKnown(pieces.slice(0, end).join("@")));
  const first = pieces.findIndex((piece, place) => place > 0 && OVERRIDE.test(piece));
  // A file that is missing is named as it was typed.
  const isName = first < 0 || FILE.test(text);
  const end = known ?? (isName ? pieces.length : first);
  return {
    name: pieces.slice(0, end).join("@"),
    overrides: eachOnce(
      overridesIn(pieces.slice(end)).map((piece) => parseOverride(piece, text)),
      text,
    ),
  };
}

const isKnown = (name: string) => SCENARIOS.has(name) || PAIRS.has(name) || isFile(name);

/** Joins the pieces of values that hold an @ themselves; a table is named by as many pieces as lead to a file. */
function overridesIn(pieces: readonly string[]): string[] {
  const found: string[] = [];
  for (let from = 0; from < pieces.length; ) {
    const ends = pieces.map((_, place) => pieces.length - place).filter((end) => end > from);
    const joined = (end: number) => pieces.slice(from, end).join("@");
    const isTable = (end: number) => namesTable(joined(end));
    // A table that is missing is named as it was typed, as far as its name goes on like one.
    const table = ends.find(isTable) ?? ends.find((end) => LIKE_TABLE.test(joined(end)));
    const end = (pieces[from].startsWith(TABLE) ? table : undefined) ?? from + 1;
    const piece = pieces.slice(from, end).join("@");
    if (found.length === 0 || OVERRIDE.test(piece)) found.push(piece);
    else found[found.length - 1] += `@${piece}`;
    from = end;
  }
  return found;
}

const TABLE = "population.file=";
const LIKE_TABLE = /\.(csv|tsv)$/i;
const namesTable = (text: string) => text.startsWith(TABLE) && isFile(text.slice(TABLE.length));
