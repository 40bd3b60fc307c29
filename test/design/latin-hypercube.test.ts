import fc from "fast-check";
import { expect, test } from "vitest";
import { Draws } from "../../sim/core/random.ts";
import { latinHypercube } from "../../sim/design/latin-hypercube.ts";

const streamOf = (seed: string) => new Draws(seed, 0).stream("test");

test("every stratum of every dimension holds exactly one point", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 20 }),
      fc.string(),
      (n, d, seed) => {
        const points = latinHypercube(n, d, streamOf(seed));
        for (let dimension = 0; dimension < d; dimension++) {
          const strata = points.map((point) => Math.floor(point[dimension] * n)).sort((a, b) => a - b);
          expect(strata).toEqual(Array.from({ length: n }, (_, stratum) => stratum));
        }
      },
    ),
    { numRuns: 50 },
  );
});

test("the same seed gives the same points, another seed others", () => {
  const [a, b, c] = ["one", "one", "two"].map((seed) => latinHypercube(16, 3, streamOf(seed)));
  expect(a).toEqual(b);
  expect(a).not.toEqual(c);
});

test("dimensions are shuffled apart from each other", () => {
  const points = latinHypercube(200, 2, streamOf("apart"));
  const mean = points.reduce((sum, [x, y]) => sum + (x - 0.5) * (y - 0.5), 0) / points.length;
  // The covariance of independent columns has a standard deviation of 1/12/√200, about 0.006.
  expect(Math.abs(mean)).toBeLessThan(0.024);
});
