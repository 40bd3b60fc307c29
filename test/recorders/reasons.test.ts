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
  // Utility .4 · 5 − 8 = −6, a chance of .0025. Who is moved fully by the experience gains 3 and has one of .0474,
  // which is more than half of the way for tastes below .0924.
  const still = {
    companyWeight: 0,
    timeWeight: 0,
    privacyWeight: 0,
    unfairnessWeight: 0,
    attachmentWeight: 0,
  };
  const part = together(
    eager,
    people(3000),
    weeks(1),
    {
      joining: { ...still, entryLongTerm: 8 },
      benefit: Object.fromEntries(
        ["money", "gift", "values", "recognition", "belonging", "autonomy", "timeSaved", "sociability"].map(
          (name) => [`${name}Weight`, 0],
        ),
      ),
      population: { segments: oneSegment({ motivation: { experience: { median: 0.4, spread: 0 } } }) },
    },
    forum({ offers: { experience: 1 } }),
    { benefit: { experienceWeight: 5 }, population: { involvementLoading: 0 } },
  );
  const { rows } = ledgerOf(part);
  const share = (wanted: string) => rows.find(({ reason }) => reason === wanted)!.people / 3000;
  expect(Math.abs(share("not-motivated") - 0.09)).toBeLessThan(0.03);
  expect(Math.abs(share("several") - 0.907)).toBeLessThan(0.03);
  expect(rows.reduce((sum, { people }) => sum + people, 0)).toBeGreaterThan(2980);
});

test("behind the gate of clarity and ability no utility is enough, and what opens it most is the reason", () => {
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
  // Clarity is enough for tastes below .5 and more than half of the way below .9: all but .1 of the .9 who do not join.
  expect(counts.get("several")! / (counts.get("several")! + counts.get("unclear-role")!)).toBeCloseTo(
    1 / 9,
    1,
  );
});

test("who has no motive at all is not motivated, however much all else invites them", () => {
  const none = { median: 0, spread: 0 };
  const names = ["money", "gift", "experience", "values", "recognition", "belonging", "autonomy"];
  const motivation = Object.fromEntries(names.map((name) => [name, none]));
  const { rows } = ledgerOf(
    together(
      eager,
      { readiness: { motiveHalf: 0.1 } },
      { population: { segments: oneSegment({ motivation }) } },
    ),
  );
  expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(["not-motivated"]));
  expect(rows.filter(({ week }) => week === 3).reduce((sum, row) => sum + row.people, 0)).toBe(80);
});

test("most people have a reason that can be named", () => {
  const { rows } = ledgerOf(together(builtInPart("launch-forum"), people(600), weeks(60)));
  const last = rows.filter(({ week }) => week === 59);
  const count = (of: readonly ReasonRow[]) => of.reduce((sum, { people }) => sum + people, 0);
  expect(count(last.filter(({ reason }) => reason === "several")) / count(last)).toBeLessThan(0.25);
});
