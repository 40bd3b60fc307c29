import { askedIn } from "../../sim/metrics/asked.ts";
import { builtIn } from "../../sim/model/built-in.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import { armsOf } from "../../sim/model/systems/tensions.ts";
import type { Tension } from "../../sim/scenario/system-file.ts";
import { comparePaired, relevantBeside } from "../../sim/verdict/compare.ts";
import { publicAtStart } from "../../sim/world/people/represents.ts";
import type { Values } from "./run.ts";

/** Of the worlds that differ, those that must differ as the tension says. */
const SHARE = 0.9;

/** Two neighbouring arms in their matched worlds; the second should be higher. */
export interface Step {
  low: string;
  high: string;
  worlds: number;
  right: number;
  wrong: number;
  /** Equal, or undefined in one of the arms. */
  ties: number;
  meanDifference: number;
  interval: readonly [low: number, high: number];
  /** Smallest mean difference that matters. */
  relevant: number;
}

export type Outcome = "shown" | "by construction" | "not shown";

/** What a tension came to: its weakest step, and what that says. */
export interface Judged {
  step: Step;
  outcome: Outcome;
}

/** Whether few worlds differ, so that a mean says little. */
const isRare = ({ right, wrong, worlds }: Step): boolean => right + wrong < worlds / 2;

/**
 * The direction in nine of ten worlds that differ and a mean difference that matters; where fewer than half of the
 * worlds differ, an interval of the mean away from 0 instead.
 */
export function isShown(step: Step): boolean {
  const { right, wrong, meanDifference, interval, relevant } = step;
  if (right === 0 || right < SHARE * (right + wrong)) return false;
  return isRare(step) ? interval[0] > 0 : meanDifference >= relevant;
}

/** Whether more worlds differ the other way, by more than chance gives: a first look at few worlds. */
export const isOtherWay = ({ right, wrong, worlds, meanDifference, relevant }: Step): boolean =>
  wrong === worlds && right === 0 && -meanDifference >= relevant;

/** @param id of the system of which the tension is @param known metrics that a tension may have */
export function judged(id: string, tension: Tension, values: Values, known = METRICS): Judged {
  const steps = stepsOf(id, tension, values, known);
  const step = steps.find((one) => !isShown(one)) ?? steps[0];
  if (!isShown(step)) return { step, outcome: "not shown" };
  return { step, outcome: tension.kind === "output" ? "shown" : "by construction" };
}

/** Every pair of neighbouring arms. */
export function stepsOf(id: string, tension: Tension, values: Values, known = METRICS): Step[] {
  const arms = armsOf(tension, builtIn(id));
  const asked = askedIn(tension.metric)?.metric ?? tension.metric;
  const metric = known.find((one) => one.id === asked);
  if (metric === undefined) throw new Error(`${id}: ${tension.metric} is no metric`);
  return arms.slice(1).map(({ name: high }, place) => {
    const { name: low, arm } = arms[place];
    const [a, b] = [low, high].map((name) => Float64Array.from(values[name], (value) => value ?? Number.NaN));
    const relevant = relevantBeside(metric, a, publicAtStart(arm.scenario.population));
    const found = comparePaired(a, b, relevant, null);
    return {
      low,
      high,
      worlds: found.of,
      right: found.higherIn,
      wrong: found.lowerIn,
      ties: found.equalIn + found.undefinedIn,
      meanDifference: found.meanDifference ?? 0,
      interval: [found.ci95[0] ?? 0, found.ci95[1] ?? 0],
      relevant,
    };
  });
}
