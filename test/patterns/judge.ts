import { studentQuantile } from "../../sim/core/student.ts";
import { compare, type WorldCache } from "../../sim/index.ts";
import { seriesDigest } from "../evidence/comparison.ts";
import { rounded } from "../evidence/piece.ts";
import { armWorlds, type Pattern, type Stand, together } from "./pattern.ts";

/** A number with its 95 % interval, to six significant digits. */
export interface Interval {
  value: number;
  low: number;
  high: number;
}

/** A part and a whole; the whole is 1 where a number is no ratio. */
type Ratio = [part: number, whole: number];

/** What a pattern's arms show. */
export interface Shown {
  /** Digest of every week, whatever of it is measured. */
  weeks: string;
  /** By world, where it is defined. */
  ratios: Ratio[];
}

/** What is run and measured, whatever is expected of it. */
type Measured = Pick<Pattern, "arms" | "recorderOf" | "measure">;

/**
 * Runs a pattern's arms in matched worlds.
 *
 * @param change of every arm
 * @param cache of people and arms that other patterns may share
 */
export function shownBy(pattern: Measured, worlds: number, change: object = {}, cache?: WorldCache): Shown {
  const arms = pattern.arms.map((arm, place) => together(arm, change, { id: `arm${place}` }));
  const results = compare(arms, {
    seed: "patterns",
    replicates: worlds,
    ...(pattern.recorderOf === undefined ? {} : { recorderOf: pattern.recorderOf }),
    ...(cache && { cache }),
  });
  const measured = Array.from({ length: worlds }, (_, replicate): Ratio => {
    const [part, whole] = pattern.measure(armWorlds(results, replicate), replicate);
    return [part, whole];
  });
  const ratios = measured.filter(([part, whole]) => !Number.isNaN(part) && !Number.isNaN(whole));
  return { weeks: seriesDigest(results.worlds), ratios };
}

/**
 * The ratio of sums over worlds, which a world without anybody does not upset, with an interval by leaving out one
 * world after the other.
 *
 * @param level how often it holds the truth
 */
export function intervalOf(found: readonly Ratio[], level = 0.95): Interval {
  const n = found.length;
  const [parts, wholes] = [0, 1].map((at) => found.reduce((sum, pair) => sum + pair[at], 0));
  const without = found.map(([part, whole]) => (parts - part) / (wholes - whole));
  const mean = without.reduce((sum, one) => sum + one, 0) / n;
  const variance = (without.reduce((sum, one) => sum + (one - mean) ** 2, 0) * (n - 1)) / n;
  const half =
    n < 2 ? Number.POSITIVE_INFINITY : studentQuantile((1 + level) / 2, n - 1) * Math.sqrt(variance);
  const value = parts / wholes;
  return { value: rounded(value), low: rounded(value - half), high: rounded(value + half) };
}

/** Shown if the whole interval lies in the band, not shown if none of it does. */
export function standing({ low, high }: Interval, [least, most]: readonly [number, number]): Stand {
  if (low >= least && high <= most) return "shown";
  return high < least || low > most ? "not shown" : "cannot tell";
}
