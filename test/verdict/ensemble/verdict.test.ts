import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { METRICS } from "../../../sim/model/metric-lists.ts";
import { compareWorlds } from "../../../sim/verdict/compare.ts";
import type { Setting } from "../../../sim/verdict/ensemble/file.ts";
import { averaged, compareSettings } from "../../../sim/verdict/ensemble/verdict.ts";
import { settingsOf } from "./settings.ts";

const WORLDS = 24;
const CONSUMERS = 100;
/** Under the baseline every metric is that in every world. */
const USUAL = 50;
const METRIC = METRICS.findIndex(({ relevant }) => relevant.of === "baseline" && relevant.value > 0);
const { id: ID, relevant } = METRICS[METRIC];
/** A difference that just matters. */
const ENOUGH = 1.01 * relevant.value * USUAL;
const { NaN: NONE } = Number;

const matrix = (worlds: readonly number[]) =>
  Float64Array.from(worlds.flatMap((value) => METRICS.map(() => value)));
const times = <T>(count: number, value: T): T[] => Array(count).fill(value);
const flat = (value: number, worlds = WORLDS) => matrix(times(worlds, value));

/** What is said of one metric whose differences are these, per setting the same in every world. */
function judged(differences: readonly number[], settings = numbered(differences.length), worlds = WORLDS) {
  return compareSettings(
    differences.map(() => flat(USUAL, worlds)),
    differences.map((difference) => flat(USUAL + difference, worlds)),
    settings,
    differences.map(() => CONSUMERS),
    [ID],
    1,
  )[ID];
}
const numbered = (count: number) => settingsOf(Array.from({ length: count }, (_, place) => place / count));

test("all settings the same way: the worlds' verdict stands", () => {
  const { verdict, dependsOn, settings, lowerIn, of } = judged(times(10, -2 * ENOUGH));
  expect({ verdict, dependsOn, lowerIn, of }).toEqual({
    ...{ verdict: "lower", dependsOn: null },
    ...{ lowerIn: WORLDS, of: WORLDS },
  });
  const each = expect.closeTo(-2 * ENOUGH, 9);
  expect(settings).toEqual({
    ...{ higherIn: 0, lowerIn: 10, sameIn: 0, undefinedIn: 0, of: 10 },
    ...{ min: each, median: each, max: each, minAt: "s0000", maxAt: "s0000", agreed: "lower" },
  });
});

test("all settings the same way, but not all by enough: it is so, perhaps by too little to matter", () => {
  const divided = judged([...times(6, 3 * ENOUGH), ...times(4, 0.1 * ENOUGH)]);
  expect(divided.settings).toMatchObject({ higherIn: 6, sameIn: 4, agreed: null });
  expect(divided).toMatchObject({ verdict: "higher-perhaps-too-little", dependsOn: null });
  expect(judged(times(10, -ENOUGH)).verdict).toBe("lower-perhaps-too-little");
});

test("two of ten the other way: it cannot be told, and the field that goes with it is named", () => {
  const { verdict, worldsNeeded, dependsOn, settings, lowerIn } = judged([
    ...times(8, -2 * ENOUGH),
    ...times(2, ENOUGH),
  ]);
  expect({ verdict, worldsNeeded, lowerIn }).toEqual({
    ...{ verdict: "cannot-tell", worldsNeeded: null },
    lowerIn: WORLDS,
  });
  expect(settings).toMatchObject({ higherIn: 2, lowerIn: 8, of: 10, agreed: null, maxAt: "s0008" });
  // Ranks 4.5 eight times and 9.5 twice against 1 to 10.
  const rho = expect.closeTo(40 / Math.sqrt(82.5 * 40), 9);
  expect(dependsOn).toEqual({ path: "quitting.stopHazardScale", rho });
});

test("the sign of the correlation is that of the field", () => {
  const falling = settingsOf(Array.from({ length: 10 }, (_, place) => 1 - place / 10));
  const { dependsOn } = judged([...times(8, -2 * ENOUGH), ...times(2, ENOUGH)], falling);
  expect(dependsOn?.rho).toBeCloseTo(-40 / Math.sqrt(82.5 * 40), 9);
});

test.each([
  ["nine of ten", 9, 10, true],
  ["eight of nine: fewer than ten have to agree all", 8, 9, false],
  ["all of nine", 9, 9, true],
  ["36 of 40", 36, 40, true],
  ["35 of 40", 35, 40, false],
  ["63 of 70", 63, 70, true],
])("%s", (_, agreeing, of, stands) => {
  const differences = [...times(agreeing, 9 * ENOUGH), ...times(of - agreeing, -ENOUGH)];
  expect(judged(differences).verdict).toBe(stands ? "higher" : "cannot-tell");
  const undefinedInSome = [...times(agreeing, 9 * ENOUGH), ...times(of - agreeing, NONE)];
  expect(judged(undefinedInSome).verdict).toBe(stands ? "higher" : "cannot-tell");
});

test("settings that cancel out are divided, not the same", () => {
  const { verdict, meanDifference, dependsOn } = judged([...times(5, -ENOUGH), ...times(5, ENOUGH)]);
  expect(meanDifference).toBeCloseTo(0, 9);
  expect(verdict).toBe("cannot-tell");
  expect(dependsOn?.path).toBe("quitting.stopHazardScale");
});

test("one setting far out does not make a difference of the others", () => {
  const { verdict, settings } = judged([100 * ENOUGH, ...times(9, 0)]);
  expect(settings).toMatchObject({ agreed: "same", higherIn: 1, sameIn: 9 });
  expect(verdict).toBe("cannot-tell");
});

