import { parseArgs } from "node:util";
import { didYouMean } from "../../sim/input/suggestions.ts";
import type { Piece } from "./piece.ts";
import { PIECES } from "./pieces.ts";
import { sampledPieces, sampleOf } from "./sample.ts";
import { basisOf, FOLDER, readStore, staleParts, writeStore, written } from "./store.ts";

const USAGE = `npm run evidence [name...]              make what is out of date
npm run evidence -- --list              list all evidence, and what is out of date
npm run evidence -- --all [name...]     make everything again
npm run evidence -- --check [name...]   make pieces again and compare bytes; without names, a sample of every piece,
                                        chosen by --sample TEXT
`;
const OPTIONS = {
  list: { type: "boolean", default: false },
  all: { type: "boolean", default: false },
  check: { type: "boolean", default: false },
  sample: { type: "string", default: "" },
} as const;

const tell = (line: string) => process.stdout.write(`${line}\n`);

/**
 * The command `npm run evidence`.
 *
 * @param all the existing pieces, kept in `folder`
 * @returns the exit code: 1 if a check finds other bytes, 2 for a wrong call
 */
export async function main(args: readonly string[], all = PIECES, folder = FOLDER): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
    const pieces = positionals.length === 0 ? all : positionals.map((name) => pieceOf(name, all));
    if (values.list) return await list(pieces, folder);
    if (values.check)
      return await check(pieces, folder, positionals.length === 0 ? values.sample : undefined);
    for (const piece of pieces) await make(piece, folder, values.all);
    return 0;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n${USAGE}`);
    return 2;
  }
}

function pieceOf(name: string, all: readonly Piece[]): Piece {
  const found = all.find((piece) => piece.name === name);
  if (found !== undefined) return found;
  const names = all.map((piece) => piece.name);
  throw new TypeError(`${name}: ${didYouMean(name, names)?.en ?? `known: ${names.join(", ")}`}`);
}

async function list(pieces: readonly Piece[], folder: string): Promise<number> {
  for (const piece of pieces) {
    const stale = (await staleParts(piece, readStore(piece, folder))).length;
    const state = stale === 0 ? "up to date" : `${stale} of ${piece.parts.length} out of date`;
    tell(`${piece.name.padEnd(14)} ${state.padEnd(22)} ${piece.pages.join(", ")}`);
  }
  return 0;
}

/** Makes parts one by one and saves each at once, so that an interruption loses at most one. */
async function make(piece: Piece, folder: string, all: boolean): Promise<void> {
  let store = readStore(piece, folder);
  const stale = new Set(all ? piece.parts.map(({ id }) => id) : await staleParts(piece, store));
  for (const part of piece.parts.filter(({ id }) => stale.has(id))) {
    const began = performance.now();
    const result = await part.make();
    store = { ...store, [part.id]: { basis: await basisOf(part), result } };
    writeStore(piece, store, folder);
    tell(`${piece.name}: ${part.id} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  }
  if (stale.size === 0) tell(`${piece.name}: up to date`);
  else writeStore(piece, store, folder);
}

/** @param sample text that selects parts of large pieces; undefined for all parts */
async function check(pieces: readonly Piece[], folder: string, sample: string | undefined): Promise<number> {
  let differing = 0;
  for (const piece of sample === undefined ? pieces : sampledPieces(pieces, sample)) {
    const store = readStore(piece, folder);
    for (const part of sample === undefined ? piece.parts : sampleOf(piece, sample)) {
      const same = written(await part.make()) === written(store[part.id]?.result ?? null);
      if (!same) differing++;
      tell(`${piece.name}: ${part.id}: ${same ? "same bytes" : "DIFFERS from what is kept"}`);
    }
  }
  return differing === 0 ? 0 : 1;
}
