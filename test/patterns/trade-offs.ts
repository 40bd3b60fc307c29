import { type Interval, standing } from "./judge.ts";
import { PATTERNS } from "./list.ts";
import type { Against, Pattern } from "./pattern.ts";

/** Two rows that cannot be met together, and the parameter that moves both. */
export interface TradeOff extends Pick<Against, "parameter" | "factors" | "why"> {
  one: Pattern;
  other: Pattern;
}

/** What both rows become when their parameter is so many times its value. */
export interface Moved {
  factor: number;
  one: Interval;
  other: Interval;
}

/** @throws Error if a row names another that is not there */
export function tradeOffsOf(patterns: readonly Pattern[]): TradeOff[] {
  return patterns.flatMap((one) => (one.against ?? []).map((against) => tradeOff(one, against, patterns)));
}

function tradeOff(one: Pattern, { fact, what, ...how }: Against, patterns: readonly Pattern[]): TradeOff {
  const other = patterns.find((pattern) => pattern.fact === fact && pattern.what === what);
  if (other === undefined) throw new Error(`${one.fact}: ${one.what}: no row ${fact}: ${what}`);
  return { one, other, ...how };
}

export const TRADE_OFFS: readonly TradeOff[] = tradeOffsOf(PATTERNS);

/** Whether both rows are shown at once, and each at all, at the factors that were tried. */
export function shownIn(
  found: readonly Moved[],
  { one, other }: TradeOff,
): Record<"one" | "other" | "both", boolean> {
  const shown = found.map((at) => ({
    one: standing(at.one, one.band) === "shown",
    other: standing(at.other, other.band) === "shown",
  }));
  return {
    one: shown.some((at) => at.one),
    other: shown.some((at) => at.other),
    both: shown.some((at) => at.one && at.other),
  };
}
