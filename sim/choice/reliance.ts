import { saturation } from "../core/math.ts";
import type { Operation, World } from "../world/state/world.ts";

/**
 * What it costs to rely on strangers: less where many ratings that anybody can see are good. How much people rate each
 * other says how many ratings there are, which is for the mechanism to count, and nothing more.
 */

/** Equations of that cost. */
export const RELIANCE_EQUATIONS = [
  "meanRating = ratedQuality/rated, rated > 0",
  "meanRating = 0, rated = 0",
  "risk = strangers.weight·(1 − meanRating·sat(rated; strangers.halfRatings))·[mechanisms.strangers]",
];

/** Cost of relying on the others in this operation, in logit units; the same for all who consider it this week. */
export function riskOf(world: World, { parameters, numbers }: Operation): number {
  const { weight, halfRatings } = parameters.strangers;
  if (weight === 0 || !world.parameters.mechanisms.strangers) return 0;
  if (numbers.rated === 0) return weight;
  const vouched = (numbers.ratedQuality / numbers.rated) * saturation(numbers.rated, halfRatings);
  return weight * (1 - vouched);
}
