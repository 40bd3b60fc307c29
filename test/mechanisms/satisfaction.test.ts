import { expect, test } from "vitest";
import { benefitOf, offersOf } from "../../sim/choice/benefit.ts";
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

test("the first impression counts as much as is set, whatever the memory", () => {
  const felt = (firstImpression: number) =>
    ran(together(base, weeks(1), { satisfaction: { memory: 0.2, firstImpression } })).operation;
  for (const firstImpression of [0, 0.5, 1]) {
    const { satisfaction, contributions } = felt(firstImpression);
    const latest = 0.2 + 0.8 * firstImpression;
    for (let person = 0; person < 80; person++)
      expect(satisfaction[person]).toBeCloseTo(contributions[person] > 0 ? latest * Math.tanh(0.1) : 0, 12);
  }
});

test("who finds what they want is pleased for good, who does not is disappointed; nobody gets used to it", () => {
  const { world, operation } = ran(
    together(base, weeks(300), { satisfaction: { fitWeight: 2, usualBenefit: 1 } }),
  );
  const offers = offersOf(world, operation, operation.levers);
  const often = Array.from(operation.contributions.keys()).filter(
    (person) => operation.contributions[person] > 1000,
  );
  expect(often.length).toBeGreaterThan(10);
  for (const person of often) {
    const fit = 2 * (benefitOf(world, person, offers, 0, 0) - 1);
    expect(operation.satisfaction[person]).toBeCloseTo(Math.tanh(fit), 2);
  }
});

test("what a contribution costs the person is part of what they find, as far as paying weighs at all", () => {
  const felt = (costEurosPerContribution: number, costWeight: number) =>
    level(
      together(weeks(20), forum({ costEurosPerContribution }), {
        satisfaction: { fitWeight: 1 },
        joining: { costWeight },
      }),
    );
  expect(felt(0.5, 3)).toBeLessThan(felt(0.1, 3));
  expect(felt(0.1, 3)).toBeLessThan(felt(0, 3));
  expect(felt(0.5, 0)).toBe(felt(0, 3));
});

test("luck spreads satisfaction and moves its mean nowhere; nobody else's luck changes", () => {
  const part = together(base, weeks(40), {
    satisfaction: { memory: 1, drift: 0, expectedShare: 1, luckSpread: 0.2 },
  });
  const weekly: number[] = [];
  const lucky = ran(part, ({ operations: [{ contributors, satisfaction }] }) => {
    for (let at = 0; at < contributors.count; at++)
      weekly.push(Math.atanh(satisfaction[contributors.items[at]]));
  });
  // As much was promised as comes, so that luck is all: its mean and spread, within 5.4 standard errors.
  expect(weekly.length).toBeGreaterThan(1000);
  const middle = mean(weekly);
  expect(Math.abs(middle)).toBeLessThan((5.4 * 0.2) / Math.sqrt(weekly.length));
  const spread = Math.sqrt(mean(weekly.map((value) => (value - middle) ** 2)));
  expect(Math.abs(spread / 0.2 - 1)).toBeLessThan(5.4 / Math.sqrt(2 * weekly.length));
  const steady = ran(together(part, { satisfaction: { luckSpread: 0 } }));
  expect(lucky.operation.contributions).toEqual(steady.operation.contributions);
});

test("help as a newcomer pleases by its weight; without it, or off, not at all", () => {
  const helped = together(base, weeks(1), levers("support", { guidance: 100, framing: 1 }), {
    satisfaction: { memory: 1, helpWeight: 1 },
    mechanisms: { helping: true },
  });
  const felt = (part: Part) => {
    const { satisfaction, contributors } = ran(together(helped, part)).operation;
    return mean(
      Array.from(contributors.items.subarray(0, contributors.count), (person) => satisfaction[person]),
    );
  };
  expect(felt({})).toBeGreaterThan(Math.tanh(0.1) + 0.3);
  expect(felt({ satisfaction: { helpWeight: 0 } })).toBeCloseTo(Math.tanh(0.1), 12);
  expect(felt(off("helping"))).toBeCloseTo(Math.tanh(0.1), 12);
});
