import { expect, test } from "vitest";
import { riskOf } from "../../sim/choice/reliance.ts";
import { metric, sameDigits } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  off,
  only,
  type Part,
  people,
  ran,
  signs,
  together,
  weeks,
} from "./arms.ts";

const strangers = (weight: number, halfRatings = 20): Part => ({ strangers: { weight, halfRatings } });
const able = forum({ demand: { skill: { digital: 0, writing: 0 } } });

test("ratings count once: as many of them reassure as much, however much people rate each other", () => {
  const risks = [0.2, 1].map((ratings) => {
    const { world, operation } = ran(together(people(20), weeks(1), forum({ ratings }), strangers(1)));
    Object.assign(operation.numbers, { rated: 20, ratedQuality: 20 });
    return riskOf(world, operation);
  });
  expect(risks).toEqual([0.5, 0.5]);
});

test("it costs its weight while nobody is rated, and nothing once many good ratings are shown", () => {
  const { world, operation } = ran(together(people(20), weeks(1), forum({ ratings: 1 }), strangers(1.5)));
  for (const [rated, quality, risk] of [
    [0, 0, 1.5],
    [20, 1, 0.75],
    [20, 0, 1.5],
    [60, 0.5, 1.5 * (1 - 0.5 * 0.75)],
    [1e15, 1, 0],
  ]) {
    operation.numbers.rated = rated;
    operation.numbers.ratedQuality = rated * quality;
    expect(riskOf(world, operation)).toBeCloseTo(risk, 9);
  }
});

test("ratings are of real people's exchanges, with their quality, as far as people rate each other", () => {
  const shown = (represents: number) => {
    const part = together(
      everybodyTakesPart(300, "contributing", "strangers", "joining"),
      weeks(4),
      able,
      forum({ ratings: 0.5 }),
      strangers(2, 200),
      { population: { consumers: 300 / represents, represents }, consideration: { perWeek: 0 } },
    );
    return ran(part);
  };
  for (const represents of [1, 10]) {
    const { world, operation } = shown(represents);
    const { rated, ratedQuality } = operation.numbers;
    expect(rated).toBeCloseTo(0.5 * operation.total.contributions, 9);
    expect(ratedQuality / rated).toBeCloseTo(operation.total.quality / operation.total.contributions, 9);
    expect(riskOf(world, operation)).toBeCloseTo(2 * (1 - ratedQuality / (rated + 200)), 9);
  }
  const [one, ten] = [1, 10].map((represents) => shown(represents).operation.numbers.rated);
  expect(Math.abs(ten / one - 1)).toBeLessThan(0.3);
});

test("what is rejected is not rated, nor are traces that people leave unawares", () => {
  const controlled = ran(
    together(
      everybodyTakesPart(200, "contributing", "strangers", "rejection"),
      weeks(10),
      forum({ ratings: 1, demand: { skill: { technical: 1 } }, decomposition: 0 }),
      levers("organisation", { strictness: 1 }),
    ),
  ).operation;
  expect(controlled.total.rejected).toBeGreaterThan(20);
  expect(controlled.numbers.rated).toBeCloseTo(controlled.total.contributions, 9);
  const traced = ran(
    together(
      people(200),
      weeks(10),
      only("disclosure", "contributing", "strangers"),
      forum({ consent: "unaware", ratings: 1, disclosurePerWeek: 0 }),
    ),
  ).operation;
  expect(traced.total.traces).toBeGreaterThan(20);
  expect(traced.numbers.rated).toBe(0);
});

test("a platform that has been running shows the ratings of the time before", () => {
  const running = together(
    people(200),
    weeks(1),
    forum({ ratings: 1, startingMembers: 100, startingMembersWeeks: 26 }),
    only("contributing", "strangers"),
  );
  const before = ran(running).operation;
  expect(before.numbers.rated).toBeGreaterThan(5 * before.total.contributions);
  const fresh = ran(together(running, forum({ startingMembersWeeks: 0 }))).operation;
  expect(fresh.numbers.rated).toBe(fresh.total.contributions);
});

/** Rides with strangers, in which people can do what is asked. */
const rides = together(
  builtInPart("launch-forum"),
  people(600),
  weeks(40),
  able,
  forum({ startingMembers: 30, startingMembersWeeks: 0 }),
);
const rated = (ratings: number) => forum({ ratings });

test("who sees good ratings joins sooner: of 8 worlds all agree by luck once in 256", () => {
  const noTrust: Part = { joining: { trustWeight: 0 }, quitting: { trustWeight: 0 } };
  const arms = [0, 0.8].map((ratings) => together(rides, noTrust, rated(ratings), strangers(1.5)));
  const of = (...parts: Part[]) =>
    inMatchedWorlds(
      arms.map((arm) => together(arm, ...parts)),
      (run) => metric(run, "everActive"),
      8,
    );
  expect(signs(of())).toEqual({ more: 8, less: 0, same: 0 });
  expect(signs(of(strangers(0))).same).toBe(8);
});

test("nothing of it without weight, or while it is off", () => {
  const same = (first: Part, second: Part) => {
    const [one, other] = [first, second].map((part) => ran(part));
    return sameDigits(one.metrics, other.metrics) && sameDigits(one.series, other.series);
  };
  const shown = together(rides, rated(1));
  expect(same(shown, together(shown, strangers(0, 3)))).toBe(true);
  expect(same(shown, together(shown, strangers(2), off("strangers")))).toBe(true);
  expect(same(shown, together(shown, strangers(2)))).toBe(false);
});
