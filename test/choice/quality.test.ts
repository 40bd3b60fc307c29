import { expect, test } from "vitest";
import { benefitOf, intrinsicLeft, offersOf } from "../../sim/choice/benefit.ts";
import { rankCorrelation } from "../../sim/core/ranks.ts";
import {
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  type Part,
  people,
  ran,
  signs,
  steadyForum,
  together,
  weeks,
} from "../mechanisms/arms.ts";
import { metric, type Ran } from "../support.ts";

const pay = (euros: number) => levers("rewards", { payEurosPerContribution: euros });
const WEIGHT: Part = { quality: { motivationWeight: 0.3 } };

test("quality is ability, and more or less by motivation; noticed pay loosens the tie by its share", () => {
  // As many cents as make half of people notice.
  const half: Part = together(pay(0.01), { benefit: { noticedHalfEuros: 0.01 } });
  for (const [part, tie] of [
    [{}, 0.6],
    [half, 0.6 * (1 - 0.4 / 2)],
    [together(half, { crowding: { salience: 0 } }), 0.6],
  ] as const) {
    const forumWith = (motivationWeight: number) =>
      ran(
        together(
          everybodyTakesPart(80, "contributing"),
          forum({ demand: { skill: { creative: 0.9 } } }),
          weeks(1),
          { quality: { motivationWeight, usualMotivation: 1.2, payLoosening: 0.4 } },
          part,
        ),
      );
    // Quality changes nothing else in the first week.
    const able = forumWith(0).operation.quality;
    const { world, operation } = forumWith(0.6);
    const offers = offersOf(world, operation, operation.levers);
    let seen = 0;
    for (let person = 0; person < 80; person++) {
      if (operation.contributions[person] === 0) continue;
      const intrinsic = intrinsicLeft(world, person, offers);
      const inspired = tie * (intrinsic / (intrinsic + 1.2) - 0.5);
      expect(operation.quality[person]).toBeCloseTo(Math.max(0, Math.min(1, able[person] + inspired)), 12);
      if (operation.quality[person] < 1 && intrinsic > 0) seen++;
    }
    expect(seen).toBeGreaterThan(20);
  }
});

/** Rank correlation over those who contributed: of their benefit without levers with something of theirs. */
function correlation({ world, operation }: Ran, of: "contributions" | "quality"): number {
  const offers = offersOf(world, operation, null);
  const made = Array.from(operation.contributions.keys()).filter(
    (person) => operation.contributions[person] > 0,
  );
  return rankCorrelation(
    made.map((person) => benefitOf(world, person, offers, 0, 0)),
    made.map((person) => operation[of][person]),
  );
}

const inWorlds = (base: Part, parts: Part[], of: (run: Ran) => number) =>
  inMatchedWorlds(
    parts.map((part) => together(base, part)),
    of,
    6,
  );

test("who is moved more does more with vigour's loading, and better with quality's weight; without them, neither", () => {
  const forums = together(steadyForum(), people(2000), forum({ startingMembers: 800 }), weeks(26));
  // Some 700 contributors in each of 6 worlds: a standard error of .016, of which each bound is 2 or more away.
  const tie = (part: Part, of: "contributions" | "quality") =>
    mean(inWorlds(forums, [part], (run) => correlation(run, of))[0]);
  expect(tie({ population: { vigourLoading: 0.6 } }, "contributions")).toBeGreaterThan(0.08);
  expect(Math.abs(tie({}, "contributions"))).toBeLessThan(0.06);
  expect(tie(WEIGHT, "quality")).toBeGreaterThan(0.35);
  expect(Math.abs(tie({}, "quality"))).toBeLessThan(0.1);
});

test("pay raises the number of contributions and loosens the tie between motivation and quality", () => {
  const forums = together(steadyForum(), people(3000), weeks(26), WEIGHT);
  const arms = [pay(0), together(pay(2), { contributing: { payGain: 0.6 } })];
  // By chance alone, 6 of 6: 1 in 64; the seeds are fixed.
  expect(signs(inWorlds(forums, arms, (run) => metric(run, "contributions"))).more).toBe(6);
  expect(signs(inWorlds(forums, arms, (run) => correlation(run, "quality"))).less).toBe(6);
  // Without loosening, pay weakens it less: only by crowding motivation out.
  const tight = together(arms[1], { quality: { payLoosening: 0 } });
  const [loose, kept] = inWorlds(forums, [arms[1], tight], (run) => correlation(run, "quality"));
  expect(signs([loose, kept]).more).toBe(6);
});
