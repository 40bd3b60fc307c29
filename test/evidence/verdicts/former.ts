import type { Evidence } from "../../../sim/verdict/evidence.ts";
import { atLeast } from "../../../sim/verdict/sign-test.ts";
import type { Verdict } from "../../../sim/verdict/verdict.ts";

/** The rule that ours is compared with: signs say which way, the sample's mean says how large. */
export function byMeanAndSigns(seen: Evidence, relevant: number, error: number): Verdict {
  const { higherIn, lowerIn } = seen;
  const { values, mean } = seen.all;
  const direction = higherIn >= lowerIn ? "higher" : "lower";
  const large = Math.abs(mean) >= relevant && mean !== 0 && mean > 0 === (direction === "higher");
  if (large && 2 * atLeast(Math.max(higherIn, lowerIn), higherIn + lowerIn) <= error) return direction;
  const small = Math.abs(mean) < relevant || mean === 0;
  const near = values.filter((d) => Math.abs(d) < relevant || d === 0).length;
  return small && atLeast(near, values.length) <= error ? "same" : "cannot-tell";
}
