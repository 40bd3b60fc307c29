import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { main } from "./main.ts";
import type { Piece } from "./piece.ts";
import { rounded } from "./piece.ts";
import { PIECES } from "./pieces.ts";
import { sampledPieces, sampleOf } from "./sample.ts";
import { advice, basisOf, FOLDER, readStore, resultOf, staleParts, writeStore, written } from "./store.ts";

test.each(PIECES)("the evidence $name is that of today's model", async (piece) => {
  expect(await staleParts(piece), advice(piece)).toEqual([]);
});

test("every kept file belongs to a piece, and names of pieces and parts are unique", () => {
  const names = PIECES.map(({ name }) => name);
  const files = readdirSync(FOLDER, { recursive: true }).filter((file) => String(file).endsWith(".json"));
  expect(files.sort()).toEqual(names.map((name) => `${name}.json`).sort());
  for (const { name, parts } of PIECES)
    expect(new Set(parts.map(({ id }) => id)).size, name).toBe(parts.length);
});

/** A piece whose parts depend on the numbers given. */
const pieceOf = (basis: Record<string, unknown>): Piece => ({
  name: "numbers",
  pages: ["docs/numbers.md"],
  parts: Object.entries(basis).map(([id, value]) => ({ id, basis: () => value, make: () => [value] })),
});

describe("kept evidence", () => {
  const folder = mkdtempSync(join(tmpdir(), "levain-evidence-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("becomes stale part by part: when a basis changes, or a part is added or removed", async () => {
    const piece = pieceOf({ a: 1, b: 2, c: 3 });
    expect(await staleParts(piece, readStore(piece, folder))).toEqual(["a", "b", "c"]);
    const kept = piece.parts.map(async (part) => [part.id, { basis: await basisOf(part), result: null }]);
    writeStore(piece, Object.fromEntries(await Promise.all(kept)), folder);
    const store = readStore(piece, folder);
    expect(await staleParts(piece, store)).toEqual([]);
    expect(await staleParts(pieceOf({ a: 1, b: 5, d: 4 }), store)).toEqual(["b", "d", "c"]);
    writeStore(pieceOf({ a: 1, b: 5 }), store, folder);
    expect(Object.keys(readStore(piece, folder))).toEqual(["a", "b"]);
  });

  test("says how to make what is missing", () => {
    expect(() => resultOf(pieceOf({}), "nothing")).toThrow(
      /nothing on "nothing": run npm run evidence numbers/,
    );
    expect(advice(pieceOf({}))).toMatch(/^docs\/numbers.md is out of date: run npm run evidence numbers/);
  });

  test("reads back unchanged, with lists of numbers on one line", () => {
    const value = { a: [1, null, "[2, 3]"], b: { c: [[0.1], { d: true }] }, e: {}, f: [] };
    expect(JSON.parse(written(value))).toEqual(value);
    expect(written(value)).toContain('"a": [1,null,"[2, 3]"]');
  });
});

test("of pieces that share a folder a sample has one in eight; in time samples cover everything", () => {
  const pieces = ["alone", ...Array.from({ length: 20 }, (_, one) => `many/${one}`)].map((name) => ({
    name,
  }));
  const names = (text: string) => sampledPieces(pieces, text).map(({ name }) => name);
  expect(names("abc")).toEqual(names("abc"));
  expect(names("abc")).toHaveLength(4);
  expect(names("abc")).toContain("alone");
  const covered = new Set(Array.from({ length: 100 }, (_, one) => names(`commit ${one}`)).flat());
  expect(covered.size).toBe(21);
});

test("a sample is all of a small piece and one in eight of a large one; in time samples cover everything", () => {
  const of = (count: number) =>
    pieceOf(Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, n])));
  const ids = (count: number, text: string) => sampleOf(of(count), text).map(({ id }) => id);
  expect(ids(8, "")).toHaveLength(8);
  expect(ids(37, "a")).toHaveLength(5);
  expect(ids(37, "a")).toEqual(ids(37, "a"));
  const seen = new Set(Array.from({ length: 100 }, (_, n) => ids(37, `commit ${n}`)).flat());
  expect(seen.size).toBe(37);
});

test("derived numbers are kept to six digits", () => {
  expect(rounded(0.12345678)).toBe(0.123457);
  expect(rounded(Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
});

describe("npm run evidence", () => {
  const folder = mkdtempSync(join(tmpdir(), "levain-evidence-"));
  const told: string[] = [];
  const noted: string[] = [];
  beforeEach(() => {
    told.length = 0;
    noted.length = 0;
    vi.spyOn(process.stdout, "write").mockImplementation((text) => told.push(String(text)) > 0);
    vi.spyOn(process.stderr, "write").mockImplementation((text) => noted.push(String(text)) > 0);
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (basis: Record<string, unknown>, ...args: string[]) => main(args, [pieceOf(basis)], folder);
  const partsTold = () => told.join("").match(/(?<=numbers: )\w+(?= \()/g) ?? [];

  test("makes only what is out of date, or all", async () => {
    expect(await run({ a: 1, b: 2 })).toBe(0);
    expect(partsTold()).toEqual(["a", "b"]);
    told.length = 0;
    await run({ a: 1, b: 2 });
    expect(told).toEqual(["numbers: up to date\n"]);
    await run({ a: 1, b: 3 });
    expect(partsTold()).toEqual(["b"]);
    told.length = 0;
    await run({ a: 1, b: 3 }, "--all", "numbers");
    expect(partsTold()).toEqual(["a", "b"]);
  });

  test("lists what is out of date; a check fails on other bytes and writes nothing", async () => {
    await run({ a: 1, b: 3 });
    expect(await run({ a: 1, b: 4 }, "--list")).toBe(0);
    expect(told.join("")).toContain("1 of 2 out of date");
    expect(await run({ a: 1, b: 3 }, "--check")).toBe(0);
    expect(await run({ a: 1, b: 4 }, "--check")).toBe(1);
    expect(told.join("")).toContain("numbers: b: DIFFERS");
    expect(await run({ a: 1, b: 3 }, "--check", "numbers")).toBe(0);
  });

  test.each([
    [["nothing"], "nothing: known: numbers"],
    [["nombers"], "did you mean numbers?"],
    [["--wrong"], "--wrong"],
  ])("refuses %s and names what exists", async (args, said) => {
    expect(await run({ a: 1 }, ...args)).toBe(2);
    expect(noted.join("")).toContain(said);
    expect(noted.join("")).toContain("npm run evidence");
  });
});
