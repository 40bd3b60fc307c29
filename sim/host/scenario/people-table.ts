import { takesOnlyWhole } from "../../input/as-written.ts";
import { withValues } from "../../input/paths.ts";
import { Problems } from "../../input/problem-list.ts";
import type { Problem } from "../../input/problems.ts";
import { refusal } from "../../input/shape.ts";
import { ID } from "../../input/values.ts";
import { numberOf } from "../../scenario/field-shapes.ts";
import { MOST_SEGMENTS, SEGMENTS_EXPECTED } from "../../world/people/segments.ts";
import type { CsvTable } from "../files/csv-rows.ts";
import { type NumberReader, numberReader } from "../files/decimals.ts";
import {
  type Header,
  headerOf,
  type NumberColumn,
  PERSON_COLUMNS,
  SEGMENT_COLUMNS,
} from "./people-columns.ts";
import { peopleRoom } from "./people-room.ts";

type Table = { population: Record<string, unknown> } | { problems: readonly Problem[] };

/**
 * The people or segments in a table, or its problems.
 *
 * @param rows number of rows at most, for allocating the columns
 * @param isTyped whether the user named the file, so that its content may be shown
 */
export function tableIn(table: CsvTable, rows: number, isTyped: boolean): Table {
  const problems = new Problems();
  const { header, problems: inHeader } = headerOf(table.header, table.headerLine, isTyped);
  problems.add(...inHeader);
  const lack = header.ofSegments ? [] : peopleRoom(header.names, rows);
  if (lack.length > 0) return { problems: [...problems.list, ...lack] };
  const columns = header.ofSegments ? SEGMENT_COLUMNS : PERSON_COLUMNS;
  const numbers = numberReader(table.separator);
  const most = header.ofSegments ? Math.min(rows, MOST_SEGMENTS) : rows;
  const made = header.names.map((name) => columnFor(name, columns, most, numbers));
  const lines: number[] = [];
  const read = table.each(problems, (cells, row, line) => {
    // Rows beyond are only counted, because the table is refused.
    if (header.ofSegments && row >= MOST_SEGMENTS) return;
    if (header.ofSegments) lines[row] = line;
    for (let place = 0; place < cells.length; place++) {
      const problem = made[place]?.set(row, cells[place], line);
      if (problem !== undefined) problems.add(problem);
    }
  });
  if (header.ofSegments && read > MOST_SEGMENTS)
    return { problems: [{ path: "", value: read, expected: SEGMENTS_EXPECTED }] };
  problems.add(...numbers.doubts(problems.list));
  if (problems.list.length > 0) return { problems: problems.list };
  return tableOf(header, made as Made[], read, lines);
}

/** A column that is being filled. */
interface Made {
  values: Float64Array | string[];
  /** Sets a cell, or returns its problem. */
  set: (row: number, cell: string, line: number) => Problem | undefined;
}

function columnFor(
  name: string,
  columns: ReadonlyMap<string, NumberColumn>,
  rows: number,
  numbers: NumberReader,
): Made | undefined {
  if (name === "segment") return segmentColumn();
  const field = columns.get(name);
  if (field === undefined) return undefined;
  const shape = numberOf(field);
  const { accepts, expected } = shape;
  // Among 0 and 1 no point sets thousands apart.
  const whole = takesOnlyWhole(shape) && field.range[1] > 1 ? shape : undefined;
  // Workers share these numbers instead of holding a copy each.
  const values = new Float64Array(new SharedArrayBuffer(8 * rows));
  const set = (row: number, cell: string, line: number) => {
    const value = whole === undefined ? numbers.read(cell, name, line) : numbers.readWhole(cell);
    if (accepts(value)) {
      values[row] = value;
      return undefined;
    }
    const suggestion = numbers.suggestion(cell, whole) ?? shape.suggestion?.(value);
    return { path: name, line, value: Number.isNaN(value) ? cell : value, expected, suggestion };
  };
  return { values, set };
}

function segmentColumn(): Made {
  const values: string[] = [];
  const known = new Map<string, string>();
  const set = (row: number, cell: string, line: number): Problem | undefined => {
    const id = known.get(cell) ?? cell.trim();
    if (!known.has(cell)) {
      if (!ID.accepts(id)) return { ...refusal(ID, cell, "segment"), line };
      // One shared string, instead of a slice of each line.
      known.set(cell, id);
    }
    values[row] = id;
    return undefined;
  };
  return { values, set };
}

/** @param lines of segments, for problems */
function tableOf(
  { names, ofSegments }: Header,
  made: readonly Made[],
  rows: number,
  lines: readonly number[],
): Table {
  if (!ofSegments) {
    const columns = names.map((name, place): [string, unknown] => {
      const { values } = made[place];
      return [name, values instanceof Float64Array ? values.subarray(0, rows) : values];
    });
    return { population: { people: withValues({}, columns) } };
  }
  const segments: Record<string, unknown> = {};
  const ids = made[names.indexOf("segment")].values as string[];
  const problems = new Problems();
  ids.forEach((id, row) => {
    if (Object.hasOwn(segments, id))
      problems.add({ path: "segment", line: lines[row], value: id, expected: ONCE });
    const columns = names.map((name, place): [string, unknown] => [name, made[place].values[row]]);
    segments[id] = withValues(
      {},
      columns.filter(([name]) => name !== "segment"),
    );
  });
  return problems.list.length > 0 ? { problems: problems.list } : { population: { segments } };
}

const ONCE = { en: "one row for each segment", fr: "une seule ligne par segment" };
