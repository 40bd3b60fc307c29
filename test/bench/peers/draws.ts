import { Draws } from "../../../sim/core/random.ts";
import { SEED } from "./people.ts";

/** A source of uniform numbers; only the keyed one looks at what they are for. */
export interface Source {
  uniform(person: number, week: number, counter: number): number;
}

/** xoroshiro64*: as fast as an engine's Math.random, and with a seed. */
class Fast implements Source {
  private a: number;
  private b: number;

  constructor(world: number) {
    this.a = Math.imul(world + 1, 0x9e3779b1) | 1;
    this.b = Math.imul(world + 7, 0x85ebca6b) | 1;
    for (let i = 0; i < 20; i++) this.uniform();
  }

  uniform(): number {
    const { a } = this;
    const b = this.b ^ a;
    this.a = ((a << 26) | (a >>> 6)) ^ b ^ (b << 9);
    this.b = (b << 13) | (b >>> 19);
    return ((Math.imul(a, 0x9e3779bb) >>> 0) + 0.5) / 4_294_967_296;
  }
}

const WEEK_OFFSET = 32_768;
/** One block of Threefry2x32-20 as a uniform number, written out so that the engine can take it into a loop. */
function block(k: number, l: number, x: number, y: number): number {
  const c = 0x1bd11bda ^ k ^ l;
  let a = (x + k) | 0;
  let b = (y + l) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + l) | 0;
  b = (b + c + 1) | 0;

  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + c) | 0;
  b = (b + k + 2) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k) | 0;
  b = (b + l + 3) | 0;

  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + l) | 0;
  b = (b + c + 4) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + c) | 0;
  b = (b + k + 5) | 0;

  return ((a >>> 6) * 67_108_864 + (b >>> 6) + 0.5) / 4_503_599_627_370_496;
}

/** The draws that Levain makes: Threefry2x32 of the stream's key, the person, the week and a counter. */
class Keyed implements Source {
  private readonly key0: number;
  private readonly key1: number;

  constructor(replicate: number, turn: number) {
    const stream = new Draws(SEED, replicate).stream(`peer.${turn}`);
    const { key0, key1 } = stream as unknown as { key0: number; key1: number };
    this.key0 = key0 | 0;
    this.key1 = key1 | 0;
  }

  uniform(person: number, week: number, counter: number): number {
    return block(this.key0, this.key1, person, ((week + WEEK_OFFSET) << 16) | counter);
  }
}

export type Kind = "fast" | "keyed";

export const sourceOf = (kind: Kind, replicate: number, turn: number): Source =>
  kind === "fast" ? new Fast(turn * 64 + replicate) : new Keyed(replicate, turn);

/** Poisson count by inversion of one uniform. */
export function poisson(u: number, mean: number, cap: number): number {
  if (mean <= 0) return 0;
  let count = 0;
  let mass = Math.exp(-mean);
  let below = mass;
  while (u > below && count < cap) {
    count++;
    mass *= mean / count;
    below += mass;
  }
  return count;
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
