import fc from "fast-check";
import { expect, test } from "vitest";
import { Draws } from "../../../sim/core/random.ts";
import { buildNetwork, type Network, type NetworkParameters } from "../../../sim/world/people/network.ts";
import { SIGMAS } from "../../support.ts";

const KINDS = ["small-world", "random", "preferential", "communities", "none"] as const;
const SETTINGS: NetworkParameters = {
  ...{ kind: "small-world", meanDegree: 8, rewiring: 0.1, communitySize: 50, edges: null, homophily: 0 },
};
const SIZE = 4000;

/** Two segments, three people in ten in the second, spread evenly. */
const segmentsOf = (size: number) => Uint8Array.from({ length: size }, (_, i) => (i % 10 < 3 ? 1 : 0));

const built = (changed: Partial<NetworkParameters>, size = SIZE, seed = "ties") =>
  buildNetwork({ ...SETTINGS, ...changed }, size, segmentsOf(size), new Draws(seed, 0));

const tiesOf = ({ starts, ties }: Network, person: number) => [
  ...ties.subarray(starts[person], starts[person + 1]),
];

test("ties go both ways, without loops and doubles, in order", () => {
  const settings = fc.record({
    kind: fc.constantFrom(...KINDS),
    meanDegree: fc.double({ min: 0, max: 30, noNaN: true }),
    rewiring: fc.double({ min: 0, max: 1, noNaN: true }),
    communitySize: fc.integer({ min: 2, max: 60 }),
    homophily: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(settings, fc.integer({ min: 1, max: 60 }), fc.string(), (own, size, seed) => {
      const network = built(own, size, seed);
      const all = Array.from({ length: size }, (_, person) => tiesOf(network, person));
      all.forEach((ties, person) => {
        expect(ties).toEqual([...new Set(ties)].sort((a, b) => a - b));
        for (const other of ties) {
          expect(other !== person && other < size, `${person} – ${other}`).toBe(true);
          expect(all[other], `tie ${person} – ${other} back`).toContain(person);
        }
      });
      const degrees = all.reduce((sum, ties) => sum + ties.length, 0);
      expect(degrees).toBe(network.ties.length);
      expect(network.meanDegree).toBeCloseTo(degrees / size, 9);
    }),
    { numRuns: 150 },
  );
});

test.each([
  ["small-world", 8],
  ["random", 8],
  ["communities", 8],
  ["preferential", 8],
  ["random", 5.5],
] as const)("a %s network of %d ties each has about that many", (kind, meanDegree) => {
  // Doubles are dropped; a community of 50 or a hub has some.
  const lost = kind === "communities" || kind === "preferential" ? 0.1 : 0.02;
  const found = built({ kind, meanDegree }).meanDegree;
  expect(found).toBeLessThanOrEqual(meanDegree + 0.1);
  expect(found).toBeGreaterThan(meanDegree * (1 - lost));
});

test("each kind has its own shape", () => {
  const near = built({ kind: "small-world", rewiring: 0 });
  expect(tiesOf(near, 100)).toEqual([96, 97, 98, 99, 101, 102, 103, 104]);
  expect(built({ kind: "none" }).ties.length).toBe(0);
  const { complete, meanDegree } = built({ kind: "complete" });
  expect([complete, meanDegree]).toEqual([true, SIZE - 1]);
  const closed = built({ kind: "communities", rewiring: 0 });
  for (const person of [0, 49, 50, 1234, SIZE - 1])
    for (const other of tiesOf(closed, person)) expect(Math.floor(other / 50)).toBe(Math.floor(person / 50));
  const highest = (kind: NetworkParameters["kind"]) => {
    const network = built({ kind });
    return Math.max(...Array.from({ length: SIZE }, (_, person) => tiesOf(network, person).length));
  };
  expect(highest("preferential")).toBeGreaterThan(3 * highest("random"));
});

test("rewiring and homophily move the share of ties that they say", () => {
  const far = (rewiring: number) => {
    const network = built({ rewiring });
    let long = 0;
    for (let person = 0; person < SIZE; person++)
      for (const other of tiesOf(network, person)) {
        const apart = Math.abs(other - person);
        if (Math.min(apart, SIZE - apart) > 4) long++;
      }
    return long / network.ties.length;
  };
  const tolerance = SIGMAS * Math.sqrt((0.3 * 0.7) / (SIZE * 4)) + 0.005;
  for (const rewiring of [0, 0.1, 0.3])
    expect(Math.abs(far(rewiring) - rewiring), `rewiring ${rewiring}`).toBeLessThan(tolerance);
  const unlike = (homophily: number) => {
    const network = built({ kind: "random", homophily });
    const segment = segmentsOf(SIZE);
    let apart = 0;
    for (let person = 0; person < SIZE; person++)
      for (const other of tiesOf(network, person)) if (segment[person] !== segment[other]) apart++;
    return apart / network.ties.length;
  };
  for (const homophily of [0, 0.5, 1])
    expect(Math.abs(unlike(homophily) - 0.42 * (1 - homophily)), `homophily ${homophily}`).toBeLessThan(
      tolerance * 1.5,
    );
});
