import { expect, test } from "vitest";
import { metric } from "../support.ts";
import {
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  ran,
  STEADY_LAW,
  signs,
  together,
  weeks,
} from "./arms.ts";

const base = together(everybodyTakesPart(60, "contributing", "belonging"), weeks(40), {
  network: { kind: "complete" },
});
const animation = (level: number) => levers("support", { animation: level });

test("it closes a part of the gap each week, in company of ties and of active people, and never passes 1", () => {
  const companies: number[] = [];
  const { operation, world } = ran(together(base, weeks(40)), ({ week, operations: [{ numbers }] }) => {
    // From week 1 on everybody has 60 ties who tell, and meets half of the other active people.
    const companions =
      (week === 0 ? 0 : 60) + 0.5 * Math.max(0, Math.min(week === 0 ? 0 : 60, numbers.activePeople) - 1);
    companies.push(companions / (companions + 1.5));
  });
  expect(Math.min(...companies.slice(1))).toBeGreaterThan(0.8);
  for (let person = 0; person < 60; person++) {
    const wish = world.parameters.belonging.rate * 0.3 * world.traits.motivation.belonging[person];
    const left = companies.reduce((gap, company) => gap * (1 - wish * company), 1);
    expect(operation.belonging[person]).toBeCloseTo(1 - left, 12);
  }
  const eager = ran(together(base, weeks(600), animation(1), { belonging: { rate: 1 } }));
  expect(Math.max(...eager.operation.belonging)).toBeLessThanOrEqual(1);
  expect(Math.min(...eager.operation.belonging)).toBeGreaterThan(0.9);
});

test("it decays by a hundredth a week in those who have left", () => {
  const ends = together(base, forum({ weeks: 20 }));
  const belonging: number[] = [];
  ran(ends, ({ operations }) => {
    belonging.push(operations[0].belonging[3]);
  });
  expect(belonging[19]).toBeGreaterThan(0.02);
  expect(belonging[39]).toBeCloseTo(belonging[19] * 0.99 ** 20, 14);
});

test("animation and the community's own rites bind; off, or without either or anybody else: nothing does", () => {
  const arms = [0, 1].map((level) => together(base, animation(level)));
  expect(signs(inMatchedWorlds(arms, ({ operation }) => mean(operation.belonging), 3)).more).toBe(3);
  const own = [0, 0.8].map((rituals) => together(base, forum({ rituals })));
  const [none, rites] = inMatchedWorlds(own, ({ operation }) => mean(operation.belonging), 3);
  expect(none).toEqual([0, 0, 0]);
  expect(Math.min(...rites)).toBeGreaterThan(0.2);
  for (const worlds of inMatchedWorlds(
    arms.map((part) => together(part, off("belonging"))),
    ({ operation }) => mean(operation.belonging),
    2,
  ))
    expect(worlds).toEqual([0, 0]);
  const alone = ran(together(base, forum({ startingMembers: 1 }), { network: { kind: "none" } }));
  expect(mean(alone.operation.belonging)).toBe(0);
});

test("animation keeps people where belonging has a weight in stopping; without the weight it changes nobody's staying", () => {
  const forums = together(
    everybodyTakesPart(600, "contributing", "quitting", "belonging"),
    STEADY_LAW,
    weeks(30),
    {
      belonging: { rate: 0.12 },
    },
  );
  const left = (belongingWeight: number) =>
    inMatchedWorlds(
      [0, 1].map((level) => together(forums, animation(level), { quitting: { belongingWeight } })),
      (run) => metric(run, "leavers"),
      6,
    );
  // By chance alone, 6 of 6: 1 in 64; the seeds are fixed.
  expect(signs(left(1)).less).toBe(6);
  expect(signs(left(0)).same).toBe(6);
});
