import { logit, sigmoid } from "./math.ts";

/** Cells of probabilities: their first 12 bits. */
const CELLS = 4096;
/** Far more than rounding can be off. */
const ROOM = 1e-9;
const FROM = Float64Array.from({ length: CELLS }, (_, cell) =>
  cell === 0 ? Number.NEGATIVE_INFINITY : logit(cell / CELLS) - ROOM,
);
const TO = Float64Array.from({ length: CELLS }, (_, cell) =>
  cell === CELLS - 1 ? Number.POSITIVE_INFINITY : logit((cell + 1) / CELLS) + ROOM,
);

/**
 * Whether u < scale · sigmoid(x), exactly, but for most u without the exponential: logit(u/scale) lies between
 * two bounds, and x most often beyond one of them.
 *
 * @param u uniform, strictly between 0 and 1
 * @param scale 0–1
 */
export function isBelowSigmoid(u: number, scale: number, x: number): boolean {
  if (u >= scale) return false;
  const cell = Math.floor((u / scale) * CELLS);
  if (x > TO[cell]) return true;
  if (x < FROM[cell]) return false;
  return u < scale * sigmoid(x);
}
