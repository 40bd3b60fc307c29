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

/** The same content with its keys in another order. */
function shuffled(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, shuffled(part)] as const);
  return Object.fromEntries(entries.reverse());
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
