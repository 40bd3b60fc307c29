import { expect, test } from "vitest";
import { LONG_AGO, UNAWARE } from "../../sim/world/state/world.ts";
import { binomialTolerance, metric, SIGMAS, weekly } from "../support.ts";
import {
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  off,
  only,
  people,
  ran,
  signs,
  together,
  weeks,
} from "./arms.ts";

const reach = (campaignReach: number) => levers("organisation", { campaignReach });
const silent = together(people(1000), weeks(20), reach(0));

test("nothing reaches anybody without a campaign, word of mouth or media", () => {
  const { series } = ran(silent);
  expect(new Set(weekly({ series }, "aware"))).toEqual(new Set([0]));
  expect(new Set(weekly({ series }, "joiners"))).toEqual(new Set([0]));
});

test("off: everybody knows at once, whatever the campaign", () => {
  const arms = [reach(0), reach(1)].map((campaign) =>
    together(people(200), weeks(20), off("awareness"), campaign),
  );
  const [without, full] = inMatchedWorlds(arms, (run) => ({
    aware: weekly(run, "aware"),
    contributions: weekly(run, "contributions"),
    relays: metric(run, "relays"),
  }));
  expect(without[0].aware).toEqual(Array(20).fill(200));
  expect(without.map(({ contributions }) => contributions)).toEqual(
    full.map(({ contributions }) => contributions),
  );
  expect(without.map(({ relays }) => relays)).toEqual(Array(5).fill(0));
});

test("media relays come as a Poisson count of visibility · interest, and each reaches its audience at random", () => {
  const audience = 40;
  const media = { awareness: { mediaInterest: 6, relayAudience: audience, wordOfMouth: 0 } };
  let relays = 0;
  const { world } = ran(
    together(silent, only("awareness"), forum({ visibility: 0.5 }), media),
    ({ week, operations }) => {
      relays += operations[0].week.relays;
      const missed = (1 - audience / 1000) ** relays;
      const missing = operations[0].counts[UNAWARE] / 1000;
      expect(Math.abs(missing - missed), `week ${week}`).toBeLessThan(binomialTolerance(missed, 1000));
    },
  );
  const expected = 0.5 * 6 * 20;
  expect(Math.abs(relays - expected)).toBeLessThan(SIGMAS * Math.sqrt(expected));
  expect(world.enrolled).toBe(0);
});

test("those who take part relay it, and buzz makes it known without being participation", () => {
  const nobodyJoins = { joining: { entryLongTerm: 100 } };
  const base = together(
    everybodyTakesPart(50, "awareness", "joining"),
    people(500),
    reach(0),
    weeks(10),
    nobodyJoins,
  );
  const audience = (relayAudience: number) => ({ awareness: { relayAudience, wordOfMouth: 0 } });
  const [alone, buzz] = inMatchedWorlds(
    [together(base, audience(0)), together(base, audience(5))],
    (run) => ({
      aware: metric(run, "aware"),
      enrolled: metric(run, "enrolled"),
      relays: metric(run, "relays"),
    }),
  );
  // 50 tell from the second week on, at visibility .5.
  for (const { relays, aware } of alone) {
    expect(Math.abs(relays - 25 * 9)).toBeLessThan(SIGMAS * Math.sqrt(25 * 9));
    expect(aware).toBe(50);
  }
  buzz.forEach(({ aware, enrolled, relays }, world) => {
    expect(aware).toBeGreaterThan(300);
    expect(enrolled).toBe(50);
    expect(relays).toBe(alone[world].relays);
  });
});

test("word of mouth spreads along ties alone: without ties nobody hears", () => {
  const base = together(everybodyTakesPart(20, "awareness"), people(400), reach(0), weeks(30));
  const word = { awareness: { wordOfMouth: 0.3, relayAudience: 0 } };
  const tied = inMatchedWorlds([together(base, word)], (run) => metric(run, "aware"))[0];
  const untied = inMatchedWorlds([together(base, word, { network: { kind: "none" } })], (run) =>
    metric(run, "aware"),
  )[0];
  expect(untied).toEqual(Array(5).fill(20));
  for (const aware of tied) expect(aware).toBeGreaterThan(80);
});

test("a larger campaign makes each person hear in the same week or sooner, never later", () => {
  const heard = (campaignReach: number) => {
    const week = new Float64Array(300).fill(LONG_AGO);
    ran(together(people(300), weeks(40), reach(campaignReach)), (world) => {
      for (let person = 0; person < 300; person++)
        if (week[person] === LONG_AGO && world.operations[0].status[person] !== UNAWARE)
          week[person] = world.week;
    });
    return Array.from(week, (w) => (w === LONG_AGO ? Number.POSITIVE_INFINITY : w));
  };
  const small = heard(0.03);
  const large = heard(0.06);
  expect(signs([small, large]).more).toBe(0);
  expect(signs([small, large]).less).toBeGreaterThan(100);
});
