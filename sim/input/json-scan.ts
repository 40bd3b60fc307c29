import type { WrittenNumbers } from "./as-written.ts";
import * as imported from "./json-bytes.ts";
import * as wrong from "./json-findings.ts";
import { type Finding, type Keys, LONGEST_KEY, MOST_KEYS, MOST_READ_BYTES } from "./json-findings.ts";
import { jsonHint } from "./json-hints.ts";
import { isSurelyKept, LARGEST_KEPT_EXPONENT, lossOf } from "./json-numbers.ts";
import { DEEPEST } from "./paths.ts";
import { MOST_OF_LIST } from "./problem-list.ts";
import { MOST_WORKED_OUT } from "./problems.ts";
import { characterLength, markLength, widerEncoding } from "./utf8.ts";
import { mayBeThousands } from "./written-number.ts";

// A copy: where modules are not bundled, an import is looked up anew at each byte.
const ascii = { ...imported };

/**
 * Looks through JSON before it is parsed, for what `JSON.parse` would swallow or choke on: keys that stand twice,
 * numbers and characters that are not kept, endless nesting, more values than memory should hold, other encodings.
 *
 * Written here, because the parsers that tell places (jsonc-parser, momoa) read a whole text, recurse as deep as it is
 * nested, and check neither keys nor numbers. This reads bytes, so that a file that is refused is never made into
 * text: a million numbers take less than half of jsonc-parser's time, and 30 MB of brackets a millisecond.
 */
export function scanJson(bytes: Uint8Array): Scanned {
  const wider = widerEncoding(bytes);
  return wider === undefined ? new Scan(bytes) : { findings: [wrong.inWiderEncoding(wider)], written: [] };
}

export interface Scanned {
  readonly findings: readonly Finding[];
  /** Objects and lists with numbers of which the text matters, by the keys that lead to them. */
  readonly written: readonly { holder: Keys; numbers: WrittenNumbers }[];
}

/** An object or list that has begun and not yet ended. */
interface Open {
  /** Where each key stands; undefined for a list. */
  keys: Map<string, number> | undefined;
  /** Key or place of what is being read. */
  place: string | number;
  written?: Map<string | number, string>;
}

/** Ends a scan: what follows cannot be read. */
class Stop extends Error {}

const LONGEST_NUMBER = 1000;
const THOUSAND = ".000";
/** Characters of a longer one, which has no other reading, are left out. */
const LONGEST_THOUSAND = "-999.000".length;
/** Rough bytes of values in a JavaScript engine. What has to be looked at closely counts for the time that it takes. */
const WEIGHTS = { number: 8, text: 32, holder: 64, close: 64 };

class Scan {
  readonly findings: Finding[] = [];
  readonly written: { holder: Keys; numbers: WrittenNumbers }[] = [];
  private readonly open: Open[] = [];
  private at: number;
  private weight = 0;
  private readonly bytes: Uint8Array;

