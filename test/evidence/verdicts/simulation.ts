import { Draws, type Stream } from "../../../sim/core/random.ts";
import { type Evidence, evidenceOf } from "../../../sim/verdict/evidence.ts";
import { directionOf, type Verdict } from "../../../sim/verdict/verdict.ts";
import type { Distribution, Luck } from "./distributions.ts";

export type Rule = (seen: Evidence, relevant: number, error: number) => Verdict;

/** A case of a distribution: its mean difference and its spread, in smallest relevant differences. */
export interface Case {
  truth: number;
  spread: number;
  /** Whether the longer tail is below. */
  mirrored: boolean;
}

/** What is wrong to say if the mean difference is 0, just matters, or just does not. */
const WRONG: Readonly<Record<"nothing" | "matters" | "too little", (verdict: Verdict) => boolean>> = {
  nothing: (verdict) => directionOf(verdict) !== null,
  matters: (verdict) => verdict === "same" || directionOf(verdict) === "lower",
  "too little": (verdict) => verdict === "higher" || directionOf(verdict) === "lower",
};

/** Cases at which a verdict is most easily wrong. If nothing differs, the mirrored case is as wrong. */
export function edgesOf({ spreads, skewed, only }: Distribution): Case[] {
  const nothing = { truth: 0, spread: Math.max(...spreads), mirrored: false };
  const edges = (skewed ? [false, true] : [false]).flatMap((mirrored) =>
    spreads.map((spread) => ({ truth: 1, spread, mirrored })),
  );
  if (only !== undefined) return only === 0 ? [nothing] : edges;
  return [nothing, ...edges];
}

/** How often families of verdicts had a wrong one, by what is true. */
export function wrongIn(verdicts: readonly (readonly Verdict[])[], truth: number): number {
  const truths = truth === 0 ? (["nothing"] as const) : (["matters", "too little"] as const);
  const rates = truths.map((what) => verdicts.filter((family) => family.some(WRONG[what])).length);
  return Math.max(...rates) / verdicts.length;
}

export interface Families {
  worlds: number;
  /** Verdicts that share the error. */
  metrics: number;
  families: number;
  /** Chance that a world has the same luck in all metrics of a family. */
  shared?: number;
}

/** The evidence of many families of metrics, all of one distribution. */
export function* evidenceIn(
  distribution: Distribution,
  { truth, spread, mirrored }: Case,
  { worlds, metrics, families, shared = 0 }: Families,
): Generator<Evidence[]> {
  const { relevant, range } = distribution;
  const [before, after] = [new Float64Array(worlds), new Float64Array(worlds)];
  const draws = new Draws("verdicts", worlds);
  const [own, common] = [draws.stream(distribution.id), draws.stream(`${distribution.id} common`)];
  for (let family = 0; family < families; family++) {
    yield Array.from({ length: metrics }, (_, metric) => {
      for (let world = 0; world < worlds; world++) {
        const at = (family * metrics + metric) * worlds + world;
        const together = shared > 0 && common.uniform(at, 1) < shared;
        const luck = together ? luckOf(common, family * worlds + world) : luckOf(own, at);
        const sign = mirrored ? -1 : 1;
        const [a, b] = distribution.draw(luck, sign * truth * relevant, spread);
        before[world] = a;
        after[world] = a + sign * (b - a);
      }
      return evidenceOf(before, after, relevant, range);
    });
  }
}

const luckOf = (stream: Stream, at: number): Luck => [
  stream.uniform(at),
  stream.uniform(at, 0, 1),
  stream.uniform(at, 0, 2),
];
