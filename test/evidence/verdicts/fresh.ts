import { exp, ln, normalQuantile, power } from "../../../sim/core/math.ts";
import { type Distribution, measured, skewed, zeroOne } from "./distributions.ts";

const laplace = (u: number): number => (u < 0.5 ? ln(2 * u) : -ln(2 - 2 * u));

/** Listed when the rule was fixed, and run once: what it does where nobody looked while it was designed. */
export const FRESH: readonly Distribution[] = [
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
];
