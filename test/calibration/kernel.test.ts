import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cholesky, density, drawn, kernelOf, proposed } from "../../sim/calibration/kernel.ts";
import { Draws } from "../../sim/core/random.ts";

const point = (...values: number[]) => Float64Array.from(values);

describe("Cholesky", () => {
  test("a matrix with a known root", () => {
    const lower = cholesky([point(4), point(2, 5), point(6, 7, 14)]);
    expect(lower).toEqual([point(2), point(1, 2), point(3, 2, 1)]);
  });

  test("gives back what was squared", () => {
    const row = fc.array(fc.double({ min: 0.2, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(row, row, row, (a, b, c) => {
        const root = [a.slice(0, 1), b.slice(0, 2), c];
        const squared = root.map((x, i) =>
          point(
            ...root.slice(0, i + 1).map((y, j) => x.slice(0, j + 1).reduce((sum, v, k) => sum + v * y[k], 0)),
          ),
        );
        cholesky(squared).forEach((found, i) => {
          found.forEach((value, j) => {
            expect(value).toBeCloseTo(root[i][j], 6);
          });
        });
      }),
    );
  });

  test("copes with points that all lie on a line", () => {
    const kernel = kernelOf([point(0, 0), point(0.5, 0.5), point(1, 1)], [1 / 3, 1 / 3, 1 / 3]);
    expect(kernel.flatMap((row) => [...row]).every((value) => Number.isFinite(value))).toBe(true);
  });
});

test("the kernel's density is the normal one", () => {
  // Two points at ±1 with equal weights have variance 1, the kernel 2.
  const kernel = kernelOf([point(-1), point(1)], [0.5, 0.5]);
  const normal = (x: number) => Math.exp((-x * x) / 4) / Math.sqrt(4 * Math.PI);
  for (const x of [0, 0.5, -2]) expect(density(point(x), point(0), kernel)).toBeCloseTo(normal(x), 8);
});

test("centres are drawn by their weights", () => {
  expect([0.05, 0.1, 0.5, 0.89, 0.9, 0.999].map((u) => drawn([0.1, 0.8, 0.1], u))).toEqual([
    0, 1, 1, 1, 2, 2,
  ]);
});

test("proposals stay in the ranges, even around a corner", () => {
  const stream = new Draws("corner", 0).stream("test");
  const corner = [point(0, 1, 0), point(0.2, 0.9, 0.1), point(0.1, 0.8, 0.3), point(0, 0.7, 0.2)];
  const weights = [0.25, 0.25, 0.25, 0.25];
  const kernel = kernelOf(corner, weights);
  const proposals = Array.from({ length: 200 }, (_, i) => proposed(corner, weights, kernel, stream, i).point);
  for (const proposal of proposals)
    for (const at of proposal) {
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(1);
    }
  expect(new Set(proposals.map(String)).size).toBe(200);
});
