import { expect, test } from "vitest";
import {
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  type Part,
  ran,
  signs,
  together,
  weeks,
} from "./arms.ts";

const base = together(
  everybodyTakesPart(80, "contributing", "satisfaction"),
  forum({ contributionsPerWeek: 20 }),
);
const experience = (value: unknown) => levers("rewards", { experience: value });
const level = (part: Part) => mean(ran(together(base, part)).operation.satisfaction);

test("a first contribution is judged by what it brings against what was promised", () => {
  const part = together(base, weeks(1), { satisfaction: { memory: 1 } });
  const { operation } = ran(part);
  for (let person = 0; person < 80; person++) {
    // An experience of .5 of which .8 was expected.
    const felt = operation.contributions[person] > 0 ? Math.tanh(0.5 - 0.4) : 0;
    expect(operation.satisfaction[person]).toBeCloseTo(felt, 12);
  }
  // With quitting on, each first contribution gets a reply (coordination is off), worth .3.
  const replied = ran(together(part, { mechanisms: { quitting: true } })).operation;
  for (let person = 0; person < 80; person++)
    if (replied.contributions[person] > 0)
      expect(replied.satisfaction[person]).toBeCloseTo(Math.tanh(0.5 - 0.4 + 0.3), 12);
});

test("people get used to anything: steady outcomes end in neither satisfaction nor dissatisfaction", () => {
  expect(level(weeks(10))).toBeGreaterThan(0.05);
  expect(Math.abs(level(weeks(300)))).toBeLessThan(0.01);
});

test("an experience that is taken away disappoints those who had come to expect it; off: nobody", () => {
  const taken = experience([{ from: 0, to: 26, value: 1 }]);
  expect(level(together(weeks(34), taken))).toBeLessThan(-0.2);
  expect(level(together(weeks(34), experience(1)))).toBeGreaterThan(0);
  expect(level(together(weeks(34), taken, off("satisfaction")))).toBe(0);
});

test("no reply to the first contribution disappoints, a reply pleases; without coordination all are replied to", () => {
  const replies = [0, 1].map((chance) =>
    together(base, weeks(2), {
      mechanisms: { quitting: true, coordination: true },
      quitting: { stopHazardScale: 0, lifeExitPerWeek: 0 },
      coordination: { staffReplies: chance, companionReplies: chance },
    }),
  );
  const felt = (...parts: Part[]) =>
    inMatchedWorlds(
      replies.map((part) => together(part, ...parts)),
      ({ operation }) => mean(operation.satisfaction),
      3,
    );
  const [ignored, answered] = felt();
  for (const value of ignored) expect(value).toBeLessThan(0);
  for (const value of answered) expect(value).toBeGreaterThan(0);
  const [ignoredOff, answeredOff] = felt(off("coordination"));
  expect(ignoredOff).toEqual(answeredOff);
  expect(signs([ignored, ignoredOff]).more).toBe(3);
});

test("what feels like work pleases less", () => {
  const work = { workFeel: { rate: 1 }, mechanisms: { workFeel: true } };
  const arms = [0, 1].map((measurement) =>
    together(base, weeks(12), work, levers("organisation", { measurement })),
  );
  expect(signs(inMatchedWorlds(arms, ({ operation }) => mean(operation.satisfaction), 3)).less).toBe(3);
});
