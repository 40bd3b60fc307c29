import { ln, normalQuantile } from "../core/math.ts";

/** Steps of Newton's method towards the saddlepoint, each at least a halving. */
const MOST_STEPS = 200;
/** Relative to the saddlepoint; the statistic is flat there, so this is far more than its digits need. */
const LAST_STEP = 1e-10;

/**
 * Whether the mean of what the worlds are drawn from surely lies above `test`, if one more world, not seen, may be as
 * low as `unseen`. This is Gaffke's bound of a mean: weights on the worlds and the unseen one are drawn evenly from all
 * that sum to 1, and hardly any may give a weighted mean below `test`. For values of 0 and 1 it is the exact bound of
 * Clopper and Pearson.
 *
 * The chance of such weights is that of a weighted sum of exponential numbers, computed by Barndorff-Nielsen's formula.
 * Small chances come out up to 4 % too large, which is safe, and hardly ever too small.
 *
 * @param copies how often each value counts; 1, unless more worlds like these are imagined
 */
export function surelyAbove(
  values: Float64Array,
  test: number,
  unseen: number,
  error: number,
  copies = 1,
): boolean {
  const offsets = values.map((value) => test - value);
  const last = test - unseen;
  let sum = last;
  let high = last;
  let low = last;
  for (const offset of offsets) {
    sum += copies * offset;
    high = Math.max(high, offset);
    low = Math.min(low, offset);
  }
  if (high <= 0) return low < 0;
  if (sum >= 0) return false;
  // The chance that Σ offset·E > 0, with E exponential: the saddlepoint s solves Σ offset/(1 − s·offset) = 0.
  let [from, to] = [0, 1 / high];
  let s = to / 2;
  for (let step = 0; step < MOST_STEPS; step++) {
    const own = last / (1 - s * last);
    let slope = own;
    let curve = own * own;
    for (const offset of offsets) {
      const tilted = offset / (1 - s * offset);
      slope += copies * tilted;
      curve += copies * tilted * tilted;
    }
    const change = slope / curve;
    if (Math.abs(change) <= LAST_STEP * s) break;
    if (slope > 0) to = s;
    else from = s;
    // Never more than half of the way to either end: at the upper one the slope is infinite.
    s = Math.min((s + to) / 2, Math.max((s + from) / 2, s - change));
  }
  return signed(offsets, last, s, copies) >= normalQuantile(1 - error);
}

/** Barndorff-Nielsen's r*, normal to the third order, at the saddlepoint. */
function signed(offsets: Float64Array, last: number, s: number, copies: number): number {
  const term = 1 - s * last;
  let logs = ln(term);
  let curve = (last / term) * (last / term);
  for (const offset of offsets) {
    const own = 1 - s * offset;
    logs += copies * ln(own);
    curve += copies * (offset / own) * (offset / own);
  }
  const w = Math.sqrt(2 * Math.max(0, logs));
  if (w === 0) return 0;
  return w + ln((s * Math.sqrt(curve)) / w) / w;
}
