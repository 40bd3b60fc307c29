import { counted, type Noun } from "../../input/counted.ts";
import type { Problems } from "../../input/problem-list.ts";
import type { Problem } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import { nameless, namelessColumns } from "./nameless-columns.ts";
import { type ParsedRow, parsedRows, UnreadableTable } from "./parsed-rows.ts";

/** A table of text cells with a header. */
export interface CsvTable {
  /** What separates cells. */
  separator: string;
  /** Names of the columns; those without a name are left out, here and in rows. */
  header: string[];
  /** Line of the header, counted from 1. */
  headerLine: number;
  /**
   * Goes once through the rows that have as many cells as the header; empty rows do not count.
   *
   * @param problems receives problems of whole rows; once there are enough, no further row is read
   * @param take gets a row's cells, its index from 0 and its line from 1
   * @returns the number of all rows
   * @throws UnreadableTable when there is no row, or are too many
   */
  each: (problems: Problems, take: (cells: string[], row: number, line: number) => void) => number;
}

/** How many rows a table may have, and what is said of those with more or none. */
export interface RowLimits {
  mostRows: number;
  tooMany: Text;
  noRows: Text;
  start?: Text | undefined;
}

/** A table has far fewer columns; spreadsheets may add empty ones. */
const MOST_COLUMNS = 1000;

/** @throws UnreadableTable when the header cannot be read */
export function readCsv(descriptor: number, limits: RowLimits): CsvTable {
  const { separator, rows } = parsedRows(descriptor);
  const first: ParsedRow | undefined = rows.next().value;
  if (first === undefined) throw new UnreadableTable(limits.noRows, limits.start);
  const names = withoutEnd(first.cells);
  if (names.length > MOST_COLUMNS) throw new UnreadableTable(TOO_MANY_COLUMNS);
  const silent = namelessColumns(names, first.line);
  const each: CsvTable["each"] = (problems, take) => {
    let row = 0;
    let isNamed = true;
    for (const { cells, line } of filled(rows, problems, names.length)) {
      if (row === limits.mostRows) throw new UnreadableTable(limits.tooMany);
      const beyond = cells.findIndex((cell, place) => place >= names.length && !isBlank(cell));
      const unnamed =
        beyond >= 0 && beyond < first.cells.length
          ? nameless(beyond, first.line)
          : silent.problemOf(cells, row);
      if (unnamed !== undefined) {
        if (isNamed) problems.add(unnamed);
        isNamed = false;
      } else if (beyond >= 0 || cells.length < names.length)
        problems.add(uneven(cells, names.length, line, separator));
      else take(silent.without(cells, names.length), row, line);
      row++;
      if (!problems.areEnough) continue;
      problems.stop({ en: `up to line ${line}`, fr: `jusqu’à la ligne ${line}` });
      break;
    }
    if (row === 0 && problems.list.length === 0) throw new UnreadableTable(limits.noRows, limits.start);
    return row;
  };
  return { separator, header: silent.without(names, names.length), headerLine: first.line, each };
}

const isBlank = (cell: string) => cell === "" || cell.trim() === "";

/** Without the empty cells that spreadsheets leave at the end of a row. */
const withoutEnd = (cells: string[]) => cells.slice(0, cells.findLastIndex((cell) => !isBlank(cell)) + 1);

/**
 * The rows that are not empty. In a table of one column an empty line between rows is a missing value, and a problem.
 * So is a row that cannot be parsed, which is the last.
 */
function* filled(rows: Generator<ParsedRow>, problems: Problems, columns: number): Generator<ParsedRow> {
  let empty: number | undefined;
  try {
    for (const row of rows) {
      if (row.cells.every(isBlank)) {
        empty ??= row.line;
        continue;
      }
      if (empty !== undefined && columns === 1) problems.add(emptyLine(empty));
      empty = undefined;
      yield row;
    }
  } catch (error) {
    if (!(error instanceof UnreadableTable) || error.line === undefined) throw error;
    const { line, expected, suggestion } = error;
    problems.add({ path: "", line, expected, suggestion });
  }
}

const TOO_MANY_COLUMNS: Text = {
  en: `a table of at most ${MOST_COLUMNS} columns`,
  fr: `un tableau d’au plus ${MOST_COLUMNS} colonnes`,
};

function emptyLine(line: number): Problem {
  return {
    path: "",
    line,
    expected: { en: "a row; this line is empty", fr: "une ligne remplie ; celle-ci est vide" },
  };
}

const CELL: Noun = { en: ["cell", "cells"], fr: ["cellule", "cellules"] };

function uneven(cells: readonly string[], columns: number, line: number, separator: string): Problem {
  return {
    path: "",
    line,
    value: cells.length,
    expected: {
      en: `${counted(columns, CELL, "en")}, one for each column`,
      fr: `${counted(columns, CELL, "fr")}, une par colonne`,
    },
    suggestion: remedy(cells, columns, separator),
  };
}

function remedy(cells: readonly string[], columns: number, separator: string): Text | undefined {
  const mayBeNumbered = cells.length === columns + 1 && Number(cells[0]) === 1;
  const mayBeDecimal = separator === "," && cells.length > columns;
  if (!mayBeDecimal) return mayBeNumbered ? NO_ROW_NAMES : undefined;
  return {
    en: `${SEMICOLONS.en}${mayBeNumbered ? `, or ${NO_ROW_NAMES.en}` : ""}`,
    fr: `${SEMICOLONS.fr}${mayBeNumbered ? `, ou ${NO_ROW_NAMES.fr}` : ""}`,
  };
}

const SEMICOLONS: Text = {
  en: "with decimal commas, separate the cells with ;",
  fr: "avec des virgules décimales, séparez les cellules par ;",
};
const NO_ROW_NAMES: Text = {
  en: "if the first cell numbers the rows, write the table without it (in R: row.names = FALSE)",
  fr: "si la première cellule numérote les lignes, écrivez le tableau sans elle (en R : row.names = FALSE)",
};
/**
 * For a file with no known column, whose content is not shown: perhaps it is no table, and nobody meant to name it.
 *
 * @param line of the header
 */
export function noTable(known: readonly string[], line: number): Problem {
  return {
    path: "",
    line,
    expected: {
      en: "names of known columns; none of these is known, so they are not shown here",
      fr: "des noms de colonnes connues ; aucun de ceux-ci ne l’est, ils ne sont donc pas affichés",
    },
    suggestion: { en: `known: ${known.join(", ")}`, fr: `connues : ${known.join(", ")}` },
  };
}
