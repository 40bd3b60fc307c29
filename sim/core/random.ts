import seedrandom from "seedrandom";

/** Threefry's constant, which makes the third key word. */
const PARITY = 0x1bd11bda;
/** A power of two, so that multiplying by it is exact. */
const TWO_TO_MINUS_52 = 2.220446049250313e-16;

/**
 * Threefry2x32 with 20 rounds (Salmon et al. 2011), a counter-based generator: the same key and counter
 * always give the same block, so a draw does not depend on other draws and does not change them. Many counters in one
 * call cost a third each of what single calls cost: processors overlap draws that do not wait for each other.
 *
 * @param firsts first word of each counter
 * @param seconds second word of each counter
 * @param words receives the two 32-bit words of the last block
 * @param uniforms receives each block as a number strictly between 0 and 1, with 52 random bits, from place `from` on
 */
export function threefry2x32(
  key0: number,
  key1: number,
  firsts: Uint32Array,
  seconds: Uint32Array,
  count: number,
  words: Uint32Array,
  uniforms: Float64Array,
  from: number,
) {
  const key2 = PARITY ^ key0 ^ key1;
  let a = 0;
  let b = 0;
  for (let at = 0; at < count; at++) {
    a = (firsts[at] + key0) | 0;
    b = (seconds[at] + key1) | 0;

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

    uniforms[from + at] = ((a >>> 6) * 67_108_864 + (b >>> 6) + 0.5) * TWO_TO_MINUS_52;
  }
  words[0] = a;
  words[1] = b;
}

/** Warm-up weeks are negative; the offset makes them non-negative, so that week and counter fit in one 32-bit word. */
const WEEK_OFFSET = 32_768;
/** Nobody reads the words of a draw. */
const WORDS = new Uint32Array(2);

/**
 * One named source of draws, for one replicate and one operation. A draw depends only on the stream's key and
 * (index, week, counter), never on other people's draws or their order.
 */
export class Stream {
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
    INDEX[0] = index;
    OCCASION[0] = occasionOf(week, counter);
    threefry2x32(this.key0, this.key1, INDEX, OCCASION, 1, WORDS, UNIFORM, 0);
    return UNIFORM[0];
  }

  /**
   * {@link uniform} for many at once, which takes a third of the time.
   *
   * @param indices as above, the first `count` of them
   * @param occasions the week and counter of each, as {@link occasionOf} gives them
   * @param out receives one number each, from place `from` on
   */
  uniforms(
    indices: Uint32Array,
    occasions: Uint32Array,
    count: number,
    out: Float64Array,
    from = 0,
  ): Float64Array {
    threefry2x32(this.key0, this.key1, indices, occasions, count, WORDS, out, from);
    return out;
  }

  /** {@link uniform} of `count` successive indices, in week 0. @param first of the indices */
  successive(first: number, count: number): Float64Array {
    const indices = new Uint32Array(count);
    for (let at = 0; at < count; at++) indices[at] = first + at;
    return this.uniforms(
      indices,
      new Uint32Array(count).fill(occasionOf(0, 0)),
      count,
      new Float64Array(count),
    );
  }
}

/** Week and counter of a draw as one number; limits as in {@link Stream.uniform}. */
export function occasionOf(week: number, counter: number): number {
  return ((week + WEEK_OFFSET) << 16) | counter;
}

/** Memory of single draws; those of streams themselves would cost each world hundreds of small arrays. */
const INDEX = new Uint32Array(1);
const OCCASION = new Uint32Array(1);
const UNIFORM = new Float64Array(1);

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

/** Sets a key to the block of a counter under another key. */
function setKey(key0: number, key1: number, counter0: number, counter1: number, key: Uint32Array): void {
  threefry2x32(key0, key1, Uint32Array.of(counter0), Uint32Array.of(counter1), 1, key, UNIFORM, 0);
}

/** All streams of one replicate. Keys come from the user's text seed, the replicate, the stream and the operation. */
export class Draws {
  private readonly key = new Uint32Array(2);
  /** By operation, then by name, so that a lookup needs no joined text. */
  private readonly streams = new Map<string, Map<string, Stream>>();

  constructor(seed: string, replicate: number) {
    const words = seedrandom.alea(seed);
    setKey(words.int32(), words.int32(), replicate, 0, this.key);
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
      setKey(this.key[0], this.key[1], hashText(name), hashText(operation), key);
      stream = new Stream(key[0], key[1]);
      own.set(name, stream);
    }
    return stream;
  }
}