test("too few worlds are said before settings are blamed", () => {
  const { verdict, dependsOn } = judged([-ENOUGH, ENOUGH, ENOUGH], numbered(3), 3);
  expect({ verdict, dependsOn }).toEqual({ verdict: "cannot-tell", dependsOn: null });
});

test("no field is named that goes with nothing, or where settings are few", () => {
  const mixed = [1, -1, 1, -1, -1, 1, -1, 1].map((sign) => sign * ENOUGH);
  expect(judged(mixed).dependsOn).toEqual({ path: null, rho: null });
  expect(judged(mixed, settingsOf(times(8, 0.3))).dependsOn).toEqual({ path: null, rho: null });
  expect(judged([-1, -1, 1, 1].map((sign) => sign * ENOUGH)).dependsOn).toEqual({ path: null, rho: null });
});

test("of several fields the one is named that goes most with the difference", () => {
  const differences = [...times(5, -ENOUGH), ...times(5, ENOUGH)];
  const settings: Setting[] = numbered(10).map((setting, place) => ({
    ...setting,
    values: { "crowding.salience": place % 7, "fatigue.load": -place, "quitting.stopHazardScale": place },
  }));
  expect(judged(differences, settings).dependsOn?.path).toBe("fatigue.load");
});

test("no field is named that goes with the difference as the strongest of several does by chance", () => {
  // Of seven settings one field in 43 goes as far by chance (t = 3.22, 5 degrees of freedom): of six fields one in 7.
  const differences = [2, 1, 4, 3, 7, 5, 6].map((rank) => (rank - 4) * ENOUGH);
  const orders = [1, 2, 3, 4, 5, 6].map((step) => (place: number) => (place * step) % 7);
  const withFields = (fields: number) =>
    judged(
      differences,
      numbered(7).map((setting, place) => ({
        ...setting,
        values: Object.fromEntries(orders.slice(0, fields).map((order, f) => [`field${f}`, order(place)])),
      })),
    ).dependsOn;
  expect(withFields(1)).toEqual({ path: "field0", rho: expect.closeTo(1 - (6 * 10) / 336, 12) });
  expect(withFields(6)).toEqual({ path: null, rho: null });
});

test("fields that have one value in every setting count as one", () => {
  const differences = [2, 1, 4, 3, 7, 5, 6].map((rank) => (rank - 4) * ENOUGH);
  const settings = numbered(7).map((setting, place) => ({
    ...setting,
    values: Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((path) => [path, place])),
  }));
  expect(judged(differences, settings).dependsOn?.path).toBe("a");
});

test("a world is averaged over the settings in which it is defined", () => {
  const before = [matrix([10, 10, 10]), matrix([20, 20, NONE]), matrix([60, NONE, NONE])];
  const after = [matrix([11, NONE, NONE]), matrix([23, 25, 25]), matrix([65, 1, 1])];
  const compared = compareSettings(before, after, numbered(3), times(3, CONSUMERS), [], 1)[ID];
  // 1, 3 and 5 in the first world; 5 in the second; nothing in the third.
  expect(compared).toMatchObject({ meanDifference: 4, higherIn: 2, undefinedIn: 1, of: 3, verdict: null });
  expect(compared.settings).toMatchObject({ min: 1, median: 4, max: 5, minAt: "s0000", maxAt: "s0002" });
});

test("a metric that is undefined everywhere has neither a difference nor a side", () => {
  const { settings, verdict, dependsOn } = judged(times(5, NONE));
  expect(settings).toEqual({
    ...{ higherIn: 0, lowerIn: 0, sameIn: 0, undefinedIn: 5, of: 5 },
    ...{ min: null, median: null, max: null, minAt: null, maxAt: null, agreed: null },
  });
  expect({ verdict, dependsOn }).toEqual({ verdict: "cannot-tell", dependsOn: null });
});

test("means leave out what is undefined", () => {
  const parts = [Float64Array.of(1, NONE, NONE), Float64Array.of(2, 5, NONE)];
  expect([...averaged(parts)]).toEqual([1.5, 5, NONE]);
  expect(averaged([parts[0]])).toBe(parts[0]);
});

describe("whatever the numbers", () => {
  const value = fc.oneof(fc.constant(NONE), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
  const worlds = fc.array(value, { minLength: 7, maxLength: 7 }).map(matrix);

  test("a single setting says what a plain comparison says", () => {
    fc.assert(
      fc.property(worlds, worlds, (a, b) => {
        const plain = compareWorlds(a, b, CONSUMERS, [ID], 1);
        const under = compareSettings([a], [b], numbered(1), [CONSUMERS], [ID], 1);
        for (const { id } of METRICS) {
          const { settings, dependsOn, ...numbers } = under[id];
          expect(numbers).toEqual(plain[id]);
          expect({ difference: settings.min, dependsOn }).toEqual({
            difference: plain[id].meanDifference,
            dependsOn: null,
          });
        }
      }),
      { numRuns: 30 },
    );
  });

  test("every setting is counted once, and a verdict is the settings' too", () => {
    const arms = fc.array(fc.tuple(worlds, worlds), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(arms, (pairs) => {
        const [a, b] = [pairs.map(([before]) => before), pairs.map(([, after]) => after)];
        const compared = compareSettings(a, b, numbered(a.length), times(a.length, CONSUMERS), [ID], 1);
        for (const { settings, verdict, dependsOn } of Object.values(compared)) {
          const { higherIn, lowerIn, sameIn, undefinedIn, of } = settings;
          expect(higherIn + lowerIn + sameIn + undefinedIn).toBe(of);
          expect(of).toBe(a.length);
          if (verdict === "higher" || verdict === "lower" || verdict === "same")
            expect(settings.agreed).toBe(verdict);
          if (dependsOn !== null) expect(verdict).toBe("cannot-tell");
        }
      }),
      { numRuns: 30 },
    );
  });
});
