import { exp, ln, normalQuantile, power } from "../../../sim/core/math.ts";
import { type Distribution, measured, skewed } from "./distributions.ts";

/** A number of events with this mean: after each, another is as likely as after the one before. */
const geometric = (u: number, mean: number): number => Math.floor(ln(1 - u) / ln(mean / (1 + mean)));

/** Listed when the rule was fixed, and run once: what it does where nobody looked while it was designed. */
export const FRESH: readonly Distribution[] = [
  skewed(
    measured("two lomax", "heavy tails (Lomax, exponent 3.5), one 1.5 times as long as the other", (u, v) => {
      const size = power(1 - u, -1 / 3.5) - 1;
      return ((v < 0.5 ? -size : 1.5 * size) - 0.1) / 0.9256;
    }),
  ),
  skewed(
    measured(
      "two exponentials",
      "skewed (exponential), four times as far in one world of five",
      (u, v) => (-ln(1 - u) * (v < 0.2 ? 4 : 1) - 1.6) / 2.3324,
    ),
  ),
  measured("sinh", "heavy tails (hyperbolic sine of 1.5 times a bell curve)", (u) => {
    const size = exp(1.5 * normalQuantile(u));
    return (size - 1 / size) / 13.344;
  }),
  {
    ...{ id: "two shares", what: "a skewed share less another; .05 matters" },
    ...{ relevant: 0.05, range: 1, spreads: [1], skewed: true },
    draw: ([u, , w], truth) => [power(w, 3), power(u, 1 / (0.25 + truth) - 1)],
  },
  {
    ...{ id: "negative binomial", what: "skewed numbers of events, less others that are more skewed" },
    ...{ relevant: 0.5, spreads: [1], skewed: true },
    draw([u, v, w], truth) {
      const half = (4 + truth) / 2;
      return [geometric(w, 4), geometric(u, half) + geometric(v, half)];
    },
  },
];
