import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { type Cell, type Column, groupsOf, ROWS_PER_GROUP, type Table } from "../../tables/table.ts";

const TYPES = { text: "STRING", whole: "INT32", number: "DOUBLE", flag: "BOOLEAN" } as const;

/** A table as a Parquet file, group by group; undefined values are null. */
export function* parquetBytes(table: Table): Generator<Uint8Array> {
  const { columns } = table;
  const bytes = new ByteWriter();
  const columnData = columns.map(({ name, type }) => ({ name, type: TYPES[type], data: [] }));
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData }),
    createdBy: "levain",
  });
  for (const group of groupsOf(table)) {
    const data = columns.map(({ name, type }, c) => ({
      name,
      data: withNulls(group[c], type),
      // fastparquet cannot read run lengths of flags where some are null.
      ...(type === "flag" && { encoding: "PLAIN" as const }),
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

function withNulls(cells: ArrayLike<Cell>, type: Column["type"]) {
  if (cells instanceof Float64Array && !cells.some(Number.isNaN)) return cells;
  const isText = type === "text";
  return Array.from(cells, (cell) => {
    if (cell === "" || Number.isNaN(cell)) return null;
    return isText ? String(cell) : cell;
  });
}
