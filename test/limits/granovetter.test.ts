import fc from "fast-check";
import { expect, test } from "vitest";
import { resolveScenario, type ScenarioInput } from "../../sim/model/built-in.ts";
import { compile } from "../../sim/run/compile.ts";
import { paramsOf, runOnce, weekly } from "../support.ts";

/** Thresholds and nothing else, on the complete network. */
const CASCADE: ScenarioInput = {
  network: { kind: "complete" },
  mechanisms: {
    awareness: false,
    eligibility: false,
    contributing: false,
    quitting: false,
    idling: false,
    crowding: false,
  },
  joining: { rule: "threshold" },
};

// Resolved once, since reading a scenario takes longer than running so small a one.
const { scenario } = resolveScenario(CASCADE);

/** How many take part after each week. */
function simulated(thresholds: readonly number[], weeks: number): number[] {
  const population = { ...scenario.population, consumers: thresholds.length, thresholds };
  return weekly(runOnce(compile("cascade", { ...scenario, horizonWeeks: weeks, population })), "enrolled");
}

/** The cascade that the list implies: next week those take part whose threshold n/N has reached. */
function implied(thresholds: readonly number[], weeks: number): number[] {
  let taking = 0;
  return Array.from({ length: weeks }, () => {
    const share = taking / thresholds.length;
    taking = thresholds.filter((threshold) => share >= threshold).length;
    return taking;
  });
}

const N = 100;
const UNIFORM = Array.from({ length: N }, (_, i) => i / N);

test("Granovetter's uniform list 0, 1/N, 2/N … goes all the way, one person a week", () => {
  const enrolled = simulated(UNIFORM, N + 5);
  expect(enrolled.slice(0, N)).toEqual(Array.from({ length: N }, (_, week) => week + 1));
  expect(enrolled.slice(N)).toEqual(new Array(5).fill(N));
});

test("the same list with one threshold changed from 1/N to 2/N stops at the instigator", () => {
  const list = UNIFORM.map((threshold, i) => (i === 1 ? 2 / N : threshold));
  expect(simulated(list, N + 5)).toEqual(new Array(N + 5).fill(1));
});

test("without an instigator nothing starts; the order of people does not matter", () => {
  expect(simulated(UNIFORM.slice(1).concat(1 / N), 20)).toEqual(new Array(20).fill(0));
  expect(simulated([...UNIFORM].reverse(), N)).toEqual(simulated(UNIFORM, N));
});

test("any list of thresholds gives the cascade that it implies, week by week", () => {
  const size = fc.integer({ min: 1, max: 40 });
  const lists = size.chain((n) => {
    const fraction = fc.integer({ min: 0, max: n }).map((k) => k / n);
    const low = fc.integer({ min: 0, max: Math.ceil(n / 3) }).map((k) => k / n);
    const any = fc.double({ min: 0, max: 1, noNaN: true });
    return fc.array(fc.oneof(fraction, low, any), { minLength: n, maxLength: n });
  });
  const reached = new Set<string>();
  fc.assert(
    fc.property(lists, (thresholds) => {
      const weeks = thresholds.length + 3;
      const cascade = implied(thresholds, weeks);
      expect(simulated(thresholds, weeks)).toEqual(cascade);
      const end = cascade[weeks - 1];
      reached.add(end === 0 ? "none" : end === thresholds.length ? "all" : "some");
    }),
    { numRuns: 300 },
  );
  expect([...reached].sort(), "lists of every kind were tried").toEqual(["all", "none", "some"]);
});

/** Joining as soon as aware, when hearing depends on the campaign alone. */
const heard = (joining: boolean, rule: "aware-joins" | "logit", wordOfMouth = 0) =>
  runOnce(
    paramsOf({
      horizonWeeks: 30,
      population: { consumers: 500 },
      network: { kind: "complete" },
      mechanisms: { joining, eligibility: false, quitting: false, idling: false, contributing: false },
      joining: { rule },
      awareness: { wordOfMouth, relayAudience: 0 },
      levers: { organisation: { campaignReach: 0.2 } },
    }),
  );

test.each([true, false])(
  "aware-joins with joining %s: whoever hears of it takes part that week",
  (joining) => {
    const ran = heard(joining, "aware-joins");
    const aware = weekly(ran, "aware");
    expect(aware[0]).toBeGreaterThan(0);
    expect(aware[0]).toBeLessThan(aware[29]);
    expect(weekly(ran, "enrolled")).toEqual(aware);
  },
);

test("under aware-joins the aware and the enrolled are the same people, so word of mouth is the same too", () => {
  const on = heard(true, "aware-joins", 0.3);
  const off = heard(false, "aware-joins", 0.3);
  expect(weekly(off, "aware")).toEqual(weekly(on, "aware"));
  expect(weekly(on, "aware")[10]).toBeGreaterThan(weekly(heard(true, "aware-joins"), "aware")[10]);
});

test("joining off and another rule: nobody takes part, while everybody hears of it", () => {
  const ran = heard(false, "logit", 0.5);
  expect(weekly(ran, "enrolled")).toEqual(new Array(30).fill(0));
  expect(weekly(ran, "aware")[29]).toBe(500);
});
