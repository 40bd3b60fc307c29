import { closeSync, openSync, type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { counted, NOUNS } from "../scenario/counted.ts";
import type { Text } from "../scenario/fields.ts";
import { InputError } from "../scenario/problems.ts";
import { MOST_CONSUMERS } from "../world/traits.ts";
import { lookAt } from "./lines.ts";
import { tableIn } from "./people-table.ts";

type Population = Record<string, unknown>;

/** The table read last: a scenario is resolved more than once while a command gets ready. */
let last: { path: string; stamp: string; population: Population } | undefined;

/**
 * The values of `population` that a CSV file stands for: people one by one, or segments.
 *
 * @param folder that the file's path starts from
 * @param where the scenario that names the file
 * @throws InputError with everything that is wrong with the table, up to a limit
 */
export function readPopulation(file: string, folder: string, where: string): Population {
  const path = resolve(folder, file);
  const refused = (expected: Text, suggestion?: Text): InputError =>
    new InputError([{ path: "population.file", value: file, expected, suggestion }], where);
  const status = statusOf(path);
  if (status === undefined)
    throw refused(
      { en: "a file that exists and may be read", fr: "un fichier qui existe et peut être lu" },
      START,
    );
  if (!status.isFile()) throw refused({ en: "a file", fr: "un fichier" });
  const stamp = `${status.ino} ${status.size} ${status.mtimeMs}`;
  if (last?.path === path && last.stamp === stamp) return last.population;
  const descriptor = opened(path);
  if (descriptor === undefined) throw refused({ en: "a file that may be read", fr: "un fichier lisible" });
  try {
    const { lines, binary } = lookAt(descriptor, MOST_CONSUMERS + 1);
    if (binary) throw refused(NO_TEXT, SAVE_AS);
    if (lines > MOST_CONSUMERS + 1) throw refused(TOO_MANY);
    if (lines < 2) throw refused(NO_ROWS, START);
    const table = tableIn(descriptor, lines - 1);
    if ("problems" in table) throw new InputError(table.problems, file);
    last = { path, stamp, population: table.population };
    return table.population;
  } catch (error) {
    if (
      error instanceof TypeError &&
      (error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA"
    )
      throw refused(NO_TEXT, SAVE_AS);
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function opened(path: string): number | undefined {
  try {
    return openSync(path, "r");
  } catch {
    return undefined;
  }
}

const START = {
  en: "levain new --population FILE.csv writes one to start from",
  fr: "levain new --population FICHIER.csv en écrit un pour commencer",
};
const NO_TEXT = { en: "a text file in UTF-8", fr: "un fichier texte en UTF-8" };
const SAVE_AS = {
  en: "save the table as “CSV UTF-8”",
  fr: "enregistrez le tableau comme « CSV UTF-8 »",
};
const NO_ROWS = {
  en: "a line of column names, and rows below it",
  fr: "une ligne de noms de colonnes, et des lignes au-dessous",
};
const TOO_MANY = {
  en: `at most ${counted(MOST_CONSUMERS, NOUNS.person, "en")}, a row each`,
  fr: `au plus ${counted(MOST_CONSUMERS, NOUNS.person, "fr")}, une ligne chacune`,
};
