import { expect, test } from "vitest";
import {
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
  signs,
  together,
  weeks,
} from "./arms.ts";

const decides = (decisionRights: number) => levers("organisation", { decisionRights });

test("those who decide come to own a known share: what contributions add is balanced by what a week takes", () => {
  const base = together(fiftyAWeek(4, 0.01, "ownership"), weeks(400), { ownership: { rate: 0.002 } });
  for (const say of [1, 0.4]) {
    const { world } = ran(together(base, decides(say)));
    const growth = 0.002 * 50 * say;
    expect(world.people.ownership[2]).toBeCloseTo(growth / (1 - 0.998 * (1 - growth)), 6);
  }
  expect(ran(base).world.people.ownership).toEqual(new Float64Array(4));
});

test("belonging and a say make owners of those who contribute, and of nobody else; off: of nobody", () => {
  const base = together(
    everybodyTakesPart(60, "contributing", "belonging", "ownership"),
    people(90),
    forum({ contributionsPerWeek: 1, rituals: 0.8 }),
    weeks(30),
  );
  const arms = [0, 0.5].map((say) => together(base, decides(say)));
  const owning = (part: Part) =>
    inMatchedWorlds(
      arms.map((arm) => together(arm, part)),
      ({ world }) => mean(world.people.ownership),
      3,
    );
  const levels = owning({});
  expect(signs(levels).more).toBe(3);
  expect(Math.min(...levels[0])).toBeGreaterThan(0);
  expect(owning(off("ownership"))).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect(owning(off("belonging"))[0]).toEqual([0, 0, 0]);
  const { world, operation } = ran(arms[1]);
  for (let person = 0; person < 90; person++)
    expect(world.people.ownership[person] > 0).toBe(operation.contributions[person] > 0);
});

test("it fades by 2 in a thousand a week once the work has ended", () => {
  const owned: number[] = [];
  const base = together(
    everybodyTakesPart(10, "contributing", "ownership"),
    forum({ weeks: 20 }),
    decides(1),
    weeks(50),
  );
  ran(base, ({ people: { ownership } }) => {
    owned.push(mean(ownership));
  });
  expect(owned[19]).toBeGreaterThan(0.05);
  expect(owned[49]).toBeCloseTo(owned[19] * 0.998 ** 30, 12);
});
