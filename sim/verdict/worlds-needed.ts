import { deviation } from "d3";
import { normalQuantile } from "../core/math.ts";
import { type Evidence, lowest, type Sample, turned, unseenBelow, unseenInTail } from "./evidence.ts";
import { surelyAbove } from "./mean-test.ts";
import { worldsForSigns } from "./sign-test.ts";
import { fewestAlike, fewestForSame, isBalanced, type Verdict } from "./verdict.ts";

/** Beyond this many worlds nobody runs an experiment. */
const MOST_WORLDS = 1_000_000;
/** Chance with which the worlds would decide; where two bounds have to hold, each gets half of the rest. */
const POWER = 0.8;
const POWER_OF_BOTH = 0.9;

/** Where so many worlds should have told, and did not by bad luck: this many times as many. */
const AFTER_BAD_LUCK = 1.25;

/**
 * About how many worlds would settle what a verdict leaves open, four times in five, if further worlds were like those
 * seen, to two digits; null if nothing is open, or if no number would do.
 *
 * @param worlds number of all, those included in which the metric is undefined
 */
export function worldsFor(
  verdict: Verdict,
  seen: Evidence,
  relevant: number,
  error: number,
  worlds: number,
): number | null {
  const decided = verdict === "same" || verdict === "higher" || verdict === "lower";
  if (decided || seen.all.values.length === 0) return null;
  const leading = seen.all.mean >= 0 ? seen : turned(seen);
  const open =
    verdict === "cannot-tell" ? forDirection(leading, error) : forMattering(leading, relevant, error);
  const needed = Math.min(open, forSame(leading, relevant, error));
  if (!(needed <= MOST_WORLDS)) return null;
  const estimate = (needed * worlds) / seen.all.values.length;
  return roundedUp(estimate > worlds ? estimate : worlds * AFTER_BAD_LUCK);
}

function roundedUp(worlds: number): number {
  let unit = 1;
  while (worlds > 100 * unit) unit *= 10;
  return Math.ceil(worlds / unit) * unit;
}

function forSame(leading: Evidence, relevant: number, error: number): number {
  const other = turned(leading);
  return Math.max(
    fewestForSame(error),
    forMean(other.all, -relevant, (copies) => lowest(other, copies), error, POWER_OF_BOTH),
    forMean(leading.all, -relevant, (copies) => lowest(leading, copies), error, POWER_OF_BOTH),
  );
}

const forMattering = (leading: Evidence, relevant: number, error: number): number =>
  forMean(leading.all, relevant, (copies) => lowest(leading, copies), error / 2);

function forDirection(leading: Evidence, error: number): number {
  const { higherIn, all, apart } = leading;
  const differing = apart.values.length;
  const balanced = isBalanced(apart, MOST_WORLDS);
  const inTail = balanced
    ? forMean(apart, 0, () => unseenInTail(apart), error / 2)
    : Number.POSITIVE_INFINITY;
  const trusted = Math.min(fewestAlike(apart), inTail);
  const bySigns = Math.max(trusted, worldsForSigns(higherIn / differing, error / 2));
  const byMean = forMean(apart, 0, (copies) => unseenBelow(apart, copies), error / 2);
  return (all.values.length / Math.max(1, differing)) * Math.min(bySigns, byMean);
}

/** Fewest worlds like these that would tell, with a chance of `power`, that their mean is above `test`. */
function forMean(
  { values, mean }: Sample,
  test: number,
  unseen: (copies: number) => number,
  error: number,
  power = POWER,
): number {
  const spread = deviation(values) ?? 0;
  const tells = (worlds: number) => {
    const copies = worlds / values.length;
    const luck = (normalQuantile(power) * spread) / Math.sqrt(worlds);
    return surelyAbove(values, test + luck, unseen(copies), error, copies);
  };
  if (!(mean > test) || !tells(MOST_WORLDS)) return Number.POSITIVE_INFINITY;
  let [few, enough] = [0, MOST_WORLDS];
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (middle > 0 && tells(middle)) enough = middle;
    else few = middle;
  }
  return enough;
}
