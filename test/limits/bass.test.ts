import { beforeAll, expect, test } from "vitest";
import type { ScenarioInput } from "../../sim/model/built-in.ts";
import { populate } from "../../sim/run/populate.ts";
import type { People } from "../../sim/world/state/create-world.ts";
import { metric, paramsOf, runOnce, SIGMAS, weekly } from "../support.ts";

const PEOPLE = 20_000;
const REPLICATES = 3;
const WEEKS = 30;

/** Simple contagion and nothing else: no participation, no relays. */
function contagion(p: number, q: number): ScenarioInput {
  return {
    horizonWeeks: WEEKS,
    population: { consumers: PEOPLE },
    network: { kind: "complete" },
    mechanisms: { joining: false },
    operations: { forum: { visibility: 1 } },
    levers: { organisation: { campaignReach: p } },
    awareness: { wordOfMouth: q, relayAudience: 0, mediaInterest: 0 },
  };
}

let people: People[];
beforeAll(() => {
  const params = paramsOf(contagion(0, 0));
  people = Array.from({ length: REPLICATES }, (_, replicate) => populate(params, "bass", replicate));
});

/** The mean share of aware people over the replicates, after each week. */
function simulated(p: number, q: number): number[] {
  const params = paramsOf(contagion(p, q));
  const runs = people.map((own, r) => weekly(runOnce(params, "bass", r, undefined, own), "aware"));
  return Array.from(
    { length: WEEKS },
    (_, w) => runs.reduce((sum, run) => sum + run[w], 0) / PEOPLE / REPLICATES,
  );
}

interface Expected {
  share: number;
  tolerance: number;
}

/**
 * Bass's recursion, and how far a finite population may stray from it: each week's binomial error
 * P(1 − P)(1 − F)/N, carried on by the recursion's slope 1 − p + q − 2qF, to first order; the curvature −q
 * moves the mean by q times the variance, carried on likewise.
 */
function bass(p: number, q: number): Expected[] {
  let share = 0;
  let variance = 0;
  let shift = 0;
  return Array.from({ length: WEEKS }, () => {
    const chance = p + q * share;
    const slope = 1 - p + q - 2 * q * share;
    shift = Math.abs(slope) * shift + q * variance;
    variance = slope * slope * variance + (chance * (1 - chance) * (1 - share)) / PEOPLE;
    share += (1 - share) * chance;
    return { share, tolerance: SIGMAS * Math.sqrt(variance / REPLICATES) + 2 * shift + 1 / PEOPLE };
  });
}

const SETTINGS = [
  [0.03, 0.38],
  [0.01, 0.5],
  [0.1, 0],
  [0.2, 0.8],
  [0.002, 0.9],
  [1, 0],
] as const;

test.each(SETTINGS)("p = %d, q = %d: row w is F after step w of F ← F + (1 − F)(p + qF)", (p, q) => {
  const shares = simulated(p, q);
  bass(p, q).forEach(({ share, tolerance }, week) => {
    const off = Math.abs(shares[week] - share);
    expect(off, `week ${week}: ${shares[week]} instead of ${share}`).toBeLessThanOrEqual(tolerance);
  });
});

test("the tolerance would notice a row too early or late, p a quarter off, q a tenth off", () => {
  for (const [p, q] of [
    [0.03, 0.38],
    [0.01, 0.5],
  ]) {
    const truth = bass(p, q);
    const others = {
      late: [{ share: 0, tolerance: 0 }, ...truth],
      early: truth.slice(1),
      "p off": bass(p * 1.25, q),
      "q off": bass(p, q * 0.9),
    };
    for (const [what, wrong] of Object.entries(others)) {
      const farthest = wrong
        .slice(0, WEEKS)
        .map(({ share }, week) => Math.abs(share - truth[week].share) / truth[week].tolerance);
      expect(Math.max(...farthest), `${what}, p = ${p}, q = ${q}`).toBeGreaterThan(1.5);
    }
  }
});

test("everybody hears at once when p = 1, nobody when p = 0 and nobody knows", () => {
  expect(simulated(1, 0)[0]).toBe(1);
  expect(simulated(0, 1).every((share) => share === 0)).toBe(true);
});

test("visibility scales the campaign: p = reach · visibility", () => {
  const faint = paramsOf({ ...contagion(0.2, 0.3), operations: { forum: { visibility: 0.5 } } });
  const runs = people.map((own, r) => weekly(runOnce(faint, "bass", r, undefined, own), "aware"));
  bass(0.1, 0.3).forEach(({ share, tolerance }, week) => {
    const mean = runs.reduce((sum, run) => sum + run[week], 0) / PEOPLE / REPLICATES;
    expect(Math.abs(mean - share), `week ${week}`).toBeLessThanOrEqual(tolerance);
  });
});

test.each(["small-world", "random", "preferential", "communities", "complete", "none"] as const)(
  "no reach and nobody aware: nothing ever happens (%s network)",
  (kind) => {
    const ran = runOnce(
      paramsOf({
        horizonWeeks: 52,
        warmUpWeeks: 10,
        population: { consumers: 200 },
        network: { kind },
        levers: { organisation: { campaignReach: 0 }, rewards: { payEurosPerContribution: 5 } },
        awareness: { wordOfMouth: 1, relayAudience: 100_000 },
        consideration: { perWeek: 1 },
      }),
    );
    for (const id of ["aware", "active", "joiners", "leavers", "contributions", "hours"]) {
      expect(weekly(ran, id), id).toEqual(new Array(52).fill(0));
      expect(metric(ran, id), id).toBe(0);
    }
    expect(metric(ran, "everActive")).toBe(0);
    expect(metric(ran, "payEuros")).toBe(0);
  },
);
