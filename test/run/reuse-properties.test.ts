import fc from "fast-check";
import { expect, test } from "vitest";
import { runWorlds, type Worlds } from "../../sim/experiment/experiment.ts";
import { compile, type Params } from "../../sim/run/compile.ts";
import { arms as anyArms, type Raw } from "../arbitraries.ts";
import { oneFieldChanged } from "../one-field.ts";
import { paramsOf, quickParams } from "../support.ts";
import { alone, BUSY, PLENTY, same, Watched } from "./reused.ts";

/** Requests one after the other: which arms, the first being the baseline, who is banned, and which seed. */
const requests = fc.array(
  fc.record({
    arms: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 3 }),
    banned: fc.constantFrom([], [], [], [0], [0, 5]),
    seed: fc.constantFrom("one", "one", "one", "two"),
    first: fc.constantFrom(0, 0, 0, 1),
  }),
  { minLength: 2, maxLength: 3 },
);
const budgets = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, ...new Array<number>(7).fill(PLENTY)) },
  { weight: 1, arbitrary: fc.integer({ min: 4, max: 23 }).map((bits) => 2 ** bits) },
);

/** The second arm under the first one's settings, levers apart. */
const onlyLevers = (one: Raw, other: Raw): Raw => ({ ...one, levers: other.levers ?? {} });

const found = new Map<string, number>();
test.each([1, 2, 3])(
  "a cache of any size, asked anything in any order, changes no digit, in part %i of the tries",
  () => {
    const warmUps = fc.constantFrom(0, 2, 3, 4, 5);
    fc.assert(
      fc.property(anyArms, warmUps, requests, budgets, ([one, other], warmUpWeeks, list, budget) => {
        const scenarios = [one, other, onlyLevers(one, other)].map(
          (raw) => quickParams({ ...raw, warmUpWeeks }).scenario,
        );
        const cache = new Watched(budget);
        // Requests often share an arm: it is compiled, and run on its own, once.
        const known = new Map<string, { params: Params; ran: Worlds }>();
        for (const { arms, banned, seed, first } of list) {
          const there = banned.filter((person) => person < scenarios[0].population.consumers);
          const each = arms.map((arm) => {
            const key = [arm, arms[0], there, seed, first].join(" ");
            const before = known.get(key);
            if (before !== undefined) return before;
            const params = compile("arm", scenarios[arm], scenarios[arms[0]], there);
            const one = { params, ran: alone([params], seed, 1, first)[0] };
            known.set(key, one);
            return one;
          });
          const params = each.map((one) => one.params);
          const expected = each.map((one) => one.ran);
          const ran = runWorlds(params, seed, first, 1, undefined, cache);
          expect(same(ran, expected), "with the cache").toBe(true);
          expect(cache.bytes).toBeLessThanOrEqual(budget);
          if (params.length > 1)
            expect(same(runWorlds(params, seed, first, 1), expected), "without").toBe(true);
        }
        for (const kind of cache.found) found.set(kind, (found.get(kind) ?? 0) + 1);
      }),
      { numRuns: 20 },
    );
    expect(found.get("people")).toBeGreaterThan(0);
  },
);

test("these tries find people, warm-ups and results in the cache", () => {
  for (const kind of ["people", "warmUp", "result"]) expect(found.get(kind), kind).toBeGreaterThan(5);
});

/** Fields by the first part of their path, so that no test takes long where others run. */
const few = paramsOf({
  ...BUSY,
  horizonWeeks: 2,
  warmUpWeeks: 4,
  population: { consumers: 20, arrivalsPerWeek: 0.5 },
}).scenario;
const changed = oneFieldChanged(few);
const groups = [...new Set(changed.map(({ path }) => path.split(".")[0]))];
const cache = new Watched(PLENTY);
const whole = compile("one", few);
const runAgain = (params: Params) => runWorlds([params], "field", 0, 1, undefined, cache);
const known = runAgain(whole);
let different = 0;
let tried = 0;

test.each(groups)(
  "a change of any single field of %s is seen, whatever is kept of the scenario without it",
  (group) => {
    const own = changed.filter(({ path }) => path.split(".")[0] === group);
    for (const { path, scenario } of own) {
      // Alone, and after a warm-up under the levers of the scenario without the change.
      const [first, second] = [scenario, few].map((baseline) => compile("one", scenario, baseline));
      const expected = alone([first], "field", 1);
      expect(same(runAgain(first), expected), path).toBe(true);
      // A baseline gives its levers only: where they are the same, so is what comes out.
      const isLever = /(^|\.)levers\./.test(path);
      const after = isLever ? alone([second], "field", 1) : expected;
      expect(same(runAgain(second), after), path).toBe(true);
      for (const one of [expected, after]) if (!same(one, known)) different++;
      tried++;
    }
    expect(same(runAgain(whole), known), "and afterwards").toBe(true);
  },
);

test("most changes of a single field change something", () => {
  expect(tried).toBe(changed.length);
  expect(changed.length).toBeGreaterThan(300);
  expect(different).toBeGreaterThan(300);
});