  constructor({ buffer, byteOffset, length }: Uint8Array) {
    // Not the Buffer that Node reads files into: each small piece of one takes many times as long to cut out.
    this.bytes = new Uint8Array(buffer, byteOffset, length);
    this.at = markLength(this.bytes);
    try {
      this.whole();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
  }

  private whole(): void {
    this.space();
    this.value();
    this.space();
    while (this.open.length > 0) {
      this.next();
      this.space();
    }
    if (this.at < this.bytes.length) this.broken();
  }

  /** A comma and what follows, or the end of the object or list that is open. */
  private next(): void {
    const inner = this.open[this.open.length - 1];
    const byte = this.bytes[this.at];
    if (byte === (inner.keys === undefined ? ascii.CLOSE_LIST : ascii.CLOSE_OBJECT)) {
      this.at++;
      this.open.pop();
      if (inner.written !== undefined) this.written.push({ holder: this.path(), numbers: inner.written });
      return;
    }
    if (byte !== ascii.COMMA) this.broken();
    this.at++;
    this.space();
    this.entry(inner);
  }

  /** An item of a list, or a key of an object and its value. */
  private entry(inner: Open): void {
    if (inner.keys === undefined) (inner.place as number)++;
    else this.key(inner, inner.keys);
    this.value();
  }

  private value(): void {
    const byte = this.bytes[this.at];
    if (byte === ascii.OPEN_OBJECT || byte === ascii.OPEN_LIST) this.holder(byte === ascii.OPEN_OBJECT);
    else if (byte === ascii.QUOTE) this.text();
    else if (byte === ascii.MINUS || ascii.isDigit(byte)) this.number();
    else this.word();
  }

  private holder(isObject: boolean): void {
    if (this.open.length === DEEPEST) this.stop(wrong.deep(this.path()));
    this.weigh(WEIGHTS.holder);
    this.at++;
    this.space();
    const inner: Open = { keys: isObject ? new Map() : undefined, place: -1 };
    this.open.push(inner);
    if (this.bytes[this.at] === (isObject ? ascii.CLOSE_OBJECT : ascii.CLOSE_LIST)) this.next();
    else this.entry(inner);
  }

  private key(inner: Open, keys: Map<string, number>): void {
    const from = this.at;
    if (this.bytes[from] !== ascii.QUOTE) this.broken();
    const isPlain = this.text();
    const raw = this.bytes.subarray(from, this.at);
    if (raw.length > LONGEST_KEY) this.stop(wrong.longKey(this.path(-1), from));
    if (!isPlain) this.weigh(WEIGHTS.close);
    const key = isPlain ? DECODER.decode(raw.subarray(1, -1)) : JSON.parse(DECODER.decode(raw));
    inner.place = key;
    const before = keys.get(key);
    if (before !== undefined) this.find(wrong.twice(this.path(), before, from));
    else keys.set(key, from);
    if (keys.size > MOST_KEYS) this.stop(wrong.crowded(this.path(-1)));
    this.space();
    if (this.bytes[this.at] !== ascii.COLON) this.broken();
    this.at++;
    this.space();
  }

  /** @returns whether it holds ASCII alone, without escapes */
  private text(): boolean {
    const from = this.at++;
    let isPlain = true;
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === ascii.QUOTE) break;
      if (byte === undefined || byte < 0x20) this.broken();
      if (byte < 0x80 && byte !== ascii.BACKSLASH) {
        this.at++;
        continue;
      }
      isPlain = false;
      if (byte === ascii.BACKSLASH) this.escape();
      else this.wide();
    }
    this.at++;
    this.weigh(WEIGHTS.text + this.at - from);
    return isPlain;
  }

  private wide(): void {
    const length = characterLength(this.bytes, this.at);
    if (length === 0) this.stop(wrong.inOtherEncoding(this.at));
    this.at += length;
  }

  private escape(): void {
    const from = this.at;
    const unit = this.escaped();
    if (unit < 0xd800 || unit > 0xdfff) return;
    // A character beyond U+FFFF is written as two escapes, neither of which is a character.
    const isHigh = unit < 0xdc00;
    if (isHigh && this.bytes[this.at] === ascii.BACKSLASH && this.bytes[this.at + 1] === ascii.SMALL_U) {
      const second = this.at;
      const low = this.escaped();
      if (low >= 0xdc00 && low <= 0xdfff) return;
      this.at = second;
    }
    this.find(wrong.half(this.path(), from));
  }

  /** @returns the unit that is escaped by its number; 0 for other escapes */
  private escaped(): number {
    const letter = this.bytes[this.at + 1];
    if (letter !== ascii.SMALL_U) {
      if (!ascii.ESCAPES.has(letter)) this.broken();
      this.at += 2;
      return 0;
    }
    let unit = 0;
    for (let place = 2; place < 6; place++) {
      const digit = ascii.hexadecimal(this.bytes[this.at + place]);
      if (digit === undefined) this.broken();
      unit = 16 * unit + digit;
    }
    this.at += 6;
    return unit;
  }

  private number(): void {
    const from = this.at;
    if (this.bytes[this.at] === ascii.MINUS) this.at++;
    if (this.bytes[this.at] === ascii.ZERO) this.at++;
    else this.digits();
    const whole = this.at - from;
    if (this.bytes[this.at] === ascii.POINT) {
      this.at++;
      this.digits();
    }
    const before = this.at - from;
    const exponent = this.exponent();
    if (exponent === 0 && before - whole === THOUSAND.length) this.thousand(from);
    const isKept = isSurelyKept(whole, before, exponent);
    this.weigh(isKept ? WEIGHTS.number : WEIGHTS.close);
    if (isKept) return;
    const literal = DECODER.decode(this.bytes.subarray(from, Math.min(this.at, from + LONGEST_NUMBER)));
    const loss = this.at - from > LONGEST_NUMBER ? "digits" : lossOf(literal);
    if (loss !== undefined) this.find(wrong.lost(this.path(), from, loss, literal));
  }

  /** Keeps the text of a number that could be a thousand times as large. */
  private thousand(from: number): void {
    const inner = this.open[this.open.length - 1];
    // The numbers of a list have one shape, so that a few of them show what it is.
    const isEnough = inner?.keys === undefined && (inner?.written?.size ?? 0) >= MOST_OF_LIST;
    if (isEnough || this.bytes[this.at - 1] !== ascii.ZERO) return;
    const text = DECODER.decode(this.bytes.subarray(from, Math.min(this.at, from + LONGEST_THOUSAND)));
    if (inner === undefined || !text.endsWith(THOUSAND) || !mayBeThousands(text)) return;
    this.weigh(WEIGHTS.text);
    inner.written ??= new Map();
    inner.written.set(inner.place, text);
  }

  /** @returns 0 if there is none */
  private exponent(): number {
    if (this.bytes[this.at] !== ascii.SMALL_E && this.bytes[this.at] !== ascii.LARGE_E) return 0;
    this.at++;
    const isBelow = this.bytes[this.at] === ascii.MINUS;
    if (isBelow || this.bytes[this.at] === ascii.PLUS) this.at++;
    const from = this.at;
    this.digits();
    let size = 0;
    for (let place = from; place < this.at && size <= LARGEST_KEPT_EXPONENT; place++)
      size = 10 * size + this.bytes[place] - ascii.ZERO;
    return isBelow ? -size : size;
  }

  private digits(): void {
    if (!ascii.isDigit(this.bytes[this.at])) this.broken();
    while (ascii.isDigit(this.bytes[this.at])) this.at++;
  }

  private word(): void {
    const { bytes, at } = this;
    const found = ascii.WORDS.find((word) => word.every((letter, place) => bytes[at + place] === letter));
    if (found === undefined) this.broken();
    this.weigh(WEIGHTS.number);
    this.at += found.length;
  }

  private space(): void {
    const { bytes } = this;
    for (;;) {
      const byte = bytes[this.at];
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return;
      this.at++;
    }
  }

  private weigh(bytes: number): void {
    this.weight += bytes;
    if (this.weight > MOST_READ_BYTES) this.stop(wrong.heavy);
  }

  /** Keys and places down to what is being read. @param less leaves out so many at the end, as a negative number */
  private path(less?: -1): (string | number)[] {
    return this.open.slice(0, less).map(({ place }) => place);
  }

  private find(finding: Finding): void {
    this.findings.push(finding);
    if (this.findings.length === MOST_WORKED_OUT) throw new Stop();
  }

  private stop(finding: Finding): never {
    this.findings.push(finding);
    throw new Stop();
  }

  private broken(): never {
    this.stop(wrong.broken(this.at, jsonHint(this.bytes, this.at)));
  }
}

const DECODER = new TextDecoder();
