import { expect, test } from "vitest";
import type { Ran } from "../support.ts";
import {
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
  steadyForum,
  together,
  weeks,
} from "./arms.ts";

const support = (guidance: number, framing: number) => levers("support", { guidance, framing });
const WEIGHT: Part = { quitting: { helpWeight: 2 } };

test("help is what welcome, guidance and company leave undone, taken from 1; it fades with contributions", () => {
  const part = together(
    everybodyTakesPart(60, "contributing", "helping", "belonging"),
    forum({ contributionsPerWeek: 4, helping: { usualHelp: 0.3 } }),
    { network: { kind: "none" }, helping: { newcomerContributions: 2 } },
    weeks(12),
    support(6, 0.5),
  );
  let checked = 0;
  // What the step saw: it runs before this week's counts.
  let [usual, others, bond] = [60, 0, 0];
  ran(
    part,
    ({ week, network, operations: [{ contributors, contributions, weekCount, helped, numbers }] }) => {
      const each = 6 / Math.max(1, usual);
      const staff = each / (each + 0.15);
      const company = Math.min(others, network.meanDegree) * 0.5;
      const fromOthers = (company / (company + 1.5)) * bond;
      // Welcome of half an hour gives half.
      const help = 1 - 0.5 * (1 - staff) * (1 - fromOthers);
      for (let at = 0; at < contributors.count; at++) {
        const person = contributors.items[at];
        const before = contributions[person] - weekCount[person];
        expect(helped[person], `week ${week}`).toBeCloseTo((2 / (2 + before)) * (help - 0.3), 12);
        checked++;
      }
      usual = numbers.usualContributors;
      others = Math.max(0, numbers.activePeople - 1);
      bond = numbers.meanBelonging;
    },
  );
  expect(checked).toBeGreaterThan(200);
});

/** Of the people of one half of vigour who contributed early enough, the share who went on for another 4 weeks. */
function stayed({ world, operation }: Ran, half: "lower" | "upper"): number {
  const { logVigour } = world.traits;
  const { firstContributionWeek: first, lastContributionWeek: last } = operation;
  const seen = Array.from(first.keys()).filter(
    (person) =>
      first[person] >= 0 && first[person] < world.week - 4 && logVigour[person] > 0 === (half === "upper"),
  );
  return mean(seen.map((person) => (last[person] >= first[person] + 4 ? 1 : 0)));
}

test("help keeps newcomers who do little as well as those who do much; without its weight, or off, none", () => {
  // Nothing else of what guidance changes: no socialisation, no learning.
  const base = together(
    steadyForum(),
    people(800),
    forum({ startingMembers: 800 }),
    weeks(26),
    off("socialisation", "learning", "satisfaction"),
  );
  const arms = [support(0, 0), support(60, 1)].map((part) => together(base, part));
  const kept = (half: "lower" | "upper", ...parts: Part[]) =>
    inMatchedWorlds(
      arms.map((part) => together(part, ...parts)),
      (run) => stayed(run, half),
      6,
    );
  for (const half of ["lower", "upper"] as const) {
    // By chance alone, 6 of 6 in both halves: 1 in 4,096; the seeds are fixed.
    const [without, with_] = kept(half, WEIGHT);
    expect(signs([without, with_]).more, half).toBe(6);
    expect(mean(with_) - mean(without), half).toBeGreaterThan(0.1);
    for (const parts of [[], [WEIGHT, off("helping")]]) {
      const [neither, both] = kept(half, ...parts);
      expect(Math.abs(mean(both) - mean(neither)), half).toBeLessThan(0.03);
    }
  }
});

test("off, or without a weight, nobody's help changes when people stop", () => {
  const base = together(steadyForum(), people(200), forum({ startingMembers: 100 }), weeks(20));
  const digits = (...parts: Part[]) => Array.from(ran(together(base, ...parts)).series);
  expect(digits(off("helping"), WEIGHT)).toEqual(digits());
  expect(digits({ helping: { newcomerContributions: 50 } })).toEqual(digits());
  expect(digits(WEIGHT)).not.toEqual(digits());
});
