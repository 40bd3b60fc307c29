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
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24];

/** One block of Threefry2x32-20, written out by whoever needs one: the source text is made here, so that it is short. */
function blockSource(): string {
  const lines = ["const c = 0x1bd11bda ^ k ^ l; let a = (x + k) | 0, b = (y + l) | 0;"];
  const keys = ["k", "l", "c"];
  for (let round = 0; round < 20; round++) {
    const turn = ROTATIONS[round % 8];
    lines.push(`a = (a + b) | 0; b = ((b << ${turn}) | (b >>> ${32 - turn})) ^ a;`);
    if (round % 4 !== 3) continue;
    const group = (round + 1) / 4;
    lines.push(`a = (a + ${keys[group % 3]}) | 0; b = (b + ${keys[(group + 1) % 3]} + ${group}) | 0;`);
  }
  lines.push("return ((a >>> 6) * 67108864 + (b >>> 6) + 0.5) / 4503599627370496;");
  return lines.join("\n");
}

const block = new Function("k", "l", "x", "y", blockSource()) as (
  k: number,
  l: number,
  x: number,
  y: number,
) => number;

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
