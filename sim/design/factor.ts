import { numberAt, type Range, type Value } from "./range.ts";

/** A field that takes listed values. A path with stars stands for several fields. */
export interface ListedFactor {
  readonly path: string;
  readonly values: readonly Value[];
}

/** A field that takes any number in a range. */
export interface RangedFactor extends Range {
  readonly path: string;
  /** How many numbers a factorial design takes. */
  readonly levels?: number;
}

/** A field that varies, and its values. Plain data. */
export type Factor = ListedFactor | RangedFactor;

/** The value of a factor at a place in its range, 0 to 1. */
function factorAt(factor: Factor, place: number): Value {
  if (!("values" in factor)) return numberAt(factor, place);
  return factor.values[equalPart(factor.values.length, place)];
}

/** The value of a factor at a random place. Rounding would give the ends of a whole-number range half as often. */
export function drawnAt(factor: Factor, place: number): Value {
  if ("values" in factor || !factor.whole || factor.scale === "log") return factorAt(factor, place);
  const [low, high] = factor.range;
  return low + equalPart(high - low + 1, place);
}

/** Index of the equal part of 0 to 1 that contains a place. */
const equalPart = (count: number, place: number) => Math.min(count - 1, Math.floor(place * count));

/** The values of a factor in a factorial design: the listed ones, or evenly spread ones including both ends. */
export function levelsOf(factor: Factor): readonly Value[] {
  if ("values" in factor) return factor.values;
  const { levels = 2 } = factor;
  return Array.from({ length: levels }, (_, level) => factorAt(factor, level / (levels - 1)));
}

/** The smallest and largest number of a factor, and all its values that are not numbers. */
export function endsOf(factor: Factor): readonly Value[] {
  if (!("values" in factor)) return factor.range;
  const numbers = factor.values.filter((value) => typeof value === "number");
  const others = factor.values.filter((value) => typeof value !== "number");
  return [...new Set(numbers.length === 0 ? [] : [Math.min(...numbers), Math.max(...numbers)]), ...others];
}
