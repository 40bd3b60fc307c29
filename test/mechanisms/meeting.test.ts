import { expect, test } from "vitest";
import { EXIT_REASONS } from "../../sim/choice/leaving.ts";
import { cellOf, TIED } from "../../sim/world/state/met.ts";
import type { World } from "../../sim/world/state/world.ts";
import { binomialTolerance, sameDigits } from "../support.ts";
import {
  builtInPart,
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
  standingFor,
  steadyForum,
  sum,
  together,
  weeks,
} from "./arms.ts";

const meeting = (changed: Part): Part => ({ meeting: changed });
const matched = (share: number) => levers("organisation", { sociabilityMatching: share });
/** People who all contribute about every week, and none of whom leaves. */
const riders = (consumers: number) =>
  together(
    everybodyTakesPart(consumers, "contributing", "meeting", "belonging", "satisfaction"),
    forum({ contributionsPerWeek: 50, effortHoursPerContribution: 0.01 }),
    meeting({ encounter: 1 }),
    weeks(12),
  );

/** Ties that each person has made by meeting. */
const madeTies = ({ met, places }: World): number[] =>
  Array.from(
    { length: places },
    (_, person) =>
      met.times.subarray(person * met.cells, (person + 1) * met.cells).filter((times) => times === TIED)
        .length,
  );

/** Every pair that remembers each other does so on both sides, and all counts of ties are as counted afresh. */
function expectConsistent(world: World): void {
  const { met, network, present, places, operations, degree } = world;
  const ties = madeTies(world);
  for (let person = 0; person < places; person++) {
    const row = Array.from(network.ties.subarray(network.starts[person], network.starts[person + 1]));
    const own: number[] = [];
    for (let cell = person * met.cells; cell < (person + 1) * met.cells; cell++) {
      if (met.known[cell] === 0) continue;
      const other = met.known[cell] - 1;
      expect([other === person, row.includes(other), present[other]]).toEqual([false, false, 1]);
      expect(met.times[cellOf(met, other, person)]).toBe(met.times[cell]);
      if (met.times[cell] === TIED) own.push(other);
    }
    expect(ties[person]).toBe(own.length);
    if (present[person] === 0) expect(own.length).toBe(0);
    expect(degree[person]).toBe(row.filter((other) => present[other] === 1).length + own.length);
    for (const { tells, status, tellingTies } of operations)
      expect(tellingTies[person]).toBe(sum([...row, ...own].map((other) => tells[status[other]])));
  }
}

test("ties made by meeting are counted like any others, on both sides, while people come and go", () => {
  const part = together(
    steadyForum(),
    { population: { consumers: 120, renewalPerWeek: 0.01, arrivalsPerWeek: 1 } },
    forum({ startingMembers: 80, contributionsPerWeek: 10 }),
    {
      operations: { other: { startingMembers: 40, startingMembersWeeks: 2 } },
      quitting: { stopHazardScale: 0.2 },
    },
    meeting({ encounter: 0.9, meetingsToTie: 2, acquaintances: 3, again: 1 }),
    weeks(30),
  );
  let most = 0;
  const { world, operation } = ran(part, (now) => {
    expectConsistent(now);
    most = Math.max(most, sum(madeTies(now)));
  });
  expect(most).toBeGreaterThan(20);
  // Each remembers at most three people, and whoever leaves takes their ties along.
  expect(Math.max(...madeTies(world))).toBeLessThanOrEqual(3);
  expect(sum(madeTies(world))).toBeLessThan(2 * sum(world.operations.map(({ total }) => total.tiesMade)));
  expect(operation.total.leavers).toBeGreaterThan(20);
});

test.each([1, 10])("who goes meets somebody, in twos, where each stands for %i", (represents) => {
  const part = (encounter: number, consumers = 201) =>
    together(riders(consumers), standingFor(consumers, represents), meeting({ encounter }));
  let [contributing, met] = [0, 0];
  ran(part(1), ({ operations: [{ week, contributors }] }) => {
    expect(week.encounters).toBe((contributors.count - (contributors.count % 2)) * represents);
  });
  ran(part(0.3), ({ operations: [{ week, contributors }] }) => {
    contributing += contributors.count;
    met += week.encounters / represents;
  });
  // At most one of each week's people meets nobody.
  expect(Math.abs(met / contributing - 0.3)).toBeLessThan(
    binomialTolerance(0.3, contributing) + 12 / contributing,
  );
});

/** Mean match of 1,000 people over 12 weeks: its error is below .01. */
function meanMatch(part: Part): number {
  const found: number[] = [];
  ran(together(riders(1000), part), ({ operations: [{ contributors, match }] }) => {
    found.push(...Array.from(contributors.items.subarray(0, contributors.count), (person) => match[person]));
  });
  expect(Math.min(...found)).toBeGreaterThan(-2);
  expect(Math.max(...found)).toBeLessThan(1);
  return mean(found);
}

test("people who meet by chance match at 0 on average, by three degrees at 2/3, by one degree as by chance", () => {
  const alone = meeting({ acquaintances: 0 });
  expect(meanMatch(alone)).toBeCloseTo(0, 1);
  expect(meanMatch(together(alone, matched(1)))).toBeCloseTo(2 / 3, 1);
  expect(meanMatch(together(alone, matched(1), meeting({ degrees: 1 })))).toBeCloseTo(0, 1);
  const half = meanMatch(together(alone, matched(0.5)));
  expect(half).toBeGreaterThan(0.2);
  expect(half).toBeLessThan(0.5);
});

