import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VERSION } from "../../../sim/core/version.ts";
import { type CompareOptions, compare, InputError, type ScenarioInput } from "../../../sim/index.ts";
import { withValues } from "../../../sim/input/paths.ts";
import { resolveScenario } from "../../../sim/model/built-in.ts";
import { hashOf } from "../../../sim/run/compile.ts";
import { applyEnsemble, armsOf } from "../../../sim/verdict/ensemble/arms.ts";
import type { Setting } from "../../../sim/verdict/ensemble/file.ts";
import { sameDigits } from "../../support.ts";
import { ensembleOf, settingsOf } from "./settings.ts";

const size = { horizonWeeks: 12, warmUpWeeks: 6, population: { consumers: 60 } };
const PLAIN: ScenarioInput = { id: "plain", extends: "launch-forum", ...size };
const PAID: ScenarioInput = {
  ...{ id: "paid", extends: "launch-forum", ...size },
  levers: { rewards: { payEurosPerContribution: 0.5 } },
};
const GUIDED: ScenarioInput = { ...PLAIN, id: "guided", levers: { organisation: { measurement: 1 } } };
/** A lever that holds in the warm-up, people that differ, and what everybody knows of calibration. */
const SETTINGS: Setting[] = [
  [0.36, 0, 0.2],
  [0.2, 40, 0.1],
  [0.6, 5, 0.3],
].map(([hazard, guidance, homophily], place) => ({
  ...{ id: `s${place}`, distance: 0.1 * place },
  values: {
    "levers.support.guidance": guidance,
    "network.homophily": homophily,
    "quitting.stopHazardScale": hazard,
  },
}));
const OPTIONS: CompareOptions = { seed: "ensemble", replicates: 4, headlines: ["active", "contributions"] };
const under = (settings: readonly Setting[], options: CompareOptions = {}) =>
  compare([PLAIN, PAID, GUIDED], { ...OPTIONS, ensemble: ensembleOf(settings), ...options });
const underSetting = (scenario: ScenarioInput, { values }: Setting) =>
  withValues(scenario, Object.entries(values)) as ScenarioInput;
/** The same comparison with the values of one setting written into the scenarios. */
const plainly = (setting: Setting) =>
  compare(
    [PLAIN, PAID, GUIDED].map((scenario) => underSetting(scenario, setting)),
    OPTIONS,
  );

const whole = under(SETTINGS);

test("one setting gives the digits and numbers of the plain comparison with its values", () => {
  for (const setting of SETTINGS) {
    const { report } = under([setting]);
    const plain = plainly(setting).report;
    expect(report.digest).toBe(plain.digest);
    expect(report.scenarios).toEqual(plain.scenarios);
    const numbers = report.comparisons.map(({ metrics, ...pair }) => ({
      ...pair,
      metrics: Object.fromEntries(
        Object.entries(metrics).map(([id, { settings: _, dependsOn: __, ...rest }]) => [id, rest]),
      ),
    }));
    expect(numbers).toEqual(plain.comparisons);
  }
});

test("several settings give the worlds of each, setting by setting", () => {
  const each = SETTINGS.flatMap((setting) => plainly(setting).worlds);
  expect(whole.worlds).toHaveLength(9);
  for (const [arm, { metrics, series }] of whole.worlds.entries()) {
    expect(sameDigits(metrics, each[arm].metrics)).toBe(true);
    expect(sameDigits(series, each[arm].series)).toBe(true);
  }
});

test("the report says which ensemble was applied, and counts settings and worlds", () => {
  const { ensemble, scenarios, comparisons } = whole.report;
  expect(ensemble).toEqual({
    ...{
      levain: VERSION,
      calibration: "forum-cocktails",
      scenario: "launch-forum",
      scenarioHash: "0".repeat(64),
    },
    ...{ hash: expect.stringMatching(/^[0-9a-f]{64}$/), accepted: 3, fitted: false, settings: SETTINGS },
  });
  expect(scenarios.map(({ id }) => id)).toEqual(["plain", "paid", "guided"]);
  expect(comparisons.map(({ scenario }) => scenario)).toEqual(["paid", "guided"]);
  const { of, settings } = comparisons[1].metrics.active;
  expect({ of, settings: settings?.of }).toEqual({ of: 4, settings: 3 });
});

test("the order in which settings were given changes nothing", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(SETTINGS, { minLength: 3 }), (shuffled) => {
      expect(under(shuffled).report).toEqual(whole.report);
    }),
    { numRuns: 5 },
  );
});

test("fewer settings are the nearest", () => {
  const { report } = under([...SETTINGS].reverse(), { settings: 2 });
  expect(report.ensemble).toMatchObject({ accepted: 3, settings: SETTINGS.slice(0, 2) });
  expect(report.digest).toBe(under(SETTINGS.slice(0, 2)).report.digest);
});

