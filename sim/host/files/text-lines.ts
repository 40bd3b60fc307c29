import { readSync } from "./disk.ts";

const BLOCK_BYTES = 1_048_576;

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

/** What the bytes of a table show, before they are decoded. */
export interface TextInspection {
  /** Lines with any content, the header included: at least as many as rows. */
  lines: number;
  /** Rows with any content, the header included; a quoted cell may have several lines. Counting stops beyond `most`. */
  rows: number;
  /** What it is instead of text in UTF-8. */
  foreign?: "UTF-16" | "workbook" | "binary";
  /** A line is too long to be a row, and would have to be held in memory as a whole. */
  hasLongLine: boolean;
}

/** Even a header with all traits, or a row with long notes, is far shorter. */
export const LONGEST_ROW = 4 * BLOCK_BYTES;

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
/** Tab, space, comma, semicolon: what rows without content consist of, apart from quotes. */
const EMPTY: readonly boolean[] = Array.from({ length: 256 }, (_, byte) => [9, 32, 44, 59].includes(byte));

/** Counts lines and rows without keeping them, so that a file of any size can be checked. */
export function inspectText(descriptor: number, most: number): TextInspection {
  const seen: TextInspection = { lines: 0, rows: 0, hasLongLine: false };
  let [isQuoted, inLine, inRow, length, isFirst] = [false, false, false, 0, true];
  for (const block of blocksOf(descriptor)) {
    const foreign = isFirst ? foreignStart(block) : undefined;
    isFirst = false;
    if (foreign !== undefined) return { ...seen, foreign };
    if (block.includes(0)) return { ...seen, foreign: "binary" };
    for (let at = 0; at < block.length; at++) {
      const byte = block[at];
      if (byte === NEWLINE || byte === RETURN) {
        if (inLine) seen.lines++;
        if (inRow && !isQuoted) seen.rows++;
        inLine = false;
        inRow &&= isQuoted;
        length = 0;
        continue;
      }
      length++;
      if (byte === QUOTE) isQuoted = !isQuoted;
      else if (!EMPTY[byte]) inLine = inRow = true;
    }
    if (length > LONGEST_ROW) return { ...seen, hasLongLine: true };
    if (seen.rows > most) return seen;
  }
  if (inLine) seen.lines++;
  if (inRow) seen.rows++;
  return seen;
}

/** What a file's first bytes say that it is, if it is no text in UTF-8. */
function foreignStart(bytes: Uint8Array): TextInspection["foreign"] {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return "UTF-16";
  // Spreadsheets save workbooks as zip files.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) return "workbook";
  return undefined;
}

/**
 * A UTF-8 text without byte-order mark, with all line ends as \n, in blocks: a file of a million people is longer than a
 * string can be.
 *
 * @throws TypeError when it is not UTF-8
 */
export function* textBlocks(descriptor: number): Generator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isAfterReturn = false;
  const unified = (text: string): string => {
    // A line feed after a return that ended the block before belongs to that return.
    const fresh = isAfterReturn && text.startsWith("\n") ? text.slice(1) : text;
    if (text !== "") isAfterReturn = text.endsWith("\r");
    return fresh.includes("\r") ? fresh.replace(/\r\n?/g, "\n") : fresh;
  };
  for (const block of blocksOf(descriptor)) yield unified(decoder.decode(block, { stream: true }));
  yield unified(decoder.decode());
}
