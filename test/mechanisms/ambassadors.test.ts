import { expect, test } from "vitest";
import type { Operation, World } from "../../sim/world/state/world.ts";
import { metric, sameDigits } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
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

const ambassadors = (changed: Part): Part => ({ ambassadors: changed });
const staff = (ambassadorStaffHours: unknown) => levers("organisation", { ambassadorStaffHours });
/** 100 people who all contribute about every week. */
const members = together(
  everybodyTakesPart(100, "contributing", "attachment", "ambassadors"),
  forum({ contributionsPerWeek: 50, effortHoursPerContribution: 0.01 }),
  { attachment: { growth: 0, loss: 0 } },
  weeks(4),
);

const chosenIn = ({ ambassador }: Operation): number[] =>
  Array.from(ambassador.keys()).filter((person) => ambassador[person] === 1);
/** Active people from the most attached. */
const byAttachment = ({ people: { attachment } }: World, { active, lastContributionWeek }: Operation) =>
  Array.from(active.items.subarray(0, active.count))
    .filter((person) => lastContributionWeek[person] >= 0)
    .sort((a, b) => attachment[b] - attachment[a]);

test.each([
  [1, 5, 10, 10],
  [10, 5, 10, 1],
  [10, 4, 8, 1],
  [10, 12, 24, 3],
])(
  "where each stands for %i, %f hours are for %i of the most attached members, %i simulated",
  (represents, hours, real, simulated) => {
    const { world, operation } = ran(together(members, standingFor(100, represents), staff(hours), weeks(1)));
    const first = byAttachment(world, operation).slice(0, simulated);
    expect(chosenIn(operation).sort()).toEqual(first.sort());
    expect(operation.numbers.chosenAmbassadors).toBeCloseTo(real, 12);
    expect(operation.week.staffHours).toBeCloseTo(hours, 12);
    const attachment = sum(first.map((person) => world.people.attachment[person])) / simulated;
    expect(operation.numbers.ambassadorRelays).toBeCloseTo(2 * real * attachment, 9);
  },
);

test("only the hours used are paid, and when hours are cut the least attached go", () => {
  const all = ran(together(members, staff(1000), weeks(1)));
  const active = byAttachment(all.world, all.operation).length;
  expect(all.operation.numbers.chosenAmbassadors).toBe(active);
  expect(all.operation.total.staffHours).toBeCloseTo(active * 0.5, 9);

  const cut = staff([
    { from: 0, to: 2, value: 5 },
    { from: 2, to: 3, value: 2 },
  ]);
  const seen: number[][] = [];
  const { world } = ran(together(members, cut), ({ operations: [now] }) => {
    seen.push(chosenIn(now));
  });
  const { attachment } = world.people;
  const sorted = [...seen[1]].sort((a, b) => attachment[b] - attachment[a]);
  expect(seen.map(({ length }) => length)).toEqual([10, 10, 4, 0]);
  expect(seen[2].sort()).toEqual(sorted.slice(0, 4).sort());
});

test("whoever leaves is an ambassador no more, and another member takes over", () => {
  const part = together(steadyForum(), people(300), weeks(30), staff(5), forum({ startingMembers: 100 }), {
    quitting: { stopHazardScale: 0.6 },
  });
  const ever = new Set<number>();
  ran(part, ({ operations: [operation] }) => {
    const chosen = chosenIn(operation);
    for (const person of chosen) {
      expect(operation.active.has(person)).toBe(true);
      ever.add(person);
    }
    expect(chosen.length).toBe(operation.numbers.chosenAmbassadors);
    expect(chosen.length).toBeLessThanOrEqual(10);
  });
  expect(ever.size).toBeGreaterThan(12);
});

test.each([1, 10])("members attached enough speak unasked, each for %i", (represents) => {
  const part = together(members, standingFor(100, represents), ambassadors({ unasked: 3, threshold: 0.4 }));
  const { world, operation } = ran(part);
  const speaking = byAttachment(world, operation).filter((person) => world.people.attachment[person] >= 0.4);
  expect(speaking.length).toBeGreaterThan(5);
  expect(operation.numbers.ambassadorRelays).toBe(3 * speaking.length * represents);
  expect(operation.total.staffHours).toBe(0);
});

test("the more hours for ambassadors, the more relays and the more people know; it costs these hours", () => {
  const arms = [0, 2, 8].map((hours) =>
    together(
      steadyForum(),
      people(500),
      weeks(20),
      staff(hours),
      levers("organisation", { campaignReach: 0 }),
      {
        awareness: { wordOfMouth: 0 },
        operations: { forum: { startingMembers: 100, visibility: 1 } },
      },
    ),
  );
  const found = inMatchedWorlds(arms, (run) => [
    metric(run, "relays"),
    run.world.aware,
    metric(run, "costEuros"),
  ]);
  for (const what of [0, 1, 2]) {
    const [none, few, many] = found.map((arm) => arm.map((one) => one[what]));
    expect(signs([none, few]).more).toBe(5);
    expect(signs([few, many]).more).toBe(5);
  }
});

test("without hours and where nobody speaks unasked, or off, nothing changes", () => {
  const base = together(builtInPart("community-forum"), people(200), weeks(20), { warmUpWeeks: 0 });
  const settings = ambassadors({ chosen: 50, threshold: 0, hoursEach: 2 });
  const [plain, none, without, withIt] = [
    base,
    together(base, settings),
    together(base, settings, staff(10), ambassadors({ unasked: 5 }), off("ambassadors")),
    together(base, settings, staff(10)),
  ].map((part) => ran(part));
  expect(sameDigits(none.metrics, plain.metrics)).toBe(true);
  expect(sameDigits(without.metrics, plain.metrics)).toBe(true);
  expect(sameDigits(withIt.metrics, plain.metrics)).toBe(false);
});
