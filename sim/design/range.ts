import { exp, ln } from "../core/math.ts";

/** What a varied field may hold. */
export type Value = number | string | boolean;

/** The numbers that a field may take, and how they lie between its ends. */
export interface Range {
  readonly range: readonly [low: number, high: number];
  readonly scale: "linear" | "log";
  /** Whole numbers only. */
  readonly whole: boolean;
}

const DIGITS = 6;

/** The value of a field at a place of its range, in six significant digits. */
export function valueAt({ range: [low, high], scale, whole }: Range, at: number): number {
  const exact = scale === "log" ? exp(ln(low) + at * (ln(high) - ln(low))) : low + at * (high - low);
  const rounded = whole ? Math.floor(exact + 0.5) : Number(exact.toPrecision(DIGITS));
  return Math.min(high, Math.max(low, rounded));
}

/** Where a value lies in its field's range; the inverse of {@link valueAt}, rounding apart. */
export function placeOf({ range: [low, high], scale }: Range, value: number): number {
  return scale === "log" ? (ln(value) - ln(low)) / (ln(high) - ln(low)) : (value - low) / (high - low);
}
