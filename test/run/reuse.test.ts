import { expect, test, vi } from "vitest";
import { runWorlds } from "../../sim/experiment/experiment.ts";
import { compare } from "../../sim/index.ts";
import { InputError } from "../../sim/input/problems.ts";
import { WEEKLY_METRICS } from "../../sim/model/metric-lists.ts";
import { WorldCache } from "../../sim/run/cache.ts";
import { compile, type Params } from "../../sim/run/compile.ts";
import { paramsOf, sameDigits } from "../support.ts";
import { alone, BUSY, base, PAID, PLENTY, paid, same, Watched } from "./reused.ts";

test("a changed lever finds the people, the warm-up and the baseline's results", () => {
  const cache = new Watched(PLENTY);
  runWorlds([base, paid], "again", 0, 3, undefined, cache);
  cache.found.length = 0;
  const other = compile("other", paramsOf({ ...PAID, horizonWeeks: 3 }).scenario, base.scenario);
  const ran = runWorlds([base, other], "again", 0, 3, undefined, cache);
  expect(same(ran, alone([base, other], "again", 3))).toBe(true);
  const once = ["result", "people", "warmUp"];
  expect(cache.found).toEqual([...once, ...once, ...once]);
});

test("arms share a warm-up without a cache too, and no more weeks are run than needed", () => {
  const measure = vi.spyOn(WEEKLY_METRICS[0], "measure");
  const weeksOf = (arms: readonly Params[], cache?: WorldCache) => {
    measure.mockClear();
    runWorlds(arms, "weeks", 0, 2, undefined, cache);
    return measure.mock.calls.length;
  };
  // The members' time together, its last week once more beside the other operations, and the warm-up.
  const before = 5 + 1 + 6;
  expect(weeksOf([base])).toBe(2 * (before + 4));
  expect(weeksOf([base, paid])).toBe(2 * (before + 4 + 4));
  expect(weeksOf([base, paramsOf(PAID)]), "a warm-up under levers of its own").toBe(2 * 2 * (before + 4));
  const cache = new WorldCache(PLENTY);
  expect(weeksOf([base, paid], cache)).toBe(2 * (before + 4 + 4));
  expect(weeksOf([paid, base], cache), "in another order").toBe(0);
  expect(weeksOf([paramsOf({ ...PAID, horizonWeeks: 3 })], cache), "another warm-up").toBe(2 * (before + 3));
  measure.mockRestore();
});

test("a horizon of another length finds the warm-up, and counts its own weeks", () => {
  const cache = new Watched(PLENTY);
  runWorlds([base], "longer", 0, 1, undefined, cache);
  const longer = paramsOf({ ...BUSY, horizonWeeks: 40 });
  const ran = runWorlds([longer], "longer", 0, 1, undefined, cache);
  expect(cache.found).toContain("warmUp");
  expect(same(ran, alone([longer], "longer", 1))).toBe(true);
});

test("people who differ in anything are not shared, staff's wage apart", () => {
  const cache = new Watched(PLENTY);
  const of = (population: object) => paramsOf({ ...BUSY, population: { ...BUSY.population, ...population } });
  runWorlds([base], "people", 0, 1, undefined, cache);
  runWorlds([of({ segments: { "lead-user": { share: 0.1 }, distant: { share: 0.2 } } })], "people", 0, 1);
  for (const population of [{ consumers: 41 }, { capitalLoading: 0.4 }, { arrivalsPerWeek: 0.5 }])
    runWorlds([of(population)], "people", 0, 1, undefined, cache);
  expect(cache.found).toEqual([]);
  runWorlds([of({ wageEurosPerHour: 30 })], "people", 0, 1, undefined, cache);
  expect(cache.found).toEqual(["people"]);
});

