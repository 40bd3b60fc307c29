import type { InputError } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import { readFrom, UnusableFile } from "./open-file.ts";
import { inspectText } from "./text-lines.ts";

/** Most rows of a table, and the texts of its problems. */
interface Limits {
  mostRows: number;
  tooMany: Text;
  /** How to get a table, for people who have none. */
  start?: Text;
}

/**
 * Opens a CSV file made by a person, and checks the whole file before reading it.
 *
 * @param refusal makes the error, since only the caller knows where the file is named
 * @param read gets the open file and its number of rows, without the header
 * @throws InputError when it is not a file, not text, empty or too long; and what `read` throws
 */
export function readCsvFile<T>(
  path: string,
  { mostRows, tooMany, start }: Limits,
  refusal: (expected: Text, suggestion?: Text) => InputError,
  read: (descriptor: number, rows: number) => T,
): T {
  try {
    return readFrom(path, ({ descriptor }) => {
      const { lines, isBinary, hasLongLine } = inspectText(descriptor, mostRows + 1);
      if (isBinary) throw refusal(NO_TEXT, SAVE_AS);
      if (hasLongLine) throw refusal(NO_LINES);
      if (lines > mostRows + 1) throw refusal(tooMany);
      if (lines < 2) throw refusal(NO_ROWS, start);
      return read(descriptor, lines - 1);
    });
  } catch (error) {
    if (error instanceof UnusableFile)
      throw error.isMissing ? refusal(error.expected, start) : refusal(error.expected);
    if (
      error instanceof TypeError &&
      (error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA"
    )
      throw refusal(NO_TEXT, SAVE_AS);
    throw error;
  }
}

const NO_TEXT = { en: "a text file in UTF-8", fr: "un fichier texte en UTF-8" };
const SAVE_AS = {
  en: "save the table as “CSV UTF-8”",
  fr: "enregistrez le tableau comme « CSV UTF-8 »",
};
const NO_LINES = {
  en: "one row per line; here one line is several megabytes long",
  fr: "une ligne de texte par ligne du tableau ; ici, l’une fait plusieurs mégaoctets",
};
const NO_ROWS = {
  en: "a header line of column names, followed by rows",
  fr: "une ligne d’en-tête avec les noms des colonnes, puis d’autres lignes",
};
