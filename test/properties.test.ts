import fc from "fast-check";
import { expect, test } from "vitest";
import { resolveScenario, type ScenarioInput } from "../sim/model/built-in.ts";
import { METRICS, WEEKLY_METRICS } from "../sim/model/metric-lists.ts";
import { OPERATION_COLUMNS, PERSON_COLUMNS, type Scenario } from "../sim/model/model.ts";
import { type Met, TIED } from "../sim/world/state/met.ts";
import { publicOf } from "../sim/world/state/represented.ts";
import type { Operation, World } from "../sim/world/state/world.ts";
import { scenarios, wildScenarios } from "./arbitraries.ts";
import { metric, paramsOf, quickParams, type Ran, runOnce, weekly } from "./support.ts";

const resolved = (raw: unknown): Scenario => resolveScenario(raw as ScenarioInput).scenario;

/** Rounding error of a sum of many shares. */
const HAIR = 1e-9;

function checkWeek(world: World): void {
  for (const operation of world.operations) {
    const { id, counts, status, active } = operation;
    const tally = new Array(counts.length).fill(0);
    for (let at = 0; at < world.places; at++) if (world.present[at] === 1) tally[status[at]]++;
    expect([...counts], `people per status of ${id} in week ${world.week}`).toEqual(tally);
    expect(tally.reduce((sum, count) => sum + count, 0)).toBe(world.size);
    expect(active.count, `active list of ${id}`).toBe(tally[2]);
    checkTellers(world, operation);
  }
  checkColumns(PERSON_COLUMNS, world.people, world.week);
  for (const operation of world.operations) checkColumns(OPERATION_COLUMNS, operation, world.week);
}

/** Counts the people who tell again: in all, and among each person's ties. */
function checkTellers({ network, places, week, met }: World, operation: Operation): void {
  const telling = Array.from(operation.status, (code) => operation.tells[code]);
  const tellers = telling.reduce((sum, tells) => sum + tells, 0);
  expect(operation.tellers, `tellers of ${operation.id} in week ${week}`).toBe(tellers);
  if (network.complete) return;
  for (let person = 0; person < places; person++) {
    let among = 0;
    for (let at = network.starts[person]; at < network.starts[person + 1]; at++)
      among += telling[network.ties[at]];
    for (const other of tiesMadeBy(met, person)) among += telling[other];
    if (operation.tellingTies[person] !== among)
      expect.unreachable(
        `${operation.tellingTies[person]} ties tell ${person}, not ${among}, in week ${week}`,
      );
  }
}

/** Those whom a person has met often enough for a tie. */
const tiesMadeBy = ({ known, times, cells }: Met, person: number): number[] =>
  Array.from(known.subarray(person * cells, (person + 1) * cells), (one) => one - 1).filter(
    (_, at) => times[person * cells + at] === TIED,
  );

/** No NaN anywhere, and shares from 0 to 1. */
function checkColumns(declared: Record<string, { unit: string }>, holder: object, week: number): void {
  for (const [name, { unit }] of Object.entries(declared))
    for (const value of (holder as Record<string, Float64Array>)[name])
      if (
        Number.isNaN(value) ||
        (unit === "−1–1" && Math.abs(value) > 1) ||
        (unit === "0–1" && !(value >= 0 && value <= 1))
      )
        expect.unreachable(`${name} is ${value} in week ${week}`);
}

/** What may be negative: an account can be in the red, a chance of stopping can rise, and weeks can alternate. */
const SIGNED = new Set([
  ...[
    "createdEuros",
    "capturedEuros",
    "netEuros",
    "valueAddedEuros",
    "advantageBond",
    "observedStopExponent",
    "persistence13",
  ],
]);

