import { max, min } from "d3";
import { ln } from "../core/math.ts";
import { type Evidence, lowest, type Sample, turned, unseenBelow, unseenInTail } from "./evidence.ts";
import { surelyAbove } from "./mean-test.ts";
import { atLeast } from "./sign-test.ts";

/**
 * What matched worlds say about one metric: its mean difference surely is large enough to matter; surely has this sign,
 * but may be too small to matter; surely is too small to matter; none of these.
 */
export const VERDICTS = [
  "higher",
  "lower",
  "higher-perhaps-too-little",
  "lower-perhaps-too-little",
  "same",
  "cannot-tell",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Highest chance of any wrong verdict among all of a comparison. */
export const FAMILY_ERROR = 0.05;

/** *Same* is not said where a jump in one world of ten could have been missed. */
const RARE = 0.1;

/** Which way a verdict says that the difference goes; null if it does not say. */
export function directionOf(verdict: Verdict | null): "higher" | "lower" | null {
  if (verdict === "higher" || verdict === "higher-perhaps-too-little") return "higher";
  return verdict === "lower" || verdict === "lower-perhaps-too-little" ? "lower" : null;
}

/** Fewest worlds that allow a direction, all of them agreeing, and fewest that allow *same*. */
export function fewestWorlds(verdicts: number): { direction: number; same: number } {
  const error = FAMILY_ERROR / verdicts;
  return { direction: Math.ceil(-ln(error / 2) / Math.LN2), same: fewestForSame(error) };
}

export const fewestForSame = (error: number): number => Math.ceil(ln(error) / ln(1 - RARE));

/**
 * @param relevant smallest difference that matters, ≥ 0
 * @param error chance of a wrong verdict
 */
export function verdictOn(seen: Evidence, relevant: number, error: number): Verdict {
  const [leading, direction] =
    seen.all.mean > 0 ? [seen, "higher" as const] : [turned(seen), "lower" as const];
  // Both bounds have to hold, so each may take the whole error.
  const isSmall = () => isAbove(turned(leading), -relevant, error) && isAbove(leading, -relevant, error);
  if (seen.all.values.length >= fewestForSame(error) && isSmall()) return "same";
  if (!isHigher(leading, error)) return "cannot-tell";
  const matters = relevant === 0 || isAbove(leading, relevant, error / 2);
  return matters ? direction : `${direction}-perhaps-too-little`;
}

const isAbove = (seen: Evidence, test: number, error: number): boolean =>
  surelyAbove(seen.all.values, test, lowest(seen), error);

/** Differences are of about one size if the largest is at most so many times the smallest. */
const ALIKE = 2;
/** Few worlds look alike by luck: where all of them miss a long tail, they lie together at its foot. */
const ALIKE_FEW = 6;
/** The lower tail is balanced if it is at most so many times as long as the upper one, */
const BALANCED = 2;
/** less in few worlds, where a tail hardly shows. */
const BALANCED_FEW = 720;
/** A share of worlds that tells the sign of the mean of any metric that we know of. */
const NEARLY_ALL = 0.8;

/** By the mean; or by signs, where sizes are alike; or by both, where nothing suggests that the lower tail is longer. */
function isHigher({ higherIn, lowerIn, apart }: Evidence, error: number): boolean {
  const differing = higherIn + lowerIn;
  if (!(apart.mean > 0)) return false;
  if (surelyAbove(apart.values, 0, unseenBelow(apart), error / 2)) return true;
  if (atLeast(higherIn, differing) > error / 2) return false;
  if (differing >= fewestAlike(apart)) return true;
  const trusted = isBalanced(apart, differing) || atLeast(higherIn, differing, NEARLY_ALL) <= error;
  return trusted && surelyAbove(apart.values, 0, unseenInTail(apart), error / 2);
}

/**
 * Whether the lower tail does not look longer than the upper one, by its last world and by the distances from the
 * median. A long lower tail may pull the mean of a skewed metric below 0 though most worlds are above it.
 *
 * @param worlds that differ
 */
export const isBalanced = ({ up, down, above, below }: Sample, worlds: number): boolean =>
  down <= Math.min(BALANCED, (worlds * worlds) / BALANCED_FEW) * up && below <= above;

/**
 * In how many worlds that differ their signs tell that of the mean, because sizes are alike, and none below 0 is larger
 * than any above.
 */
export function fewestAlike({ values, least }: Sample): number {
  const sizes = values.map(Math.abs);
  const times = (max(sizes) ?? 0) / (min(sizes) ?? 0);
  return times <= ALIKE && values.every((d) => d < 0 || d >= -least)
    ? ALIKE_FEW * times
    : Number.POSITIVE_INFINITY;
}