test("a first match adds to belonging as far as both talk, and takes away what was there where it is bad", () => {
  const part = together(riders(200), off("belonging"), weeks(1));
  expect(Math.max(...ran(part).operation.belonging)).toBe(0);
  const { operation, world } = ran(
    together(part, { mechanisms: { belonging: true }, belonging: { rate: 0 } }),
  );
  const talks = world.draws.stream("meeting.sociability");
  let good = 0;
  for (let person = 0; person < 200; person++) {
    const wish = talks.uniform(person);
    const match = operation.match[person];
    // The other wants this much more or less; the exchange is what the less talkative of the two wants.
    const apart = (1 - match) / 3;
    const options = [wish, wish - apart].map((exchange) => 0.05 * exchange * Math.max(0, match));
    expect(Math.min(...options.map((gain) => Math.abs(gain - operation.belonging[person])))).toBeLessThan(
      1e-12,
    );
    if (match > 0) good++;
  }
  expect(good).toBeGreaterThan(60);
});

test("who is well matched is more satisfied, belongs more and makes more ties", () => {
  const arms = [0, 1].map((share) => together(riders(150), matched(share)));
  const found = inMatchedWorlds(arms, ({ operation }) => [
    mean(operation.satisfaction),
    mean(operation.belonging),
    operation.total.tiesMade,
  ]);
  for (const what of [0, 1, 2]) expect(signs(found.map((arm) => arm.map((one) => one[what]))).more).toBe(5);
});

test("who meets people they do not match leaves for being dissatisfied, and fewer where degrees are shown", () => {
  const arms = [0, 1].map((share) =>
    together(riders(300), matched(share), forum({ contributionsPerWeek: 5 }), {
      mechanisms: { quitting: true },
      satisfaction: { matchWeight: 2, memory: 0.6 },
      quitting: { stopHazardScale: 0.1, satisfactionWeight: 2 },
    }),
  );
  const found = inMatchedWorlds(arms, ({ operation: { exitReason, leftWeek } }) => {
    const left = Array.from(leftWeek.keys()).filter((person) => leftWeek[person] >= 0);
    return left.filter((person) => EXIT_REASONS[exitReason[person]] === "dissatisfied").length;
  });
  expect(mean(found[0])).toBeGreaterThan(10);
  expect(signs(found).less).toBe(5);
});

test("meeting again what was good makes ties; without it or without memory there are fewer or none", () => {
  const arms = [{}, { again: 0 }, { acquaintances: 0 }].map((changed) =>
    together(riders(400), meeting(changed)),
  );
  const [usual, byChance, forgotten] = inMatchedWorlds(arms, ({ operation }) => operation.total.tiesMade, 3);
  expect(signs([byChance, usual]).more).toBe(3);
  expect(forgotten).toEqual([0, 0, 0]);
});

test("few simulated people who stand for many do not meet again more often than the many would", () => {
  const part = together(weeks(20), meeting({ again: 0, meetingsToTie: 2, acquaintances: 50 }));
  const perPerson = (consumers: number, represents: number) =>
    mean(
      [0, 1, 2, 3].map(
        (replicate) =>
          ran(together(riders(consumers), standingFor(consumers, represents), part), undefined, replicate)
            .operation.total.tiesMade /
          (consumers * represents),
      ),
    );
  const [many, few] = [perPerson(400, 1), perPerson(40, 10)];
  // Ties among 1,600 people and among 160: errors below 10 %. Uncorrected, few would have many times more.
  expect(few / many).toBeGreaterThan(0.6);
  expect(few / many).toBeLessThan(1.4);
});

test("ties made by meeting tell of other operations, where the network ties nobody", () => {
  const part = (acquaintances: number) =>
    together(
      riders(200),
      { mechanisms: { awareness: true, joining: true } },
      { network: { kind: "none" }, consideration: { perWeek: 0, onHearing: 0 } },
      { operations: { other: { startingMembers: 40, startingMembersWeeks: 0 } } },
      { awareness: { wordOfMouth: 0.5, relayAudience: 0 } },
      levers("organisation", { campaignReach: 0 }),
      meeting({ acquaintances, again: 1 }),
      weeks(30),
    );
  const known = (acquaintances: number) => {
    const { world } = ran(part(acquaintances));
    return world.operations.map(({ counts }) => 200 - counts[0])[1];
  };
  expect(known(0)).toBe(40);
  expect(known(8)).toBeGreaterThan(60);
});

test("where nobody meets anybody, or off, nothing changes, and nothing is remembered", () => {
  const base = together(builtInPart("community-forum"), people(200), weeks(20), { warmUpWeeks: 0 });
  const settings = meeting({ bonding: 0.5, again: 1, degrees: 5 });
  const [plain, none, without, withIt] = [
    base,
    together(base, settings, { satisfaction: { matchWeight: 5 } }),
    together(base, settings, meeting({ encounter: 1 }), off("meeting")),
    together(base, settings, meeting({ encounter: 1 })),
  ].map((part) => ran(part));
  expect(sameDigits(none.metrics, plain.metrics)).toBe(true);
  expect(sameDigits(without.metrics, plain.metrics)).toBe(true);
  expect(sameDigits(withIt.metrics, plain.metrics)).toBe(false);
  expect([none.world.met.known.length, none.world.met.line.length]).toEqual([0, 0]);
});
