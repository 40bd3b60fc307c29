import type { Language } from "../input/text.ts";
import { type Cell, groupsOf, type Table } from "./table.ts";

/** How a CSV file is written. */
export interface CsvForm {
  separator: "," | ";";
  decimalMark: "." | ",";
  /** Whether the file begins with the mark by which spreadsheets know UTF-8. */
  isMarked: boolean;
  lineEnd: "\n" | "\r\n";
}

/** For programs. */
export const PLAIN_CSV: CsvForm = { separator: ",", decimalMark: ".", isMarked: false, lineEnd: "\n" };

/** For spreadsheets in that language: where commas are decimal, cells are separated by semicolons. */
export const SPREADSHEET_CSV: Readonly<Record<Language, CsvForm>> = {
  en: { separator: ",", decimalMark: ".", isMarked: true, lineEnd: "\r\n" },
  fr: { separator: ";", decimalMark: ",", isMarked: true, lineEnd: "\r\n" },
};

/** CSV in groups of rows: a header line, then a line per row; undefined values are empty cells. */
export function* csvText(table: Table, form: CsvForm): Generator<string> {
  const { separator, lineEnd } = form;
  const line = (cells: readonly Cell[]) => cells.map((cell) => csvCell(cell, form)).join(separator) + lineEnd;
  const header = line(table.columns.map(({ name }) => name));
  yield form.isMarked ? `\ufeff${header}` : header;
  for (const group of groupsOf(table)) {
    const lines = Array.from({ length: group[0].length }, (_, row) => line(group.map((cells) => cells[row])));
    yield lines.join("");
  }
}

function csvCell(cell: Cell, { separator, decimalMark }: CsvForm): string {
  if (typeof cell === "boolean") return String(cell);
  if (typeof cell === "number") {
    if (Number.isNaN(cell)) return "";
    return decimalMark === "." ? String(cell) : String(cell).replace(".", decimalMark);
  }
  const text = withoutFormula(cell);
  const isPlain = !text.includes(separator) && !NEEDS_QUOTES.test(text);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** Spaces at the ends are kept by quotes. */
const NEEDS_QUOTES = /["\r\n]|^\s|\s$/;

/**
 * What a spreadsheet would run as a formula gets an apostrophe, which makes it text; so does text that looks as if it
 * had one, so that it can be undone. Full-width signs count where people type in Japanese or Chinese.
 */
const withoutFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
