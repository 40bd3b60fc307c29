import { dsvFormat } from "d3";
import { counted, type Noun } from "../../input/counted.ts";
import type { Problems } from "../../input/problem-list.ts";
import type { Problem } from "../../input/problems.ts";
import { linesOf } from "./text-lines.ts";

/** A table of text cells with a header line. */
export interface CsvTable {
  /** What separates cells. */
  separator: string;
  header: string[];
  /**
   * Goes once through the rows that have as many cells as the header.
   *
   * @param problems receives problems of whole lines
   * @param take gets a row's cells, its index from 0 and its line from 1
   * @returns the number of all rows
   */
  each: (problems: Problems, take: (cells: string[], row: number, line: number) => void) => number;
}

/**
 * Reads lines one by one, because a table of a million people with all their traits is longer than a string can be.
 * Each line is a row, since no valid cell spans two lines.
 */
export function readCsv(descriptor: number): CsvTable {
  const lines = linesOf(descriptor);
  const first = lines.next().value as string;
  const separator = separatorOf(first);
  const cellsOf = cellReader(separator);
  const header = cellsOf(first);
  const each: CsvTable["each"] = (problems, take) => {
    let row = 0;
    let line = 1;
    let empty: number | undefined;
    for (const text of lines) {
      line++;
      if (text.trim() === "") {
        empty ??= line;
        continue;
      }
      // Empty lines at the end do no harm; between rows they would shift the line numbers in messages.
      if (empty !== undefined) problems.add(emptyLine(empty));
      empty = undefined;
      const cells = cellsOf(text);
      if (cells.length === header.length) take(cells, row, line);
      else problems.add(uneven(cells.length, header.length, line, separator));
      row++;
    }
    return row;
  };
  return { separator, header, each };
}

/**
 * Countries with a decimal comma separate cells with semicolons; copied tables have tabs. A table with a single column
 * has no separator, so any comma in it is decimal.
 */
function separatorOf(header: string): string {
  return [";", "\t", ","].find((separator) => header.includes(separator)) ?? ";";
}

/** d3's reader handles quotes; most lines have none, and are read faster without it. */
function cellReader(separator: string): (line: string) => string[] {
  const { parseRows } = dsvFormat(separator);
  return (line) => (line.includes('"') ? (parseRows(line)[0] ?? []) : line.split(separator));
}

function emptyLine(line: number): Problem {
  return {
    path: "",
    line,
    expected: { en: "a row; this line is empty", fr: "une ligne remplie ; celle-ci est vide" },
  };
}

const CELL: Noun = { en: ["cell", "cells"], fr: ["cellule", "cellules"] };

function uneven(cells: number, columns: number, line: number, separator: string): Problem {
  const suggestion =
    separator === "," && cells > columns
      ? {
          en: "with decimal commas, separate the cells with ;",
          fr: "avec des virgules décimales, séparez les cellules par ;",
        }
      : undefined;
  return {
    path: "",
    line,
    value: cells,
    expected: {
      en: `${counted(columns, CELL, "en")}, one for each column`,
      fr: `${counted(columns, CELL, "fr")}, une par colonne`,
    },
    suggestion,
  };
}

/** For a file with no known column, whose content is not shown: perhaps it is no table, and nobody meant to name it. */
export function noTable(known: readonly string[]): Problem {
  return {
    path: "",
    line: 1,
    expected: {
      en: "names of known columns; none of these is known, so they are not shown here",
      fr: "des noms de colonnes connues ; aucun de ceux-ci ne l’est, ils ne sont donc pas affichés",
    },
    suggestion: { en: `known: ${known.join(", ")}`, fr: `connues : ${known.join(", ")}` },
  };
}
