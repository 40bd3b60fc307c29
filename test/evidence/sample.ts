import { createHash } from "node:crypto";
import type { Part, Piece } from "./piece.ts";

/** Pieces with at most this many parts are checked whole. */
const SMALL = 8;

/**
 * Parts to make again: all of a small piece, one in eight of a large one.
 *
 * @param text selects the parts, always the same ones for the same text; with commit hashes every part is checked in time
 */
export const sampleOf = <R>({ parts }: Piece<R>, text: string): readonly Part<R>[] =>
  parts.length <= SMALL ? parts : oneInEight(parts, ({ id }) => id, text);

/** Pieces to make again: all, but of those that share a folder, as `tensions/…` do, one in eight. */
export function sampledPieces<P extends { name: string }>(pieces: readonly P[], text: string): readonly P[] {
  const grouped = pieces.filter(({ name }) => name.includes("/"));
  const chosen = new Set(oneInEight(grouped, ({ name }) => name, text));
  return pieces.filter((piece) => !piece.name.includes("/") || chosen.has(piece));
}

function oneInEight<T>(items: readonly T[], idOf: (item: T) => string, text: string): readonly T[] {
  const place = (item: T) =>
    createHash("sha256")
      .update(`${text} ${idOf(item)}`)
      .digest("hex");
  const chosen = [...items].sort((a, b) => (place(a) < place(b) ? -1 : 1));
  return chosen.slice(0, Math.ceil(items.length / SMALL));
}
