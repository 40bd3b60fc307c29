import { dsvFormat } from "d3";
import { counted, type Noun } from "../../scenario/counted.ts";
import type { Problems } from "../../scenario/problem-list.ts";
import type { Problem } from "../../scenario/problems.ts";
import { linesOf } from "./text-lines.ts";

/** A table of text cells under a line of names. */
export interface CsvTable {
  /** What separates cells. */
  separator: string;
  header: string[];
  /**
   * Goes through the rows that have as many cells as the header, once.
   *
   * @param problems gets what is wrong with lines as a whole
   * @param take a row's cells, its place from 0 and its line from 1
   * @returns rows in all
   */
  each: (problems: Problems, take: (cells: string[], row: number, line: number) => void) => number;
}

/**
 * Reads lines one by one: a table of a million people with all their traits is longer than a string may be. A line is
 * always a row, since no valid cell spans two.
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
      // Empty lines at the end do no harm; between rows they would shift the lines that messages name.
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
 * Tables from countries with a decimal comma have semicolons between cells; tabs come from copying. In a single
 * column nothing separates cells, and a comma can only be a decimal one.
 */
function separatorOf(header: string): string {
  return [";", "\t", ","].find((separator) => header.includes(separator)) ?? ";";
}

/** d3's reader is right about quotes; most lines have none, and are read faster without it. */
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
