import { expect, test } from "vitest";
import { valueAtPath } from "../../sim/input/paths.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { PATTERNS } from "./list.ts";
import { moved } from "./moved.ts";
import { forum, rewards } from "./pattern.ts";

const valueIn = (arm: object, path: string) => valueAtPath(resolveScenario(arm).scenario, path);

test("a parameter is moved from its value in each arm, within its range, in whole numbers where it counts", () => {
  const pay = "levers.rewards.payEurosPerContribution";
  const paid = moved([forum(), forum(rewards({ payEurosPerContribution: 3 }))], pay, 1.5);
  expect(paid.map((arm) => valueIn(arm, pay))).toEqual([0, 4.5]);
  const [most] = moved([forum({ contributing: { loafing: 0.8 } })], "contributing.loafing", 1.5);
  expect(valueIn(most, "contributing.loafing")).toBe(1);
  const [fewer] = moved([forum({ population: { consumers: 5 } })], "population.consumers", 0.5);
  expect(valueIn(fewer, "population.consumers")).toBe(3);
});

test("a star moves the field under every id, each from its own value", () => {
  const path = (segment: string) => `population.segments.${segment}.skill.digital.median`;
  const [arm] = moved([forum()], path("*"), 0.5);
  for (const segment of ["ordinary", "lead-user", "distant"])
    expect(valueIn(arm, path(segment))).toBe((valueIn(forum(), path(segment)) as number) / 2);
});

test("a parameter that cannot move is an error", () => {
  expect(() => moved([forum()], "quitting.stopHazardScal", 0.5)).toThrow(
    /quitting.stopHazardScal: 0.5 times/,
  );
  expect(() => moved([forum()], "levers.rewards.payEurosPerContribution", 1.5)).toThrow(/no other value/);
});

test.each(PATTERNS)("the parameter of $fact can be moved both ways: $what", ({ arms, parameter }) => {
  for (const factor of [0.5, 1.5]) expect(moved(arms, parameter, factor)).not.toEqual(arms);
});
