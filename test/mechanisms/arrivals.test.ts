import { expect, test } from "vitest";
import { LONG_AGO } from "../../sim/world/state/world.ts";
import { metric, weekly } from "../support.ts";
import {
  forum,
  inMatchedWorlds,
  levers,
  people,
  ran,
  signs,
  steadyForum,
  sum,
  together,
  weeks,
} from "./arms.ts";

const growing = together(steadyForum(), people(100), weeks(40), forum({ startingMembers: 20 }), {
  warmUpWeeks: 7,
});
const arriving = (arrivalsPerWeek: number) => ({ population: { arrivalsPerWeek } });

test.each([0, 0.4, 3, 12.5])(
  "the population grows by %d a week, the warm-up included, in whole people",
  (arrivals) => {
    ran(together(growing, arriving(arrivals)), ({ week, size }) => {
      expect(size).toBe(100 + Math.floor(arrivals * (7 + week + 1)));
    });
  },
);

test("statuses share out the people who are there, and those to come do nothing yet", () => {
  ran(together(growing, arriving(5)), ({ size, operations, people: { awareOf, hours } }) => {
    for (const { status, counts, active, contributions, firstJoinedWeek } of operations) {
      const counted = [0, 0, 0, 0, 0];
      for (let person = 0; person < size; person++) counted[status[person]]++;
      expect(Array.from(counts)).toEqual(counted);
      expect(active.count).toBe(counted[2]);
      expect(sum(contributions.slice(size)) + sum(awareOf.slice(size)) + sum(hours.slice(size))).toBe(0);
      expect(firstJoinedWeek.slice(size).every((week) => week === LONG_AGO)).toBe(true);
    }
  });
});

test("newcomers know of nothing, hear of it, and take part like the others", () => {
  const run = ran(together(growing, arriving(10), levers("organisation", { campaignReach: 0.3 })));
  const { firstJoinedWeek } = run.operation;
  const late = Array.from(firstJoinedWeek.keys()).filter(
    (person) => person >= 100 && firstJoinedWeek[person] !== LONG_AGO,
  );
  expect(late.length).toBeGreaterThan(10);
  for (const person of late)
    expect(100 + Math.floor(10 * (7 + firstJoinedWeek[person] + 1))).toBeGreaterThan(person);
  expect(metric(run, "aware")).toBeLessThan(run.world.size);
});

test("those who were there first are the same people whoever arrives, and arrivals keep a community alive", () => {
  const arms = [0, 10].map((arrivals) => together(growing, arriving(arrivals), weeks(104)));
  const alone = ran(together(arms[0], weeks(1))).world.traits;
  const joined = ran(together(arms[1], weeks(1))).world.traits;
  expect(joined.vigour.slice(0, 100)).toEqual(alone.vigour);
  expect(joined.motivation.money.slice(0, 100)).toEqual(alone.motivation.money);
  const found = arms.map(
    (part) => inMatchedWorlds([part], (run) => sum(weekly(run, "active").slice(-20)), 3)[0],
  );
  expect(signs(found).more).toBe(3);
});
