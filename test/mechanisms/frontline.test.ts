import { expect, test } from "vitest";
import { metric, oneSegment, sameDigits, weekly } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  type Part,
  people,
  ran,
  signs,
  standingFor,
  steadyForum,
  together,
  weeks,
} from "./arms.ts";

/** Everybody faces staff; the role is as clear as given, and what people can do differs or not. */
const faced = (clarity: number, skills: Part = {}) =>
  together(everybodyTakesPart(60, "contributing", "staff", "frontline"), weeks(30), {
    readiness: { clarityWithoutFraming: clarity, guidanceClarity: 0 },
    levers: { support: { guidance: 0, framing: 0 } },
    frontline: { load: 0.6 },
    staff: { strainRate: 0.1, recoveryRate: 0.05 },
    coordination: { hoursPerError: 0 },
    ...skills,
  });
const asksNothing = forum({ demand: { skill: { digital: 0, writing: 0 } }, decomposition: 0 });
const alike = together(asksNothing, {
  quality: { motivationWeight: 0 },
  population: { segments: oneSegment({}) },
});

test("where all are alike, uncertainty is how unclear the role is; strain closes in on its level", () => {
  for (const clarity of [1, 0.75, 0]) {
    const run = ran(together(faced(clarity), alike));
    expect(run.operation.numbers.uncertainty).toBeCloseTo(1 - clarity, 9);
    const growth = 1 - Math.exp(-0.1 * 0.6 * (1 - clarity));
    const level = growth / (growth + 0.05);
    expect(weekly(run, "strain")[29]).toBeCloseTo(level * (1 - (0.95 - growth) ** 30), 6);
    expect(metric(run, "frontlineUncertainty")).toBeCloseTo(1 - clarity, 9);
  }
});

test.each([1, 10])(
  "people who differ are uncertain by twice the deviation of what they make, each for %i",
  (represents) => {
    const apart = forum({ demand: { skill: { digital: 1, writing: 0 } }, decomposition: 0 });
    const run = ran(together(faced(1), apart, standingFor(60, represents)));
    const { contributors, weekCount, quality, numbers, total } = run.operation;
    const made = Array.from(contributors.items.subarray(0, contributors.count)).flatMap((person) =>
      Array.from({ length: weekCount[person] }, () => quality[person]),
    );
    const middle = mean(made);
    const deviation = Math.sqrt(mean(made.map((one) => (one - middle) ** 2)));
    expect(deviation).toBeGreaterThan(0.05);
    expect(numbers.uncertainty).toBeCloseTo(2 * deviation, 9);
    expect(total.facedContributions).toBe(total.contributions);
  },
);

test("the same people and luck are as uncertain however many real ones each stands for", () => {
  const uncertainty = [1, 10].map(
    (represents) => ran(together(faced(0.5), standingFor(60, represents))).operation.numbers.uncertainty,
  );
  expect(uncertainty[0]).toBeGreaterThan(0.5);
  expect(uncertainty[1]).toBeCloseTo(uncertainty[0], 9);
});

const forumOf = together(steadyForum(), people(250), weeks(30), forum({ startingMembers: 100 }));

test("the heavier it is, the more it strains staff, who get less done; explaining the role eases it", () => {
  const arms = [0, 0.3, 1].map((load) => together(forumOf, { frontline: { load } }));
  const strain = (part: Part[]) => inMatchedWorlds(part, (run) => mean(weekly(run, "strain")), 4);
  const [none, some, much] = strain(arms);
  expect([signs([none, some]).more, signs([some, much]).more]).toEqual([4, 4]);
  const [planned, less] = inMatchedWorlds([arms[0], arms[2]], (run) => metric(run, "plannedHours"), 4);
  expect(signs([planned, less]).less).toBe(4);
  const explained = together(arms[2], levers("support", { framing: 3 }));
  const [dark, clear] = inMatchedWorlds(
    [arms[2], explained],
    (run) => metric(run, "frontlineUncertainty"),
    4,
  );
  expect(signs([dark, clear]).less).toBe(4);
});

test.each(["community-forum", "self-checkout"])("at no load, or off, nothing changes: %s", (id) => {
  const base = together(builtInPart(id), people(200), weeks(20), { warmUpWeeks: 0 });
  const loaded = together(base, { frontline: { load: 1 } });
  const [plain, without, withIt] = [base, together(loaded, off("frontline")), loaded].map((part) =>
    ran(part),
  );
  expect(sameDigits(without.metrics, plain.metrics)).toBe(true);
  expect(metric(plain, "frontlineUncertainty")).toBeNaN();
  expect(metric(withIt, "staffStrain")).toBeGreaterThan(metric(plain, "staffStrain"));
});
