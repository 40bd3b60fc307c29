import { beforeAll, expect, test } from "vitest";
import type { ScenarioInput } from "../../sim/model/built-in.ts";
import { populate } from "../../sim/run/populate.ts";
import type { People } from "../../sim/world/state/create-world.ts";
import { ACTIVE, LAPSED } from "../../sim/world/state/world.ts";
import { together } from "../mechanisms/arms.ts";
import {
  binomialTolerance,
  metric,
  oneSegment,
  paramsOf,
  type Ran,
  runOnce,
  WITHOUT_TERMS,
  weekly,
} from "../support.ts";

const PEOPLE = 8_000;
const WEEKS = 16;
const REFERENCE_EFFORT = 0.3;

interface Setting {
  c0: number;
  b: number;
  effort?: number;
  /** Output as a multiple of what it is without levers. */
  pace?: number;
}

/** Everybody takes part from week 0; nothing but the hazard law makes them stop. */
function scenario({ c0, b, effort = REFERENCE_EFFORT, pace = 1 }: Setting): ScenarioInput {
  return together(WITHOUT_TERMS, {
    horizonWeeks: WEEKS,
    population: { consumers: PEOPLE, segments: oneSegment({ vigour: { median: 1, spread: 0.5 } }) },
    network: { kind: "none" },
    mechanisms: {
      ...{ awareness: false, eligibility: false, crowding: false, coordination: false, recognition: false },
      ...{ socialisation: false, belonging: false, fatigue: false, workFeel: false, value: false },
      satisfaction: false,
    },
    joining: { rule: "aware-joins" },
    operations: { forum: { contributionsPerWeek: 1.5, effortHoursPerContribution: effort } },
    levers: { organisation: { measurement: pace > 1 ? 1 : 0 } },
    contributing: { measurementGain: pace - 1 },
    quitting: {
      stopHazardScale: c0,
      stopHazardExponent: b,
      referenceEffortHours: REFERENCE_EFFORT,
      ...{ vigourExponent: 0, attachmentWeight: 0, gainWeight: 0, replyWeight: 0, lifeExitPerWeek: 0 },
    },
    consideration: { comebackPerWeek: 0 },
  });
}

let people: People;
beforeAll(() => {
  people = populate(paramsOf(scenario({ c0: 0, b: 0 })), "quitting", 0);
});

const ran = (setting: Setting) => runOnce(paramsOf(scenario(setting)), "quitting", 0, undefined, people);

type Law = (made: number) => number;
const powerLaw =
  (c0: number, b: number): Law =>
  (made) =>
    Math.min(0.99, c0 * made ** -b);

/**
 * Farthest the share who stop after their k-th contribution, among those who made it, lies from a law, in
 * tolerances; whoever made more than k or still takes part went on.
 */
function misfit({ operation: { contributions, status } }: Ran, law: Law): number {
  let farthest = 0;
  for (let made = 1; made <= 12; made++) {
    let reached = 0;
    let stopped = 0;
    for (let person = 0; person < PEOPLE; person++) {
      if (contributions[person] < made) continue;
      reached++;
      if (contributions[person] === made && status[person] === LAPSED) stopped++;
    }
    if (reached < 300) break;
    farthest = Math.max(
      farthest,
      Math.abs(stopped / reached - law(made)) / binomialTolerance(law(made), reached),
    );
  }
  return farthest;
}

test.each([
  [0.36, 0.86],
  [0.36, 0],
  [0.2, 0.5],
  [0.9, 1.5],
  [0.05, 0],
  [0.99, 3],
])("the stop hazard after k contributions is %d·k^−%d", (c0, b) => {
  const run = ran({ c0, b });
  const { [ACTIVE]: active, [LAPSED]: lapsed } = run.operation.counts;
  expect(active + lapsed).toBe(PEOPLE);
  expect(lapsed).toBeGreaterThan(1000);
  expect(misfit(run, powerLaw(c0, b))).toBeLessThan(1);
});

test("a constant hazard and a falling one are told apart, as are near values of c0 and b", () => {
  const falling = ran({ c0: 0.36, b: 0.86 });
  const constant = ran({ c0: 0.36, b: 0 });
  expect(misfit(constant, powerLaw(0.36, 0.86))).toBeGreaterThan(3);
  expect(misfit(falling, powerLaw(0.36, 0))).toBeGreaterThan(3);
  expect(misfit(falling, powerLaw(0.42, 0.86))).toBeGreaterThan(1);
  expect(misfit(falling, powerLaw(0.36, 0.65))).toBeGreaterThan(1);
});

