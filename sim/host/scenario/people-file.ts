import { counted, NOUNS } from "../../input/counted.ts";
import { InputError } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import { MOST_CONSUMERS } from "../../world/people/traits.ts";
import { readCsvFile } from "../files/csv-file.ts";
import { BESIDE, isInside, PUT_BESIDE } from "../files/inside.ts";
import { statusOf } from "../files/json-file.ts";
import { resolved } from "../files/surroundings.ts";
import { tableIn } from "./people-table.ts";

type Population = Record<string, unknown>;

/** The table read last: a command resolves its scenario more than once when it starts. */
let last: { path: string; stamp: string; population: Population } | undefined;

/**
 * The values of `population` in a CSV file: people one by one, or segments.
 *
 * @param folder to which the file's path is relative
 * @param where the scenario that names the file
 * @param isTyped whether the user named the file on the command line; a scenario may come from a stranger, and names
 *   only files in its own folder
 * @throws InputError with all problems of the table, up to a limit
 */
export function readPopulation(file: string, folder: string, where: string, isTyped = false): Population {
  const path = resolved(folder, file);
  const refusal = (expected: Text, suggestion?: Text): InputError =>
    new InputError([{ path: "population.file", value: file, expected, suggestion }], where);
  if (!isTyped && !isInside(folder, path)) throw refusal(BESIDE, PUT_BESIDE);
  const status = statusOf(path);
  const stamp = `${isTyped} ${status?.ino} ${status?.size} ${status?.mtimeMs}`;
  if (status !== undefined && last?.path === path && last.stamp === stamp) return last.population;
  const limits = { mostRows: MOST_CONSUMERS, tooMany: tooMany(), start: START };
  return readCsvFile(path, limits, refusal, isTyped ? undefined : folder, (csv, rows) => {
    const table = tableIn(csv, rows, isTyped);
    if ("problems" in table) throw new InputError(table.problems, file);
    last = { path, stamp, population: table.population };
    return table.population;
  });
}

const START = {
  en: "levain new --population FILE.csv writes a table to start from",
  fr: "levain new --population FICHIER.csv écrit un tableau de départ",
};
const tooMany = () => ({
  en: `at most ${counted(MOST_CONSUMERS, NOUNS.person, "en")}, one row each`,
  fr: `au plus ${counted(MOST_CONSUMERS, NOUNS.person, "fr")}, une ligne chacune`,
});