/** @param publics real people present, by week */
function checkMetrics(ran: Ran, publics: readonly number[]): void {
  const { world } = ran;
  for (const { id, unit, undefinedWhen } of METRICS) {
    const value = metric(ran, id);
    if (Number.isNaN(value) && undefinedWhen !== undefined) continue;
    expect(Number.isFinite(value) && (SIGNED.has(id) || value >= -HAIR), `${id} = ${value}`).toBe(true);
    if (unit === "0–1") expect(value, id).toBeLessThanOrEqual(1 + HAIR);
    if (unit === "−1–1") expect(Math.abs(value), id).toBeLessThanOrEqual(1 + HAIR);
  }
  const [aware, active] = [weekly(ran, "aware"), weekly(ran, "active")];
  active.forEach((count, week) => {
    expect(count, `active and aware in week ${week}`).toBeLessThanOrEqual(aware[week]);
    expect(aware[week], `aware in week ${week}`).toBeLessThanOrEqual(publics[week]);
  });
  expect(metric(ran, "aware")).toBe(aware.at(-1));
  expect(metric(ran, "active")).toBe(active.at(-1));
  expect(metric(ran, "enrolled")).toBe(weekly(ran, "enrolled").at(-1));
  const gone = world.departed.size * world.parameters.population.represents;
  expect(metric(ran, "everActive")).toBeLessThanOrEqual(metric(ran, "aware") + gone);
}

function checkSums(ran: Ran): void {
  for (const { id } of WEEKLY_METRICS) {
    const series = weekly(ran, id);
    expect(
      series.every((value) => Number.isFinite(value) && (SIGNED.has(id) || value >= 0)),
      `${id}: ${series}`,
    ).toBe(true);
    if (["aware", "active", "enrolled"].includes(id) || !METRICS.some((metric) => metric.id === id)) continue;
    const [sum, total] = [series.reduce((a, b) => a + b, 0), metric(ran, id)];
    expect(Math.abs(sum - total), `${id} per week and in all`).toBeLessThanOrEqual(
      HAIR * (1 + series.reduce((size, value) => size + Math.abs(value), 0)),
    );
  }
}

test.each([
  ["near the baseline", scenarios, 120, 30],
  ["at the ends of what is allowed", wildScenarios, 160, 8],
])(
  "any valid scenario %s runs: one status each, metrics in range, sums that agree",
  (_, any, numRuns, busy) => {
    let contributed = 0;
    fc.assert(
      fc.property(any, (raw) => {
        const publics: number[] = [];
        const ran = runOnce(quickParams(raw), "test", 0, (world) => {
          checkWeek(world);
          publics.push(publicOf(world));
        });
        checkSums(ran);
        checkMetrics(ran, publics);
        if (metric(ran, "contributions") > 0) contributed++;
      }),
      { numRuns },
    );
    expect(contributed, "scenarios in which something happened").toBeGreaterThan(busy);
  },
);

test("levers at the top of their range and a rate of 0 leave no NaN in any column", () => {
  const one = { median: 1, spread: 0 };
  const raw = {
    horizonWeeks: 5,
    population: {
      consumers: 30,
      segments: { ordinary: { motivation: { money: one, gift: one, recognition: one } } },
    },
    mechanisms: { awareness: false },
    consideration: { perWeek: 1 },
    operations: { forum: { contributionsPerWeek: 0 } },
    benefit: { moneyWeight: 20, giftWeight: 20, recognitionWeight: 20, praiseWeight: 20 },
    levers: { rewards: { payEurosPerContribution: 10_000, giftEuros: 10_000, recognition: 1 } },
    contributing: { motivationElasticity: 10 },
  };
  const ran = runOnce(paramsOf(raw), "test", 0, checkWeek);
  expect(metric(ran, "enrolled"), "people take part").toBeGreaterThan(0);
  checkMetrics(ran, new Array(5).fill(30));
});

test("generated scenarios are valid, and the quick reader reads them the same way", () => {
  fc.assert(
    fc.property(fc.oneof(scenarios, wildScenarios), (raw) => {
      expect(resolved(raw)).toEqual(quickParams(raw).scenario);
    }),
    { numRuns: 15 },
  );
});

test("a resolved scenario is the same after it is written and read", () => {
  fc.assert(
    fc.property(scenarios, (raw) => {
      const scenario = resolved(raw);
      expect(resolved({ extends: null, ...JSON.parse(JSON.stringify(scenario)) })).toEqual(scenario);
    }),
    { numRuns: 15 },
  );
});

test("a resolved scenario with the id of the root is the same when read again", () => {
  fc.assert(
    fc.property(scenarios, (raw) => {
      const scenario = resolved(raw);
      expect(resolved({ id: "baseline", ...JSON.parse(JSON.stringify(scenario)) })).toEqual(scenario);
    }),
    { numRuns: 15 },
  );
});
