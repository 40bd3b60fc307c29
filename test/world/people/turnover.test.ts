import fc from "fast-check";
import { expect, test } from "vitest";
import { resolveScenario } from "../../../sim/model/built-in.ts";
import { OPERATION_COLUMNS, PERSON_COLUMNS } from "../../../sim/model/model.ts";
import { compileArms } from "../../../sim/run/compile.ts";
import { populate } from "../../../sim/run/populate.ts";
import { MatchedArms } from "../../../sim/run/reuse.ts";
import { run } from "../../../sim/run/run.ts";
import { presentAtMost } from "../../../sim/world/people/turnover.ts";
import { LONG_AGO, type World } from "../../../sim/world/state/world.ts";
import {
  builtInPart,
  EVERYTHING_SMALL,
  forum,
  people,
  ran,
  sum,
  together,
  weeks,
} from "../../mechanisms/arms.ts";
import { metric, paramsOf, sameDigits } from "../../support.ts";

const living = together(builtInPart("launch-forum"), people(300), weeks(40), forum({ startingMembers: 60 }), {
  warmUpWeeks: 20,
  population: { renewalPerWeek: 0.02 },
  consideration: { perWeek: 0.2 },
});

/** The world after each week. */
function watched(input: Parameters<typeof paramsOf>[0], look: (world: World) => void) {
  const params = paramsOf(input);
  const population = populate(params, "turnover", 0);
  return run(params, population, { step: look });
}

test("a public that is renewed keeps its size, and everybody leaves in the end", () => {
  const sizes: number[] = [];
  const first = new Set(Array.from({ length: 300 }, (_, person) => person));
  watched(together(living, weeks(300)), (world) => {
    sizes.push(world.size);
    const here = new Set(Array.from(world.keys).filter((_, at) => world.present[at] === 1));
    for (const person of first) if (!here.has(person)) first.delete(person);
    expect(here.size).toBe(world.size);
  });
  // A stationary birth-and-death process of mean 300 has a standard deviation of 17.
  const mean = sum(sizes) / sizes.length;
  expect(mean).toBeGreaterThan(270);
  expect(mean).toBeLessThan(330);
  // A chance of e^(−6.4) each of still being there after 320 weeks.
  expect(first.size).toBeLessThan(8);
});

test("a reused place belongs to a new person: other traits, other draws, and no state of the last one", () => {
  let reused = 0;
  watched(living, ({ week, keys, present, people, operations, traits, departed }) => {
    for (let at = 0; at < 300; at++) {
      if (present[at] === 1) continue;
      for (const [name, column] of Object.entries(people))
        expect(column[at]).toBe(PERSON_COLUMNS[name].start);
      for (const { status, contributions, firstJoinedWeek } of operations)
        expect([status[at], contributions[at], firstJoinedWeek[at]]).toEqual([0, 0, LONG_AGO]);
    }
    if (week < 39) return;
    const params = paramsOf(living);
    const { traits: drawn } = populate(params, "turnover", 0);
    for (let at = 0; at < 300; at++)
      if (present[at] === 1 && keys[at] !== at) {
        reused++;
        expect(keys[at]).toBeGreaterThanOrEqual(300);
        expect(traits.vigour[at]).not.toBe(drawn.vigour[at]);
      }
    expect(departed.size).toBeGreaterThan(0);
  });
  expect(reused).toBeGreaterThan(100);
});

test("no column remembers who was in a place, whichever small mechanism filled it", () => {
  const filled = new Set<string>();
  watched(together(living, EVERYTHING_SMALL), ({ present, operations }) => {
    for (const operation of operations)
      for (const [name, { start }] of Object.entries(OPERATION_COLUMNS)) {
        const column = (operation as unknown as Record<string, Float64Array>)[name];
        for (let at = 0; at < present.length; at++) {
          if (present[at] === 0) expect(column[at], name).toBe(start);
          else if (column[at] !== start) filled.add(name);
        }
      }
  });
  for (const name of ["audience", "earning", "deliveries", "usualDelivery", "failures", "presenceAtJoining"])
    expect(filled).toContain(name);
});

