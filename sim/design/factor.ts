import { numberAt, type Range, type Value } from "./range.ts";

/** A field that takes some values. The path may have stars, and then stands for several fields. */
export interface ListedFactor {
  readonly path: string;
  readonly values: readonly Value[];
}

/** A field that takes any number of a range. */
export interface RangedFactor extends Range {
  readonly path: string;
  /** How many numbers a factorial design takes. */
  readonly levels?: number;
}

/** A field that varies, and what it takes. Plain data. */
export type Factor = ListedFactor | RangedFactor;

/** What a factor holds at a place of its range, 0 to 1. */
function factorAt(factor: Factor, place: number): Value {
  if (!("values" in factor)) return numberAt(factor, place);
  return factor.values[equalPart(factor.values.length, place)];
}

/** What a factor holds at a place that is drawn: rounding would meet the ends of whole numbers half as often. */
export function drawnAt(factor: Factor, place: number): Value {
  if ("values" in factor || !factor.whole || factor.scale === "log") return factorAt(factor, place);
  const [low, high] = factor.range;
  return low + equalPart(high - low + 1, place);
}

/** Which of some equal parts of 0 to 1 holds a place. */
const equalPart = (count: number, place: number) => Math.min(count - 1, Math.floor(place * count));

/** The values that a factor takes in a factorial design: its own, or evenly spread ones, both ends among them. */
export function levelsOf(factor: Factor): readonly Value[] {
  if ("values" in factor) return factor.values;
  const { levels = 2 } = factor;
  return Array.from({ length: levels }, (_, level) => factorAt(factor, level / (levels - 1)));
}

/** The smallest and the largest number of a factor, and all that is no number. */
export function endsOf(factor: Factor): readonly Value[] {
  if (!("values" in factor)) return factor.range;
  const numbers = factor.values.filter((value) => typeof value === "number");
  const others = factor.values.filter((value) => typeof value !== "number");
  return [...new Set(numbers.length === 0 ? [] : [Math.min(...numbers), Math.max(...numbers)]), ...others];
}
