import type { DesignType, Value } from "./study-keys.ts";
import { type Factor, factorAt } from "./varied-fields.ts";

/** Where the points of a study lie. Plain data. */
export type Design =
  | { readonly type: "factorial" }
  | { readonly type: Exclude<DesignType, "factorial" | "list">; readonly points: number }
  /** Per point a value for each factor. */
  | { readonly type: "list"; readonly points: readonly (readonly Value[])[] };

/** The points of a design by their number, none of which are held. */
export interface Points {
  readonly count: number;
  valuesAt(point: number): readonly Value[];
}

/** @param seed of a Latin hypercube's strata */
export function pointsOf(design: Design, factors: readonly Factor[], _seed: string): Points {
  switch (design.type) {
    case "factorial":
      return factorial(factors.map(levelsOf));
    case "list":
      return { count: design.points.length, valuesAt: (point) => design.points[point] };
    default:
      throw new Error(`${design.type}: not yet`);
  }
}

/** The values that a factor takes in a factorial design: its own, or evenly spaced ones, both ends among them. */
function levelsOf(factor: Factor): readonly Value[] {
  if ("values" in factor) return factor.values;
  const { levels = 2 } = factor;
  return Array.from({ length: levels }, (_, level) => factorAt(factor, level / (levels - 1)));
}

/** Every combination of levels, the last factor changing fastest; one point where nothing varies. */
function factorial(levels: readonly (readonly Value[])[]): Points {
  return {
    count: levels.reduce((count, { length }) => count * length, 1),
    valuesAt(point) {
      const values: Value[] = [];
      let rest = point;
      for (let f = levels.length - 1; f >= 0; f--) {
        values[f] = levels[f][rest % levels[f].length];
        rest = Math.floor(rest / levels[f].length);
      }
      return values;
    },
  };
}
