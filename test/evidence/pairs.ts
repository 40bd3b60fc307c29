import { PAIRS, type Pair } from "../../sim/model/built-in.ts";
import { type Compared, comparedIn, ran, requestOf } from "./comparison.ts";
import type { Piece } from "./piece.ts";

/** Enough to see what is plain. */
export const PAIR_WORLDS = 16;

function compared(pair: Pair, worlds: number): Compared {
  const request = requestOf(pair, worlds);
  return comparedIn(request, ran(request).worlds);
}

/** What every ready pair says in a few worlds. */
export const pairs: Piece<Compared> = {
  name: "pairs",
  pages: ["docs/scenarios.md"],
  parts: [...PAIRS.values()].map((pair) => ({
    id: pair.id,
    basis: () => ({ worlds: PAIR_WORLDS, first: compared(pair, 1) }),
    make: () => compared(pair, PAIR_WORLDS),
  })),
};