/** A law whose odds are multiplied. */
const odds =
  (law: Law, factor: number): Law =>
  (made) => {
    const raised = (law(made) / (1 - law(made))) * factor;
    return raised / (1 + raised);
  };

test.each([
  [0.6, 2],
  [3, 10],
  [0.15, 1],
])("an effort of %d h multiplies the odds of stopping by %d", (effort, factor) => {
  const run = ran({ c0: 0.36, b: 0.86, effort });
  expect(misfit(run, odds(powerLaw(0.36, 0.86), factor))).toBeLessThan(1);
  if (factor > 1) expect(misfit(run, powerLaw(0.36, 0.86))).toBeGreaterThan(3);
});

test("careers run at one's own pace: output doubled by a lever spreads the same stops over twice as many", () => {
  const [c0, b, pace] = [0.36, 0.86, 2];
  const doubled: Law = (made) => 1 - (1 - c0 * (1 + (made - 1) / pace) ** -b) ** (1 / pace);
  const run = ran({ c0, b, pace });
  expect(misfit(run, doubled)).toBeLessThan(1);
  expect(misfit(run, powerLaw(c0, b))).toBeGreaterThan(3);
});

test("vigour and attachment shift the log-odds by their weights", () => {
  const input = scenario({ c0: 0.3, b: 0 });
  const alike = (median: number) => ({ median, spread: 0 });
  const shifted = paramsOf({
    ...input,
    population: {
      consumers: PEOPLE,
      segments: oneSegment({ vigour: alike(2), attachment: alike(0.8), freeHours: alike(30) }),
    },
    quitting: { ...input.quitting, vigourExponent: 0.7, attachmentWeight: 2 },
  });
  const factor = Math.exp(-0.7 * Math.log(2) - 2 * (0.8 - 0.3));
  expect(misfit(runOnce(shifted), odds(powerLaw(0.3, 0), factor))).toBeLessThan(1);
});

test("life ends spells with the same chance every week, contributions or none", () => {
  const input = scenario({ c0: 0, b: 0 });
  for (const contributing of [true, false]) {
    const params = paramsOf({
      ...input,
      mechanisms: { ...input.mechanisms, contributing, idling: false },
      quitting: { ...input.quitting, lifeExitPerWeek: 0.08 },
    });
    weekly(runOnce(params, "quitting", 0, undefined, people), "enrolled").forEach((enrolled, week) => {
      const staying = 0.92 ** (week + 1);
      const off = Math.abs(enrolled / PEOPLE - staying);
      expect(off, `week ${week}, contributing ${contributing}`).toBeLessThan(
        binomialTolerance(staying, PEOPLE),
      );
    });
  }
});

/** People hear of it over many weeks, contribute every week, and never leave. */
const staying = (horizonWeeks: number) =>
  runOnce(
    paramsOf({
      horizonWeeks,
      population: { consumers: 500, segments: oneSegment({ vigour: { median: 1, spread: 0 } }) },
      mechanisms: { quitting: false, eligibility: false },
      joining: { rule: "aware-joins" },
      operations: { forum: { contributionsPerWeek: 60 } },
      quitting: { stopHazardScale: 1, lifeExitPerWeek: 1 },
    }),
  );

test("quitting off: nobody leaves, and everybody goes on contributing", () => {
  const ran = staying(30);
  expect(metric(ran, "leavers")).toBe(0);
  expect(weekly(ran, "enrolled")).toEqual(weekly(ran, "aware"));
  expect(weekly(ran, "active")).toEqual(weekly(ran, "aware"));
  const { contributions, joinedWeek, lastContributionWeek } = ran.operation;
  contributions.forEach((made, person) => {
    if (joinedWeek[person] < 0) return;
    expect(made, `person ${person}`).toBeGreaterThanOrEqual(30 - joinedWeek[person]);
    expect(lastContributionWeek[person]).toBe(29);
  });
});

test.each([4, 13, 26])(
  "when everybody stays and contributes every week, retention at %d weeks is 1",
  (weeks) => {
    expect(metric(staying(30), `retention${weeks}`)).toBe(1);
  },
);

test("retention is undefined when nobody could be watched for that long", () => {
  expect(metric(staying(13), "retention13")).toBeNaN();
  expect(metric(staying(14), "retention13")).toBe(1);
});
