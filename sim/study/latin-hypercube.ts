import type { Stream } from "../core/random.ts";

/** Counters of a point's draws in a dimension: where it lies in its stratum, and which stratum that is. */
const WITHIN = 0;
const ORDER = 1;

/**
 * A Latin hypercube (McKay, Beckman & Conover 1979): in every dimension each of as many equal strata as there are
 * points holds exactly one.
 *
 * @returns points[points × dimensions], strictly between 0 and 1
 */
export function latinHypercube(points: number, dimensions: number, stream: Stream): Float64Array[] {
  const columns = Array.from({ length: dimensions }, (_, dimension) => {
    const strata = shuffled(points, (place) => stream.uniform(place, dimension, ORDER));
    return strata.map((stratum, point) => (stratum + stream.uniform(point, dimension, WITHIN)) / points);
  });
  return Array.from({ length: points }, (_, point) => Float64Array.from(columns, (column) => column[point]));
}

/** Fisher and Yates's shuffle of 0 … count − 1. */
function shuffled(count: number, uniform: (place: number) => number): number[] {
  const order = Array.from({ length: count }, (_, place) => place);
  for (let place = count - 1; place > 0; place--) {
    const other = Math.floor(uniform(place) * (place + 1));
    [order[place], order[other]] = [order[other], order[place]];
  }
  return order;
}
