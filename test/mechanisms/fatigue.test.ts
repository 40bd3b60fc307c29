import { expect, test } from "vitest";
import { tirednessOf } from "../../sim/choice/utility.ts";
import { metric, weekly } from "../support.ts";
import {
  everybodyTakesPart,
  fiftyAWeek,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  ran,
  signs,
  together,
  weeks,
} from "./arms.ts";

test.each([
  [3, 1],
  [0.5, 2.5],
  [26, 0.1],
])("constant hours lead to hours·load/(1 − e^(−1/τ)): τ %d, load %d", (recoveryWeeks, load) => {
  const base = together(fiftyAWeek(3, 0.1, "fatigue"), weeks(60), { fatigue: { recoveryWeeks, load } });
  const felt: number[] = [];
  const { world } = ran(base, ({ people }) => {
    felt.push(people.fatigueHours[1]);
  });
  const limit = (5 * load) / (1 - Math.exp(-1 / recoveryWeeks));
  for (const week of [0, 1, 7, 59])
    expect(felt[week]).toBeCloseTo(limit * (1 - Math.exp(-(week + 1) / recoveryWeeks)), 9);
  const share = (5 * load * (1 - Math.exp(-60 / recoveryWeeks))) / world.traits.freeHours[1];
  expect(tirednessOf(world, 1)).toBeCloseTo(Math.min(1, share), 9);
});

test("hours that weigh more than there is free time leave people wholly tired, not more", () => {
  const { world } = ran(together(fiftyAWeek(20, 1, "fatigue"), weeks(30), { fatigue: { load: 10 } }));
  for (let person = 0; person < 20; person++) expect(tirednessOf(world, person)).toBe(1);
});

test("tiredness holds output back, and rest brings it back; off: it does neither", () => {
  const base = together(
    everybodyTakesPart(150, "contributing", "fatigue"),
    forum({ contributionsPerWeek: 30 }),
    levers("organisation", {
      hoursCap: [{ from: 10, to: 20, value: 0 }],
    }),
    weeks(30),
  );
  const [made, untired] = inMatchedWorlds(
    [base, together(base, off("fatigue"))],
    (run) => weekly(run, "contributions"),
    3,
  );
  made.forEach((output, world) => {
    expect(output[0]).toBe(untired[world][0]);
    expect(mean(output.slice(5, 10))).toBeLessThan(0.8 * mean(untired[world].slice(5, 10)));
    expect(mean(output.slice(10, 20))).toBe(0);
    // A rest of ten weeks leaves e^(−10/3) = 4 % of the tiredness.
    expect(output[20] / untired[world][20]).toBeGreaterThan(0.95);
  });
});

test("a cap on hours spares those who take part; off: nobody is tired, capped or not", () => {
  const base = together(
    everybodyTakesPart(150, "contributing", "fatigue"),
    forum({ contributionsPerWeek: 30 }),
    weeks(20),
  );
  const arms = [168, 5].map((hoursCap) => together(base, levers("organisation", { hoursCap })));
  expect(signs(inMatchedWorlds(arms, (run) => metric(run, "fatigue"), 3)).less).toBe(3);
  const free = inMatchedWorlds(
    arms.map((part) => together(part, off("fatigue"))),
    (run) => metric(run, "fatigue"),
    2,
  );
  expect(free).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test("steady wishes settle: the weekly output of tired people does not swing", () => {
  const base = together(
    everybodyTakesPart(400, "contributing", "fatigue"),
    forum({ contributionsPerWeek: 1000 }),
    weeks(40),
  );
  const late = weekly(ran(base), "contributions").slice(20);
  expect((Math.max(...late) - Math.min(...late)) / mean(late)).toBeLessThan(0.05);
});
