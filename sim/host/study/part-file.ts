import { createHash } from "node:crypto";
import { endianness } from "node:os";
import { dirname } from "node:path";
import { isRecord } from "../../input/record.ts";
import { MODEL } from "../../model/own/own-model.ts";
import { lstatSync, mkdirSync, rmSync, writeSync } from "../files/disk.ts";
import { bytesOf, type OpenFile, readFrom, UnusableFile } from "../files/open-file.ts";
import { ownPartialName, writeWhole } from "../files/whole-file.ts";
import { tryWrite } from "../files/write-errors.ts";

/** A run that failed, and why. */
export interface Failure {
  /** Index of the row, from 0. */
  row: number;
  message: string;
}

/** Results at consecutive points. Rows are sorted by point, scenario and replicate. */
export interface Part {
  /** Number of worlds of each scenario, per point. */
  replicates: readonly number[];
  /** A column per metric, a number per row; NaN if undefined, and in runs that failed. */
  metrics: readonly Float64Array[];
  /** Ascending by row. */
  failures: readonly Failure[];
  /** Length of each row's series, in weeks; absent unless series are kept. */
  weeks?: readonly number[];
  /** The series of all rows: per row one weekly metric after the other, a number per week. */
  series?: Float64Array;
}

/** The first line of a part's file. */
interface Head {
  rows: number;
  replicates: number[];
  weeks?: number[];
  /** How many numbers all series have, and how many bytes the messages. */
  series: number;
  messages: number;
}

const NUMBER = 8;
const SUM_BYTES = 32;
const NEWLINE = 10;

/**
 * Writes a part: a line of JSON, columns of little-endian Float64, messages as JSON, and the SHA-256 of all this.
 *
 * @param salt of the checksum, so that parts of another study, or other parts of this one, are not accepted
 * @throws InputError when the disk is full
 */
export function writePart(path: string, part: Part, salt: string): void {
  const messages = Buffer.from(JSON.stringify(part.failures.map(({ row, message }) => [row, message])));
  const rows = part.metrics[0].length;
  const head: Head = {
    rows,
    replicates: [...part.replicates],
    ...(part.weeks && { weeks: [...part.weeks] }),
    series: part.series?.length ?? 0,
    messages: messages.length,
  };
  const numbers = [...part.metrics, ...(part.series ? [part.series] : [])];
  const pieces = [headLine(head), ...numbers.map(littleEndian), messages];
  const sum = createHash("sha256").update(salt);
  for (const piece of pieces) sum.update(piece);
  const write = (descriptor: number) => {
    for (const piece of [...pieces, sum.digest()])
      for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at);
  };
  tryWrite("--out", path, () => {
    // Archives and version control drop empty folders.
    mkdirSync(dirname(path), { recursive: true });
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === false) rmSync(path, { recursive: true });
  });
  // When a task restarts, its first process may still be writing.
  writeWhole(path, write, ownPartialName(path));
}

/** The first line, padded with spaces so that the numbers are aligned and can be read in place. */
function headLine(head: Head): Buffer {
  const json = JSON.stringify(head);
  const length = Math.ceil((json.length + 1) / NUMBER) * NUMBER;
  return Buffer.from(`${json.padEnd(length - 1)}\n`, "latin1");
}

/** How many metrics a study has, and how many weekly ones. */
interface Measures {
  metrics: number;
  weekly: number;
}

const MEASURES: Measures = { metrics: MODEL.metrics.length, weekly: MODEL.weekly.length };

/**
 * @param measures of the study
 * @returns the part, or why there is none: `broken` if the file cannot be read or was altered
 */
export function readPart(path: string, salt: string, measures = MEASURES): Part | "missing" | "broken" {
  try {
    return readFrom(path, (file) => partIn(file, salt, measures)) ?? "broken";
  } catch (error) {
    return error instanceof UnusableFile && error.isMissing ? "missing" : "broken";
  }
}

/** @throws errors of JSON, for files that are not parts */
function partIn(file: OpenFile, salt: string, { metrics: each, weekly }: Measures): Part | undefined {
  const { size } = file;
  if (size > LARGEST_PART_BYTES) return undefined;
  const line = lineIn(file);
  const head: unknown = JSON.parse(line.toString("latin1"));
  if (!isHead(head, weekly) || size !== lengthOf(head, line.length, each)) return undefined;
  const bytes = bytesOf(file);
  const end = bytes.length - SUM_BYTES;
  const sum = createHash("sha256").update(salt).update(bytes.subarray(0, end)).digest();
  if (!sum.equals(bytes.subarray(end))) return undefined;
  let at = line.length;
  const numbers = (count: number) => {
    const values = bytes.subarray(at, at + count * NUMBER);
    at += values.length;
    return numbersIn(values);
  };
  const metrics = Array.from({ length: each }, () => numbers(head.rows));
  const series = numbers(head.series);
  const messages: unknown = JSON.parse(bytes.toString("utf8", at, end));
  if (!areMessages(messages, head.rows)) return undefined;
  return {
    replicates: head.replicates,
    metrics,
    failures: messages.map(([row, message]) => ({ row, message })),
    ...(head.weeks && { weeks: head.weeks, series }),
  };
}

/** Four times the largest point, which leaves room for a message in each of its rows. */
const LARGEST_PART_BYTES = 2 ** 30;
const LONGEST_LINE_BYTES = 2 ** 24;

/** The first line of a file, with its line end; empty if none is found. */
function lineIn(file: OpenFile): Buffer {
  for (let length = 2 ** 12; ; length *= 16) {
    const bytes = bytesOf(file, length);
    const newline = bytes.indexOf(NEWLINE);
    if (newline >= 0 || bytes.length < length || length >= LONGEST_LINE_BYTES)
      return bytes.subarray(0, newline + 1);
  }
}

const lengthOf = ({ rows, series, messages }: Head, line: number, each: number) =>
  line + NUMBER * (each * rows + series) + messages + SUM_BYTES;

/** Whether the counts agree with each other. A checksum detects damage, but not forgery. */
function isHead(raw: unknown, weekly: number): raw is Head {
  if (!isRecord(raw) || ![raw.rows, raw.series, raw.messages].every(isCount)) return false;
  const { rows, replicates, weeks = [], series } = raw;
  if (!areCounts(replicates) || !areCounts(weeks)) return false;
  const worlds = total(replicates);
  const rowsAreWhole = worlds === 0 ? rows === 0 : (rows as number) % worlds === 0;
  const weeksAreOfRows = raw.weeks === undefined || weeks.length === rows;
  return rowsAreWhole && weeksAreOfRows && total(weeks) * weekly === series;
}

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const areCounts = (raw: unknown): raw is number[] => Array.isArray(raw) && raw.every(isCount);
const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

const areMessages = (raw: unknown, rows: number): raw is [row: number, message: string][] =>
  Array.isArray(raw) &&
  raw.every((one) => Array.isArray(one) && isCount(one[0]) && one[0] < rows && typeof one[1] === "string");

const isLittle = endianness() === "LE";

function littleEndian(values: Float64Array): Buffer {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return isLittle ? bytes : Buffer.from(bytes).swap64();
}

function numbersIn(bytes: Buffer): Float64Array {
  const own = isLittle ? bytes : Buffer.from(bytes).swap64();
  return new Float64Array(own.buffer, own.byteOffset, own.length / NUMBER);
}
