import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Part, Piece } from "./piece.ts";

export const FOLDER = "docs/evidence";

interface Kept {
  /** SHA-256 of the part's basis when it was made. */
  basis: string;
  result: unknown;
}

/** The kept results of a piece, by part. */
export type Store = Readonly<Record<string, Kept>>;

const pathOf = ({ name }: Piece, folder: string) => `${folder}/${name}.json`;

export function readStore(piece: Piece, folder = FOLDER): Store {
  const path = pathOf(piece, folder);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}

/** Writes parts in the order of the piece, without those that it no longer has. */
export function writeStore(piece: Piece, store: Store, folder = FOLDER): void {
  const kept = piece.parts.flatMap(({ id }) => (id in store ? [[id, store[id]] as const] : []));
  const path = pathOf(piece, folder);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${written(Object.fromEntries(kept))}\n`);
}

/**
 * The kept result of a part, whether or not it is up to date.
 *
 * @param id the part's id; by default the piece's name, for pieces of one part
 * @throws Error that says how to make a missing result
 */
export function resultOf<R>(piece: Piece<R>, id = piece.name): R {
  const kept = readStore(piece)[id];
  if (kept === undefined)
    throw new Error(
      `${pathOf(piece, FOLDER)} has nothing on "${id}": run npm run evidence ${piece.name}, then npm run docs`,
    );
  return kept.result as R;
}

export const basisOf = async (part: Part): Promise<string> =>
  createHash("sha256")
    .update(JSON.stringify(await part.basis()))
    .digest("hex");

/** Ids of parts that must be made again, and of kept parts that the piece no longer has. */
export async function staleParts(piece: Piece, store = readStore(piece)): Promise<string[]> {
  const stale: string[] = [];
  for (const part of piece.parts) if (store[part.id]?.basis !== (await basisOf(part))) stale.push(part.id);
  const ids = new Set(piece.parts.map(({ id }) => id));
  return [...stale, ...Object.keys(store).filter((id) => !ids.has(id))];
}

/** What to do about a stale piece. */
export const advice = ({ name, pages }: Piece): string =>
  `${pages.join(", ")} ${pages.length === 1 ? "is" : "are"} out of date: run npm run evidence ${name}, then npm run docs`;

/** JSON with one key per line, and lists of plain values on one line. */
export function written(value: unknown, indent = ""): string {
  const isPlain = (item: unknown) => typeof item !== "object" || item === null;
  if (isPlain(value) || (Array.isArray(value) && value.every(isPlain))) return JSON.stringify(value);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const lines = Array.isArray(value)
    ? value.map((item) => inner + written(item, inner))
    : Object.entries(value as object).map(
        ([key, item]) => `${inner}${JSON.stringify(key)}: ${written(item, inner)}`,
      );
  return lines.length === 0 ? open + close : `${open}\n${lines.join(",\n")}\n${indent}${close}`;
}
