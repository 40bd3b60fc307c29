import { createHash } from "node:crypto";
import { type CsvForm, csvText, PLAIN_CSV, SPREADSHEET_CSV } from "../../tables/csv.ts";
import type { Table } from "../../tables/table.ts";
import { writeSync } from "./disk.ts";
import { parquetBytes } from "./parquet.ts";

/** Formats of the files that a user may ask for. */
export const FILE_FORMATS = ["csv", "csv-excel-fr", "parquet"] as const;

export type FileFormat = (typeof FILE_FORMATS)[number];

/** The end of a file's name. */
export const extensionOf = (format: FileFormat): string => (format === "parquet" ? "parquet" : "csv");

const CSV_FORMS: Readonly<Record<Exclude<FileFormat, "parquet">, CsvForm>> = {
  csv: PLAIN_CSV,
  "csv-excel-fr": SPREADSHEET_CSV.fr,
};

/** For tables of texts that people read in spreadsheets, beside tables of this format. */
export const formToRead = (format: FileFormat): CsvForm =>
  format === "csv-excel-fr" ? SPREADSHEET_CSV.fr : SPREADSHEET_CSV.en;

/** Entry of a table's file in a manifest. */
export interface TableFile {
  file: string;
  rows: number;
  sha256: string;
}

/**
 * Writes a table in constant memory. The bytes depend only on its rows, not on the portions in which they come.
 *
 * @param descriptor of a file that is open for writing
 */
export function writeTable(
  descriptor: number,
  { columns, portions }: Table,
  format: FileFormat | CsvForm,
): Omit<TableFile, "file"> {
  const hash = createHash("sha256");
  let rows = 0;
  const counted = function* () {
    for (const portion of portions) {
      rows += portion[0].length;
      yield portion;
    }
  };
  for (const bytes of bytesOf({ columns, portions: counted() }, format)) {
    hash.update(bytes);
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
  }
  return { rows, sha256: hash.digest("hex") };
}

function bytesOf(table: Table, format: FileFormat | CsvForm): Generator<Uint8Array> {
  if (format === "parquet") return parquetBytes(table);
  return csvBytes(table, typeof format === "string" ? CSV_FORMS[format] : format);
}

function* csvBytes(table: Table, form: CsvForm): Generator<Uint8Array> {
  for (const text of csvText(table, form)) yield Buffer.from(text);
}
