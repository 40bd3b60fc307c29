/** Tables that are written: the same for files of the command, of studies and of the page. */

export interface Column {
  name: string;
  type: "text" | "whole" | "number" | "flag";
}

export type Cell = string | number | boolean;

/** Consecutive rows: an array per column, all of the same length; NaN and "" stand for undefined values. */
export type Rows = readonly ArrayLike<Cell>[];

/** A table that is never in memory as a whole: its rows come in portions of any length. */
export interface Table {
  columns: readonly Column[];
  portions: Iterable<Rows>;
}

/** Rows that are written at a time; also the size of a Parquet row group. */
export const ROWS_PER_GROUP = 10_000;

/** A table whose cells are given row by row. */
export const tableOf = (header: readonly string[], rows: readonly (readonly Cell[])[]): Table => ({
  columns: header.map((name) => ({ name, type: "text" })),
  portions: [header.map((_, c) => rows.map((row) => row[c]))],
});

/** The same rows in portions of equal length, except the last. */
export function* groupsOf({ columns, portions }: Table): Generator<Rows> {
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
