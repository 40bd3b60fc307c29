import { InputError } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import { type CsvTable, readCsv } from "./csv-rows.ts";
import { type OpenFile, readFrom, UnusableFile } from "./open-file.ts";
import { UnreadableTable } from "./parsed-rows.ts";
import { inspectText, type TextInspection } from "./text-lines.ts";

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
 * @param within folder in which it must lie, if a stranger's file names it
 * @param read gets the table and its number of rows at most, without the header
 * @throws InputError when it is not a file, not text, empty or too long; and what `read` throws
 */
export function readCsvFile<T>(
  path: string,
  { mostRows, tooMany, start }: Limits,
  refusal: (expected: Text, suggestion?: Text) => InputError,
  within: string | undefined,
  read: (table: CsvTable, rows: number) => T,
): T {
  try {
    const whole = ({ descriptor }: OpenFile) => {
      // One line more than the header may say what separates cells.
      const { lines, rows, foreign, hasLongLine } = inspectText(descriptor, mostRows + 2);
      if (foreign !== undefined) throw refusal(NO_TEXT[foreign], SAVE_AS);
      if (hasLongLine) throw refusal(NO_LINES);
      if (rows > mostRows + 2) throw refusal(tooMany);
      if (lines < 2) throw refusal(NO_ROWS, start);
      return read(readCsv(descriptor, { mostRows, tooMany, noRows: NO_ROWS, start }), lines - 1);
    };
    return readFrom(path, whole, within);
  } catch (error) {
    if (error instanceof UnreadableTable) throw located(error, refusal);
    if (error instanceof UnusableFile)
      throw error.isMissing ? refusal(error.expected, start) : refusal(error.expected);
    if (
      error instanceof TypeError &&
      (error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA"
    )
      throw refusal(NO_TEXT.other, SAVE_AS);
    throw error;
  }
}

/** The refusal of a table; with the line, if there is one. */
function located(
  { expected, suggestion, line }: UnreadableTable,
  refusal: (expected: Text, suggestion?: Text) => InputError,
): InputError {
  const refused = refusal(expected, suggestion);
  if (line === undefined) return refused;
  return new InputError(
    refused.problems.map((problem) => ({ ...problem, line })),
    refused.where,
  );
}

const NO_TEXT: Readonly<Record<NonNullable<TextInspection["foreign"]> | "other", Text>> = {
  binary: { en: "a text file in UTF-8", fr: "un fichier texte en UTF-8" },
  workbook: {
    en: "a text file in UTF-8; this is a workbook, or another zip file",
    fr: "un fichier texte en UTF-8 ; ceci est un classeur, ou un autre fichier zip",
  },
  "UTF-16": {
    en: "a text file in UTF-8; this one is in UTF-16",
    fr: "un fichier texte en UTF-8 ; celui-ci est en UTF-16",
  },
  other: {
    en: "a text file in UTF-8; this one is in another encoding, such as Windows-1252",
    fr: "un fichier texte en UTF-8 ; celui-ci a un autre encodage, comme Windows-1252",
  },
};
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
