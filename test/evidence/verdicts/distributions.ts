import { exp, ln, normalQuantile, power } from "../../../sim/core/math.ts";

/** What decides one metric in one world: uniform numbers. */
export type Luck = readonly [u: number, v: number, w: number];

/** How a metric may differ between matched worlds. */
export interface Distribution {
  id: string;
  what: string;
  /** Smallest relevant difference, in the metric's unit. */
  relevant: number;
  /** How far two worlds can differ, where the metric declares it. */
  range?: number;
  /** Standard deviations of the difference, in smallest relevant differences. */
  spreads: readonly number[];
  /** The same where nothing differs on average. */
  widest?: number;
  /** Whether the differences are also tried with the longer tail on the other side. */
  skewed?: true;
  /** The only mean difference that it has, in smallest relevant differences. */
  only?: 0 | 1;
  /** Values under the baseline and the other scenario. @param truth the mean difference */
  draw(luck: Luck, truth: number, spread: number): readonly [before: number, after: number];
}

const SPREADS = [1 / 3, 1, 3];
/** So that the sample's mean is never small enough to withhold a direction. */
const WIDEST = 30;
const NO_SPREAD = [1];

/**
 * A metric that is 100 to 110 under the baseline.
 *
 * @param shape of the differences: mean 0, standard deviation 1
 * @param share of worlds that differ at all
 */
export const measured = (
  id: string,
  what: string,
  shape: (u: number, v: number) => number,
  share = 1,
): Distribution => ({
  ...{ id, what, relevant: 1, spreads: SPREADS, widest: WIDEST },
  draw([u, v, w], truth, spread) {
    const before = 100 + 10 * w;
    const differs = share === 1 || v < share;
    return [before, differs ? before + (truth + spread * shape(u, v)) / share : before];
  },
});
export const skewed = (distribution: Distribution): Distribution => ({ ...distribution, skewed: true });

export function logNormal(sigma: number) {
  const mean = exp((sigma * sigma) / 2);
  const deviation = mean * Math.sqrt(exp(sigma * sigma) - 1);
  return (u: number) => (exp(sigma * normalQuantile(u)) - mean) / deviation;
}

/**
 * Some worlds jump, the others hardly differ or all by about the same.
 *
 * @param sizes of the difference, with and without the jump; their mean is 1, or 0 if nothing differs on average
 */
const jumping = (
  id: string,
  what: string,
  share: number,
  sizes: readonly [number, number],
): Distribution => ({
  ...{ id, what, relevant: 1, spreads: NO_SPREAD, only: sizes[0] < 0 ? 0 : 1 },
  draw([u, v, w]) {
    const before = 100 + 10 * w;
    return [before, before + (v < share ? sizes[0] : sizes[1]) + 0.02 * normalQuantile(u)];
  },
});

/** Zeros and ones. @param apart share of worlds in which each scenario has a 1 and the other a 0 by luck */
export const zeroOne = (
  id: string,
  what: string,
  relevant: number,
  apart: number,
  range?: number,
): Distribution => ({
  ...{ id, what, relevant, spreads: NO_SPREAD, ...(range === undefined ? {} : { range }) },
  draw([u], truth) {
    const rising = Math.min(1 - apart, apart + truth);
    if (u < rising) return [0, 1];
    return u < rising + Math.min(apart, 1 - rising) ? [1, 0] : [0, 0];
  },
});

