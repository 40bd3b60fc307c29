import { mean } from "d3";
import type { WorldCache } from "../../sim/index.ts";
import { meanInterval } from "../../sim/verdict/interval.ts";
import { rounded } from "../evidence/piece.ts";
import { type Interval, intervalOf, type Shown, shownBy } from "../patterns/judge.ts";
import type { Expected, Experiment } from "./experiment.ts";

/** In how many of the worlds the finding must come out: 54 of 60. */
const NEARLY_ALL = 0.9;

/** What an experiment found in its worlds. */
export interface Outcome {
  /** Worlds in which both arms have a number, and those in which the second has more, and less. */
  worlds: number;
  more: number;
  less: number;
  /** The first arm's mean. */
  first: number;
  /** The mean difference, second less first; for a band, the ratio of sums; with its 95 % interval. */
  found: Interval;
}

/** Both arms in each world, second and first. */
export const pairsBy = (experiment: Experiment, worlds: number, change?: object, cache?: WorldCache): Shown =>
  shownBy(experiment, worlds, change, cache);

export function outcomeOf(expected: Expected, { ratios }: Pick<Shown, "ratios">): Outcome {
  const differences = Float64Array.from(ratios, ([second, first]) => second - first);
  return {
    worlds: ratios.length,
    more: differences.filter((difference) => difference > 0).length,
    less: differences.filter((difference) => difference < 0).length,
    first: rounded(mean(ratios, ([, first]) => first) ?? Number.NaN),
    found: "band" in expected ? intervalOf(ratios) : meanOf(differences),
  };
}

function meanOf(values: Float64Array): Interval {
  const [low, high] = meanInterval(values);
  return { value: rounded(mean(values) ?? Number.NaN), low: rounded(low), high: rounded(high) };
}

/** The smallest difference that counts, in the unit of what is measured. */
function smallestOf(expected: Expected, { first }: Outcome): number {
  if ("band" in expected) return 0;
  return expected.of === "absolute" ? expected.smallest : expected.smallest * Math.abs(first);
}

/** Whether a finding came out. A direction must, in nearly all worlds, and by enough to count; a band holds the interval. */
export function isShown(expected: Expected, outcome: Outcome, asked: number): boolean {
  const { found, more, less } = outcome;
  if ("band" in expected) return found.low >= expected.band[0] && found.high <= expected.band[1];
  const sign = expected.direction === "more" ? 1 : -1;
  const towards = sign > 0 ? more : less;
  return towards >= NEARLY_ALL * asked && sign * found.value >= smallestOf(expected, outcome);
}

/** Whether nothing is left of a finding: a difference too small to count whose interval holds zero; no such ratio. */
export function hasVanished(expected: Expected, outcome: Outcome, asked: number): boolean {
  if ("band" in expected) return !isShown(expected, outcome, asked);
  const { value, low, high } = outcome.found;
  return Math.abs(value) < smallestOf(expected, outcome) && low <= 0 && high >= 0;
}
