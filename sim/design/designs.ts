import { Draws } from "../core/random.ts";
import { drawnAt, type Factor, levelsOf } from "./factor.ts";
import { LatinHypercube } from "./latin-hypercube.ts";
import type { Value } from "./range.ts";
import { SobolSequence } from "./sobol.ts";

/** Where the points of a study lie. Plain data. */
export type Design =
  | { readonly type: "factorial" }
  | { readonly type: "latin-hypercube" | "sobol"; readonly points: number }
  /** Per point, a value for each factor. */
  | { readonly type: "list"; readonly points: readonly (readonly Value[])[] };

/** The points of a design, computed when needed. */
export interface Points {
  readonly count: number;
  /** The value of each factor at a point. @param point from 0 */
  valuesAt(point: number): readonly Value[];
}

/** @param seed of a Latin hypercube; the worlds' draws do not depend on these */
export function pointsOf(design: Design, factors: readonly Factor[], seed: string): Points {
  switch (design.type) {
    case "factorial":
      return factorial(factors.map(levelsOf));
    case "latin-hypercube": {
      let cube: LatinHypercube | undefined;
      return placed(design.points, factors, (point, dimension) => {
        cube ??= new LatinHypercube(design.points, factors.length, new Draws(seed, 0).stream("study design"));
        return cube.at(point, dimension);
      });
    }
    case "sobol": {
      const sequence = new SobolSequence(factors.length);
      return placed(design.points, factors, (point, dimension) => sequence.at(point, dimension));
    }
    case "list":
      return { count: design.points.length, valuesAt: (point) => design.points[point] };
  }
}

function placed(
  count: number,
  factors: readonly Factor[],
  at: (point: number, dimension: number) => number,
): Points {
  return { count, valuesAt: (point) => factors.map((factor, f) => drawnAt(factor, at(point, f))) };
}

/** Every combination of levels, the last factor changing fastest; a single point if nothing varies. */
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
