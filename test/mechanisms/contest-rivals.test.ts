import { expect, test } from "vitest";
import { offersOf } from "../../sim/choice/benefit.ts";
import { metric } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  only,
  type Part,
  people,
  ran,
  signs,
  together,
  weeks,
} from "./arms.ts";

const calling = forum({
  form: "one-off",
  contributionsPerWeek: 1,
  phases: [
    { weeks: 3, submit: true },
    { weeks: 1, vote: true, selects: 1 },
  ],
});

/** What money counts for in a contest with these rewards, after its first week. */
function moneyOffered(rewards: Part, expectedRivals: number, base: Part = only("contest")): number {
  const part = together(calling, base, levers("rewards", rewards), weeks(1), { contest: { expectedRivals } });
  const { world, operation } = ran(part);
  return offersOf(world, operation, operation.levers).money;
}

test("of expected rivals each has one chance, until more are seen", () => {
  const prize = { prizeEuros: 5000 };
  // As long as nobody takes part, the prize counts as much as such a pay.
  for (const rivals of [0, 4, 60])
    expect(moneyOffered(prize, rivals)).toBe(
      moneyOffered({ payEurosPerContribution: 5000 / (rivals + 1) }, 0),
    );
  const crowd = everybodyTakesPart(100, "contributing", "contest");
  const seen = moneyOffered(prize, 0, crowd);
  expect(seen).toBeLessThan(moneyOffered(prize, 10));
  expect(moneyOffered(prize, 10, crowd)).toBe(seen);
  expect(moneyOffered(prize, 1000, crowd)).toBeLessThan(seen);
  // One prize for each.
  expect(moneyOffered({ prizeEuros: 50, winners: 11 }, 10)).toBe(
    moneyOffered({ payEurosPerContribution: 50 }, 0),
  );
});

test("the more rivals people expect, the fewer entries they make", () => {
  // So many entrants, of few people, that four worlds tell.
  const easy = { operations: { contest: { joining: { entryOneOff: 2.6 } } } };
  const few = together(builtInPart("packaging-contest"), people(900), easy, {
    operations: { contest: { contest: { expectedRivals: 0 } } },
  });
  const many = together(builtInPart("packaging-contest"), people(900), easy, {
    operations: { contest: { contest: { expectedRivals: 2000 } } },
  });
  const entries = inMatchedWorlds([many, few], (run) => metric(run, "contributions"), 4);
  expect(signs(entries).more).toBe(4);
});
