import { PAIRS, type Pair } from "../../sim/model/built-in.ts";
import { asWritten } from "./as-written.ts";
import { type Compared, comparedIn, ran, requestOf, seriesDigest } from "./comparison.ts";
import type { Piece } from "./piece.ts";

/** Enough for six verdicts to say that no difference matters. */
export const PAIR_WORLDS = 50;

function compared(pair: Pair, replicates: number): { weeks: string; compared: Compared } {
  const request = requestOf(pair, replicates);
  const { worlds } = ran(request);
  return { weeks: seriesDigest(worlds), compared: comparedIn(request, worlds) };
}

/** Results of every ready pair in a few worlds. */
export const pairs: Piece<Compared> = {
  name: "pairs",
  pages: ["docs/scenarios.md"],
  parts: [...PAIRS.values()].map((pair) => ({
    id: pair.id,
    basis: () => ({
      worlds: PAIR_WORLDS,
      arms: [pair.baseline, ...pair.others].map(asWritten),
      first: compared(pair, 1),
    }),
    make: () => compared(pair, PAIR_WORLDS).compared,
  })),
};
