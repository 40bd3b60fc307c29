import { expect, test } from "vitest";
import { SCENARIOS } from "../../sim/model/built-in.ts";
import { METRICS, WEEKLY_METRICS } from "../../sim/model/metric-lists.ts";
import { everybody } from "../../sim/run/memory.ts";
import {
  builtInPart,
  forum,
  inSmall,
  levers,
  off,
  people,
  ran,
  together,
  weeks,
} from "../mechanisms/arms.ts";
import { metric, quickParams, weekly } from "../support.ts";

const RISKS = [
  "riskCompetitors",
  "riskLatitude",
  "riskInnovation",
  "riskReputation",
  "riskHidden",
  "riskProductivity",
  "riskLegal",
];
/** Money that may go either way, and a slope that so few people may turn. */
const SIGNED = ["capturedEuros", "netEuros", "valueAddedEuros", "createdEuros", "observedStopExponent"];

/** @param most of people: those of the horizon where some have left since, those present at its end otherwise */
function checkRange(id: string, unit: string, value: number, most: number) {
  const share = unit === "0–1";
  if (unit === "−1–1") {
    expect(Math.abs(value), id).toBeLessThanOrEqual(1);
    return;
  }
  if (!SIGNED.includes(id)) expect(value, id).toBeGreaterThanOrEqual(0);
  if (share) expect(value, id).toBeLessThanOrEqual(1);
  if (unit === "people" && !["joiners", "leavers", "activeOneOff", "activeLongTerm"].includes(id))
    expect(value, id).toBeLessThanOrEqual(most);
  if (["contributions", "votes", "wins", "events", "relays", "people"].includes(unit) && id !== "votes")
    expect(Number.isInteger(value), `${id}: ${value}`).toBe(true);
  expect(Number.isFinite(value), id).toBe(true);
}

/** The hardest thing to all and the most of it: an empty world. */
const nobody = together(people(30), weeks(10), levers("organisation", { campaignReach: 0 }));

test.each([...SCENARIOS.keys()])(
  "in %s every metric lies within its unit's range, or is undefined where it says so",
  (id) => {
    const part = inSmall(id, 200, 60);
    const run = ran(part);
    const { scenario } = quickParams(part);
    const ever = everybody({ ...scenario, warmUpWeeks: 0 });
    METRICS.forEach(({ id: name, unit, undefinedWhen }, m) => {
      if (undefinedWhen !== undefined && Number.isNaN(run.metrics[m])) return;
      checkRange(name, unit, run.metrics[m], name === "everActive" ? ever : run.world.size);
    });
    for (const { id: name, unit } of WEEKLY_METRICS)
      for (const value of weekly(run, name)) checkRange(name, unit, value, ever);
  },
);

test("where nobody does anything, exactly the metrics that say when are undefined", () => {
  const empty = ran(
    together(nobody, forum({ consent: "obliged" }), off("needs"), {
      warmUpWeeks: 1,
      population: { departurePerWeek: "1" },
    }),
  );
  expect(empty.world.size).toBe(0);
  const undefinedOnes = METRICS.filter((_, m) => Number.isNaN(empty.metrics[m])).map(({ id }) => id);
  const mayBe = METRICS.filter(({ undefinedWhen }) => undefinedWhen !== undefined).map(({ id }) => id);
  expect(undefinedOnes).toEqual(mayBe);
});

test("risks of nothing are no risks: 0/0 is 0", () => {
  const run = ran(nobody);
  expect(RISKS.map((id) => metric(run, id))).toEqual(RISKS.map(() => 0));
});

test("what is declared a share of others adds up to them", () => {
  const run = ran(
    together(
      builtInPart("launch-forum"),
      people(300),
      forum({ startingMembers: 100, startingMembersWeeks: 0 }),
    ),
  );
  const of = (id: string) => metric(run, id);
  expect(of("hiddenShare") * of("requiredHours")).toBeCloseTo(of("hiddenHours"), 9);
  expect(of("riskHidden")).toBe(of("hiddenShare"));
  expect(of("costPerContributionEuros") * of("contributions")).toBeCloseTo(of("costEuros"), 6);
  expect(of("hourlyReturnEuros") * of("hours")).toBeCloseTo(of("returnedEuros"), 6);
  expect(of("top10Share")).toBeGreaterThan(of("top1Share"));
  expect(of("leavers")).toBeGreaterThan(0);
  // The starting members join in week 0, since they spent no time together before.
  expect(of("joiners") - of("leavers")).toBe(of("enrolled"));
});
