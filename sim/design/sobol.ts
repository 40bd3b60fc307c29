import { DIRECTIONS } from "./sobol-directions.ts";

const BITS = 32;
const UNIT = 4_294_967_296;

/** Dimensions for which there are direction numbers. */
export const MOST_DIMENSIONS = DIRECTIONS.length + 1;

/** The Sobol sequence (Sobol' 1967; Joe & Kuo 2008) in Gray code order (Antonov & Saleev 1979), point by point. */
export class SobolSequence {
  private readonly directions: readonly Uint32Array[];

  /** @param dimensions 1 to {@link MOST_DIMENSIONS} */
  constructor(dimensions: number) {
    this.directions = [vanDerCorput(), ...DIRECTIONS.slice(0, dimensions - 1).map(directionNumbers)];
  }

  /**
   * Where a point lies in a dimension: 0 ≤ place < 1.
   *
   * @param point 0 to 2^32 − 1; the first lies at 0 in all dimensions
   */
  at(point: number, dimension: number): number {
    const numbers = this.directions[dimension];
    let bits = 0;
    for (let gray = point ^ (point >>> 1), place = 0; gray !== 0; gray >>>= 1, place++)
      if ((gray & 1) === 1) bits ^= numbers[place];
    return (bits >>> 0) / UNIT;
  }
}

/** Direction numbers of the first dimension. */
function vanDerCorput(): Uint32Array {
  return Uint32Array.from({ length: BITS }, (_, place) => 1 << (BITS - 1 - place));
}

/** Direction numbers v₁ … v₃₂, in units of 2^−32, computed from the first s by Bratley and Fox's recurrence. */
function directionNumbers([degree, inner, ...first]: readonly number[]): Uint32Array {
  const numbers = new Uint32Array(BITS);
  for (let place = 0; place < BITS; place++) {
    if (place < degree) numbers[place] = first[place] << (BITS - 1 - place);
    else {
      const before = numbers[place - degree];
      let bits = before ^ (before >>> degree);
      for (let back = 1; back < degree; back++)
        if (((inner >>> (degree - 1 - back)) & 1) === 1) bits ^= numbers[place - back];
      numbers[place] = bits;
    }
  }
  return numbers;
}
