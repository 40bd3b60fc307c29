import { expect, test } from "vitest";
import { situationOf } from "../../sim/choice/utility.ts";
import { SCENARIOS } from "../../sim/model/built-in.ts";
import type { ReasonRow } from "../../sim/recorders/ledger.ts";
import { REASONS, type Reason } from "../../sim/recorders/reason-texts.ts";
import { reasonOf } from "../../sim/recorders/reasons.ts";
import { populate } from "../../sim/run/populate.ts";
import { run } from "../../sim/run/run.ts";
import { ACTIVE } from "../../sim/world/state/world.ts";
import {
  builtInPart,
  forum,
  inSmall,
  levers,
  off,
  type Part,
  people,
  together,
  weeks,
} from "../mechanisms/arms.ts";
import { oneSegment, quickParams, sameDigits } from "../support.ts";
import { eager, ledgerOf, totals } from "./reasons.ts";

test.each([...SCENARIOS.keys()])(
  "in %s everybody takes part or has exactly one reason, counted every four weeks and at the end",
  (id) => {
    const { rows, inactive } = ledgerOf(inSmall(id, 150, 18));
    const operations = new Set(rows.map(({ operation }) => operation));
    expect(new Set(rows.map(({ week }) => week))).toEqual(new Set([3, 7, 11, 15, 17]));
    const counted = totals(rows);
    expect(counted.size).toBe(5 * operations.size);
    for (const [key, sum] of counted) expect(sum, key).toBe(inactive.get(key));
    const lines = rows.map(
      ({ week, operation, segment, reason }) => `${week} ${operation} ${segment} ${reason}`,
    );
    expect(new Set(lines).size).toBe(lines.length);
    for (const { people, reason } of rows) {
      expect(people).toBeGreaterThan(0);
      expect(Object.keys(REASONS)).toContain(reason);
    }
  },
);

test("exactly those who take part have no reason, in every week", () => {
  const params = quickParams(together(builtInPart("packaging-contest"), people(100)));
  run(params, populate(params, "ledger", 0), {
    step(world) {
      for (const operation of world.operations) {
        const situation = situationOf(world, operation);
        for (let person = 0; person < world.size; person++)
          expect(reasonOf(world, operation, person, situation) === null).toBe(
            operation.status[person] === ACTIVE,
          );
      }
    },
  });
});

test("recording changes no result, to the last bit", () => {
  const { result, params, population } = ledgerOf(
    together(builtInPart("launch-forum"), people(200), weeks(60)),
  );
  const plain = run(params, population);
  expect(sameDigits(result.metrics, plain.metrics)).toBe(true);
  expect(sameDigits(result.series, plain.series)).toBe(true);
});

const heavy = (name: string) => ({ joining: { [name]: 1e6 } });

/** A small resistance more than anything else could overcome. */
const BARELY: Part = { joining: { entryLongTerm: 100 } };

const MUST: [Reason, Part][] = [
  ["unaware", together({ mechanisms: { awareness: true } }, levers("organisation", { campaignReach: 0 }))],
  ["not-open", forum({ startWeek: 50 })],
  ["no-money", forum({ costEurosPerContribution: 9999 })],
  [
    "no-time",
    together(forum({ effortHoursPerContribution: 100, contributionsPerWeek: 0.01 }), {
      population: { segments: oneSegment({ freeHours: { median: 5, spread: 0.1 } }) },
    }),
  ],
  ["not-considered", { consideration: { perWeek: 0, onHearing: 0 } }],
  [
    "not-selected",
    together(
      { mechanisms: { eligibility: true } },
      forum({ demand: { skill: { technical: 1 } }, decomposition: 0 }),
      levers("support", { selection: 1 }),
    ),
  ],
  [
    "onboarding",
    together(
      {
        mechanisms: { eligibility: true },
        eligibility: { stepLoss: 1 },
        readiness: { clarityWithoutFraming: 0 },
      },
      forum({ onboardingSteps: 1 }),
    ),
  ],
  ["excluded-by-skill", together({ mechanisms: { eligibility: true } }, forum({ digitalFloor: 1 }))],
  ["unclear-role", { readiness: { clarityWithoutFraming: 0 } }],
  [
    "privacy",
    together(heavy("privacyWeight"), forum({ dataExposure: 1 }), levers("organisation", { transparency: 1 })),
  ],
  ["time", heavy("timeWeight")],
  ["effort", together(heavy("effortWeight"), forum({ effortHoursPerContribution: 1 }))],
  ["strangers", { mechanisms: { strangers: true }, strangers: { weight: 1e6 } }],
  [
    "not-able",
    together(heavy("inabilityWeight"), forum({ demand: { skill: { technical: 1 } }, decomposition: 0 })),
  ],
  [
    "too-dear",
    together(heavy("costWeight"), forum({ costEurosPerContribution: 4, contributionsPerWeek: 1 }), {
      population: { segments: oneSegment({ spareMoneyEuros: { median: 5, spread: 0 } }) },
    }),
  ],
  ["no-company", heavy("companyWeight")],
  ["no-company", together({ benefit: { networkWeight: 1e6, networkHalfPeople: 1e6 } }, BARELY)],
  [
    "brand",
    together(
      { benefit: { presenceLoss: 1, autonomyWeight: 1e6 } },
      levers("organisation", { brandPresence: 1 }),
      BARELY,
    ),
  ],
  [
    "unserved",
    together(forum({ consent: "obliged", needsPerWeek: 50, digitalFloor: 1 }), {
      mechanisms: { needs: true },
      needs: { excludedShare: 1 },
    }),
  ],
  [
    "counter-busy",
    together(
      forum({ consent: "inherent", needsPerWeek: 50, digitalFloor: 1 }),
      levers("support", { humanFallback: 0.001 }),
      { mechanisms: { needs: true }, needs: { waitingWeight: 0, excludedShare: 1, loadMemory: 1 } },
    ),
  ],
  [
    "served-by-person",
    together(
      forum({ consent: "inherent", needsPerWeek: 50, digitalFloor: 1 }),
      levers("support", { humanFallback: 1 }),
      { mechanisms: { needs: true } },
    ),
  ],
  [
    "excluded-by-skill",
    together(forum({ consent: "obliged", needsPerWeek: 50, digitalFloor: 1 }), {
      mechanisms: { needs: true },
      needs: { unmetMemory: 1 },
    }),
  ],
  ["no-need", together(forum({ consent: "obliged", needsPerWeek: 0 }), { mechanisms: { needs: true } })],
];

