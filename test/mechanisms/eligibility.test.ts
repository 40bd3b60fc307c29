import { expect, test } from "vitest";
import { ACTIVE, EXCLUDED } from "../../sim/world/state/world.ts";
import { binomialTolerance, metric, type Ran, weekly } from "../support.ts";
import {
  forum,
  inMatchedWorlds,
  levers,
  off,
  only,
  people,
  peopleOf,
  ran,
  signs,
  sum,
  together,
  weeks,
} from "./arms.ts";

/** Everybody knows and wants to join in the first week, so that eligibility alone decides. */
const allWant = together(people(1000), weeks(1), only("eligibility"), { joining: { rule: "aware-joins" } });
const floor = (digitalFloor: number) => forum({ digitalFloor });

const peopleIn = ({ operation, world }: Ran, status: number) =>
  Array.from({ length: world.size }, (_, person) => person).filter(
    (person) => operation.status[person] === status,
  );
const below = ({ world }: Ran, skill: number) =>
  Array.from({ length: world.size }, (_, person) => person).filter(
    (person) => world.traits.skill.digital[person] < skill,
  );

test("exactly those below the digital floor are excluded, and tools lower the floor", () => {
  const strict = ran(together(allWant, floor(0.4)));
  expect(peopleIn(strict, EXCLUDED)).toEqual(below(strict, 0.4));
  expect(peopleIn(strict, ACTIVE).length + peopleIn(strict, EXCLUDED).length).toBe(1000);
  const eased = ran(together(allWant, floor(0.4), levers("support", { tools: 1 })));
  expect(peopleIn(eased, EXCLUDED)).toEqual(below(eased, 0.2));
});

test("human fallback takes its share of those below the floor, and the more of it, the same ones and others", () => {
  const excluded = [0, 0.4, 0.8, 1].map((humanFallback) =>
    peopleIn(ran(together(allWant, floor(0.5), levers("support", { humanFallback }))), EXCLUDED),
  );
  const [none, some, most, all] = excluded;
  expect(all).toEqual([]);
  for (const [left, share] of [
    [some, 0.6],
    [most, 0.2],
  ] as const)
    expect(Math.abs(left.length / none.length - share)).toBeLessThan(binomialTolerance(share, none.length));
  expect(some.every((person) => none.includes(person)) && most.every((person) => some.includes(person))).toBe(
    true,
  );
  const guaranteed = ran(together(allWant, floor(0.5), levers("rules", { fallbackGuaranteed: 0.4 })));
  expect(peopleIn(guaranteed, EXCLUDED)).toEqual(some);
});

test("people far from digital services are excluded first (D1); off: nobody is, whatever the floor", () => {
  const base = together(people(400), weeks(30), { consideration: { perWeek: 0.3 } });
  const arms = [floor(0), floor(0.3)].map((part) => together(base, part));
  const distant = (run: Ran) => {
    const shares = ["ordinary", "distant"].map((segment) => {
      const own = peopleOf(run, segment);
      return own.filter((person) => run.operation.status[person] === EXCLUDED).length / own.length;
    });
    return {
      gap: shares[1] - shares[0],
      excluded: metric(run, "excludedShare"),
      joiners: metric(run, "joiners"),
    };
  };
  const [free, strict] = inMatchedWorlds(arms, distant, 4);
  for (const { excluded } of free) expect(excluded).toBe(0);
  for (const { gap } of strict) expect(gap).toBeGreaterThan(0.2);
  expect(signs([free, strict].map((worlds) => worlds.map(({ joiners }) => joiners))).less).toBe(4);
  const [freeOff, strictOff] = inMatchedWorlds(
    arms.map((part) => together(part, off("eligibility"))),
    (run) => run.metrics,
    2,
  );
  expect(strictOff).toEqual(freeOff);
});

test("each onboarding step loses its share of those who want in; framing keeps more of them", () => {
  const base = together(allWant, { eligibility: { stepLoss: 0.3 } });
  const kept = (steps: number, framing: number) => {
    const run = ran(together(base, forum({ onboardingSteps: steps }), levers("support", { framing })));
    expect(sum(run.operation.lostAtDoor)).toBe(1000 - run.world.enrolled);
    return run.world.enrolled / 1000;
  };
  // Clarity is .6 without framing, and framing of half an hour brings half of the rest.
  for (const [steps, framing, clarity] of [
    [3, 0, 0.6],
    [3, 0.5, 0.8],
    [1, 0, 0.6],
  ]) {
    const chance = (1 - (1 - clarity) * 0.3) ** steps;
    expect(Math.abs(kept(steps, framing) - chance)).toBeLessThan(binomialTolerance(chance, 1000));
  }
  expect(kept(0, 0)).toBe(1);
  const without = ran(together(base, forum({ onboardingSteps: 5 }), off("eligibility")));
  expect(without.world.enrolled).toBe(1000);
});

test("selection turns away exactly the less able, and raises quality; off: it changes nothing", () => {
  const demand = { demand: { skill: { digital: 0, writing: 0, creative: 0.8 } }, decomposition: 0 };
  const selected = (selection: number) =>
    together(
      allWant,
      forum(demand),
      levers("support", { selection }),
      { mechanisms: { contributing: true } },
      weeks(4),
    );
  const run = ran(selected(0.5));
  const { creative } = run.world.traits.skill;
  const able = Array.from({ length: 1000 }, (_, person) => person).filter(
    (person) => Math.min(0.8, creative[person]) / 0.8 >= 0.5,
  );
  expect(peopleIn(run, ACTIVE)).toEqual(able);
  const arms = [0, 0.5].map(selected);
  expect(signs(inMatchedWorlds(arms, (r) => metric(r, "quality"), 3)).more).toBe(3);
  const [all, none] = inMatchedWorlds(
    arms.map((part) => together(part, off("eligibility"))),
    (r) => weekly(r, "contributions"),
    2,
  );
  expect(all).toEqual(none);
});
