import { type Interval, standing } from "./judge.ts";
import { PATTERNS } from "./list.ts";
import type { Against, Pattern } from "./pattern.ts";

/** Two rows that pull against each other, and the parameter that moves both. */
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

const fails = (found: Interval, { band }: Pattern) => standing(found, band) === "not shown";

/** Whether the rows pull against each other: at one end of the values the one fails alone, at the other the other. */
export function pullsApart(found: readonly Moved[], { one, other }: TradeOff): boolean {
  const ends = [found[0], found[found.length - 1]].map((at) => [fails(at.one, one), fails(at.other, other)]);
  return ends.every(([its, others]) => its !== others) && ends[0][0] !== ends[1][0];
}

/** Factors at which neither row fails, so that both may hold; if there is none, they cannot be had together. */
export const togetherAt = (found: readonly Moved[], { one, other }: TradeOff): number[] =>
  found.filter((at) => !fails(at.one, one) && !fails(at.other, other)).map(({ factor }) => factor);
