import { expect, test } from "vitest";
import { metric } from "../support.ts";
import { everybodyTakesPart, forum, levers, off, type Part, ran, together, weeks } from "./arms.ts";

const call = together(
  everybodyTakesPart(100, "contributing", "satisfaction", "attachment", "funding"),
  forum({ form: "one-off", weeks: 8, costEurosPerContribution: 5, contributionsPerWeek: 0.5 }),
  weeks(10),
  { attachment: { growth: 0, loss: 0 } },
);
const goal = (fundingGoalEuros: number) => forum({ fundingGoalEuros });

function settled(...parts: Part[]) {
  const run = ran(together(call, ...parts));
  const { pledgedEuros, raisedEuros, paidBackEuros } = run.operation.total;
  return {
    pledged: pledgedEuros,
    raised: raisedEuros,
    paidBack: paidBackEuros,
    contributions: metric(run, "contributions"),
    run,
  };
}

test("all or nothing: at or above the goal everything is raised, a euro below it all is paid back", () => {
  const { pledged, contributions } = settled(goal(1e9));
  expect(pledged).toBe(5 * contributions);
  expect(pledged).toBeGreaterThan(500);
  for (const [euros, raised] of [
    [1, pledged],
    [pledged, pledged],
    [pledged + 1, 0],
    [1e9, 0],
  ]) {
    const end = settled(goal(euros));
    expect(end.raised, `goal ${euros}`).toBe(raised);
    expect(end.paidBack, `goal ${euros}`).toBe(pledged - raised);
    expect(metric(end.run, "raisedEuros")).toBe(raised);
  }
});

test("a failed call disappoints those who pledged, and only them", () => {
  const [reached, failed] = [1, 1e9].map((euros) => settled(goal(euros)).run);
  const { contributions } = reached.operation;
  const gave = Array.from(contributions.keys()).filter((person) => contributions[person] > 0);
  expect(gave.length).toBeGreaterThan(30);
  for (let person = 0; person < contributions.length; person++) {
    const kept = failed.world.people.attachment[person] / reached.world.people.attachment[person];
    expect(kept).toBeCloseTo(contributions[person] > 0 ? 0.9 : 1, 9);
  }
});

test("a better experience brings in what a goal lacks", () => {
  const { pledged } = settled(goal(1));
  expect(settled(goal(1.05 * pledged)).raised).toBe(0);
  expect(settled(goal(1.05 * pledged), levers("rewards", { experience: 1 })).raised).toBeGreaterThan(
    1.05 * pledged,
  );
});

test("off, or without a goal, nothing is pledged, raised or paid back", () => {
  for (const part of [together(goal(10), off("funding")), goal(0)]) {
    const { pledged, raised, paidBack, contributions } = settled(part);
    expect([pledged, raised, paidBack]).toEqual([0, 0, 0]);
    expect(contributions).toBeGreaterThan(100);
  }
});

test("a call that ends with the horizon is settled too", () => {
  const { raised, pledged } = settled(goal(1), weeks(8));
  expect(raised).toBe(pledged);
});

test("what is raised is what the horizon's account of pledges says, after a warm-up too", () => {
  const { raised, pledged } = settled(goal(1), { warmUpWeeks: 6 });
  expect(raised).toBe(pledged);
});
