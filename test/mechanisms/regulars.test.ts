import { expect, test } from "vitest";
import { metric, sameDigits } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  fiftyAWeek,
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

const from = (regularHours: number): Part => levers("rules", { regularHours });

/** Everybody gives five hours every week. */
const five = together(fiftyAWeek(20, 0.1, "regulars", "value"), weeks(10));

test("who gives five hours every week has the status once that is usual, and is paid for those beyond", () => {
  const run = ran(
    together(five, from(3), { regulars: { wageEurosPerHour: 10, memoryWeeks: 4 } }),
    ({ week, operations: [{ usualHoursGiven, week: tally }] }) => {
      const usual = 5 * (1 - 0.75 ** (week + 1));
      expect(usualHoursGiven[0]).toBeCloseTo(usual, 9);
      expect(tally.payEuros).toBeCloseTo(usual > 3 ? 20 * 20 : 0, 9);
      expect(tally.statusWeeks).toBe(usual > 3 ? 20 : 0);
    },
  );
  // From the fourth week on: 5·(1 − .75⁴) is the first above 3.
  expect(metric(run, "payEuros")).toBeCloseTo(7 * 400, 6);
  expect(sum(run.operation.euros)).toBeCloseTo(7 * 400, 6);
  expect(metric(run, "returnedEuros")).toBeCloseTo(7 * 400, 6);
});

test("pay per contribution counts towards the wage, and a cap on hours leaves nothing to owe", () => {
  const paid = (changed: Part) =>
    ran(together(five, from(3), { regulars: { wageEurosPerHour: 10 } }, changed)).operation.total;
  const rewarded = paid(levers("rewards", { payEurosPerContribution: 0.6 }));
  expect(rewarded.payEuros).toBeCloseTo(10 * 20 * 50 * 0.6 + 7 * 20 * 2 * (10 - 6), 6);
  expect(paid(levers("rewards", { payEurosPerContribution: 2 })).payEuros).toBeCloseTo(10 * 20 * 50 * 2, 6);
  const some = together(everybodyTakesPart(50, "contributing", "regulars"), weeks(20), from(1));
  const busy = forum({ contributionsPerWeek: 20, effortHoursPerContribution: 0.25 });
  const uncapped = ran(together(some, busy)).operation.total;
  expect(uncapped.statusWeeks).toBeGreaterThan(0);
  const capped = ran(together(some, busy, levers("organisation", { hoursCap: 1 }))).operation.total;
  expect([capped.statusWeeks, capped.payEuros]).toEqual([0, 0]);
  expect(capped.hours).toBeLessThan(uncapped.hours);
});

/** Volunteers who give much, of whom some are regular. */
const volunteers = together(
  everybodyTakesPart(200, "contributing", "regulars", "crowding", "workFeel", "value"),
  weeks(40),
  forum({ contributionsPerWeek: 6, effortHoursPerContribution: 0.5 }),
);

test.each([1, 10])(
  "regulars alone are crowded out and feel at work, where each stands for %i",
  (represents) => {
    const run = ran(together(volunteers, standingFor(200, represents), from(4)));
    const { crowding, workFeel } = run.world.people;
    const { owedPerHour, euros, total } = run.operation;
    const regular = Array.from(euros, (got) => got > 0);
    expect(regular.filter(Boolean).length).toBeGreaterThan(20);
    regular.forEach((is, person) => {
      expect(crowding[person] > 0, `${person}`).toBe(is);
      if (owedPerHour[person] > 0) expect(is).toBe(true);
    });
    expect(total.payEuros).toBeCloseTo(sum(euros) * represents, 6);
    const plain = ran(together(volunteers, standingFor(200, represents)));
    const most = (of: typeof run) => sum(of.world.people.workFeel);
    expect(sum(workFeel)).toBeGreaterThan(most(plain));
  },
);

test("the status costs the organisation; a higher wage moves regulars to give more", () => {
  const base = together(steadyForum(), people(500), weeks(60), forum({ contributionsPerWeek: 8 }));
  const arms = [base, together(base, from(2))];
  const found = inMatchedWorlds(
    arms,
    (run) => ({
      cost: metric(run, "costEuros"),
      pay: run.operation.total.payEuros,
      weeks: run.operation.total.statusWeeks,
    }),
    4,
  );
  expect(signs(found.map((arm) => arm.map(({ cost }) => cost))).more).toBe(4);
  for (const { pay, weeks: had } of found[0]) expect([pay, had]).toEqual([0, 0]);
  for (const { pay, weeks: had } of found[1]) {
    expect(pay).toBeGreaterThan(0);
    expect(had).toBeGreaterThan(0);
  }
  const output = together(volunteers, off("crowding", "workFeel"), from(2), { benefit: { paidNormLoss: 0 } });
  const hours = inMatchedWorlds(
    [0, 5, 30].map((wageEurosPerHour) => together(output, { regulars: { wageEurosPerHour } })),
    (run) => run.operation.total.hours,
    4,
  );
  expect(signs([hours[0], hours[1]]).more).toBe(4);
  expect(signs([hours[1], hours[2]]).more).toBe(4);
});

test.each(["community-forum", "packaging-contest"])("without the law, or off, nothing changes: %s", (id) => {
  const base = together(builtInPart(id), people(200), weeks(40), { warmUpWeeks: 0 });
  const [plain, none, without, withIt] = [
    base,
    together(base, { regulars: { wageEurosPerHour: 100 } }),
    together(base, from(0.1), off("regulars")),
    together(base, from(0.1)),
  ].map((part) => ran(part));
  expect(sameDigits(none.metrics, plain.metrics)).toBe(true);
  expect(sameDigits(without.metrics, plain.metrics)).toBe(true);
  expect(sameDigits(withIt.metrics, plain.metrics)).toBe(false);
});
