import fc from "fast-check";
import { expect, test } from "vitest";
import { runWorlds } from "../../sim/experiment/experiment.ts";
import { compile } from "../../sim/run/compile.ts";
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

test("a cache of any size, asked anything in any order, changes no digit", () => {
  const found = new Map<string, number>();
  const warmUps = fc.constantFrom(0, 2, 3, 4, 5);
  fc.assert(
    fc.property(anyArms, warmUps, requests, budgets, ([one, other], warmUpWeeks, list, budget) => {
      const scenarios = [one, other, onlyLevers(one, other)].map(
        (raw) => quickParams({ ...raw, warmUpWeeks }).scenario,
      );
      const cache = new Watched(budget);
      for (const { arms, banned, seed, first } of list) {
        const there = banned.filter((person) => person < scenarios[0].population.consumers);
        const params = arms.map((arm) => compile("arm", scenarios[arm], scenarios[arms[0]], there));
        const expected = alone(params, seed, 1, first);
        const ran = runWorlds(params, seed, first, 1, undefined, cache);
        expect(same(ran, expected), "with the cache").toBe(true);
        expect(cache.bytes).toBeLessThanOrEqual(budget);
        if (params.length > 1)
          expect(same(runWorlds(params, seed, first, 1), expected), "without").toBe(true);
      }
      for (const kind of cache.found) found.set(kind, (found.get(kind) ?? 0) + 1);
    }),
    { numRuns: 35 },
  );
  for (const kind of ["people", "warmUp", "result"]) expect(found.get(kind), kind).toBeGreaterThan(5);
});

test("a change of any single field is seen, whatever is kept of the scenario without it", () => {
  const few = {
    ...BUSY,
    horizonWeeks: 2,
    warmUpWeeks: 4,
    population: { consumers: 20, arrivalsPerWeek: 0.5 },
  };
  const { scenario } = paramsOf(few);
  const cache = new Watched(PLENTY);
  const whole = compile("one", scenario);
  const known = runWorlds([whole], "field", 0, 1, undefined, cache);
  let different = 0;
  const changed = oneFieldChanged(scenario);
  // Alone, and after a warm-up under the levers of the scenario without the change.
  for (const { path, scenario: other } of changed)
    for (const baseline of [other, scenario]) {
      const params = compile("one", other, baseline);
      const expected = alone([params], "field", 1);
      expect(same(runWorlds([params], "field", 0, 1, undefined, cache), expected), path).toBe(true);
      if (!same(expected, known)) different++;
    }
  expect(changed.length).toBeGreaterThan(300);
  expect(different, "changes that change something").toBeGreaterThan(300);
  expect(same(runWorlds([whole], "field", 0, 1, undefined, cache), known), "and afterwards").toBe(true);
});
