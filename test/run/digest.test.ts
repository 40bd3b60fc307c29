import fc from "fast-check";
import { expect, test } from "vitest";
import { digestOf, runWorlds } from "../../sim/experiment/experiment.ts";
import { isRecord } from "../../sim/input/record.ts";
import type { Params } from "../../sim/run/compile.ts";
import { type Raw, scenarios } from "../arbitraries.ts";
import { paramsOf, quickParams } from "../support.ts";

function digest(params: Params, seed = "test"): string {
  return digestOf(runWorlds([params], seed, 0, 1), 1);
}

test("the same seed gives the same digest, whatever ran before", () => {
  fc.assert(
    fc.property(scenarios, (raw) => {
      const first = digest(quickParams(raw));
      digest(quickParams(raw), "another");
      expect(digest(quickParams(raw))).toBe(first);
    }),
    { numRuns: 12 },
  );
});

const LIVELY = paramsOf({ population: { consumers: 80 }, horizonWeeks: 20, consideration: { perWeek: 0.3 } });

test("different seeds and different replicates give different worlds", () => {
  const seeds = Array.from({ length: 20 }, (_, i) => digest(LIVELY, `seed ${i}`));
  expect(new Set(seeds).size).toBe(20);
  const replicates = Array.from({ length: 20 }, (_, i) => digestOf(runWorlds([LIVELY], "test", i, 1), 1));
  expect(new Set(replicates).size).toBe(20);
});

test("replicates do not depend on how they are cut into chunks", () => {
  const [whole] = runWorlds([LIVELY], "test", 0, 4);
  const [first] = runWorlds([LIVELY], "test", 0, 1);
  const [rest] = runWorlds([LIVELY], "test", 1, 3);
  expect([...first.series, ...rest.series]).toEqual([...whole.series]);
  expect([...first.metrics, ...rest.metrics]).toEqual([...whole.metrics]);
});

/** The same content with its keys in another order, those of operations and segments apart. */
function shuffled(value: unknown, path = ""): unknown {
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(
    ([key, part]) => [key, shuffled(part, `${path}.${key}`)] as const,
  );
  const ordered = path === ".population.segments";
  return Object.fromEntries(ordered ? entries : entries.reverse());
}

test("the order of keys in the file changes neither digest nor hash", () => {
  fc.assert(
    fc.property(scenarios, (raw) => {
      const [plain, turned] = [quickParams(raw), paramsOf(shuffled(raw) as Raw)];
      expect(turned.hash).toBe(plain.hash);
      expect(digest(turned)).toBe(digest(plain));
    }),
    { numRuns: 15 },
  );
  const raw: Raw = { operations: { forum: { visibility: 1, form: "one-off" } }, horizonWeeks: 3 };
  expect(JSON.stringify(shuffled(raw)), "keys really change places").not.toBe(JSON.stringify(raw));
});

/** Two scenarios whose files differ in the order of the segments alone: not the same people. */
function segmentOrders(): [Params, Params] {
  const eager = { share: 0.5, motivation: { belonging: { median: 0.99 }, experience: { median: 0.99 } } };
  const cool = { share: 0.5, motivation: { belonging: { median: 0.01 }, experience: { median: 0.01 } } };
  const none = { ordinary: null, "lead-user": null, distant: null };
  const of = (segments: object) =>
    paramsOf({
      horizonWeeks: 15,
      consideration: { perWeek: 0.5 },
      population: { consumers: 80, segments: { ...none, ...segments } },
    });
  return [of({ eager, cool }), of({ cool, eager })];
}

test("a scenario gives the same numbers alone as beside one with its segments in another order", () => {
  const [one, other] = segmentOrders();
  expect(digest(one), "the order of segments is who is who").not.toBe(digest(other));
  const beside = runWorlds([one, other], "test", 0, 1).slice(1);
  expect(digestOf(beside, 1)).toBe(digest(other));
});

test("scenarios with the same hash give the same numbers", () => {
  const [one, other] = segmentOrders();
  expect(digest(other) === digest(one), "the same numbers").toBe(other.hash === one.hash);
});