test("a person is the same whatever place they take, as drawn by their number", () => {
  const params = paramsOf(living);
  const still = paramsOf(together(living, { population: { renewalPerWeek: 0, arrivalsPerWeek: 6 } }));
  const { traits: everybody } = populate(still, "turnover", 0);
  run(params, populate(params, "turnover", 0), {
    end({ keys, present, traits }) {
      for (let at = 0; at < keys.length; at++)
        if (present[at] === 1) {
          expect(traits.vigour[at]).toBe(everybody.vigour[keys[at]]);
          expect(traits.motivation.money[at]).toBe(everybody.motivation.money[keys[at]]);
          expect(traits.segment[at]).toBe(everybody.segment[keys[at]]);
        }
    },
  });
});

test("matched worlds have the same people in the same places, whatever the scenarios do", () => {
  const seen = [{}, { rewards: { payEurosPerContribution: 5 }, support: { guidance: 40 } }].map((levers) => {
    const found: string[] = [];
    watched(together(living, { levers }), ({ keys, present, degree }) => {
      found.push([keys, present, degree].map((column) => column.join()).join("|"));
    });
    return found;
  });
  expect(seen[0]).toEqual(seen[1]);
});

test("a longer horizon changes nothing of the weeks before", () => {
  const sizes = [40, 90].map((horizon) => {
    const found: string[] = [];
    watched(together(living, weeks(horizon)), ({ week, size, operations, people }) => {
      if (week < 40)
        found.push([size, operations[0].counts.join(), sum(people.attachment), operations[0].tellers].join());
    });
    return found;
  });
  expect(sizes[0]).toEqual(sizes[1]);
});

test.each(["small-world", "random", "preferential", "communities"] as const)(
  "the mean degree stays the same when people leave and when the public grows (%s)",
  (kind) => {
    for (const population of [{ renewalPerWeek: 0.02 }, { arrivalsPerWeek: 12 }]) {
      const degrees: number[] = [];
      watched(
        together(living, people(600), weeks(100), { network: { kind, homophily: 0.3 }, population }),
        (world) => {
          const { degree, size, network, present, places } = world;
          degrees.push(sum(degree.filter((_, at) => present[at] === 1)) / size);
          for (let at = 0; at < places; at++) {
            const here = network.ties
              .subarray(network.starts[at], network.starts[at + 1])
              .filter((tie) => present[tie] === 1);
            expect(degree[at]).toBe(here.length);
          }
        },
      );
      expect(degrees[0]).toBeGreaterThan(6.8);
      // Preferred places have some hundred ties, and are empty for a week when their people leave.
      for (const mean of degrees)
        expect(Math.abs(mean - degrees[0])).toBeLessThan(kind === "preferential" ? 1 : 0.5);
    }
  },
);

test("all leave at once if the chance is 1, by a period or a formula of week, and those who come later stay", () => {
  const gone = (departurePerWeek: string | { from: number; to: number; value: number }[]) => {
    const sizes: number[] = [];
    watched(
      together(living, { population: { renewalPerWeek: 0, arrivalsPerWeek: 6, departurePerWeek } }),
      ({ size }) => sizes.push(size),
    );
    return sizes;
  };
  const period = [
    { from: 0, to: 10, value: 0 },
    { from: 10, to: 11, value: 1 },
    { from: 11, to: 1040, value: 0 },
  ];
  const sizes = gone(period);
  expect(sizes[9]).toBeGreaterThan(300);
  // Whoever arrives in that week stays until the next, at least.
  expect(sizes[10]).toBe(6);
  expect(sizes[39]).toBe(6 + 29 * 6);
  expect(gone("max(0, 1 - abs(week - 10))")[10]).toBe(6);
});

