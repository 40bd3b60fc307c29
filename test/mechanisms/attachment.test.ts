import { expect, test } from "vitest";
import { metric } from "../support.ts";
import {
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  people,
  ran,
  signs,
  steadyForum,
  sum,
  together,
  weeks,
} from "./arms.ts";

test("satisfied people close their part of the gap each week they take part, dissatisfied ones lose theirs", () => {
  // Satisfaction is what one week makes it, and expectations stay what they were: always tanh(±.5) after the first.
  const steady = { satisfaction: { memory: 1, drift: 0, replyWeight: 0 } };
  const base = together(
    everybodyTakesPart(30, "contributing", "satisfaction", "attachment"),
    steady,
    forum({ contributionsPerWeek: 1 }),
    weeks(15),
  );
  for (const expectedShare of [0, 2]) {
    const weeksActive = new Float64Array(30);
    const { world } = ran(
      together(base, { satisfaction: { expectedShare } }),
      ({ operations: [{ contributors }] }) => {
        for (let at = 0; at < contributors.count; at++) weeksActive[contributors.items[at]]++;
      },
    );
    const felt = Math.tanh(0.5);
    for (let person = 0; person < 30; person++) {
      const start = world.traits.attachment[person];
      const end =
        expectedShare === 0
          ? 1 - (1 - start) * (1 - 0.06 * felt) ** weeksActive[person]
          : start * (1 - 0.1 * felt) ** weeksActive[person];
      expect(world.people.attachment[person]).toBeCloseTo(end, 12);
    }
  }
});

test("taking part in a good experience raises bonds (F1), and leaves those of all others as they were", () => {
  const base = together(
    steadyForum(),
    people(250),
    weeks(30),
    levers("rewards", { experience: 0.6 }),
    off("conflict"),
  );
  const arms = [0, 120].map((startingMembers) => together(base, forum({ startingMembers })));
  const bonds = inMatchedWorlds(arms, (run) => metric(run, "attachment"), 4);
  expect(signs(bonds).more).toBe(4);
  const { world, operation } = ran(arms[1]);
  const before = world.traits.attachment;
  const gained = (took: boolean) =>
    Array.from(before.keys())
      .filter((person) => operation.contributions[person] > 0 === took)
      .map((person) => world.people.attachment[person] - before[person]);
  expect(mean(gained(true))).toBeGreaterThan(0.01);
  expect(new Set(gained(false))).toEqual(new Set([0]));
  expect(metric(ran(arms[1]), "advantageBond")).toBeGreaterThan(0);
});

test("off: attachment never changes", () => {
  const base = together(people(100), weeks(20), {
    operations: {
      forum: { startingMembers: 60, collective: 1 },
      counter: { consent: "obliged", digitalFloor: 0.9 },
      tracker: { consent: "unaware", disclosurePerWeek: 1 },
      call: {
        form: "one-off",
        weeks: 5,
        startingMembers: 50,
        fundingGoalEuros: 1e9,
        costEurosPerContribution: 1,
      },
    },
    conflict: { amongConsumers: 10 },
  });
  const { world } = ran(together(base, off("attachment")));
  expect(world.people.attachment).toEqual(world.traits.attachment);
  const { needsUnmet, controversies, disclosures, paidBackEuros } = Object.fromEntries(
    (["needsUnmet", "controversies", "disclosures", "paidBackEuros"] as const).map((key) => [
      key,
      sum(world.operations.map(({ total }) => total[key])),
    ]),
  );
  for (const happened of [needsUnmet, controversies, disclosures, paidBackEuros])
    expect(happened).toBeGreaterThan(0);
  expect(ran(base).world.people.attachment).not.toEqual(world.traits.attachment);
});
