import fc from "fast-check";
import { expect, test } from "vitest";
import { withinLeisure } from "../../sim/mechanisms/contributing.ts";
import { metric, oneSegment, SIGMAS } from "../support.ts";
import {
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  type Part,
  people,
  ran,
  signs,
  sum,
  together,
  weeks,
} from "./arms.ts";

const members = { startingMembers: 100, startingMembersWeeks: 0 };
const busy = { ...members, effortHoursPerContribution: 1, contributionsPerWeek: 20 };
const lighter = { ...members, effortHoursPerContribution: 0.4, contributionsPerWeek: 30 };
const two = together(everybodyTakesPart(100, "contributing", "fatigue"), weeks(12));
const inOrder = (operations: Part): Part => ({ ...two, operations: { forum: null, ...operations } });

test("people give the hours they have at most, to two operations together", () => {
  let limited = 0;
  ran(inOrder({ a: busy, b: lighter }), ({ operations, traits, size, week }) => {
    for (let person = 0; person < size; person++) {
      const hours = sum(
        operations.map(({ contributors, weekCount, parameters }) =>
          contributors.has(person) ? weekCount[person] * parameters.effortHoursPerContribution : 0,
        ),
      );
      expect(hours, `person ${person}, week ${week}`).toBeLessThanOrEqual(traits.freeHours[person] + 1e-9);
      if (hours > traits.freeHours[person] - 2) limited++;
    }
  });
  expect(limited).toBeGreaterThan(40);
});

test("operations share a person's hours in proportion to what each would take alone, in any order in the file", () => {
  const both = (part: Part) => {
    const counts: Record<string, Float64Array> = {};
    ran(part, ({ week, operations }) => {
      for (const { id, weekCount } of operations) counts[`${id} ${week}`] = weekCount.slice();
    });
    return counts;
  };
  expect(both(inOrder({ b: lighter, a: busy }))).toEqual(both(inOrder({ a: busy, b: lighter })));
  // Two alike operations that each ask for far more than there is get half of it each.
  const endless = { ...members, effortHoursPerContribution: 0.1, contributionsPerWeek: 1000 };
  const alike = together(inOrder({ a: endless, b: endless }), { mechanisms: { fatigue: false } });
  const { world } = ran(together(alike, weeks(1)));
  const hours = world.operations.map(({ rate }) =>
    mean(rate.map((r, person) => (r * 0.1) / world.traits.freeHours[person])),
  );
  expect(hours[0]).toBeGreaterThan(0.4);
  expect(hours[0]).toBeLessThanOrEqual(0.5);
  expect(Math.abs(hours[0] - hours[1])).toBeLessThan(1e-12);
});

test("leisure gives few hours as wished, and many only up to the room it has", () => {
  const some = fc.double({ min: 0, max: 1000, noNaN: true });
  fc.assert(
    fc.property(some, some, some, (wished, more, room) => {
      const given = withinLeisure(wished, room);
      expect(given).toBeGreaterThanOrEqual(0);
      expect(given).toBeLessThanOrEqual(Math.min(wished, room) + 1e-12);
      expect(withinLeisure(wished + more, room)).toBeGreaterThanOrEqual(given);
    }),
  );
  expect(withinLeisure(12, 12)).toBeCloseTo(12 * (1 - 1 / Math.E), 12);
  expect(withinLeisure(1, 1000)).toBeCloseTo(1, 3);
  expect(withinLeisure(1e6, 12)).toBe(12);
});

test("one activity takes its share of leisure at most, which those who wish for little hardly notice", () => {
  const base = together(everybodyTakesPart(400, "contributing"), weeks(1), {
    operations: { forum: { effortHoursPerContribution: 0.3, contributionsPerWeek: 4, collective: 0 } },
    population: { segments: oneSegment({ vigour: { spread: 2.5 } }) },
  });
  const hours = (leisureShare: number) => {
    const { operation, world } = ran(together(base, { contributing: { leisureShare } }));
    const { freeHours, vigour } = world.traits;
    return Array.from(operation.rate, (rate, person) => ({
      given: rate * 0.3,
      wished: 1.2 * vigour[person] * operation.pace[person],
      free: freeHours[person],
    }));
  };
  for (const { given, wished, free } of hours(0)) expect(given).toBeCloseTo(Math.min(wished, free), 9);
  const soft = hours(0.42);
  for (const { given, wished, free } of soft) {
    expect(given).toBeCloseTo(0.42 * free * (1 - Math.exp(-wished / (0.42 * free))), 9);
    if (wished < 0.1 * free) expect(given / wished).toBeGreaterThan(0.88);
  }
  expect(soft.filter(({ wished, free }) => wished > free).length).toBeGreaterThan(20);
});

test("without any modifier, counts are Poisson with the usual rate times vigour", () => {
  const usual = together(
    everybodyTakesPart(200, "contributing"),
    weeks(10),
    forum({ contributionsPerWeek: 3, collective: 0 }),
    {
      population: {
        segments: oneSegment({ freeHours: { median: 160, spread: 0 }, vigour: { median: 1.5, spread: 0 } }),
      },
    },
  );
  const expected = 3 * 1.5 * 200 * 10;
  expect(Math.abs(metric(ran(usual), "contributions") - expected)).toBeLessThan(SIGMAS * Math.sqrt(expected));
});

