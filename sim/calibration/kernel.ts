import { exp, normalQuantile } from "../core/math.ts";
import type { Stream } from "../core/random.ts";

/** A multivariate normal kernel, as the lower triangular Cholesky factor of its covariance. */
export type Kernel = readonly Float64Array[];

/** Added to each variance, so that points that agree in one dimension still have a kernel. */
const RIDGE = 1e-10;

/**
 * The kernel of population Monte Carlo (Beaumont et al. 2009): twice the weighted covariance of the points.
 *
 * @param points n × dimensions
 * @param weights n, summing to 1
 */
export function kernelOf(points: readonly Float64Array[], weights: readonly number[]): Kernel {
  const dimensions = points[0].length;
  const mean = new Float64Array(dimensions);
  points.forEach((point, n) => {
    for (let i = 0; i < dimensions; i++) mean[i] += weights[n] * point[i];
  });
  const covariance = Array.from({ length: dimensions }, (_, i) =>
    Float64Array.from({ length: i + 1 }, (_, j) => {
      let sum = 0;
      points.forEach((point, n) => {
        sum += weights[n] * (point[i] - mean[i]) * (point[j] - mean[j]);
      });
      return 2 * sum + (i === j ? RIDGE : 0);
    }),
  );
  return cholesky(covariance);
}

/** L with L·Lᵀ = the matrix. @param matrix symmetric and positive definite, its lower triangle row by row */
export function cholesky(matrix: readonly Float64Array[]): Kernel {
  const lower = matrix.map((row) => new Float64Array(row.length));
  for (let i = 0; i < matrix.length; i++)
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i][j];
      for (let k = 0; k < j; k++) rest -= lower[i][k] * lower[j][k];
      // Rounding may make this negative if the other dimensions explain all of the variance.
      lower[i][j] = i === j ? Math.sqrt(Math.max(rest, RIDGE)) : rest / lower[j][j];
    }
  return lower;
}

/** A point moved by the kernel. @param uniform one draw per dimension */
function moved(centre: Float64Array, kernel: Kernel, uniform: (dimension: number) => number) {
  const normals = kernel.map((_, dimension) => normalQuantile(uniform(dimension)));
  return centre.map((at, i) => {
    let sum = at;
    for (let j = 0; j <= i; j++) sum += kernel[i][j] * normals[j];
    return sum;
  });
}

const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

/** Density of the kernel around `centre` at `point`. */
export function density(point: Float64Array, centre: Float64Array, kernel: Kernel): number {
  const solved = new Float64Array(point.length);
  let square = 0;
  let volume = 1;
  for (let i = 0; i < point.length; i++) {
    let rest = point[i] - centre[i];
    for (let j = 0; j < i; j++) rest -= kernel[i][j] * solved[j];
    solved[i] = rest / kernel[i][i];
    square += solved[i] * solved[i];
    volume *= SQRT_TWO_PI * kernel[i][i];
  }
  return exp(-square / 2) / volume;
}

/** Index that a uniform draw selects, given the weights. */
export function drawn(weights: readonly number[], uniform: number): number {
  let below = 0;
  for (let place = 0; place < weights.length - 1; place++) {
    below += weights[place];
    if (uniform < below) return place;
  }
  return weights.length - 1;
}

/** A point moved by the kernel that stays inside the unit cube: coordinate by coordinate, drawn again until it does. */
export function movedInside(
  centre: Float64Array,
  kernel: Kernel,
  stream: Stream,
  index: number,
): Float64Array {
  const normals: number[] = [];
  return centre.map((at, i) => {
    let base = at;
    for (let j = 0; j < i; j++) base += kernel[i][j] * normals[j];
    for (let attempt = 0; ; attempt++) {
      const normal = normalQuantile(stream.uniform(index, attempt, i));
      const place = base + kernel[i][i] * normal;
      const isInside = place >= 0 && place <= 1;
      if (!isInside && attempt < MOST_TRIES) continue;
      normals.push(normal);
      return isInside ? place : Math.min(1, Math.max(0, place));
    }
  });
}

/** A move that leaves the unit cube is drawn again, at most this often. */
const MOST_TRIES = 10_000;

/** A point, and the place of the one that it was drawn around. */
export interface Proposed {
  point: Float64Array;
  centre: number;
}

/**
 * A point drawn from the weighted kernels inside the unit cube. If a move leaves the cube, the centre is drawn again
 * too, so that the density inside stays proportional to the kernels.
 *
 * @param index of the point in the stream
 */
export function proposed(
  points: readonly Float64Array[],
  weights: readonly number[],
  kernel: Kernel,
  stream: Stream,
  index: number,
): Proposed {
  for (let attempt = 0; ; attempt++) {
    const centre = drawn(weights, stream.uniform(index, attempt, 0));
    const point = moved(points[centre], kernel, (dimension) => stream.uniform(index, attempt, 1 + dimension));
    if (point.every((at) => at >= 0 && at <= 1)) return { point, centre };
    if (attempt === MOST_TRIES) return { point: point.map((at) => Math.min(1, Math.max(0, at))), centre };
  }
}
