import { exp, ln } from "../core/math.ts";

/** A value of a field that varies. */
export type Value = number | string | boolean;

/** Numbers between two ends, and how they are spread. Plain data. */
export interface Range {
  readonly range: readonly [low: number, high: number];
  readonly scale: "linear" | "log";
  /** Whole numbers only. */
  readonly whole: boolean;
}

/** Significant digits of a number in a range. */
export const DIGITS = 6;

/** The number at a place in a range, 0 to 1, to six significant digits. */
export function numberAt({ range: [low, high], scale, whole }: Range, place: number): number {
  const exact = scale === "log" ? exp(ln(low) + place * (ln(high) - ln(low))) : low + place * (high - low);
  const rounded = whole ? Math.floor(exact + 0.5) : Number(exact.toPrecision(DIGITS));
  return Math.min(high, Math.max(low, rounded));
}

/** The place of a number in a range; the inverse of {@link numberAt}, except for rounding. */
export function placeOf({ range: [low, high], scale }: Range, number: number): number {
  return scale === "log" ? (ln(number) - ln(low)) / (ln(high) - ln(low)) : (number - low) / (high - low);
}
