import jstat from "jstat";
import { compare } from "../../sim/index.ts";
import { armWorlds, type Pattern, together } from "./pattern.ts";

export type Stand = "shown" | "not shown" | "cannot tell";

export interface Judged {
  value: number;
  /** 95 % interval. */
  low: number;
  high: number;
  worlds: number;
  stand: Stand;
}

/** @param change of every arm */
export function judged(pattern: Pattern, worlds: number, change: object = {}): Judged {
  const arms = pattern.arms.map((arm, place) => together(arm, change, { id: `arm${place}` }));
  const results = compare(arms, {
    seed: "patterns",
    replicates: worlds,
    ...(pattern.recorderOf === undefined ? {} : { recorderOf: pattern.recorderOf }),
  });
  const found = Array.from({ length: worlds }, (_, replicate) =>
    pattern.measure(armWorlds(results, replicate), replicate),
  ).filter(([part, whole]) => !Number.isNaN(part) && !Number.isNaN(whole));
  return standing(found, pattern.band);
}

/**
 * The ratio of sums over worlds, which a world without anybody does not upset, with an interval by leaving out one
 * world after the other. Shown if the whole interval lies in the band, not shown if none of it does.
 *
 * @param found part and whole of each world; the whole is 1 where a number is no ratio
 */
export function standing(
  found: readonly (readonly [number, number])[],
  [least, most]: readonly [number, number],
): Judged {
  const n = found.length;
  const [parts, wholes] = [0, 1].map((at) => found.reduce((sum, pair) => sum + pair[at], 0));
  const without = found.map(([part, whole]) => (parts - part) / (wholes - whole));
  const mean = without.reduce((sum, one) => sum + one, 0) / n;
  const variance = (without.reduce((sum, one) => sum + (one - mean) ** 2, 0) * (n - 1)) / n;
  const half = n < 2 ? Number.POSITIVE_INFINITY : jstat.studentt.inv(0.975, n - 1) * Math.sqrt(variance);
  const value = parts / wholes;
  const [low, high] = [value - half, value + half];
  const stand =
    low >= least && high <= most ? "shown" : high < least || low > most ? "not shown" : "cannot tell";
  return { value, low, high, worlds: n, stand };
}
