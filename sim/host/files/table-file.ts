import type { InputError } from "../../scenario/problems.ts";
import type { Text } from "../../scenario/text.ts";
import { closeSync, openSync } from "./disk.ts";
import { statusOf } from "./json-file.ts";
import { lookAt } from "./lines.ts";

/** What a table may be at most, and what is said of one that is not. */
interface Limits {
  mostRows: number;
  tooMany: Text;
  /** How to come by a table, for who has none. */
  start?: Text;
}

/**
 * Opens a CSV file that somebody made, and judges it as a whole before anything of it is kept.
 *
 * @param refused makes the error, since it is the caller who knows where the file is named
 * @param read gets the open file and the number of its rows, the header apart
 * @throws InputError when it is no file, no text, empty or too long; and what `read` throws
 */
export function readTable<T>(
  path: string,
  { mostRows, tooMany, start }: Limits,
  refused: (expected: Text, suggestion?: Text) => InputError,
  read: (descriptor: number, rows: number) => T,
): T {
  const status = statusOf(path);
  if (status === undefined)
    throw refused(
      { en: "a file that exists and may be read", fr: "un fichier qui existe et peut être lu" },
      start,
    );
  if (!status.isFile()) throw refused({ en: "a file", fr: "un fichier" });
  const descriptor = opened(path);
  if (descriptor === undefined) throw refused({ en: "a file that may be read", fr: "un fichier lisible" });
  try {
    const { lines, binary, endless } = lookAt(descriptor, mostRows + 1);
    if (binary) throw refused(NO_TEXT, SAVE_AS);
    if (endless) throw refused(NO_LINES);
    if (lines > mostRows + 1) throw refused(tooMany);
    if (lines < 2) throw refused(NO_ROWS, start);
    return read(descriptor, lines - 1);
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

function opened(path: string): number | undefined {
  try {
    return openSync(path, "r");
  } catch {
    return undefined;
  }
}

const NO_TEXT = { en: "a text file in UTF-8", fr: "un fichier texte en UTF-8" };
const SAVE_AS = {
  en: "save the table as “CSV UTF-8”",
  fr: "enregistrez le tableau comme « CSV UTF-8 »",
};
const NO_LINES = {
  en: "a row per line; one line here is megabytes long",
  fr: "une ligne par rangée ; une ligne fait ici plusieurs mégaoctets",
};
const NO_ROWS = {
  en: "a line of column names, and rows below it",
  fr: "une ligne de noms de colonnes, et des lignes au-dessous",
};
