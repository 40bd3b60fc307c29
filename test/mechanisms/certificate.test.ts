import { expect, test } from "vitest";
import { metric, sameDigits } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  off,
  type Part,
  people,
  ran,
  signs,
  standingFor,
  steadyForum,
  sum,
  together,
  weeks,
} from "./arms.ts";

const after = (certificateHours: number): Part => levers("rewards", { certificateHours });
/** What it is worth to everybody. */
const worth = (median: number): Part => ({
  population: {
    segments: Object.fromEntries(
      ["ordinary", "lead-user", "distant"].map((id) => [id, { certificateWorth: { median, spread: 0 } }]),
    ),
  },
});

test.each([1, 10])(
  "whoever has given the hours gets it, once, and staff attest it; each stands for %i",
  (represents) => {
    const part = together(
      everybodyTakesPart(200, "contributing", "certificate"),
      standingFor(200, represents),
      weeks(20),
      forum({ contributionsPerWeek: 2, effortHoursPerContribution: 0.5 }),
      after(6),
      { certificate: { staffHours: 0.25 } },
    );
    const had = new Uint8Array(200);
    const { operation } = ran(part, ({ operations: [{ certified, contributions, week }] }) => {
      let earned = 0;
      for (let person = 0; person < 200; person++) {
        expect(certified[person]).toBe(contributions[person] * 0.5 >= 6 ? 1 : 0);
        earned += certified[person] - had[person];
        had[person] = certified[person];
      }
      expect(week.certificates).toBe(earned * represents);
      expect(week.staffHours).toBeCloseTo(0.25 * earned * represents, 9);
    });
    expect(operation.total.certificates).toBe(sum(operation.certified) * represents);
    expect(sum(operation.certified)).toBeGreaterThan(20);
    expect(sum(operation.certified)).toBeLessThan(200);
  },
);

test("it adds most where it is within reach, half at halfWeeks, in proportion to what it is worth, and nothing once earned", () => {
  const gains = new Map<number, number[]>();
  const part = together(
    everybodyTakesPart(200, "contributing", "certificate"),
    weeks(16),
    forum({ contributionsPerWeek: 1, effortHoursPerContribution: 1 }),
    worth(0.6),
    after(10),
    { certificate: { weight: 2, halfWeeks: 5 } },
  );
  ran(part, ({ operations: [{ gain, contributions, weekCount, certified }] }) => {
    for (let person = 0; person < 200; person++) {
      const made = contributions[person] - weekCount[person];
      // The gain of this week was found before this week's contributions.
      const pull = made >= 10 ? 0 : (2 * 0.6 * 5) / (5 + (10 - made));
      expect(gain[person]).toBeCloseTo(pull, 9);
      gains.set(made, [pull, certified[person]]);
    }
  });
  expect(gains.get(5)![0]).toBeCloseTo(0.6, 9);
  expect(gains.has(9) && gains.has(11)).toBe(true);
});

/** People who choose to come, with five hours to give for a certificate. */
const open = together(steadyForum(), people(500), weeks(60), worth(0.5));

test("the more it is worth, the more it draws; worth nothing, nobody", () => {
  const [none, worthless, some, much] = inMatchedWorlds(
    [open, ...[0, 0.5, 3].map((weight) => together(open, after(5), { certificate: { weight } }))],
    (run) => ({ ever: metric(run, "everActive"), hours: metric(run, "hours") }),
    4,
  );
  expect(worthless).toEqual(none);
  const ever = [none, some, much].map((arm) => arm.map((one) => one.ever));
  expect(signs([ever[0], ever[1]]).more).toBe(4);
  expect(signs([ever[1], ever[2]]).more).toBe(4);
});

test("people go on until they have it, and then leave because the reward ended", () => {
  const law = together(open, forum({ startingMembers: 0 }), {
    quitting: { gainWeight: 2 },
    certificate: { weight: 6 },
  });
  const arms = inMatchedWorlds(
    [law, together(law, after(5))],
    ({ operation }) => {
      const { contributions, exitReason, status, parameters } = operation;
      const hours = Array.from(contributions, (made) => made * parameters.effortHoursPerContribution);
      const gone = (from: number, to: number) =>
        hours.filter((given, person) => given >= from && given < to && status[person] === 3).length /
        hours.filter((given) => given >= from).length;
      const lostReward = Array.from(exitReason).filter((code) => code === 5).length;
      return { before: gone(2.5, 5), after: gone(5, 8), lostReward };
    },
    4,
  );
  const of = (what: "before" | "after" | "lostReward") => arms.map((arm) => arm.map((one) => one[what]));
  expect(signs(of("before")).less).toBe(4);
  expect(signs(of("after")).more).toBe(4);
  expect(signs(of("lostReward")).more).toBe(4);
});

test.each(["community-forum", "packaging-contest"])(
  "without hours that earn it, or off, nothing changes: %s",
  (id) => {
    const base = together(builtInPart(id), people(200), weeks(20), { warmUpWeeks: 0 });
    const [plain, none, without, withIt] = [
      base,
      together(base, { certificate: { weight: 9, staffHours: 9 } }),
      together(base, after(1), off("certificate")),
      together(base, after(1)),
    ].map((part) => ran(part));
    expect(sameDigits(none.metrics, plain.metrics)).toBe(true);
    expect(sameDigits(without.metrics, plain.metrics)).toBe(true);
    expect(sameDigits(withIt.metrics, plain.metrics)).toBe(false);
  },
);
