import type { Stream } from "../core/random.ts";

/** Counters of a point's draws in a dimension: where it lies in its stratum, and which stratum that is. */
const WITHIN = 0;
const ORDER = 1;

/**
 * A Latin hypercube (McKay, Beckman & Conover 1979): every dimension is divided into as many equal strata as there are
 * points, and each stratum holds exactly one point. Takes four bytes per point and dimension.
 */
export class LatinHypercube {
  /** Per dimension, the stratum of each point. */
  private readonly strata: readonly Uint32Array[];

  constructor(
    private readonly points: number,
    dimensions: number,
    private readonly stream: Stream,
  ) {
    this.strata = Array.from({ length: dimensions }, (_, dimension) =>
      shuffled(points, (place) => stream.uniform(place, dimension, ORDER)),
    );
  }

  /** Where a point lies in a dimension, strictly between 0 and 1. */
  at(point: number, dimension: number): number {
    return (this.strata[dimension][point] + this.stream.uniform(point, dimension, WITHIN)) / this.points;
  }
}

/** @returns points[points × dimensions], strictly between 0 and 1 */
export function latinHypercube(points: number, dimensions: number, stream: Stream): Float64Array[] {
  const cube = new LatinHypercube(points, dimensions, stream);
  return Array.from({ length: points }, (_, point) =>
    Float64Array.from({ length: dimensions }, (_, dimension) => cube.at(point, dimension)),
  );
}

/** Fisher–Yates shuffle of 0 … count − 1. */
function shuffled(count: number, uniform: (place: number) => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, place) => place);
  for (let place = count - 1; place > 0; place--) {
    const other = Math.floor(uniform(place) * (place + 1));
    [order[place], order[other]] = [order[other], order[place]];
  }
  return order;
}
