import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Draws, hashText, Stream, threefry2x32 } from "../../sim/core/random.ts";
import { TRAITS } from "../../sim/world/people/traits.ts";

const hex = (words: Uint32Array) => Array.from(words, (word) => word.toString(16).padStart(8, "0")).join(" ");

test.each([
  // Random123's kat_vectors, threefry2x32 with 20 rounds: counter, key, result.
  [[0, 0], [0, 0], "6b200159 99ba4efe"],
  [[0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], "1cb996fc bb002be7"],
  [[0x243f6a88, 0x85a308d3], [0x13198a2e, 0x03707344], "c4923a9c 483df7a0"],
])("Threefry2x32-20 of counter %j under key %j is %s", (counter, key, expected) => {
  const out = new Uint32Array(2);
  threefry2x32(
    key[0],
    key[1],
    Uint32Array.of(counter[0]),
    Uint32Array.of(counter[1]),
    1,
    out,
    new Float64Array(1),
    0,
  );
  expect(hex(out)).toBe(expected);
});

/** Threefry2x32-20 backwards: the counter whose block is the one given. */
function inverse(key0: number, key1: number, block0: number, block1: number): [number, number] {
  const keys = [key0, key1, 0x1bd11bda ^ key0 ^ key1];
  const rotations = [13, 15, 26, 6, 17, 29, 16, 24];
  let a = block0 | 0;
  let b = block1 | 0;
  for (let round = 19; round >= 0; round--) {
    if (round % 4 === 3) {
      const injection = (round + 1) / 4;
      a = (a - keys[injection % 3]) | 0;
      b = (b - keys[(injection + 1) % 3] - injection) | 0;
    }
    const mixed = b ^ a;
    const r = rotations[round % 8];
    b = (mixed >>> r) | (mixed << (32 - r));
    a = (a - b) | 0;
  }
  return [(a - key0) >>> 0, (b - key1) >>> 0];
}

test.each([
  ["the smallest block", 0, 0, 2 ** -53],
  ["the largest block", 0xffffffff, 0xffffffff, 1 - 2 ** -53],
  ["the middle", 0x80000000, 0, 0.5 + 2 ** -53],
])("uniform stays strictly inside (0, 1) for %s", (_, block0, block1, expected) => {
  const [index, second] = inverse(12345, 67890, block0, block1);
  const week = (second >>> 16) - 32_768;
  const u = new Stream(12345, 67890).uniform(index, week, second & 0xffff);
  expect(u).toBe(expected);
  expect(u).toBeGreaterThan(0);
  expect(u).toBeLessThan(1);
});

const EXTREMES = {
  index: [0, 1, 999_999, 2 ** 32 - 1],
  week: [-32_768, -1, 0, 32_767],
  counter: [0, 65_535],
};

test("extreme indices, weeks and counters give numbers strictly inside (0, 1), all different", () => {
  const stream = new Draws("extremes", 0).stream("test");
  const seen = new Set<number>();
  for (const index of EXTREMES.index)
    for (const week of EXTREMES.week)
      for (const counter of EXTREMES.counter) {
        const u = stream.uniform(index, week, counter);
        expect(u > 0 && u < 1, `index ${index} week ${week} counter ${counter}: ${u}`).toBe(true);
        seen.add(u);
      }
  expect(seen.size).toBe(4 * 4 * 2);
});

test("no two of many keys give the same draw, and the same key always gives the same", () => {
  const keys: [seed: string, replicate: number, name: string, operation: string][] = [];
  for (const seed of ["levain", "levain ", "1", "01"])
    for (const replicate of [0, 1, 2, 65_536])
      for (const name of ["awareness.clock", "joining.taste", "joining.tastf"])
        for (const operation of ["", "a", "b", "forum"]) keys.push([seed, replicate, name, operation]);
  const seen = new Map<number, string>();
  for (const [seed, replicate, name, operation] of keys) {
    const stream = new Draws(seed, replicate).stream(name, operation);
    for (let index = 0; index < 12; index++)
      for (let week = -3; week < 9; week++)
        for (let counter = 0; counter < 6; counter++) {
          const key = JSON.stringify([seed, replicate, name, operation, index, week, counter]);
          const u = stream.uniform(index, week, counter);
          if (seen.has(u)) expect.unreachable(`${key} and ${seen.get(u)} both draw ${u}`);
          seen.set(u, key);
        }
  }
  expect(seen.size).toBe(keys.length * 12 * 12 * 6);
  const [u, key] = [...seen][seen.size >> 1];
  const [seed, replicate, name, operation, index, week, counter] = JSON.parse(key);
  expect(new Draws(seed, replicate).stream(name, operation).uniform(index, week, counter)).toBe(u);
});

const BINS = 256;
/** Mean and standard deviation of χ² with BINS − 1 degrees of freedom. */
const [CHI_MEAN, CHI_SD] = [BINS - 1, Math.sqrt(2 * (BINS - 1))];

test.each([
  ["people", 100_000, (draws: Draws, i: number) => draws.stream("test").uniform(i)],
  ["weeks", 60_000, (draws: Draws, i: number) => draws.stream("test").uniform(7, i - 30_000)],
  ["counters", 60_000, (draws: Draws, i: number) => draws.stream("test").uniform(7, 52, i)],
  ["operations", 20_000, (draws: Draws, i: number) => draws.stream("test", `o${i}`).uniform(7)],
  ["streams", 20_000, (draws: Draws, i: number) => draws.stream(`test.${i}`).uniform(7)],
  ["replicates", 20_000, (_: Draws, i: number) => new Draws("uniform", i).stream("test").uniform(7)],
  ["seeds", 20_000, (_: Draws, i: number) => new Draws(`${i}`, 0).stream("test").uniform(7)],
])("draws are evenly spread and unrelated to the next over %s (χ²)", (_, n, draw) => {
  const draws = new Draws("uniform", 0);
  const bins = new Float64Array(BINS);
  const pairs = new Float64Array(BINS);
  let previous = 0.5;
  for (let i = 0; i < n; i++) {
    const u = draw(draws, i);
    bins[Math.floor(u * BINS)]++;
    pairs[Math.floor(previous * 16) * 16 + Math.floor(u * 16)]++;
    previous = u;
  }
  for (const [what, counts] of Object.entries({ single: bins, pairs })) {
    const chi = counts.reduce((sum, count) => sum + (count - n / BINS) ** 2 / (n / BINS), 0);
    expect(Math.abs(chi - CHI_MEAN) / CHI_SD, `${what}: χ² = ${chi}`).toBeLessThan(4.5);
  }
});

/** Names written in the code, and those of the traits, which are put together there. */
function streamNames(): string[] {
  const names = new Set(Object.keys(TRAITS).map((id) => `trait.${id}`));
  for (const file of readdirSync("sim", { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const code = readFileSync(`sim/${file}`, "utf8");
    for (const [, name] of code.matchAll(/\.stream\(\s*"([^"]+)"/g)) names.add(name);
  }
  return [...names];
}

test("the names of all streams in use hash differently", () => {
  const names = streamNames();
  for (const known of ["contributing", "joining.taste", "network", "factor.capital", "trait.skill.digital"])
    expect(names).toContain(known);
  const byHash = new Map<number, string[]>();
  for (const name of names) byHash.set(hashText(name), [...(byHash.get(hashText(name)) ?? []), name]);
  expect([...byHash.values()].filter((group) => group.length > 1)).toEqual([]);
});
