import { createHash } from "node:crypto";
import { csvFormatRow } from "d3";
import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { writeSync } from "./disk.ts";

export type FileFormat = "csv" | "parquet";

export interface Column {
  name: string;
  type: "text" | "whole" | "number" | "flag";
}

type Cell = string | number | boolean;

/** Consecutive rows: an array per column, all of the same length; NaN and "" stand for undefined values. */
export type Rows = readonly ArrayLike<Cell>[];

/** A table that is never in memory as a whole: its rows come in portions of any length. */
export interface Table {
  columns: readonly Column[];
  portions: Iterable<Rows>;
}

/** Entry of a table's file in a manifest. */
export interface TableFile {
  file: string;
  rows: number;
  sha256: string;
}

/** Rows that are written at a time; also the size of a Parquet row group. */
export const ROWS_PER_GROUP = 10_000;

/**
 * Writes a table in constant memory. The bytes depend only on its rows, not on the portions in which they come.
 *
 * @param descriptor of a file that is open for writing
 */
export function writeTable(
  descriptor: number,
  { columns, portions }: Table,
  format: FileFormat,
): Omit<TableFile, "file"> {
  const hash = createHash("sha256");
  let rows = 0;
  const counted = function* () {
    for (const portion of portions) {
      rows += portion[0].length;
      yield portion;
    }
  };
  const encode = format === "csv" ? csvBytes : parquetBytes;
  for (const bytes of encode({ columns, portions: counted() })) {
    hash.update(bytes);
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
  }
  return { rows, sha256: hash.digest("hex") };
}

/** A table of text cells. */
export const textTable = ([header, ...rows]: readonly (readonly string[])[]): Table => ({
  columns: header.map((name) => ({ name, type: "text" })),
  portions: [header.map((_, c) => rows.map((row) => row[c]))],
});

/** CSV in groups of rows: a header line, then a line per row; undefined values are empty cells. */
export function* csvText({ columns, portions }: Table): Generator<string> {
  const line = (cells: string[]) => `${csvFormatRow(cells)}\n`;
  const text = (value: Cell) => (Number.isNaN(value) ? "" : String(value));
  yield line(columns.map(({ name }) => name));
  for (const group of groupsOf(columns, portions)) {
    const lines = Array.from({ length: group[0].length }, (_, row) =>
      line(group.map((column) => text(column[row]))),
    );
    yield lines.join("");
  }
}

function* csvBytes(table: Table): Generator<Uint8Array> {
  for (const text of csvText(table)) yield Buffer.from(text);
}

const PARQUET_TYPES = { text: "STRING", whole: "INT32", number: "DOUBLE", flag: "BOOLEAN" } as const;

function* parquetBytes({ columns, portions }: Table): Generator<Uint8Array> {
  const bytes = new ByteWriter();
  const columnData = columns.map(({ name, type }) => ({ name, type: PARQUET_TYPES[type], data: [] }));
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData }),
    createdBy: "levain",
  });
  for (const group of groupsOf(columns, portions)) {
    const data = columns.map(({ name }, c) => ({
      name,
      data: withNulls(group[c]),
      // Otherwise the offsets of all pages would stay in memory until the end.
      offsetIndex: false,
    }));
    writer.write({ columnData: data, rowGroupSize: ROWS_PER_GROUP });
    yield bytes.getBytes();
    bytes.index = 0;
  }
  writer.finish();
  yield bytes.getBytes();
}

function withNulls(column: ArrayLike<Cell>) {
  if (column instanceof Float64Array && !column.some(Number.isNaN)) return column;
  return Array.from(column, (cell) => (cell === "" || Number.isNaN(cell) ? null : cell));
}

/** The same rows in portions of equal length, except the last. */
function* groupsOf(columns: readonly Column[], portions: Iterable<Rows>): Generator<Rows> {
  const buffers = columns.map(({ type }): Float64Array | Cell[] =>
    type === "text" || type === "flag" ? [] : new Float64Array(ROWS_PER_GROUP),
  );
  let held = 0;
  const group = () => buffers.map((buffer) => buffer.slice(0, held));
  for (const portion of portions) {
    const rows = portion[0].length;
    for (let from = 0; from < rows; ) {
      const taken = Math.min(rows - from, ROWS_PER_GROUP - held);
      portion.forEach((column, c) => {
        const buffer = buffers[c];
        for (let row = 0; row < taken; row++) buffer[held + row] = column[from + row];
      });
      from += taken;
      held += taken;
      if (held < ROWS_PER_GROUP) continue;
      yield group();
      held = 0;
    }
  }
  if (held > 0) yield group();
}
