import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3";
import fc from "fast-check";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { expect, test } from "vitest";
import { FILE_FORMATS, type FileFormat, writeTable } from "../../../sim/host/files/table-writer.ts";
import { filesOf } from "../../../sim/host/study/merge.ts";
import { type Column, ROWS_PER_GROUP, type Rows } from "../../../sim/tables/table.ts";
import { temporaryFolder } from "../command.ts";

const folder = temporaryFolder();

const COLUMNS: readonly Column[] = [
  { name: "point", type: "whole" },
  { name: "scenario", type: "text" },
  { name: "gini", type: "number" },
  { name: "on", type: "flag" },
];

/** Rows with every kind of cell. */
const rowsOf = (from: number, to: number): Rows => {
  const rows = Array.from({ length: to - from }, (_, row) => from + row);
  return [
    rows,
    rows.map((row) => (row % 7 === 0 ? "" : `a "quoted", ${row % 3}`)),
    rows.map((row) => (row % 5 === 0 ? Number.NaN : row / 3)),
    rows.map((row) => row % 2 === 0),
  ];
};

/** Rows in chunks of these lengths, over and over. */
function* portionsOf(rows: number, lengths: readonly number[]): Generator<Rows> {
  for (let from = 0, turn = 0; from < rows; turn++) {
    const to = Math.min(rows, from + lengths[turn % lengths.length]);
    yield rowsOf(from, to);
    from = to;
  }
}

function written(format: FileFormat, rows: number, lengths: readonly number[]) {
  const path = join(folder, `table.${format}`);
  const descriptor = openSync(path, "w");
  const file = writeTable(descriptor, { columns: COLUMNS, portions: portionsOf(rows, lengths) }, format);
  closeSync(descriptor);
  return { file, bytes: readFileSync(path) };
}

const ROWS = 2 * ROWS_PER_GROUP + 500;

test.each(FILE_FORMATS)("a %s file has the same bytes however its rows are chunked", (format) => {
  const whole = written(format, ROWS, [ROWS]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 4 }), (portions) => {
      const some = portions.map((length) => Math.max(length, 500));
      expect(written(format, ROWS, some).file).toEqual(whole.file);
    }),
    { numRuns: 5 },
  );
});

test.each(FILE_FORMATS)("no more than a group of a %s file is held", (format) => {
  const GROUPS = 8;
  const path = join(folder, `held.${format}`);
  const lengths: number[] = [];
  const portions = function* () {
    for (let group = 0; group < GROUPS; group++) {
      yield* portionsOf(ROWS_PER_GROUP, [ROWS_PER_GROUP / 2]);
      lengths.push(readFileSync(path).length);
    }
  };
  const descriptor = openSync(path, "w");
  writeTable(descriptor, { columns: COLUMNS, portions: portions() }, format);
  closeSync(descriptor);
  // A complete group is written to the file before the next row is requested.
  expect(lengths).toHaveLength(GROUPS);
  lengths.forEach((length, group) => {
    expect(length).toBeGreaterThan(lengths[group - 1] ?? 1000);
  });
});

test("a Parquet file has groups of equal length, and reads back as written", async () => {
  const { bytes } = written("parquet", ROWS, [777]);
  const file = new Uint8Array(bytes).buffer;
  expect(parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([
    ...[ROWS_PER_GROUP, ROWS_PER_GROUP, 500],
  ]);
  const found = await parquetReadObjects({ file });
  const [point, scenario, gini, on] = rowsOf(0, ROWS);
  expect(found).toEqual(
    Array.from({ length: ROWS }, (_, row) => ({
      point: point[row],
      scenario: scenario[row] === "" ? null : scenario[row],
      gini: Number.isNaN(gini[row]) ? null : gini[row],
      on: on[row],
    })),
  );
});

test("a CSV file has every digit, and an empty cell for undefined values", () => {
  const { bytes } = written("csv", 50, [7]);
  const found = csvParse(bytes.toString("utf8"));
  const [point, scenario, gini, on] = rowsOf(0, 50);
  found.forEach((row, i) => {
    const number = gini[i] as number;
    expect(row).toEqual({
      point: String(point[i]),
      scenario: scenario[i],
      gini: Number.isNaN(number) ? "" : String(number),
      on: String(on[i]),
    });
  });
});

test("a table without rows still has its columns", async () => {
  expect(written("csv", 0, [1]).bytes.toString()).toBe("point,scenario,gini,on\n");
  const { bytes, file } = written("parquet", 0, [1]);
  expect(file.rows).toBe(0);
  expect(
    parquetMetadata(new Uint8Array(bytes).buffer)
      .schema.slice(1)
      .map(({ name }) => name),
  ).toEqual(COLUMNS.map(({ name }) => name));
});

test("no page of flags has run lengths, which fastparquet does not read where some are null", () => {
  const path = join(folder, "flags.parquet");
  const descriptor = openSync(path, "w");
  const cells = Array.from({ length: 5000 }, (_, row) => (row % 3 === 0 ? "" : row % 2 === 0));
  writeTable(descriptor, { columns: [{ name: "on", type: "flag" }], portions: [[cells]] }, "parquet");
  closeSync(descriptor);
  const { row_groups } = parquetMetadata(new Uint8Array(readFileSync(path)).buffer);
  expect(row_groups.map(({ columns: [column] }) => column.meta_data?.encodings)).toEqual([["PLAIN"]]);
});

test("a missing text is null in a Parquet file, and numbers in a column of texts are text", async () => {
  const path = join(folder, "texts.parquet");
  const descriptor = openSync(path, "w");
  writeTable(
    descriptor,
    {
      columns: [{ name: "value", type: "text" }],
      portions: [["", 0.5, "0.1 * week", Number.NaN]].map((cells) => [cells]),
    },
    "parquet",
  );
  closeSync(descriptor);
  const file = new Uint8Array(readFileSync(path)).buffer;
  expect((await parquetReadObjects({ file })).map(({ value }) => value)).toEqual([
    ...[null, "0.5", "0.1 * week", null],
  ]);
});

test("a table is one file; a very long one is several, each with whole parts", () => {
  expect(filesOf("runs", "parquet", 64, 4000)).toEqual([{ file: "runs.parquet", from: 0, to: 64 }]);
  const many = filesOf("series", "csv", 25_000, 4000);
  expect(many.length).toBe(20);
  expect(many[19]).toEqual({ file: "series-0019.csv", from: 23_750, to: 25_000 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 10_000_000 }), (parts, rows) => {
      const files = filesOf("runs", "csv", parts, rows);
      expect(files.map(({ from }) => from)).toEqual([0, ...files.slice(0, -1).map(({ to }) => to)]);
      expect(files.at(-1)?.to).toBe(parts);
      for (const { from, to } of files) expect(to - from === 1 || (to - from) * rows <= 5_000_000).toBe(true);
    }),
  );
});
