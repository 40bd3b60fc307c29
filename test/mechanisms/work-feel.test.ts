import { expect, test } from "vitest";
import { slotted } from "../../sim/mechanisms/work-feel.ts";
import { metric, oneSegment, WITHOUT_TERMS, weekly } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  fiftyAWeek,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  type Part,
  people,
  ran,
  STEADY_LAW,
  signs,
  sum,
  together,
  weeks,
} from "./arms.ts";

const measured = (level: number) => levers("organisation", { measurement: level });
/** People with so much free time that the half hour they give is nothing. */
const idle = { population: { segments: oneSegment({ freeHours: { median: 1000, spread: 0 } }) } };

test.each([
  ["rigid hours", forum({ scheduling: 1 }), 0.3],
  [
    "rigid hours made half flexible",
    together(forum({ scheduling: 1 }), levers("organisation", { flexibleScheduling: 0.5 })),
    0.15,
  ],
  ["measurement", measured(1), 0.6],
  ["pay", levers("rewards", { payEurosPerContribution: 1 }), 0.3 * (1 / 1.01)],
  ["nothing", {}, 0],
])("%s makes it feel like work up to a known level", (_, part, likeness) => {
  const base = together(fiftyAWeek(4, 0.01, "workFeel"), idle, forum({ criticality: 0 }), weeks(300), part);
  const { world, operation } = ran(base);
  expect(Math.max(...operation.pressed)).toBe(0);
  // x ← .97·x, then x ← x + .05·l·(1 − x); half an hour of 1000 adds .5 · .0005 to l.
  const growth = 0.05 * (likeness + 0.00025);
  expect(world.people.workFeel[0]).toBeCloseTo(growth / (1 - 0.97 * (1 - growth)), 4);
});

test("measurement raises output at once and lowers later retention (C5); off: it no longer drives people away", () => {
  const base = together(
    builtInPart("price-watch"),
    WITHOUT_TERMS,
    STEADY_LAW,
    people(1000),
    { warmUpWeeks: 0, population: { renewalPerWeek: 0 } },
    { operations: { watch: { startingMembers: 1000, startingMembersWeeks: 0 } } },
    weeks(53),
  );
  const arms = [0, 1].map((level) => together(base, measured(level)));
  const of = (part: Part) =>
    inMatchedWorlds(
      arms.map((arm) => together(arm, part)),
      (run) => ({
        first: weekly(run, "contributions")[0],
        later: metric(run, "retention26"),
        feel: metric(run, "workFeel"),
      }),
      16,
    );
  const [plain, watched] = of({});
  const pick = (arms: (typeof plain)[], key: "first" | "later" | "feel") =>
    arms.map((worlds) => worlds.map((world) => world[key]));
  expect(signs(pick([plain, watched], "first")).more).toBe(16);
  expect(signs(pick([plain, watched], "feel")).more).toBe(16);
  const ratio = (later: number[][]) => sum(later[1]) / sum(later[0]);
  expect(ratio(pick([plain, watched], "later"))).toBeLessThan(0.95);
  const [plainOff, watchedOff] = of(off("workFeel"));
  expect(pick([plainOff, watchedOff], "feel")).toEqual([Array(16).fill(0), Array(16).fill(0)]);
  expect(ratio(pick([plainOff, watchedOff], "later"))).toBeGreaterThan(0.97);
});

test("practice makes directed work feel less like work, and no other", () => {
  const base = together(
    fiftyAWeek(10, 0.01, "workFeel", "learning"),
    idle,
    forum({ scheduling: 1, criticality: 0 }),
    weeks(150),
  );
  const feel = (workMode: Part, practised: boolean) =>
    mean(ran(together(base, forum({ workMode }), practised ? {} : off("learning"))).world.people.workFeel);
  const directed = { directed: 1, collaborative: 0, selfOrganised: 0 };
  const collaborative = { directed: 0, collaborative: 1, selfOrganised: 0 };
  expect(feel(directed, false)).toBeGreaterThan(0.3);
  expect(feel(directed, true)).toBeLessThan(0.05);
  expect(feel(collaborative, true)).toBe(feel(collaborative, false));
  // Half directed: half as much as practice can take away.
  const mixed = feel({ directed: 1, collaborative: 1, selfOrganised: 0 }, true);
  expect(mixed).toBeGreaterThan(feel(directed, true));
  expect(mixed).toBeLessThan(feel(collaborative, true));
});

test("giving much of one's time feels like work, and passes when one rests", () => {
  const base = together(
    everybodyTakesPart(60, "contributing", "workFeel"),
    forum({ contributionsPerWeek: 1000, weeks: 20 }),
    weeks(40),
  );
  const felt: number[] = [];
  ran(base, ({ people: { workFeel } }) => {
    felt.push(mean(workFeel));
  });
  expect(felt[19]).toBeGreaterThan(0.1);
  expect(felt[39]).toBeCloseTo(felt[19] * 0.97 ** 20, 12);
});

test("only rigid slots feel like work: rough ones are free time, and people stay as without any", () => {
  for (const rigidity of [0, 0.2, 0.7, 1]) expect(slotted(rigidity, 0)).toBe(rigidity);
  expect([0, 0.5, 0.75, 1].map((rigidity) => slotted(rigidity, 0.5))).toEqual([0, 0, 0.5, 1]);
  const base = together(
    everybodyTakesPart(300, "contributing", "quitting", "workFeel"),
    STEADY_LAW,
    forum({ contributionsPerWeek: 1, criticality: 0 }),
    weeks(53),
    { workFeel: { hours: 0, roughSlots: 0.5 }, quitting: { lifeExitPerWeek: 0 } },
  );
  const arms = [0, 0.5, 1].map((scheduling) => together(base, forum({ scheduling })));
  const [free, rough, rigid] = inMatchedWorlds(
    arms,
    (run) => ({ feel: metric(run, "workFeel"), exits: run.operation.total.exits, all: run.metrics }),
    16,
  );
  expect(rough).toEqual(free);
  const pick = (key: "feel" | "exits") => [free, rigid].map((worlds) => worlds.map((world) => world[key]));
  expect(signs(pick("feel")).more).toBe(16);
  // The seed is fixed and gives 15 of 16; if 9 in 10 of all worlds had more exits, fewer than 12 would come once in 58.
  expect(signs(pick("exits")).more).toBeGreaterThanOrEqual(12);
  const [roughAsBefore] = inMatchedWorlds(
    [together(arms[1], { workFeel: { roughSlots: 0 } })],
    (run) => metric(run, "workFeel"),
    2,
  );
  expect(Math.min(...roughAsBefore)).toBeGreaterThan(Math.max(...free.map(({ feel }) => feel)));
});
