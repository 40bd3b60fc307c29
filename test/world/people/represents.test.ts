import { describe, expect, test } from "vitest";
import { METRICS } from "../../../sim/model/model.ts";
import { gini, giniOfGroups, topShare } from "../../../sim/metrics/concentration.ts";
import { simulatedPeople } from "../../../sim/world/state/represented.ts";
import type { World } from "../../../sim/world/state/world.ts";
import { builtInPart, forum, levers, type Part, people, together, weeks } from "../../mechanisms/arms.ts";
import { metric, quickParams, type Ran, runOnce, sameDigits } from "../../support.ts";

const standingFor = (consumers: number, represents: number): Part => ({
  population: { consumers, represents },
});

/** A lasting community in which much depends on how many people there are. */
const COMMUNITY = together(
  builtInPart("launch-forum"),
  weeks(26),
  forum({ startingMembers: 400, collective: 0.6, capacity: 900, valueEurosPerContribution: 2 }),
  levers("support", { guidance: 20 }),
  levers("organisation", { coordinationStaffHours: 10 }),
  levers("rewards", { payEurosPerContribution: 0.2 }),
  { population: { arrivalsPerWeek: 40 }, conflict: { crowdHalf: 200 } },
);

/** Entries for six weeks, a vote that keeps 40, then a jury that names five. */
const CONTEST = together(
  weeks(10),
  { operations: { forum: null } },
  {
    operations: {
      contest: {
        form: "one-off",
        startingMembers: 600,
        contributionsPerWeek: 0.5,
        phases: [
          { weeks: 5, submit: true, vote: false, jury: false, selects: 0 },
          { weeks: 2, submit: false, vote: true, jury: false, selects: 40 },
          { weeks: 2, submit: false, vote: false, jury: true, selects: 0 },
        ],
      },
    },
  },
  levers("rewards", { prizeEuros: 500, winners: 5 }),
);

interface Sample {
  mean: number;
  /** Standard error of the mean. */
  error: number;
}

function sampleOf(values: readonly number[]): Sample {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

function worldsOf(part: Part, everybody: number, represents: number, replicates: number): Ran[] {
  const params = quickParams(together(part, standingFor(everybody / represents, represents)));
  return Array.from({ length: replicates }, (_, replicate) => runOnce(params, "represents", replicate));
}

const EVERYBODY = 4000;
const known = new Map<Part, Ran[]>();
function oneByOne(part: Part): Ran[] {
  const worlds = known.get(part) ?? worldsOf(part, EVERYBODY, 1, 8);
  known.set(part, worlds);
  return worlds;
}

/**
 * Standard errors that a difference may have. Student's law with some 12 degrees of freedom allows this once in some
 * 2,000 tries, and about 40 are made here: one run in fifty would fail by luck, if seeds were not fixed.
 */
const ERRORS = 4.6;

/** @param headlines metrics, or numbers of the run */
function expectTheSame(part: Part, represents: number, ids: readonly string[]): void {
  const worlds = worldsOf(part, EVERYBODY, represents, 8 + represents);
  for (const id of ids) {
    const [all, some] = [oneByOne(part), worlds].map((runs) => sampleOf(runs.map((run) => metric(run, id))));
    const off = Math.abs(all.mean - some.mean) / Math.hypot(all.error, some.error);
    expect(all.error, `${id} varies`).toBeGreaterThan(0);
    expect(off, `${id}: ${all.mean} one by one, ${some.mean} by ${represents}`).toBeLessThan(ERRORS);
  }
}

describe.each([2, 5, 10])("simulated people who stand for %i each", (represents) => {
  test("give what so many people give, in people, hours and euros", () => {
    expectTheSame(COMMUNITY, represents, [
      ...["aware", "active", "enrolled", "joiners", "contributions", "hours"],
      ...["costEuros", "netEuros", "requiredHours", "hiddenHours", "relays", "quality"],
    ]);
  });

  test("hand in entries of their own, of which as many win", () => {
    expectTheSame(CONTEST, represents, ["winnersQuality", "votes", "contributions", "benefitGini"]);
    for (const run of worldsOf(CONTEST, EVERYBODY, represents, 2)) {
      expect(run.operation.total.winners).toBe(5);
      expect(run.operation.total.prizeEuros).toBe(2500);
      const received = run.operation.euros.reduce((sum, euros) => sum + euros, 0) * represents;
      expect(received).toBeCloseTo(2500, 6);
    }
  });
});

test("50,000 people whom 1,000 stand for give what 50,000 give", () => {
  const public50 = together(COMMUNITY, forum({ startingMembers: 5000, capacity: 0 }), weeks(8));
  const [whole] = worldsOf(public50, 50_000, 1, 1);
  const worlds = worldsOf(public50, 50_000, 50, 16);
  for (const id of ["active", "contributions", "requiredHours", "netEuros", "costEuros"]) {
    const some = sampleOf(worlds.map((run) => metric(run, id)));
    // One world of so many people hardly varies.
    expect(Math.abs(metric(whole, id) - some.mean) / some.error, id).toBeLessThan(ERRORS);
  }
});