/** The rule of verdicts was designed with these, and its constants were chosen by them. */
export const DISTRIBUTIONS: readonly Distribution[] = [
  measured("bell", "a bell curve", normalQuantile),
  measured("laplace", "longer tails (Laplace)", (u) => (u < 0.5 ? ln(2 * u) : -ln(2 - 2 * u)) / Math.SQRT2),
  measured(
    "outliers",
    "heavy tails: five times the spread in one world of ten",
    (u, v) => (normalQuantile(u) * (v < 0.1 ? 5 : 1)) / Math.sqrt(3.4),
  ),
  measured(
    "student",
    "heavier tails, without a variance (Student, 2 degrees)",
    (u) => (0.826 * (2 * u - 1)) / Math.sqrt(2 * u * (1 - u)),
  ),
  skewed(measured("exponential", "skewed (exponential)", (u) => -ln(1 - u) - 1)),
  skewed(measured("log-normal", "very skewed (log-normal, σ = 1)", logNormal(1))),
  skewed(
    measured(
      "pareto",
      "skewed with a heavy tail (Pareto, exponent 2.5)",
      (u) => (power(1 - u, -0.4) - 5 / 3) / 1.4907,
    ),
  ),
  measured("few", "a bell curve in three worlds of ten, else 0", normalQuantile, 0.3),
  skewed(measured("few skewed", "very skewed in half of the worlds, else 0", logNormal(1), 0.5)),
  jumping("jump", "hardly any difference, but a jump in one world of ten", 0.1, [10, 0]),
  jumping("gap", "about the same difference, but none in one world of ten", 0.1, [0, 1 / 0.9]),
  {
    ...{ id: "counts", what: "whole numbers with ties", relevant: 0.5, spreads: [1, 3] },
    draw([u, v, w], truth, spread) {
      const before = Math.floor(6 * w);
      const high = truth + 0.5 * spread * normalQuantile(u);
      const whole = Math.floor(high);
      return [before, before + whole + (v < high - whole ? 1 : 0)];
    },
  },
  zeroOne("half", "0 or 1, often apart; .2 matters", 0.2, 0.25),
  zeroOne("rare", "0 or 1, rarely apart; .2 matters", 0.2, 0.02),
  zeroOne("rarer", "0 or 1, rarely apart; .05 matters", 0.05, 0.02),
  zeroOne("share", "a share that rarely jumps from 0 to 1; .02 matters", 0.02, 0.005, 1),
  measured("uniform", "even between two ends", (u) => (2 * u - 1) * Math.sqrt(3)),
  measured("humps", "one of two humps", (u, v) => (v < 0.5 ? -0.8 : 0.8) + 0.6 * normalQuantile(u)),
  measured(
    "two-sided pareto",
    "heavy tails on both sides (Pareto, exponent 3)",
    (u, v) => ((v < 0.5 ? -1 : 1) * power(1 - u, -1 / 3)) / Math.sqrt(3),
  ),
  skewed(
    measured(
      "chi",
      "very skewed (χ², one degree)",
      (u) => (normalQuantile(u) * normalQuantile(u) - 1) / Math.SQRT2,
    ),
  ),
  skewed(measured("log-normal 1.5", "extremely skewed (log-normal, σ = 1.5)", logNormal(1.5))),
  skewed(
    measured("asymmetric", "exponential tails, one 2.3 times as long as the other", (u) => {
      const [short, share] = [3 / 7, 0.3];
      const value = u < share ? short * ln(u / share) : -ln((1 - u) / (1 - share));
      return (value - (1 - share - short * share)) / 1.07;
    }),
  ),
  skewed(measured("tenth", "skewed (exponential) in six worlds of ten, else 0", (u) => -ln(1 - u) - 1, 0.6)),
  zeroOne("sometimes", "0 or 1, sometimes apart; .1 matters", 0.1, 0.1),
];

/**
 * What is told wrong too often in so few worlds. Mostly, rare worlds outweigh all others in metrics without a declared
 * range, which no rule can exclude; in "against third", signs are trusted because a heavy tail often hides.
 */
export const BEYOND: readonly Distribution[] = [
  jumping("against fifth", "the mean is 0: one world of five jumps against the others", 0.2, [-4, 1]),
  jumping("against tenth", "the mean is 0: one world of ten jumps against the others", 0.1, [-9, 1]),
  {
    ...measured(
      "against third",
      "the mean is 0: three worlds of ten go against the others, three times as far (log-normal, σ = 1)",
      (u, v) => ((v < 0.3 ? -3 : 1) * exp(normalQuantile(u)) + 0.2 * exp(0.5)) / 5,
    ),
    only: 0,
  },
  { ...measured("log-normal 2", "the mean is 0: log-normal, σ = 2", logNormal(2)), only: 0 },
  {
    ...{ id: "always one", what: "the mean is 0: always one event, against mostly none and sometimes many" },
    ...{ relevant: 0.5, spreads: NO_SPREAD, only: 0 },
    draw: ([u]) => [1, Math.floor(-ln(1 - u) / Math.LN2)],
  },
  jumping("twentieth", "the mean matters: only one world of twenty differs, by a jump", 0.05, [20, 0]),
];
