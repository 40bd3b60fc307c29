import { expect, test } from "vitest";
import { takesEntries } from "../../../sim/world/state/opening.ts";
import type { World } from "../../../sim/world/state/world.ts";
import { builtInPart, forum, levers, off, people, ran, together, weeks } from "../../mechanisms/arms.ts";
import { WORLDS } from "../../model/worlds.ts";
import { metric, runOnce, weekly } from "../../support.ts";

/** Everybody whose latest contribution, in one of these operations, came in the last 4 weeks. */
function activeIn(world: World, operations: World["operations"]): number {
  let count = 0;
  for (let person = 0; person < world.size; person++)
    if (operations.some((operation) => operation.lastContributionWeek[person] > world.week - 4)) count++;
  return count;
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

test("running counts are what counting everybody finds, in every week of every kind of world", () => {
  let most = 0;
  WORLDS.forEach((params, world) => {
    const made = new Map<string, number[]>();
    runOnce(params, "recent", 0, (now) => {
      const place = `world ${world}, week ${now.week}`;
      expect(now.numbers.activeAnywhere, place).toBe(activeIn(now, now.operations));
      for (const operation of now.operations) {
        const { id, numbers, contributors } = operation;
        expect(numbers.activePeople, `${place}, ${id}`).toBe(activeIn(now, [operation]));
        most = Math.max(most, numbers.activePeople);
        if (!operation.open || !takesEntries(operation)) continue;
        const counts = made.get(id) ?? [];
        counts.push(contributors.count);
        made.set(id, counts);
        // Those of a warm-up are not seen here.
        if (counts.length < 4) continue;
        expect(numbers.usualContributors, `${place}, ${id}`).toBeCloseTo(mean(counts.slice(-4)), 12);
      }
    });
  });
  expect(most).toBeGreaterThan(5);
});

/** A service that people need now and then, and mostly do alone; nobody learns, so that guidance stays as useful. */
const service = together(builtInPart("self-checkout"), people(1500), weeks(60), off("learning"), {
  warmUpWeeks: 0,
  population: { renewalPerWeek: 0 },
  operations: { kiosk: { needsPerWeek: 0.05, demand: { skill: { technical: 0.8 } } } },
});

test("where people need a service now and then, those enrolled pile up, but not those active nor what they require", () => {
  const run = ran(service);
  const enrolled = weekly(run, "enrolled");
  const growth = (of: readonly number[]) => mean(of.slice(50, 60)) / mean(of.slice(4, 14));
  expect(growth(enrolled)).toBeGreaterThan(1.8);
  expect(growth(weekly(run, "active"))).toBeLessThan(1.3);
  const required: number[] = [];
  ran(service, ({ operations: [{ week }] }) => {
    required.push(week.requiredHours);
  });
  const [early, late] = [mean(required.slice(1, 11)), mean(required.slice(50, 60))];
  expect(late / early).toBeLessThan(1.25);
});

test("guidance of a service is worth as much over a year as over ten weeks", () => {
  const gain = (horizon: number) => {
    const [without, helped] = [0, 10].map((guidance) =>
      metric(ran(together(service, weeks(horizon), levers("support", { guidance }))), "quality"),
    );
    return helped - without;
  };
  expect(gain(10)).toBeGreaterThan(0.005);
  expect(gain(52) / gain(10)).toBeGreaterThan(0.75);
});

test("who has just left is active still, who is enrolled and silent is not", () => {
  const calls = together(
    builtInPart("community-forum"),
    people(300),
    forum({ startingMembers: 300, weeks: 10 }),
    weeks(20),
  );
  const run = ran(calls);
  const [active, enrolled] = [weekly(run, "active"), weekly(run, "enrolled")];
  expect(enrolled.slice(10)).toEqual(new Array(10).fill(0));
  expect(active[10]).toBeGreaterThan(0);
  expect(active.slice(13)).toEqual(new Array(7).fill(0));
  expect(active[9]).toBeLessThan(300);
});
