import Papa from "papaparse";
import type { Text } from "../../input/text.ts";
import { LONGEST_ROW, textBlocks } from "./text-lines.ts";

/** Why a whole table cannot be read. Callers know where its file is named, and say so. */
export class UnreadableTable extends Error {
  constructor(
    readonly expected: Text,
    readonly suggestion?: Text,
    readonly line?: number,
  ) {
    super(expected.en);
  }
}

/** A row of text cells, and the line on which it begins, counted from 1. */
export interface ParsedRow {
  cells: string[];
  line: number;
}

export interface ParsedRows {
  /** What separates cells. */
  separator: string;
  /** All rows, the header and empty ones included; they can be read once. */
  rows: Generator<ParsedRow>;
}

/**
 * The rows of a CSV file, parsed block by block, because a table of a million people with all their traits is longer
 * than a string can be. The parser handles quotes; what is ours is where blocks and lines begin.
 */
export function parsedRows(descriptor: number): ParsedRows {
  const blocks = textBlocks(descriptor);
  const start: string = blocks.next().value ?? "";
  const [before = ""] = BEFORE_HEADER.exec(start) ?? [];
  const [said = "", named] = SEPARATOR_LINE.exec(start.slice(before.length)) ?? [];
  const top = before + said;
  const separator = named ?? separatorOf(start.slice(top.length));
  return { separator, rows: rowsFrom(start.slice(top.length), blocks, separator, 1 + linesIn(top)) };
}

/** Lines without content above the header. */
const BEFORE_HEADER = /^(?:[ ,;\t|"]*\n)+/;
/** A line that tells a spreadsheet what separates cells. */
const SEPARATOR_LINE = /^"?sep=([,;\t|])"?[ ,;\t]*\n/i;

/**
 * Countries with a decimal comma separate cells with semicolons; copied tables have tabs, and databases write bars. A table with a single column
 * has no separator, so any comma in it is decimal. What stands in quotes separates nothing.
 */
function separatorOf(start: string): string {
  const [line] = start.replace(/"(?:[^"]|"")*(?:"|$)/g, "").split("\n", 1);
  return [";", "\t", ",", "|"].find((separator) => line.includes(separator)) ?? ";";
}

interface Parsed {
  data: string[][];
  errors: readonly { code: string; row: number }[];
  meta: { cursor: number };
}

function* rowsFrom(
  start: string,
  blocks: Iterator<string>,
  separator: string,
  firstLine: number,
): Generator<ParsedRow> {
  const parser = new Papa.Parser({ delimiter: separator, newline: "\n" });
  let line = firstLine;
  let text = start;
  for (let isLast = false; !isLast; ) {
    const next = blocks.next();
    isLast = next.done === true;
    // The last row may go on in the next block.
    const { data, errors, meta }: Parsed = parser.parse(text, 0, !isLast);
    const [error] = errors;
    const mayBreak = text.includes('"');
    for (let row = 0; row < data.length; row++) {
      const cells = data[row];
      if (error?.row === row) throw badQuote(error.code, line);
      yield { cells, line };
      line += mayBreak ? cells.reduce((sum, cell) => sum + linesIn(cell), 1) : 1;
    }
    const rest = text.slice(meta.cursor);
    // The last quote of a block may only look wrong. Lines are known to be short, so a long row has many.
    const isWrong = errors.length > 1 || rest.length > LONGEST_ROW;
    if (isWrong && !isLast) throw badQuote(error?.code ?? "MissingQuotes", line);
    text = rest + (next.value ?? "");
  }
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

function badQuote(code: string, line: number): UnreadableTable {
  if (code === "MissingQuotes")
    return new UnreadableTable(
      {
        en: "a closing quote for the one that begins a cell of this row",
        fr: "un guillemet fermant pour celui qui ouvre une cellule de cette ligne",
      },
      DOUBLED,
      line,
    );
  return new UnreadableTable(
    {
      en: "a separator or the end of the line after a closing quote",
      fr: "un séparateur ou la fin de la ligne après un guillemet fermant",
    },
    DOUBLED,
    line,
  );
}

const DOUBLED: Text = {
  en: 'inside a quoted cell, write quotes twice: ""',
  fr: 'dans une cellule entre guillemets, doublez les guillemets : ""',
};
