import { expect, test } from "vitest";
import { setTerms, situationOf, TERMS } from "../../sim/choice/utility.ts";
import type { World } from "../../sim/world/state/world.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  type Part,
  people,
  ran,
  signs,
  sum,
  together,
  weeks,
} from "../mechanisms/arms.ts";
import { metric, sameDigits } from "../support.ts";

const effort = (hours: number) => forum({ effortHoursPerContribution: hours });
const daunting = (effortWeight: number, usualEffortHours = 0.3): Part => ({
  joining: { effortWeight, usualEffortHours },
});

/** The term of effort in the utility of everybody. */
function termsOf(world: World): number[] {
  const [operation] = world.operations;
  const { block } = world;
  block.count = Math.min(world.size, 100);
  for (let at = 0; at < block.count; at++) block.people[at] = at;
  setTerms(world, operation, situationOf(world, operation));
  return Array.from(block.terms[TERMS.indexOf("effort")].subarray(0, block.count));
}

test("each doubling of the effort adds the weight to the resistance, each halving takes it away; none at the usual", () => {
  for (const [hours, doublings] of [
    [0.3, 0],
    [0.6, 1],
    [2.4, 3],
    [0.075, -2],
  ])
    for (const term of termsOf(ran(together(people(100), weeks(1), effort(hours), daunting(0.4))).world))
      expect(term).toBeCloseTo(-0.4 * doublings, 12);
  for (const term of termsOf(ran(together(people(100), weeks(1), effort(4), daunting(0.4, 2))).world))
    expect(term).toBeCloseTo(-0.4, 12);
});

test("one call of several hours finds fewer people, a minute's finds more: of 8 worlds all agree by luck once in 256", () => {
  const call = together(people(800), weeks(12), forum({ form: "one-off", contributionsPerWeek: 0.05 }));
  for (const [hours, more] of [
    [6, 0],
    [0.02, 8],
  ]) {
    const arms = [0, 0.4].map((weight) => together(call, effort(hours), daunting(weight)));
    const found = inMatchedWorlds(arms, (run) => metric(run, "everActive"), 8);
    expect(signs(found)).toEqual({ more, less: 8 - more, same: 0 });
  }
});

test("nothing of it without weight, at the usual effort, or for what people need", () => {
  const same = (first: Part, second: Part) => {
    const [one, other] = [first, second].map((part) => ran(part));
    return sameDigits(one.metrics, other.metrics) && sameDigits(one.series, other.series);
  };
  const hard = together(builtInPart("launch-forum"), people(200), weeks(30), effort(2));
  expect(same(hard, together(hard, daunting(0, 5)))).toBe(true);
  expect(same(hard, together(hard, daunting(2, 2)))).toBe(true);
  expect(same(hard, together(hard, daunting(2)))).toBe(false);
  const counter = together(builtInPart("online-counter"), people(200), weeks(30));
  expect(same(counter, together(counter, daunting(3)))).toBe(true);
});

test("the odds of stopping rise with effort all the same, beyond the reference effort of the operation", () => {
  const leavers = (hours: number, referenceEffortHours: number) => {
    const part = together(
      everybodyTakesPart(400, "contributing", "quitting"),
      weeks(12),
      effort(hours),
      forum({ contributionsPerWeek: 0.5, quitting: { referenceEffortHours } }),
      { quitting: { vigourByEffort: 0, lifeExitPerWeek: 0 } },
      daunting(0.4),
    );
    return sum(inMatchedWorlds([part], (run) => metric(run, "leavers"), 3)[0]);
  };
  const [usual, hard, expected] = [leavers(0.3, 0.3), leavers(3, 0.3), leavers(3, 3)];
  expect(hard).toBeGreaterThan(1.2 * usual);
  expect(expected).toBeLessThan(hard / 1.2);
});