test.each<[string, Params]>([
  [
    "week 0 asks for last week's totals",
    compile(
      "asking",
      paramsOf({ ...BUSY, levers: { organisation: { campaignReach: "active / consumers" } } }).scenario,
      base.scenario,
    ),
  ],
  ["somebody is banned", compile("banned", base.scenario, base.scenario, [3, 7, 11])],
  ["people are tired sooner", compile("tired", paramsOf({ ...BUSY, fatigue: { load: 3 } }).scenario)],
])("after another's warm-up has been kept, %s as without", (_, params) => {
  const cache = new WorldCache(PLENTY);
  const [known] = runWorlds([base], "kept", 0, 4, undefined, cache);
  const expected = alone([params], "kept", 4);
  expect(sameDigits(known.series, expected[0].series), "it makes a difference").toBe(false);
  expect(same(runWorlds([params], "kept", 0, 4, undefined, cache), expected)).toBe(true);
});

test.each([1, 2])("whoever changes what was returned of %i worlds does not change what is kept", (count) => {
  const cache = new WorldCache(PLENTY);
  const expected = alone([base, paid], "spoilt", count);
  for (let time = 0; time < 3; time++) {
    const worlds = runWorlds([base, paid], "spoilt", 0, count, undefined, cache);
    expect(same(worlds, expected), `time ${time}`).toBe(true);
    for (const { metrics, series } of worlds) {
      metrics.fill(Number.NaN);
      series.fill(-1);
    }
  }
});

test("a recorder sees every week and the end, whatever is kept, and changes nothing", () => {
  const cache = new Watched(PLENTY);
  for (let time = 0; time < 3; time++) {
    const seen: string[] = [];
    const worlds = runWorlds(
      [base, paid],
      "watched",
      0,
      1,
      (arm) => ({ step: ({ week }) => seen.push(`${arm} ${week}`), end: () => seen.push(`${arm} ends`) }),
      cache,
    );
    expect(seen.join()).toBe("0 0,0 1,0 2,0 3,0 ends,1 0,1 1,1 2,1 3,1 ends");
    expect(same(worlds, alone([base, paid], "watched", 1))).toBe(true);
  }
  expect(cache.found).not.toContain("result");
});

test.each([
  ["in the warm-up", "1 - (week >= -3) * 5", []],
  ["in the horizon", "1 - (week >= 2) * 5", ["warmUp"]],
])(
  "a formula that leaves its range %s says so each time, and nothing half made is kept",
  (_, formula, kept) => {
    const cache = new Watched(PLENTY);
    const levers = { organisation: { campaignReach: formula } };
    const failing = paramsOf({ ...BUSY, levers });
    const message = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        if (error instanceof InputError) return error.message;
        throw error;
      }
      return "";
    };
    const expected = message(() => alone([failing], "failing", 1));
    expect(expected).toContain("it is -4");
    for (let time = 0; time < 3; time++) {
      cache.found.length = 0;
      expect(message(() => runWorlds([failing], "failing", 0, 1, undefined, cache))).toBe(expected);
      expect(cache.found).toEqual(time === 0 ? [] : ["people", ...kept]);
    }
    // The baseline's people serve others; so does its warm-up, if it was whole.
    const other = compile("other", base.scenario, failing.scenario);
    if (kept.length > 0)
      expect(same(runWorlds([other], "failing", 0, 1, undefined, cache), alone([other], "failing", 1))).toBe(
        true,
      );
  },
);

test("the library keeps what it is given a cache for", () => {
  const cache = new Watched(PLENTY);
  const options = { seed: "library", replicates: 2 };
  const first = compare(
    [
      { id: "a", ...BUSY },
      { id: "b", ...PAID },
    ],
    { ...options, cache },
  );
  expect(cache.bytes).toBeGreaterThan(10_000);
  const again = compare(
    [
      { id: "a", ...BUSY },
      { id: "c", ...PAID },
    ],
    { ...options, cache },
  );
  expect(cache.found.filter((kind) => kind === "result")).toHaveLength(4);
  expect(again.report.digest).toBe(first.report.digest);
  expect(
    compare(
      [
        { id: "a", ...BUSY },
        { id: "b", ...PAID },
      ],
      options,
    ).report,
  ).toEqual(first.report);
});
