import { exp, ln, normalQuantile, power } from "../../../sim/core/math.ts";
import { type Distribution, logNormal, measured, skewed, zeroOne } from "./distributions.ts";

/** The logarithm of the odds. */
const logistic = (u: number): number => ln(u / (1 - u));

const laplace = (u: number): number => (u < 0.5 ? ln(2 * u) : -ln(2 - 2 * u));

/** Once fresh, then looked at: some of them made the rule stricter. The last was added on the way. */
export const TRIED: readonly Distribution[] = [
  skewed(
    measured(
      "weibull",
      "extremely skewed (Weibull, shape .5)",
      (u) => (ln(1 - u) * ln(1 - u) - 2) / Math.sqrt(20),
    ),
  ),
  skewed(
    measured(
      "log-logistic",
      "skewed with a heavy tail (log-logistic, shape 3)",
      (u) => (power(u / (1 - u), 1 / 3) - 1.2092) / 0.9779,
    ),
  ),
  skewed(
    measured(
      "contaminated",
      "skewed (log-normal, σ = .8), ten times as far in one world of fifty",
      (u, v) => {
        const usual = logNormal(0.8)(u) * 1.305 + 1.3771;
        return (usual * (v < 0.02 ? 10 : 1) - 1.3771 * 1.18) / 2.98;
      },
    ),
  ),
  skewed(
    measured("two-piece", "tails twice as long on one side (two-piece logistic)", (u) => {
      const value = logistic(u);
      return (Math.max(value, 2 * value) - Math.LN2) / 2.783;
    }),
  ),
  skewed(
    measured(
      "hump apart",
      "one world of four in a hump apart",
      (u, v) => ((v < 0.25 ? 3 : -1) + 0.5 * normalQuantile(u)) / 1.803,
    ),
  ),
  skewed(
    measured(
      "half pareto",
      "skewed with a heavy tail (Pareto, exponent 3) in half of the worlds, else 0",
      (u) => (power(1 - u, -1 / 3) - 1.5) / 0.866,
      0.5,
    ),
  ),
  {
    ...{ id: "geometric", what: "skewed numbers of events (geometric, mean 4), against always 4" },
    ...{ relevant: 0.5, spreads: [1], skewed: true },
    draw([u], truth) {
      const mean = 4 + truth;
      return [4, Math.floor(ln(1 - u) / ln(mean / (1 + mean)))];
    },
  },
  {
    ...{ id: "u-shaped", what: "a share near 0 or, less often, near 1; .05 matters" },
    ...{ relevant: 0.05, range: 1, spreads: [1] },
    draw([u, v], truth) {
      const near = power(u, 3) / 2;
      return [0.35, v < 0.3 + truth / 0.75 ? 1 - near : near];
    },
  },
  {
    ...{ id: "rare ones", what: "0 or 1, each rarely, independent of each other; .1 matters" },
    ...{ relevant: 0.1, spreads: [1] },
    draw: ([u, , w], truth) => [w < 0.05 ? 1 : 0, u < 0.05 + truth ? 1 : 0],
  },
  skewed(
    measured(
      "weibull 1.5",
      "a little skewed (Weibull, shape 1.5)",
      (u) => (power(-ln(1 - u), 2 / 3) - 0.902745) / 0.613,
    ),
  ),
  skewed(
    measured(
      "pareto 2.2",
      "skewed with a heavier tail (Pareto, exponent 2.2)",
      (u) => (power(1 - u, -1 / 2.2) - 2.2 / 1.2) / 2.76,
    ),
  ),
  skewed(
    measured(
      "log-laplace",
      "skewed with a heavy tail (log-Laplace, exponent 3)",
      (u) => (exp(laplace(u) / 3) - 1.125) / 0.731,
    ),
  ),
  skewed(
    measured(
      "weibull .7",
      "very skewed (Weibull, shape .7) in six worlds of ten, else 0",
      (u) => (power(-ln(1 - u), 1 / 0.7) - 1.265824) / 1.85,
      0.6,
    ),
  ),
  measured("cubes", "heavy tails (cubes of a bell curve)", (u) => {
    const z = normalQuantile(u);
    return (z * z * z) / Math.sqrt(15);
  }),
  measured(
    "wild",
    "longer tails, six times the spread in one world of twenty",
    (u, v) => (laplace(u) * (v < 0.05 ? 6 : 1)) / Math.sqrt(5.5),
  ),
  zeroOne("at times", "0 or 1, at times apart; .1 matters", 0.1, 0.15),
  {
    ...{ id: "poisson", what: "numbers of events (Poisson, mean 2), against always 2" },
    ...{ relevant: 0.5, spreads: [1], skewed: true },
    draw([u], truth) {
      let count = 0;
      let chance = exp(-(2 + truth));
      for (let sum = chance; sum < u && count < 99; sum += chance) chance *= (2 + truth) / ++count;
      return [2, count];
    },
  },
  skewed(
    measured(
      "two-sided",
      "log-normal tails (σ = 1), one twice as long as the other",
      (u, v) => ((v < 0.5 ? -1 : 2) * exp(normalQuantile(u)) - exp(0.5) / 2) / 4.2182,
    ),
  ),
];
