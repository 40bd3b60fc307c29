import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_DIMENSIONS, SobolSequence } from "../../sim/design/sobol.ts";

/** The first ten points in three dimensions, as Joe and Kuo's own program prints them from new-joe-kuo-6. */
const PUBLISHED = [
  [0, 0, 0],
  [0.5, 0.5, 0.5],
  [0.75, 0.25, 0.25],
  [0.25, 0.75, 0.75],
  [0.375, 0.375, 0.625],
  [0.875, 0.875, 0.125],
  [0.625, 0.125, 0.875],
  [0.125, 0.625, 0.375],
  [0.1875, 0.3125, 0.9375],
  [0.6875, 0.8125, 0.4375],
];

/** Later points in dimensions counted from 0, times 2^32, from another program (SciPy 1.17) with the same numbers. */
const DIMENSIONS = [0, 1, 2, 4, 9, 19, 39, 49, 74, 99];
const LATER: [point: number, places: number[]][] = [
  [
    1000,
    [
      943718400, 415236096, 2227175424, 1203765248, 297795584, 3116367872, 2059403264, 2059403264, 792723456,
      801112064,
    ],
  ],
  [
    123_456,
    [
      113803264, 784891904, 1319665664, 726630400, 1069711360, 674988032, 1593344000, 688816128, 502169600,
      3976167424,
    ],
  ],
  [
    999_999_999,
    [
      11922020, 2370793132, 3273590844, 78521020, 3584904828, 1408811564, 672815212, 4205852356, 3760550932,
      723472268,
    ],
  ],
];

test("the first points are the published ones", () => {
  const sequence = new SobolSequence(3);
  const points = PUBLISHED.map((_, point) => [0, 1, 2].map((dimension) => sequence.at(point, dimension)));
  expect(points).toEqual(PUBLISHED);
});

test("later points in up to a hundred dimensions are those of another program", () => {
  expect(MOST_DIMENSIONS).toBe(100);
  const sequence = new SobolSequence(MOST_DIMENSIONS);
  for (const [point, places] of LATER)
    expect(DIMENSIONS.map((dimension) => sequence.at(point, dimension) * 2 ** 32)).toEqual(places);
});

test("of any 2^k points that begin at a multiple of 2^k, every 2^k-th part of a dimension holds one", () => {
  const sequence = new SobolSequence(MOST_DIMENSIONS);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9 }),
      fc.nat(1_000_000),
      fc.nat(MOST_DIMENSIONS - 1),
      (power, block, dimension) => {
        const count = 2 ** power;
        const parts = Array.from({ length: count }, (_, point) =>
          Math.floor(sequence.at(block * count + point, dimension) * count),
        );
        expect(new Set(parts).size).toBe(count);
      },
    ),
  );
});

test("the first two dimensions are a net: every elementary box of 2^-k holds one of 2^k points", () => {
  const sequence = new SobolSequence(2);
  const power = 8;
  for (let across = 0; across <= power; across++) {
    const boxes = Array.from({ length: 2 ** power }, (_, point) =>
      [
        Math.floor(sequence.at(point, 0) * 2 ** across),
        Math.floor(sequence.at(point, 1) * 2 ** (power - across)),
      ].join(),
    );
    expect(new Set(boxes).size).toBe(2 ** power);
  }
});
