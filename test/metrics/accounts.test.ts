import { expect, test } from "vitest";
import { forum, levers, type Part, people, ran, steadyForum, together, weeks } from "../mechanisms/arms.ts";
import { metric, type Ran, sameDigits } from "../support.ts";

const base = together(steadyForum(), people(200), weeks(25), forum({ startingMembers: 80 }));
const wage = (unpaidWageEuros: number): Part => ({ value: { unpaidWageEuros } });

test("hours without pay are worth the stated wage; at what an hour is worth to people, as much as imputedHoursEuros", () => {
  const { hourEuros } = ran(base).world.parameters.value;
  const run = ran(together(base, wage(hourEuros)));
  expect(metric(run, "unpaidEuros")).toBeCloseTo(metric(run, "imputedHoursEuros"), 6);
  expect(metric(ran(together(base, wage(2 * hourEuros))), "unpaidEuros")).toBeCloseTo(
    2 * metric(run, "unpaidEuros"),
    6,
  );
  expect(metric(ran(together(base, wage(0))), "unpaidEuros")).toBe(0);
});

const rewarded = (payEurosPerContribution: number, giftEuros = 0) =>
  ran(together(base, levers("rewards", { payEurosPerContribution, giftEuros }), wage(12)));

test("what people get for their hours is no longer unpaid, down to nothing", () => {
  for (const run of [rewarded(0.5), rewarded(0.5, 0.4)]) {
    const { hours, payEuros, giftEuros } = run.operation.total;
    expect(payEuros).toBeGreaterThan(0);
    expect(metric(run, "unpaidEuros")).toBeCloseTo(12 * hours - payEuros - giftEuros, 6);
  }
  expect(metric(rewarded(50), "unpaidEuros")).toBe(0);
});

const parts = (run: Ran) =>
  ["unpaidEuros", "unpaidImposedEuros", "unpaidOrganisingEuros"].map((id) => metric(run, id));

test("it falls to those who choose, to those who do not, and to members who organise", () => {
  const self = forum({ workMode: { directed: 0, collaborative: 0, selfOrganised: 1 } });
  const run = ran(together(base, self, wage(12), levers("organisation", { coordinationStaffHours: 0 })));
  const [all, imposed, organising] = parts(run);
  const { memberHours, memberControlHours, hours } = run.operation.total;
  expect(memberHours).toBeGreaterThan(0);
  expect(imposed).toBe(0);
  expect(organising / all).toBeCloseTo((memberHours + memberControlHours) / hours, 9);
  const obliged = ran(
    together(base, forum({ consent: "obliged", needsPerWeek: 1, startingMembers: 0 }), wage(12)),
  );
  const [whole, needed, rest] = parts(obliged);
  expect(whole).toBeGreaterThan(0);
  expect(needed + rest).toBeCloseTo(whole, 6);
});

test("value added is what is kept less what is bought; wages are part of it", () => {
  const plain = ran(together(base, forum({ valueEurosPerContribution: 50 }), wage(12)));
  const { capturedEuros, leverEuros, faultEuros } = plain.operation.total;
  expect(metric(plain, "valueAddedEuros")).toBeCloseTo(capturedEuros - leverEuros - faultEuros, 6);
  const dear = ran(
    together(base, forum({ valueEurosPerContribution: 50 }), wage(12), {
      population: { wageEurosPerHour: 90 },
    }),
  );
  expect(metric(dear, "valueAddedEuros")).toBe(metric(plain, "valueAddedEuros"));
  expect(metric(dear, "netEuros")).toBeLessThan(metric(plain, "netEuros"));
  const [added, unpaid] = ["valueAddedEuros", "unpaidEuros"].map((id) => metric(plain, id));
  expect(metric(plain, "unpaidShare")).toBeCloseTo(unpaid / (unpaid + added), 12);
});

test("the share is undefined where the organisation's value added is below 0, or where there is none of either", () => {
  expect(metric(ran(together(base, forum({ valueEurosPerContribution: 0 }))), "unpaidShare")).toBeNaN();
  const nobody = together(base, forum({ startingMembers: 0 }), levers("organisation", { campaignReach: 0 }), {
    awareness: { wordOfMouth: 0 },
    prices: { moderation: 0, transparency: 0, rightsClarity: 0, brandPresence: 0 },
  });
  expect(metric(ran(nobody), "unpaidShare")).toBeNaN();
});

test.each([1, 10])("hours and pay are of real people, where each stands for %i", (represents) => {
  const run = ran(
    together(
      base,
      forum({ startingMembers: 80 * represents }),
      { population: { represents } },
      levers("rewards", { payEurosPerContribution: 0.5 }),
      wage(12),
    ),
  );
  const { hours, payEuros } = run.operation.total;
  expect(hours).toBeGreaterThan(100 * represents);
  expect(metric(run, "unpaidEuros")).toBeCloseTo(12 * hours - payEuros, 5);
});

test("the wage is for the account alone: nothing else depends on it", () => {
  const [low, high] = [0, 500].map((euros) => ran(together(base, wage(euros))));
  expect(sameDigits(low.series, high.series)).toBe(true);
  expect(metric(low, "netEuros")).toBe(metric(high, "netEuros"));
});
