import { expect, test } from "vitest";
import { binomialTolerance, metric, sameDigits } from "../support.ts";
import {
  builtInPart,
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

const staff = (complaintStaffHours: number) => levers("support", { complaintStaffHours });
const failing = (chance: number): Part => ({ complaints: { failing: chance } });

/** 40 people who use a service 50 times a week each; only failures and answers move their attachment. */
const service = together(fiftyAWeek(40, 0.01, "attachment", "complaints"), weeks(3), failing(0.1), {
  attachment: { growth: 0, loss: 0 },
  needs: { pressureLoss: 0, obligationLoss: 0, unmetLoss: 0 },
});
const MADE = 40 * 50 * 3;

test("contributions fail, and people complain, as often as they should; failures loosen the bond of those whom they hit", () => {
  const { operation, world } = ran(together(service, weeks(1)));
  const { failures, complaints } = operation.week;
  expect(Math.abs(failures / (MADE / 3) - 0.1)).toBeLessThan(binomialTolerance(0.1, MADE / 3));
  expect(Math.abs(complaints / failures - 0.3)).toBeLessThan(binomialTolerance(0.3, failures));
  for (let person = 0; person < 40; person++)
    expect(world.people.attachment[person] / world.traits.attachment[person]).toBeCloseTo(
      0.9 ** operation.failures[person],
      12,
    );
});

test.each([1, 10])("staff answer as many as they have hours for, where each stands for %i", (represents) => {
  const answered = (hours: number) => {
    const part = together(service, { population: { represents } });
    return ran(together(part, staff(hours * represents))).operation.total;
  };
  const all = answered(1000);
  expect(all.answeredComplaints).toBe(all.complaints);
  expect(all.staffHours).toBeCloseTo(all.complaints * 0.5, 9);
  const half = answered(all.complaints / represents / 3 / 4);
  expect(half.staffHours).toBeGreaterThan(0.45 * all.staffHours);
  expect(half.staffHours).toBeLessThanOrEqual(0.5 * all.staffHours + 1e-9);
  const share = half.staffHours / all.staffHours;
  expect(Math.abs(half.answeredComplaints / all.complaints - share)).toBeLessThan(
    binomialTolerance(share, all.complaints / represents),
  );
  const none = answered(0);
  expect([none.answeredComplaints, none.staffHours]).toEqual([0, 0]);
});

test("an answer brings back part of what is missing", () => {
  const hit: Part = { complaints: { failing: 1, complaining: 1, attachmentLoss: 0.02 } };
  const { world } = ran(together(service, weeks(1), hit, staff(100_000)));
  for (let person = 0; person < 40; person++) {
    const lost = world.traits.attachment[person] * 0.98 ** 50;
    expect(world.people.attachment[person]).toBeCloseTo(1 - (1 - lost) * 0.85 ** 50, 12);
  }
});

test("the more often it fails the weaker the bond, the more is answered the stronger", () => {
  const attached = (...arms: Part[]) =>
    inMatchedWorlds(
      arms.map((arm) => together(service, arm)),
      ({ world }) => mean(world.people.attachment),
      4,
    );
  const [rarely, often] = attached(failing(0.02), failing(0.1));
  expect(signs([rarely, often]).less).toBe(4);
  const [silent, some, all] = attached(staff(0), staff(10), staff(1000));
  expect(signs([silent, some]).more).toBe(4);
  expect(signs([some, all]).more).toBe(4);
});

test("what is rejected fails nobody", () => {
  const made = together(
    everybodyTakesPart(300, "contributing", "rejection", "complaints"),
    weeks(5),
    forum({ demand: { skill: { technical: 1 } }, decomposition: 0 }),
    levers("organisation", { strictness: 1 }),
    { complaints: { failing: 1 } },
  );
  const { total } = ran(made).operation;
  expect(total.rejected).toBeGreaterThan(100);
  expect(total.failures).toBe(total.contributions);
});

test("where nothing fails, or off, nothing changes, and hours kept for complaints cost nothing", () => {
  const base = together(builtInPart("online-counter"), people(200), weeks(20), { warmUpWeeks: 0 });
  const [plain, ready, without, withIt] = [
    base,
    together(base, staff(10)),
    together(base, failing(0.1), staff(10), off("complaints")),
    together(base, failing(0.1), staff(10)),
  ].map((part) => ran(part));
  expect(sameDigits(ready.metrics, plain.metrics)).toBe(true);
  expect(sameDigits(without.metrics, plain.metrics)).toBe(true);
  expect(metric(withIt, "costEuros")).toBeGreaterThan(metric(plain, "costEuros"));
});
