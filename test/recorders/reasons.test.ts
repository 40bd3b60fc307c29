import { expect, test } from "vitest";
import type { ReasonRow } from "../../sim/recorders/ledger.ts";
import { builtInPart, forum, levers, people, together, weeks } from "../mechanisms/arms.ts";
import { oneSegment } from "../support.ts";
import { eager, ledgerOf } from "./reasons.ts";

/** Reasons in the last week of twelve, of people who need a service that they cannot use by themselves. */
const atTheCounter = (fallback: { from: number; to: number; value: number }) =>
  new Set(
    ledgerOf(
      together(
        eager,
        forum({ consent: "obliged", needsPerWeek: 50, digitalFloor: 1 }),
        { mechanisms: { needs: true }, needs: { excludedShare: 1, humanUtility: 10 } },
        levers("support", { humanFallback: [fallback] }),
        weeks(12),
      ),
    )
      .rows.filter(({ week }) => week === 11)
      .map(({ reason }) => reason),
  );

test("needs are judged by the recent past, not by what was once", () => {
  expect(atTheCounter({ from: 0, to: 6, value: 1 }), "the counter has closed").toEqual(new Set(["unserved"]));
  expect(atTheCounter({ from: 6, to: 12, value: 1 }), "it has opened").toEqual(new Set(["served-by-person"]));
});

test("where nothing alone is enough, what goes more than half of the way is the reason", () => {
  // The chance of joining is clarity · ability = .2 · .5; clarity alone brings it to .5, ability alone to .2.
  const part = together(
    eager,
    people(2000),
    weeks(1),
    forum({ demand: { skill: { technical: 1 } }, decomposition: 0 }),
    { readiness: { clarityWithoutFraming: 0.2, learnableShare: 0 } },
    { population: { segments: oneSegment({ skill: { technical: { median: 0.5, spread: 0 } } }) } },
  );
  const { rows } = ledgerOf(part);
  const counts = new Map(rows.map(({ reason, people }) => [reason, people]));
  expect([...counts.keys()].sort()).toEqual(["several", "unclear-role"]);
  // Tastes above .9 want more than twice of what clarity adds: .1 of the .9 who do not join.
  expect(counts.get("several")! / (counts.get("several")! + counts.get("unclear-role")!)).toBeCloseTo(
    1 / 9,
    1,
  );
});

test("most people have a reason that can be named", () => {
  const { rows } = ledgerOf(together(builtInPart("community-forum"), people(600), weeks(60)));
  const last = rows.filter(({ week }) => week === 59);
  const count = (of: readonly ReasonRow[]) => of.reduce((sum, { people }) => sum + people, 0);
  expect(count(last.filter(({ reason }) => reason === "several")) / count(last)).toBeLessThan(0.25);
});
