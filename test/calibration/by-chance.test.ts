import { expect, test } from "vitest";
import { type Design, type Fit, type FreeField, searchSettings } from "../../sim/calibration/calibration.ts";
import { byChanceOf, fieldFindings, fieldsTogether } from "../../sim/calibration/identification.ts";

const field = (path: string): FreeField => ({
  ...{ path, range: [0, 10], scale: "linear", role: "model", whole: false, of: null },
});
/** A search that keeps a dozen settings for many waves: they descend from very few. */
const searched = async (seed: string, fields: number, targets: number): Promise<[Design, Fit]> => {
  const free = Array.from({ length: fields }, (_, at) => field(`field${at}`));
  const design: Design = {
    free,
    targets: free.slice(0, targets).map(({ path }) => ({
      ...{ of: "", metric: path, week: null, value: 5, tolerance: 0.02, note: "" },
    })),
    ...{ seed, settings: 48, keep: 0.25, waves: 20 },
  };
  return [design, await searchSettings(design, async ({ values }) => values.slice(0, targets))];
};
const SEEDS = ["a", "b", "c", "d", "e", "f", "g", "h"];

test("fields without effect are narrowed and tied by a search alone, and hardly ever said to be pinned down", async () => {
  const [claimed, uncontrolled] = [
    { fields: 0, pairs: 0 },
    { fields: 0, pairs: 0 },
  ];
  for (const seed of SEEDS) {
    const [{ free }, found] = await searched(seed, 5, 1);
    const chance = byChanceOf(found);
    expect(chance).not.toBeNull();
    for (const [count, by] of [
      [claimed, chance],
      [uncontrolled, null],
    ] as const) {
      const [first, ...others] = fieldFindings(free, found.kept, found.kept[0], by);
      expect(first.verdict).toBe("pinned-down");
      count.fields += others.filter(
        ({ verdict }) => verdict === "pinned-down" || verdict === "partly",
      ).length;
      count.pairs += fieldsTogether(free, found.kept, by).length;
    }
  }
  // Of 32 fields and 80 pairs, none of which means anything.
  expect(uncontrolled.fields).toBeGreaterThan(10);
  expect(uncontrolled.pairs).toBeGreaterThan(2);
  expect(claimed.fields).toBeLessThanOrEqual(2);
  expect(claimed.pairs).toBeLessThanOrEqual(2);
});

test("what goes together for a reason is still named", async () => {
  const free = ["a", "b", "c"].map(field);
  const targets = [{ of: "", metric: "sum", week: null, value: 10, tolerance: 0.3, note: "" }];
  const design: Design = { free, targets, seed: "sum", settings: 100, keep: 0.5, waves: 15 };
  const found = await searchSettings(design, async ({ values: [a, b] }) => [a + b]);
  const pairs = fieldsTogether(free, found.kept, byChanceOf(found));
  expect(pairs.map(({ fields }) => fields)).toEqual([["a", "b"]]);
});

test("too few accepted settings tell nothing of chance either", async () => {
  const [, found] = await searched("few", 2, 1);
  const far = { ...found, kept: found.kept.map((one) => ({ ...one, distance: 2 })) };
  expect(byChanceOf(found)).not.toBeNull();
  expect(byChanceOf(far)).toBeNull();
});

test("the more settings are kept, the less a search narrows by chance", async () => {
  const widths = await Promise.all(
    [0.25, 0.5].map(async (keep) => {
      const [design] = await searched("widths", 3, 1);
      const found = await searchSettings({ ...design, settings: 120, keep }, async ({ values: [a] }) => [a]);
      return byChanceOf(found)?.width ?? Number.NaN;
    }),
  );
  expect(widths[0]).toBeLessThan(widths[1]);
});