test("being measured raises output (C5), being evaluated cuts loafing in teams (C3); off: nobody contributes", () => {
  const base = together(everybodyTakesPart(300, "contributing"), weeks(8), forum({ collective: 1 }), {
    population: { segments: oneSegment({ vigour: { median: 1, spread: 0 } }) },
  });
  const made = (...parts: Part[]) =>
    inMatchedWorlds(
      parts.map((part) => together(base, part)),
      (run) => metric(run, "contributions"),
      3,
    );
  const measured = levers("organisation", { measurement: 1 });
  const evaluated = levers("organisation", { evaluation: 1 });
  const alone = levers("organisation", { teamSize: 1 });
  const [plain, more, watched] = made({}, measured, evaluated);
  expect(signs([plain, more]).more).toBe(3);
  expect(signs([plain, watched]).more).toBe(3);
  // Ten in a team: 1 − .2·(1 − 1/10) of what each would do alone; about 29,000 contributions in all.
  expect(Math.abs(sum(plain) / sum(watched) - 0.82)).toBeLessThan(0.03);
  // Nobody loafs alone: evaluation then changes nothing.
  const [single, singleWatched] = made(alone, together(alone, evaluated));
  expect(singleWatched).toEqual(single);
  for (const worlds of made(off("contributing"), together(off("contributing"), measured)))
    expect(worlds).toEqual([0, 0, 0]);
});

test("effort rises just before the badge's threshold, among those who respond to badges alone (R5)", () => {
  const steady = { vigour: { median: 1, spread: 0 }, freeHours: { median: 100, spread: 0 } };
  const segments = {
    ...oneSegment(),
    ordinary: { share: 0.5, ...steady, badgeResponsive: { median: 1 } },
    indifferent: { share: 0.5, ...steady, badgeResponsive: { median: 0 } },
  };
  const base = together(
    everybodyTakesPart(500, "contributing"),
    weeks(40),
    forum({ contributionsPerWeek: 1 }),
    {
      population: { segments },
    },
  );
  /** Mean contributions in a week that began this far from the threshold of 20. */
  const pace = (part: Part) => {
    const made = new Map<string, number[]>();
    const before = new Float64Array(500);
    ran(part, ({ operations: [{ contributors, weekCount, contributions }], traits: { badgeResponsive } }) => {
      for (let person = 0; person < 500; person++) {
        const place =
          before[person] >= 20
            ? "after"
            : before[person] >= 18
              ? "near"
              : before[person] < 12
                ? "far"
                : "between";
        const key = `${badgeResponsive[person] === 1 ? "spurred" : "indifferent"} ${place}`;
        if (!made.has(key)) made.set(key, []);
        made.get(key)!.push(contributors.has(person) ? weekCount[person] : 0);
      }
      before.set(contributions);
    });
    return (key: string) => mean(made.get(key)!);
  };
  const badge = pace(together(base, levers("rewards", { badgeThreshold: 20 })));
  // One short is 1 + 1/2 times the usual, two short 1 + 1/3; twelve or more short at most 1 + 1/13.
  expect(badge("spurred near") / badge("spurred far")).toBeGreaterThan(1.2);
  expect(badge("spurred near") / badge("spurred after")).toBeGreaterThan(1.2);
  expect(Math.abs(badge("indifferent near") / badge("indifferent far") - 1)).toBeLessThan(0.15);
  const none = pace(base);
  expect(Math.abs(none("spurred near") / none("spurred far") - 1)).toBeLessThan(0.15);
});

test("what must be done comes first, and needs and wishes together fit into free time", () => {
  const pressedForTime = together(people(60), weeks(10), off("quitting", "fatigue"), {
    population: { segments: oneSegment({ freeHours: { median: 6, spread: 0.5 } }) },
    operations: {
      counter: { consent: "inherent", needsPerWeek: 4, effortHoursPerContribution: 1 },
      clinic: { consent: "inherent", needsPerWeek: 4, effortHoursPerContribution: 1 },
      forum: { startingMembers: 60, contributionsPerWeek: 50, effortHoursPerContribution: 0.2 },
    },
  });
  let given = 0;
  const { world } = ran(pressedForTime, ({ people: { hours }, traits: { freeHours } }) => {
    for (let person = 0; person < 60; person++) {
      expect(hours[person]).toBeLessThanOrEqual(freeHours[person] + 1e-9);
      if (hours[person] > 0.9 * freeHours[person]) given++;
    }
  });
  expect(given).toBeGreaterThan(100);
  for (const { total } of world.operations) expect(total.contributions).toBeGreaterThan(100);
});

test("pay raises the pace by its gain while it is paid, half of it at half-effect pay, whatever motivation does", () => {
  const paid = { rewards: { payEurosPerContribution: [{ from: 0, to: 2, value: 1.8 }] } };
  const base = together(everybodyTakesPart(50, "contributing"), weeks(4), {
    contributing: { motivationElasticity: 0 },
    levers: paid,
  });
  const paces: number[] = [];
  // 1.80 € for .3 h are 6 € an hour.
  ran(together(base, { contributing: { payGain: 0.6 } }), ({ operations: [{ pace }] }) => {
    expect(new Set(pace).size).toBe(1);
    paces.push(pace[0]);
  });
  expect(paces).toEqual([1.3, 1.3, 1, 1]);
  ran(base, ({ operations: [{ pace }] }) => {
    expect(new Set(pace)).toEqual(new Set([1]));
  });
});
