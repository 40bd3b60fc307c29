import { expect, test } from "vitest";
import { EXCLUDED } from "../../sim/world/state/world.ts";
import { metric, WITHOUT_TERMS } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  fiftyAWeek,
  forum,
  inMatchedWorlds,
  levers,
  off,
  only,
  type Part,
  people,
  ran,
  signs,
  sum,
  together,
  weeks,
} from "./arms.ts";

const training = (level: number) => levers("support", { training: level });

test("practice follows each person's exponential curve, 1 − e^(−λ·contributions) (Heathcote 2000)", () => {
  const base = together(
    everybodyTakesPart(60, "contributing", "learning"),
    forum({ contributionsPerWeek: 1 }),
    weeks(8),
  );
  for (const trained of [0, 1]) {
    const { operation, world } = ran(together(base, training(trained)));
    let gained = 0;
    for (let person = 0; person < 60; person++) {
      const rate = world.traits.learningRate[person] * (1 + trained);
      const curve = 1 - Math.exp(-rate * operation.contributions[person]);
      expect(operation.practice[person]).toBeCloseTo(curve, 12);
      gained += operation.practice[person];
    }
    expect(operation.total.skillGained).toBeCloseTo(gained, 9);
  }
});

test("practice raises quality, training raises it sooner; off: nobody gains practice and training brings nothing", () => {
  const hard = forum({ demand: { skill: { technical: 0.9 } }, decomposition: 0, contributionsPerWeek: 1 });
  const base = together(everybodyTakesPart(150, "contributing", "learning"), hard, weeks(10));
  const arms = [0, 1].map((level) => together(base, training(level)));
  const quality = inMatchedWorlds(arms, (run) => metric(run, "quality"), 3);
  expect(signs(quality).more).toBe(3);
  const [untaught, taught] = inMatchedWorlds(
    arms.map((part) => together(part, off("learning"))),
    (run) => metric(run, "quality"),
    3,
  );
  expect(taught).toEqual(untaught);
  expect(signs([untaught, quality[0]]).more).toBe(3);
});

test("public training makes up for missing digital skill week by week, and takes people above the floor", () => {
  const base = together(fiftyAWeek(60, 0.01, "learning"), forum({ digitalFloor: 0.5 }), weeks(40));
  const trained = together(base, levers("rules", { publicTraining: 1 }));
  const { world } = ran(trained);
  expect(world.numbers.publicSkill).toBeCloseTo(1 - 0.995 ** 40, 12);
  const excluded = inMatchedWorlds([base, trained], (run) => metric(run, "excludedShare"), 2);
  expect(signs(excluded).less).toBe(2);
  expect(
    signs(
      inMatchedWorlds(
        [base, trained].map((part) => together(part, off("learning"))),
        (run) => metric(run, "excludedShare"),
        2,
      ),
    ).same,
  ).toBe(2);
});

test("training at the door lifts exactly those whom it brings over the floor; at 0 or off, nobody", () => {
  const base = together(
    people(400),
    weeks(1),
    only("eligibility", "learning"),
    { joining: { rule: "aware-joins" } },
    forum({ digitalFloor: 0.6 }),
  );
  const shutOut = (...parts: Part[]) => {
    const { operation, world } = ran(together(base, ...parts));
    return Array.from(world.traits.skill.digital).filter(
      (_, person) => operation.status[person] === EXCLUDED,
    );
  };
  const all = shutOut();
  const shown: Part = { learning: { floorTraining: 0.5 } };
  // skill + (1 − skill)·.5·.8 ≥ .6 from a skill of a third on.
  expect(shutOut(shown, training(0.8))).toEqual(all.filter((skill) => skill < 1 / 3));
  expect(all.some((skill) => skill >= 1 / 3)).toBe(true);
  expect(shutOut(training(0.8))).toEqual(all);
  expect(shutOut(shown)).toEqual(all);
  expect(shutOut(shown, training(0.8), off("learning"))).toEqual(all);
});

test("the more is made up for at the door, the fewer go without a counter", () => {
  const base = together(builtInPart("online-counter"), people(300), weeks(26), training(1), {
    operations: { counter: { digitalFloor: 0.4 } },
  });
  const arms = [0, 0.15, 0.3].map((floorTraining) => together(base, { learning: { floorTraining } }));
  const [none, some, most] = inMatchedWorlds(arms, (run) => metric(run, "needsUnmetShare"), 4);
  expect(signs([none, some]).less).toBe(4);
  expect(signs([some, most]).less).toBe(4);
});

test("one operation's public training reaches everybody, wherever it stands in the file", () => {
  const plain = { startingMembers: 5 };
  const trained = { startingMembers: 5, levers: { rules: { publicTraining: 1 } } };
  const skill = (operations: Part) =>
    ran(
      together(everybodyTakesPart(5, "learning"), weeks(10), { operations: { forum: null, ...operations } }),
    ).world.numbers.publicSkill;
  expect(skill({ a: trained, b: plain })).toBeGreaterThan(0);
  expect(skill({ b: plain, a: trained })).toBe(skill({ a: trained, b: plain }));
});

test("training lets more people into the community forum; off: not one", () => {
  const arms = (...parts: Part[]) =>
    inMatchedWorlds(
      [0, 1].map((level) =>
        together(builtInPart("community-forum"), WITHOUT_TERMS, training(level), ...parts),
      ),
      (run) => metric(run, "everActive"),
      4,
    );
  const [untaught, taught] = arms();
  expect(signs([untaught, taught]).more).toBe(4);
  expect(sum(taught) / sum(untaught)).toBeGreaterThan(1.05);
  expect(signs(arms(off("learning"))).same).toBe(4);
});
