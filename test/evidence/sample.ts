import { createHash } from "node:crypto";
import type { Part, Piece } from "./piece.ts";

/** Pieces with at most this many parts are checked whole. */
const SMALL = 8;

/**
 * Parts to make again: all of a small piece, one in eight of a large one.
 *
 * @param text selects the parts, always the same ones for the same text; with commit hashes every part is checked in time
 */
export function sampleOf<R>({ parts }: Piece<R>, text: string): readonly Part<R>[] {
  if (parts.length <= SMALL) return parts;
  const place = (id: string) => createHash("sha256").update(`${text} ${id}`).digest("hex");
  const chosen = [...parts].sort((a, b) => (place(a.id) < place(b.id) ? -1 : 1));
  return chosen.slice(0, Math.ceil(parts.length / SMALL));
}
