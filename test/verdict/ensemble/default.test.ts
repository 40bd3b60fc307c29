import { expect, test } from "vitest";
import { compare, InputError, PAIRS, type ScenarioInput } from "../../../sim/index.ts";
import { resolveScenario } from "../../../sim/model/built-in.ts";
import { armsOf } from "../../../sim/verdict/ensemble/arms.ts";
import { applyDefault, defaultEnsemble, fieldsSetBy } from "../../../sim/verdict/ensemble/default.ts";
import { ensembleHash } from "../../../sim/verdict/ensemble/file.ts";
import { ensembleOf, settingsOf } from "./settings.ts";

const FIELDS = Object.keys(defaultEnsemble().settings[0].values);
const FORUM = "operations.forum.contributionsPerWeek";
const HAZARD = "quitting.stopHazardScale";
const size = { horizonWeeks: 12, population: { consumers: 120 } };
const forum = (id: string, more: ScenarioInput = {}): ScenarioInput => ({
  ...{ id, extends: "launch-forum", ...size },
  ...more,
});
const PAID = forum("paid", { levers: { rewards: { payEurosPerContribution: 0.5 } } });
const named = (...inputs: ScenarioInput[]) => inputs.map((input) => resolveScenario(input));

test("what ships is small, and enough for a rule of nine in ten", () => {
  const { settings } = defaultEnsemble();
  expect(settings.length).toBeGreaterThanOrEqual(10);
  expect(settings.length).toBeLessThanOrEqual(20);
  expect(JSON.stringify(defaultEnsemble()).length).toBeLessThan(20_000);
});

test("scenarios that have all its fields take all of them", () => {
  const applied = applyDefault(named(forum("plain"), PAID));
  expect(applied).not.toHaveProperty("leftOut");
  expect(applied.settings).toEqual(defaultEnsemble().settings);
});

test.each([...PAIRS.keys()])("the ready pair %s holds together under every setting", (id) => {
  const pair = PAIRS.get(id);
  const scenarios = [pair?.baseline ?? "", ...(pair?.others ?? [])].map((input) => resolveScenario(input));
  const applied = applyDefault(scenarios);
  expect(applied.settings.length).toBeGreaterThan(0);
  expect(armsOf(applied)).toHaveLength(scenarios.length * applied.settings.length);
});

test("a field that a scenario lacks is left as it is everywhere, and named", () => {
  const counter = { ...forum("counter"), extends: "online-counter" };
  const applied = applyDefault(named(counter, { ...counter, id: "other" }));
  expect(applied.leftOut).toContain(FORUM);
  const set = FIELDS.filter((field) => !applied.leftOut?.includes(field));
  expect(set).toContain(HAZARD);
  for (const { values } of applied.settings) expect(Object.keys(values)).toEqual(set);
  expect(applied.hash).toBe(ensembleHash(defaultEnsemble()));
});

test("a difference between scenarios is not erased, nor what somebody set", () => {
  const differing = forum("other", { quitting: { stopHazardScale: 0.123 } });
  expect(applyDefault(named(forum("plain"), differing)).leftOut).toEqual([HAZARD]);
  expect(applyDefault(named(forum("plain")), undefined, [[HAZARD, 0.5]]).leftOut).toEqual([HAZARD]);
  const record: [string, unknown] = ["quitting", { stopHazardScale: 0.5 }];
  expect(applyDefault(named(forum("plain")), undefined, [record]).leftOut).toEqual([HAZARD]);
  expect(fieldsSetBy("quitting.stopHazardExponent", 1, [HAZARD])).toEqual([]);
});

test("where no field is left it is refused", () => {
  const all = FIELDS.map((field): [string, unknown] => [field, 1]);
  expect(() => applyDefault(named(forum("plain")), undefined, all)).toThrow(InputError);
  expect(() => applyDefault(named(forum("plain")), undefined, all)).toThrow(
    /^ensemble: "default": expected scenarios that leave some field of this ensemble to it;.*calibrate one/,
  );
});

test("a forum and a counter differ in the law of stopping, and share the weights of interaction alone", () => {
  const counter = { ...forum("counter"), extends: "online-counter" };
  const { leftOut, settings } = applyDefault(named(forum("plain"), counter));
  expect(leftOut).toEqual(expect.arrayContaining([FORUM, HAZARD, "reinforcement.weight"]));
  const shared = Object.keys(settings[0].values);
  expect(shared).toEqual(expect.arrayContaining(["company.paceWeight", "quitting.helpWeight"]));
  expect([...shared, ...(leftOut ?? [])].sort()).toEqual([...FIELDS].sort());
});

test("the library takes it by its name, with the digits of its settings written out", () => {
  const options = { replicates: 2, seed: "default", settings: 2 };
  const scenarios = [forum("plain"), PAID];
  const ensemble = defaultEnsemble();
  expect(compare(scenarios, { ...options, ensemble: "default" }).report).toEqual(
    compare(scenarios, { ...options, ensemble }).report,
  );
});

test("settings that change nothing are no agreement, and that is said", () => {
  const counter = (id: string, humanFallback: number) => ({
    ...{ id, extends: "online-counter", ...size },
    levers: { support: { humanFallback } },
  });
  const warned = (scenarios: ScenarioInput[], headline: string) =>
    compare(scenarios, {
      ...{ replicates: 2, headlines: [headline] },
      ensemble: ensembleOf(settingsOf([0.2, 0.6])),
    }).report.warnings?.map(({ en }) => en) ?? [];
  expect(warned([counter("without", 0), counter("with", 1)], "costEuros").join()).toMatch(
    /no setting changes any of these differences/,
  );
  expect(warned([forum("plain"), PAID], "contributions")).toEqual([]);
});
