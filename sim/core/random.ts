import seedrandom from "seedrandom";

/**
 * Threefry2x32 with 20 rounds (Salmon et al. 2011), a counter-based generator: the same key and counter
 * always give the same block, so a draw does not depend on other draws and does not change them.
 *
 * @param words receives the two 32-bit words of the block
 * @param uniform receives the block as a number strictly between 0 and 1, with 52 random bits; computing it here,
 *   from the words in registers, takes a third less time
 */
export function threefry2x32(
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
  words: Uint32Array,
  uniform: Float64Array,
) {
  const key2 = 0x1bd11bda ^ key0 ^ key1;
  let a = (counter0 + key0) | 0;
  let b = (counter1 + key1) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key1) | 0;
  b = (b + key2 + 1) | 0;

  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + key2) | 0;
  b = (b + key0 + 2) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key0) | 0;
  b = (b + key1 + 3) | 0;

  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + key1) | 0;
  b = (b + key2 + 4) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key2) | 0;
  b = (b + key0 + 5) | 0;

  words[0] = a;
  words[1] = b;
  uniform[0] = ((a >>> 6) * 67_108_864 + (b >>> 6) + 0.5) / 4_503_599_627_370_496;
}

/** Warm-up weeks are negative; the offset makes them non-negative, so that week and counter fit in one 32-bit word. */
const WEEK_OFFSET = 32_768;

/**
 * One named source of draws, for one replicate and one operation. A draw depends only on the stream's key and
 * (index, week, counter), never on other people's draws or their order.
 */
export class Stream {
  private readonly words = new Uint32Array(2);
  private readonly number = new Float64Array(1);

  constructor(
    private readonly key0: number,
    private readonly key1: number,
  ) {}

  /**
   * A uniform number strictly between 0 and 1, with 52 random bits.
   *
   * @param index of the person (or other item that the stream is about), 0 to 2^32 − 1
   * @param week −32,768 to 32,767; negative during the warm-up
   * @param counter 0 to 65,535, for the successive draws of one person in one week
   */
  uniform(index: number, week = 0, counter = 0): number {
    const counters = ((week + WEEK_OFFSET) << 16) | counter;
    threefry2x32(this.key0, this.key1, index, counters, this.words, this.number);
    return this.number[0];
  }
}

/** 32-bit FNV-1a of the text's UTF-16 units, mixed once more so that similar names give very different keys. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** All streams of one replicate. Keys come from the user's text seed, the replicate, the stream and the operation. */
export class Draws {
  private readonly key = new Uint32Array(2);
  /** By operation, then by name, so that a lookup needs no joined text. */
  private readonly streams = new Map<string, Map<string, Stream>>();

  constructor(seed: string, replicate: number) {
    const words = seedrandom.alea(seed);
    threefry2x32(words.int32(), words.int32(), replicate, 0, this.key, new Float64Array(1));
  }

  /** @param operation id of the operation, or "" for draws that do not depend on an operation */
  stream(name: string, operation = ""): Stream {
    let own = this.streams.get(operation);
    if (own === undefined) {
      own = new Map();
      this.streams.set(operation, own);
    }
    let stream = own.get(name);
    if (stream === undefined) {
      const key = new Uint32Array(2);
      threefry2x32(this.key[0], this.key[1], hashText(name), hashText(operation), key, new Float64Array(1));
      stream = new Stream(key[0], key[1]);
      own.set(name, stream);
    }
    return stream;
  }
}
