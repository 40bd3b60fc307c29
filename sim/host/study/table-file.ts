import { createHash, type Hash } from "node:crypto";
import { csvFormatRow } from "d3";
import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { writeSync } from "../files/disk.ts";
import type { FileFormat, WrittenFile } from "../files/files.ts";

/** A column of a table that is too long to be held. */
export interface ColumnType {
  name: string;
  type: "text" | "whole" | "number" | "flag";
}

type Cell = string | number | boolean;

/** Some rows of a table, by column; NaN and "" stand for what is undefined. */
export type Columns = readonly ArrayLike<Cell>[];

/** Rows of a Parquet file's group, and held at a time: always as many, whatever parts they come in. */
export const ROWS_AT_ONCE = 10_000;

/** Takes rows and writes them in groups of one length. */
export class TableFile {
  private readonly buffers: (Float64Array | Cell[])[];
  private readonly sink: Sink;
  private readonly writer: GroupWriter;
  private buffered = 0;
  private rows = 0;

  constructor(
    private readonly file: string,
    descriptor: number,
    types: readonly ColumnType[],
    format: FileFormat,
  ) {
    this.buffers = types.map(({ type }) =>
      type === "text" || type === "flag" ? [] : new Float64Array(ROWS_AT_ONCE),
    );
    this.sink = new Sink(descriptor);
    this.writer = format === "csv" ? csvWriter(types, this.sink) : parquetWriter(types, this.sink);
  }

  add(columns: Columns, rows: number): void {
    for (let from = 0; from < rows; ) {
      const taken = Math.min(rows - from, ROWS_AT_ONCE - this.buffered);
      columns.forEach((column, c) => {
        const buffer = this.buffers[c];
        for (let row = 0; row < taken; row++) buffer[this.buffered + row] = column[from + row];
      });
      from += taken;
      this.buffered += taken;
      if (this.buffered === ROWS_AT_ONCE) this.flush();
    }
    this.rows += rows;
  }

  finish(): WrittenFile {
    if (this.buffered > 0) this.flush();
    this.writer.finish();
    return { file: this.file, rows: this.rows, sha256: this.sink.hash.digest("hex") };
  }

  private flush(): void {
    this.writer.write(this.buffers.map((buffer) => buffer.slice(0, this.buffered)));
    this.buffered = 0;
  }
}

/** Bytes on their way to a file. */
class Sink {
  readonly hash: Hash = createHash("sha256");

  constructor(private readonly descriptor: number) {}

  write(bytes: Uint8Array): void {
    this.hash.update(bytes);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.descriptor, bytes, at);
  }
}

interface GroupWriter {
  write(group: Columns): void;
  finish(): void;
}

function csvWriter(types: readonly ColumnType[], sink: Sink): GroupWriter {
  const line = (cells: string[]) => `${csvFormatRow(cells)}\n`;
  const cell = (value: Cell) => (Number.isNaN(value) ? "" : String(value));
  const write = (text: string) => sink.write(Buffer.from(text));
  write(line(types.map(({ name }) => name)));
  return {
    write: (group) => {
      const lines = Array.from({ length: group[0].length }, (_, row) =>
        line(group.map((column) => cell(column[row]))),
      );
      write(lines.join(""));
    },
    finish: () => {},
  };
}

const PARQUET_TYPES = { text: "STRING", whole: "INT32", number: "DOUBLE", flag: "BOOLEAN" } as const;

function parquetWriter(types: readonly ColumnType[], sink: Sink): GroupWriter {
  const bytes = new ByteWriter();
  const drain = () => {
    sink.write(bytes.getBytes());
    bytes.index = 0;
  };
  const columnData = types.map(({ name, type }) => ({ name, type: PARQUET_TYPES[type], data: [] }));
  const writer = new ParquetWriter({
    writer: Object.assign(bytes, { flush: drain }),
    schema: schemaFromColumnData({ columnData }),
    createdBy: "levain",
  });
  return {
    write: (group) => {
      const data = types.map(({ name }, c) => ({
        name,
        data: isWhole(group[c]) ? group[c] : Array.from(group[c], (cell) => (isMissing(cell) ? null : cell)),
        // Offsets of all pages would be held until the end.
        offsetIndex: false,
      }));
      writer.write({ columnData: data, rowGroupSize: ROWS_AT_ONCE });
    },
    finish: () => {
      writer.finish();
      drain();
    },
  };
}

const isMissing = (cell: Cell) => cell === "" || Number.isNaN(cell);

const isWhole = (column: ArrayLike<Cell>): column is Float64Array =>
  column instanceof Float64Array && !column.some(Number.isNaN);
