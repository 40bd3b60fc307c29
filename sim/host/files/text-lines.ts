import { readSync } from "./disk.ts";

const BLOCK_BYTES = 1_048_576;
const NEWLINE = 10;
const RETURN = 13;

function* blocksOf(descriptor: number): Generator<Buffer> {
  const buffer = Buffer.allocUnsafe(BLOCK_BYTES);
  let position = 0;
  for (;;) {
    const read = readSync(descriptor, buffer, 0, BLOCK_BYTES, position);
    if (read === 0) return;
    position += read;
    yield buffer.subarray(0, read);
  }
}

/** What the bytes of a file show before they are read as text. */
export interface TextInspection {
  /** Lines that hold something, the header among them; counting stops beyond `most`. */
  lines: number;
  /** A byte that no text in UTF-8 has: the file is an image, a spreadsheet or text in UTF-16. */
  isBinary: boolean;
  /** A line too long to be a row; reading it would take its whole length in memory. */
  hasLongLine: boolean;
}

/** A header with a trait per column and long notes is far shorter. */
const LONGEST_LINE_BYTES = 4 * BLOCK_BYTES;

/** Counts lines without keeping any of them, so that a file of any size is judged at once. */
export function inspectText(descriptor: number, most: number): TextInspection {
  let lines = 0;
  let inLine = false;
  let length = 0;
  for (const block of blocksOf(descriptor)) {
    if (block.includes(0)) return { lines, isBinary: true, hasLongLine: false };
    let from = 0;
    while (from < block.length) {
      const end = block.indexOf(NEWLINE, from);
      const stop = end < 0 ? block.length : end;
      const isReturn = stop === from + 1 && block[from] === RETURN;
      if (!inLine && stop > from && !isReturn) {
        inLine = true;
        lines++;
      }
      length += stop - from;
      if (length > LONGEST_LINE_BYTES) return { lines, isBinary: false, hasLongLine: true };
      if (end < 0) break;
      length = 0;
      inLine = false;
      from = end + 1;
    }
    if (lines > most) break;
  }
  return { lines, isBinary: false, hasLongLine: false };
}

/**
 * The lines of a text in UTF-8, without their ends and without a byte-order mark, some thousands at a time: a file of
 * a million people is longer than a string can be.
 *
 * @throws TypeError where it is no UTF-8
 */
export function* linesOf(descriptor: number): Generator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  for (const block of blocksOf(descriptor)) {
    const lines = (rest + decoder.decode(block, { stream: true })).split("\n");
    rest = lines.pop() as string;
    for (const line of lines) yield withoutReturn(line);
  }
  rest += decoder.decode();
  if (rest !== "") yield withoutReturn(rest);
}

const withoutReturn = (line: string) => (line.endsWith("\r") ? line.slice(0, -1) : line);
