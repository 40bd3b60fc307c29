import { exp, ln } from "../core/math.ts";

/** What a field that varies may hold. */
export type Value = number | string | boolean;

/** Numbers from one end to another, and how they lie between. Plain data. */
export interface Range {
  readonly range: readonly [low: number, high: number];
  readonly scale: "linear" | "log";
  /** Whole numbers only. */
  readonly whole: boolean;
}

const DIGITS = 6;

/** The number at a place of a range, 0 to 1, in six significant digits. */
export function numberAt({ range: [low, high], scale, whole }: Range, place: number): number {
  const exact = scale === "log" ? exp(ln(low) + place * (ln(high) - ln(low))) : low + place * (high - low);
  const rounded = whole ? Math.floor(exact + 0.5) : Number(exact.toPrecision(DIGITS));
  return Math.min(high, Math.max(low, rounded));
}

/** Where a number lies in a range; the inverse of {@link numberAt}, rounding apart. */
export function placeOf({ range: [low, high], scale }: Range, number: number): number {
  return scale === "log" ? (ln(number) - ln(low)) / (ln(high) - ln(low)) : (number - low) / (high - low);
}