test("recorders are told the scenario and the setting", () => {
  const seen = new Set<string>();
  const { report } = under(SETTINGS, {
    recorderOf: (id) => {
      seen.add(id);
      return {};
    },
  });
  expect([...seen].slice(0, 4)).toEqual(["plain~s0", "paid~s0", "guided~s0", "plain~s1"]);
  expect(report).toEqual(whole.report);
});

test("whether the baseline is the scenario that was fitted is found by its hash", () => {
  const scenarios = [PLAIN, PAID].map((input) => resolveScenario(input));
  const [setting] = SETTINGS;
  const fitted = (scenarioHash: string) =>
    applyEnsemble(ensembleOf([setting], { scenarioHash }), scenarios).fitted;
  expect(fitted(hashOf(scenarios[0].scenario))).toBe(true);
  expect(fitted(hashOf(scenarios[1].scenario))).toBe(false);
});

test("arms keep what no setting sets", () => {
  const scenarios = [PLAIN, PAID].map((input) => resolveScenario(input));
  const before = JSON.stringify(scenarios);
  const arms = armsOf({ scenarios, settings: SETTINGS });
  expect(JSON.stringify(scenarios)).toBe(before);
  expect(arms.map(({ id }) => id).slice(0, 3)).toEqual(["plain~s0", "paid~s0", "plain~s1"]);
  expect(arms[3].scenario.levers).toMatchObject({
    rewards: { payEurosPerContribution: 0.5 },
    support: { guidance: 40 },
  });
});

describe("what does not go together is refused before anything runs", () => {
  const refused = (settings: readonly Setting[], options: CompareOptions = {}, others = [PLAIN, PAID]) => {
    try {
      compare(others, { ...OPTIONS, ensemble: ensembleOf(settings), ...options });
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
    return "";
  };

  test("a difference that the ensemble would erase", () => {
    expect(refused(settingsOf([0.1, 0.2], "levers.rewards.payEurosPerContribution"))).toMatch(
      /^levers\.rewards\.payEurosPerContribution: 0\.5: expected for paid the same as for plain, 0: .*erase/,
    );
  });

  test("fields that a scenario lacks, all at once", () => {
    const values = { "operations.forun.startingMembers": 3, "population.segments.other.share": 1 };
    const lines = refused([{ id: "a", distance: 0, values }]).split("\n");
    expect(lines).toEqual([
      "operations.forun.startingMembers: a field that plain has, since the ensemble sets it; did you mean forum?",
      "operations.forun.startingMembers: a field that paid has, since the ensemble sets it; did you mean forum?",
      "population.segments.other.share: a field that plain has, since the ensemble sets it; known: distant, lead-user, ordinary",
      "population.segments.other.share: a field that paid has, since the ensemble sets it; known: distant, lead-user, ordinary",
    ]);
  });

  test("a field of which every operation has its own value", () => {
    const own = { ...PAID, operations: { forum: { quitting: { stopHazardScale: 0.5 } } } };
    expect(refused(settingsOf([0.1, 0.2]), {}, [PLAIN, own])).toBe(
      "quitting.stopHazardScale: a field that some operation of paid follows, since the ensemble sets it; here each has its own value",
    );
  });

  test("a field beside the value of every operation", () => {
    const [shared, own] = ["quitting.stopHazardScale", "operations.forum.quitting.stopHazardScale"];
    expect(refused([{ id: "a", distance: 0, values: { [shared]: 0.1, [own]: 0.2 } }], {}, [PLAIN])).toBe(
      `${shared}: a field that some operation of plain follows, since the ensemble sets it; here each has its own value`,
    );
  });

  test("a setting under which a scenario does not hold together", () => {
    const lines = refused(settingsOf([0.7, 0.1], "population.segments.ordinary.share")).split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^plain~s0001: population\.segments\.<id>\.share: .*add up to 1/);
  });

  test("an ensemble that is none, and a number of settings that is none", () => {
    expect(refused([])).toBe(
      "ensemble: settings: []: expected a list of 1 to 1000 settings; the calibration accepted none",
    );
    for (const settings of [0, 1.5, 1001])
      expect(refused(SETTINGS, { settings })).toBe(
        `settings: ${settings}: expected a whole number from 1 to 1000`,
      );
  });

  test("results that do not fit, and scenarios of the same id, once each", () => {
    expect(refused(SETTINGS, { replicates: 1_000_000 })).toMatch(
      /^replicates: 1000000: expected at most \d+ .*; or fewer than 3 settings$/,
    );
    expect(refused(SETTINGS, {}, [PLAIN, PLAIN])).toBe(
      'id: "plain": expected a different id for each scenario',
    );
  });
});
