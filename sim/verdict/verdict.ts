import { max, min } from "d3";
import { ln } from "../core/math.ts";
import { type Evidence, lowest, turned, unseenBelow } from "./evidence.ts";
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

/** Whether signs are those of the mean even if the lower tail is this many times as long as the upper one. */
const BALANCED = 1.5;
/** In few worlds a tail hardly shows. */
const BALANCED_FEW = 640;
/** A share of worlds that tells the sign of the mean of any metric that we know of. */
const NEARLY_ALL = 0.8;

/** By the mean; or by signs, where the mean is likely to have the sign of most worlds. */
function isHigher(seen: Evidence, error: number): boolean {
  const { higherIn, lowerIn, apart } = seen;
  const differing = higherIn + lowerIn;
  if (!(apart.mean > 0)) return false;
  if (surelyAbove(apart.values, 0, unseenBelow(apart), error / 2)) return true;
  if (atLeast(higherIn, differing) > error / 2) return false;
  const longer = longerTail(seen);
  const balanced = Math.min(BALANCED, (differing * differing) / BALANCED_FEW);
  if (longer <= balanced) return true;
  const trusted = longer <= 2 * balanced || atLeast(higherIn, differing, NEARLY_ALL) <= error;
  return trusted && surelyAbove(apart.values, 0, Math.min(apart.least, -apart.typical), error / 2);
}

/**
 * How many times longer the lower tail is than the upper one. A long lower tail may pull the mean of a skewed metric
 * below 0 though most worlds are above it. It cannot where differences are of about one size, and none below 0 is larger
 * than any above.
 */
export function longerTail({ apart: { values, least, up, down } }: Evidence): number {
  const sizes = values.map(Math.abs);
  const alike = 2 * (min(sizes) ?? 0) >= (max(sizes) ?? 0);
  if (down === 0 || (alike && values.every((d) => d < 0 || d >= -least))) return 0;
  return down / up;
}
