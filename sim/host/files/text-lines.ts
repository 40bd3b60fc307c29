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

/** What the bytes of a file show, before they are decoded. */
export interface TextInspection {
  /** Lines that are not empty, including the header; counting stops beyond `most`. */
  lines: number;
  /** The file has a zero byte, so it is not UTF-8 text but perhaps an image, a spreadsheet or UTF-16. */
  isBinary: boolean;
  /** A line is too long to be a row, and would have to be held in memory as a whole. */
  hasLongLine: boolean;
}

/** Even a header with all traits, or a row with long notes, is far shorter. */
const LONGEST_LINE_BYTES = 4 * BLOCK_BYTES;

/** Counts lines without keeping them, so that a file of any size can be checked. */
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
 * The lines of a UTF-8 text, without line ends and byte-order mark. They are read in blocks, because a file of a
 * million people is longer than a string can be.
 *
 * @throws TypeError when it is not UTF-8
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
