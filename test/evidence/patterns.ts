import { WorldCache } from "../../sim/index.ts";
import { KEPT_BYTES } from "../../sim/run/cache.ts";
import { type Interval, intervalOf, type Shown, shownBy } from "../patterns/judge.ts";
import { PATTERNS } from "../patterns/list.ts";
import { moved } from "../patterns/moved.ts";
import type { Pattern } from "../patterns/pattern.ts";
import { asWritten } from "./as-written.ts";
import type { Piece } from "./piece.ts";

const PATTERN_WORLDS = 240;

/** Intervals of a pattern and of its control; bands and words are added when they are shown. */
export interface PatternFound {
  found: Interval;
  without?: Interval;
}

/** Patterns share arms, and all share their people. */
const cache = new WorldCache(KEPT_BYTES);

export const idOf = ({ fact, what }: Pattern) => `${fact}: ${what}`;

/** Measures a pattern with and without its cause, in this many worlds. */
export function measured<T>(pattern: Pattern, worlds: number, judge: (shown: Shown) => T) {
  const of = (change?: object) => judge(shownBy(pattern, worlds, change, cache));
  return {
    found: of(),
    ...(pattern.control === undefined ? {} : { without: of(pattern.control.change) }),
  };
}

/** Measures a pattern with a parameter at so many times its value, in this many worlds. */
export const measuredMoved = <T>(
  pattern: Pattern,
  worlds: number,
  parameter: string,
  factor: number,
  judge: (shown: Shown) => T,
) => judge(shownBy({ ...pattern, arms: moved(pattern.arms, parameter, factor) }, worlds, {}, cache));

/** Whether the model shows the patterns that facts demand. */
export const patterns: Piece<PatternFound> = {
  name: "patterns",
  pages: ["docs/patterns.md"],
  parts: PATTERNS.map((pattern) => ({
    id: idOf(pattern),
    basis: () => ({
      worlds: PATTERN_WORLDS,
      arms: pattern.arms.map(asWritten),
      without: pattern.control?.change,
      first: measured(pattern, 1, (shown) => shown),
    }),
    make: () => measured(pattern, PATTERN_WORLDS, ({ ratios }) => intervalOf(ratios)),
  })),
};