test.each(MUST)("%s, where nothing else can keep people out", (reason, part) => {
  const { rows } = ledgerOf(together(eager, part));
  const last = rows.filter(({ week }) => week === 3);
  expect(new Set(last.map((row) => row.reason))).toEqual(new Set([reason]));
  expect(totals(last).get("3 forum")).toBe(80);
});

const payEnds = levers("rewards", { payEurosPerContribution: [{ from: 0, to: 1, value: 20 }] });
/** Losing what levers added is all that drives people away. */
const losing = (presenceLoss: number, brandPresence: unknown): Part =>
  together(
    { quitting: { gainWeight: 1000 }, benefit: { presenceLoss } },
    levers("organisation", { brandPresence }),
  );

/** Of those who joined in the first week, everybody leaves at once for one thing. */
const LEFT: [Reason, Part][] = [
  ["left-life", together(off("contributing"), { quitting: { lifeExitPerWeek: 1 } })],
  ["left-done", { quitting: { stopHazardScale: 1, stopHazardExponent: 0 } }],
  ["left-lost-reward", together({ quitting: { gainWeight: 1000 } }, payEnds)],
  // The brand was there before.
  ["left-lost-reward", together(losing(0.8, 0.9), payEnds)],
  ["left-brand", losing(1, [{ from: 1, to: 5, value: 1 }])],
  ["left-tired", { mechanisms: { fatigue: true }, quitting: { fatigueWeight: 1e6 } }],
  [
    "left-ignored",
    {
      mechanisms: { coordination: true },
      coordination: { staffReplies: 0, companionReplies: 0 },
      quitting: { stopHazardScale: 1, stopHazardExponent: 0 },
    },
  ],
];

test.each(LEFT)("%s, where people leave for nothing else", (reason, part) => {
  const stay = {
    quitting: { stopHazardScale: 0.2, lifeExitPerWeek: 0 },
    consideration: { comebackPerWeek: 0 },
  };
  const busy = forum({ contributionsPerWeek: 20 });
  const { rows } = ledgerOf(together(eager, { mechanisms: { quitting: true } }, stay, busy, part));
  const count = (of: (row: ReasonRow) => boolean) =>
    rows.filter((row) => row.week === 3 && of(row)).reduce((sum, row) => sum + row.people, 0);
  expect(count((row) => row.reason === reason)).toBeGreaterThan(20);
  if (reason === "left-life") expect(count((row) => row.reason !== reason)).toBe(0);
});

test("a full operation keeps the others out", () => {
  const { rows, inactive } = ledgerOf(together(eager, forum({ capacity: 30 })));
  expect(rows.map(({ reason }) => reason)).toEqual(rows.map(() => "full"));
  expect(inactive.get("3 forum")).toBe(50);
});

test("nobody whom a human fallback serves is called excluded", () => {
  const served = together(
    eager,
    { mechanisms: { eligibility: true }, joining: { entryLongTerm: 1000 } },
    forum({ digitalFloor: 1 }),
    levers("support", { humanFallback: 1 }),
  );
  const { rows } = ledgerOf(served);
  expect(rows.filter(({ reason }) => reason === "excluded-by-skill")).toEqual([]);
});