test("a chance that is none is refused, by its path", () => {
  const wrong = together(living, { population: { departurePerWeek: "max(0, week / 10)" } });
  expect(() => run(paramsOf(wrong), populate(paramsOf(wrong), "x", 0))).toThrow(
    /population.departurePerWeek.*week 11/s,
  );
  for (const value of ["active", "consumers", -0.1, 1.5, "0.5 0.5"])
    expect(() =>
      resolveScenario(together(living, { population: { departurePerWeek: value as never } })),
    ).toThrow(/population.departurePerWeek/);
});

test("leaving the public is no stop in the hazard, and takes nobody's retention", () => {
  // Nobody stops: whoever is seen for long enough still contributes.
  const staying = together(living, weeks(80), {
    mechanisms: { quitting: false },
    operations: { forum: { startingMembers: 60, contributionsPerWeek: 30 } },
  });
  const result = ran(staying);
  expect(metric(result, "retention13")).toBeGreaterThan(0.95);
  expect(metric(result, "leavers")).toBeGreaterThan(20);
  expect(metric(result, "burnoutShare")).toBeNaN();
  expect(metric(result, "observedStopScale")).toBeNaN();
});

test("nobody comes or goes by default, and arrivals alone let the public grow", () => {
  const still = together(living, { population: { renewalPerWeek: 0 } });
  const params = paramsOf(still);
  const { turnover, traits } = populate(params, "turnover", 0);
  expect([turnover.renews, turnover.places, traits.segment.length]).toEqual([false, 300, 300]);
  const growing = paramsOf(together(living, { population: { renewalPerWeek: 0, arrivalsPerWeek: 6 } }));
  expect(populate(growing, "turnover", 0).turnover.places).toBe(300 + 60 * 6);
});

test("people who are banned may come later", () => {
  const params = { ...paramsOf(living), banned: [3, 305, 330] };
  run(params, populate(params, "turnover", 0), {
    step({ keys, present, operations }) {
      for (let at = 0; at < keys.length; at++)
        if (present[at] === 1 && [3, 305, 330].includes(keys[at])) expect(operations[0].status[at]).toBe(0);
    },
  });
});

test("people present hardly ever exceed what memory is reckoned with, and places are no more than that", () => {
  fc.assert(
    fc.property(
      fc.record({
        consumers: fc.integer({ min: 1, max: 400 }),
        arrivalsPerWeek: fc.double({ min: 0, max: 20, noNaN: true }),
        renewalPerWeek: fc.double({ min: 0, max: 1, noNaN: true }),
        departurePerWeek: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      fc.integer({ min: 1, max: 60 }),
      (population, horizon) => {
        const params = paramsOf({ population, horizonWeeks: horizon });
        const { turnover } = populate(params, "turnover", 0);
        expect(turnover.places).toBeLessThanOrEqual(presentAtMost(params.scenario.population, horizon));
        const free = new Set<number>();
        let size = population.consumers;
        for (let week = 0; week < horizon; week++) {
          for (const place of turnover.arriving[week]) {
            free.delete(place);
            size++;
          }
          for (const place of turnover.leaving[week]) {
            expect(free.has(place)).toBe(false);
            free.add(place);
            size--;
          }
          expect(size).toBeGreaterThanOrEqual(0);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("a warm-up that arms share gives the same digits as one that each runs", () => {
  const arms = compileArms(
    [{}, { rewards: { payEurosPerContribution: 2 } }].map((levers) =>
      resolveScenario(together(living, { levers })),
    ),
  );
  const shared = new MatchedArms(arms, "turnover").run(1, () => ({}));
  arms.forEach((params, arm) => {
    const alone = run(params, populate(params, "turnover", 1));
    expect(sameDigits(alone.metrics, shared[arm].metrics)).toBe(true);
    expect(sameDigits(alone.series, shared[arm].series)).toBe(true);
  });
  expect(sameDigits(shared[0].metrics, shared[1].metrics)).toBe(false);
});
