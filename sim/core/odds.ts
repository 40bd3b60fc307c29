import { logit, sigmoid } from "./math.ts";

/** Probabilities are grouped in cells by their first 12 bits. */
const CELLS = 4096;
/** Far more than any rounding error. */
const ROOM = 1e-9;
const FROM = Float64Array.from({ length: CELLS }, (_, cell) =>
  cell === 0 ? Number.NEGATIVE_INFINITY : logit(cell / CELLS) - ROOM,
);
const TO = Float64Array.from({ length: CELLS }, (_, cell) =>
  cell === CELLS - 1 ? Number.POSITIVE_INFINITY : logit((cell + 1) / CELLS) + ROOM,
);

/**
 * False only where x is certainly below logit(u/scale), so that {@link isBelowSigmoid} would be false; found without an
 * exponential or a logarithm.
 */
export function mayBeBelowSigmoid(u: number, scale: number, x: number): boolean {
  return u < scale && x >= FROM[Math.floor((u / scale) * CELLS)];
}

/**
 * Whether u < scale · sigmoid(x). The answer is exact, but for most u needs no exponential: logit(u/scale) lies between
 * two tabulated bounds, and x is usually outside them.
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
