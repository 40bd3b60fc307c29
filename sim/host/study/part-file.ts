import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { endianness } from "node:os";
import { METRICS } from "../../model.ts";
import { statusOf } from "../json-file.ts";
import { writeWhole } from "../whole-file.ts";

/** A run that gave no numbers, and why. */
export interface Failure {
  /** Place among the rows, from 0. */
  row: number;
  message: string;
}

/** What ran at consecutive points. Rows are sorted by point, scenario and replicate. */
export interface Part {
  /** Worlds of each scenario, by point. */
  replicates: readonly number[];
  /** A column per metric, a number per row; NaN where it is undefined, and in runs that failed. */
  metrics: readonly Float64Array[];
  /** By row, ascending. */
  failures: readonly Failure[];
  /** Weeks of each row's series, which follow one another in `series`; absent unless series were asked for. */
  weeks?: readonly number[];
  /** Per row a weekly metric after the other, a number per week. */
  series?: Float64Array;
}

/** What a part says of itself in the first line of its file. */
interface Head {
  rows: number;
  replicates: number[];
  weeks?: number[];
  /** Numbers of all series, and bytes of the messages. */
  series: number;
  messages: number;
}

const NUMBER = 8;
const SUM_BYTES = 32;
const NEWLINE = 10;

/**
 * Writes a part: a line of JSON, columns of little-endian Float64, messages as JSON, SHA-256 of all that.
 *
 * @param salt of the checksum: the part of another study, or another part of this one, does not count
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
  writeWhole(path, (descriptor) => {
    for (const piece of [...pieces, sum.digest()])
      for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at);
  });
}

/** Spaces before the end of the line, so that numbers begin where they may be read in place. */
function headLine(head: Head): Buffer {
  const json = JSON.stringify(head);
  const length = Math.ceil((json.length + 1) / NUMBER) * NUMBER;
  return Buffer.from(`${json.padEnd(length - 1)}\n`, "latin1");
}

/** @returns the part, or what is the matter with it */
export function readPart(path: string, salt: string): Part | "missing" | "broken" {
  if (statusOf(path) === undefined) return "missing";
  const bytes = bytesOf(path);
  const end = bytes.length - SUM_BYTES;
  if (end <= 0) return "broken";
  const sum = createHash("sha256").update(salt).update(bytes.subarray(0, end)).digest();
  if (!sum.equals(bytes.subarray(end))) return "broken";
  const newline = bytes.indexOf(NEWLINE);
  // The checksum holds, so that this is what was written.
  const head = JSON.parse(bytes.toString("latin1", 0, newline)) as Head;
  let at = newline + 1;
  const numbers = (count: number) => {
    const values = bytes.subarray(at, at + count * NUMBER);
    at += values.length;
    return numbersIn(values);
  };
  const metrics = METRICS.map(() => numbers(head.rows));
  const series = numbers(head.series);
  const messages = JSON.parse(bytes.toString("utf8", at, at + head.messages)) as [number, string][];
  return {
    replicates: head.replicates,
    metrics,
    failures: messages.map(([row, message]) => ({ row, message })),
    ...(head.weeks && { weeks: head.weeks, series }),
  };
}

/** In memory of its own, at whose start numbers may lie; small buffers share theirs. */
function bytesOf(path: string): Buffer {
  const descriptor = openSync(path, "r");
  try {
    const bytes = Buffer.from(new ArrayBuffer(fstatSync(descriptor).size));
    let at = 0;
    for (let read = -1; at < bytes.length && read !== 0; at += read)
      read = readSync(descriptor, bytes, at, bytes.length - at, at);
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

const isLittle = endianness() === "LE";

function littleEndian(values: Float64Array): Buffer {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return isLittle ? bytes : Buffer.from(bytes).swap64();
}

function numbersIn(bytes: Buffer): Float64Array {
  const own = isLittle ? bytes : Buffer.from(bytes).swap64();
  return new Float64Array(own.buffer, own.byteOffset, own.length / NUMBER);
}
