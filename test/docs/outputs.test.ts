import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvParse } from "d3";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { PAIRS, type ScenarioInput } from "../../sim/model/built-in.ts";
import { METRICS, WEEKLY_METRICS } from "../../sim/model/metric-lists.ts";
import { REASONS } from "../../sim/recorders/reason-texts.ts";
import type { Trace } from "../../sim/recorders/trace.ts";
import { ensembleOf, settingsOf } from "../verdict/ensemble/settings.ts";
import { levain } from "./command.ts";
import {
  ABLATE_KEYS,
  ENSEMBLE_KEYS,
  keyPaths,
  LIST_KEYS,
  MANIFEST_ENSEMBLE_KEYS,
  MANIFEST_KEYS,
  PAIR_KEYS,
  PEOPLE_COLUMNS,
  REASONS_COLUMNS,
  REPORT_KEYS,
  RUNS_COLUMNS,
  SERIES_COLUMNS,
  SETTING_COLUMN,
  unmatched,
} from "./meanings.ts";
import { tracesOf } from "./person.ts";
import { TRACE_EVENTS, TRACE_KEYS } from "./trace-meanings.ts";

vi.mock("../../sim/host/workers/pool.ts", () => import("./in-process-pool.ts"));

const NOTHING = { undescribed: [], unknown: [] };
const MINUTE = 60_000;
const folder = mkdtempSync(join(tmpdir(), "levain-docs-"));
const read = (...path: string[]) => readFileSync(join(folder, ...path), "utf8");
const TINY = ["--replicates", "2", "--weeks", "60", "--consumers", "200"];
/** For tests that run fifty scenarios. */
const TINIEST = ["--replicates", "2", "--weeks", "20", "--consumers", "80"];

beforeAll(async () => {
  await levain("compare", "small-pay", ...TINY, "--people", "--reasons", "--out", join(folder, "tiny"));
}, MINUTE);
afterAll(() => rmSync(folder, { recursive: true }));

/** So few stand for so many that the report warns of it. */
const FEW = ["--set", "population.represents=2"];

test("every key of the JSON reports has a meaning, and every meaning a key", async () => {
  const compared = JSON.parse(await levain("compare", "small-pay", ...TINY, ...FEW, "--json"));
  const alone = JSON.parse(await levain("run", "baseline", ...TINY, "--json"));
  expect(unmatched(keyPaths(compared), REPORT_KEYS)).toEqual(NOTHING);
  expect(unmatched(keyPaths(alone), REPORT_KEYS).undescribed).toEqual([]);
  const listed = JSON.parse(await levain("scenarios", "--json"));
  expect(unmatched(keyPaths(listed), LIST_KEYS)).toEqual(NOTHING);
  const ablated = JSON.parse(await levain("compare", "small-pay", ...TINIEST, "--ablate", "--json"));
  expect(unmatched(keyPaths(ablated), ABLATE_KEYS)).toEqual(NOTHING);
});

test("under an ensemble, keys and columns have meanings as well", async () => {
  const file = join(folder, "ensemble.json");
  const hazards = Array.from({ length: 6 }, (_, place) => 0.05 + 0.18 * place);
  writeFileSync(file, JSON.stringify(ensembleOf(settingsOf(hazards))));
  const many = ["--replicates", "12", "--weeks", "30", "--consumers", "80"];
  const out = ["--out", join(folder, "ensemble"), "--people", "--reasons", "--json"];
  const headline = ["--headline", "active,contributions,gini,retention13,costEuros,joiners"];
  const printed = await levain(
    "compare",
    "small-pay",
    "--ensemble",
    file,
    ...many,
    ...FEW,
    ...out,
    ...headline,
  );
  const left = ["--ensemble", "default", "--settings", "1", "--set", "quitting.stopHazardScale=0.3"];
  const inDefault = ["--out", join(folder, "default"), "--json"];
  const ofDefault = await levain("compare", "small-pay", ...left, ...TINIEST, ...inDefault);
  const keys = [printed, ofDefault].flatMap((json) =>
    keyPaths(JSON.parse(json), ["ensemble.settings[].values"]),
  );
  expect(unmatched(keys, { ...REPORT_KEYS, ...ENSEMBLE_KEYS })).toEqual(NOTHING);
  const differs = "scenarios[].differsFromFirst[]";
  const whole = [
    "scenarios[].resolved",
    `${differs}.before`,
    `${differs}.after`,
    "ensemble.settings[].values",
  ];
  const manifest = ["ensemble", "default"].flatMap((name) =>
    keyPaths(JSON.parse(read(name, "manifest.json")), whole),
  );
  expect(unmatched(manifest, { ...MANIFEST_KEYS, ...MANIFEST_ENSEMBLE_KEYS })).toEqual(NOTHING);
  const [scenario, ...others] = Object.keys(RUNS_COLUMNS);
  for (const name of ["runs", "series", "people", "reasons"]) {
    const columns = read("ensemble", `${name}.csv`).split("\n")[0].split(",");
    const first = [scenario, ...Object.keys(SETTING_COLUMN), ...others];
    expect(columns.slice(0, first.length)).toEqual(first);
  }
});

/** Everybody's trace in worlds where all kinds of events happen. */
const everyTrace = once((): { id: string; trace: Trace }[] => {
  const pay = { payEurosPerContribution: 1, recognition: 1, recognitionTarget: "newcomers" as const };
  const scenarios: ScenarioInput[] = [
    {
      extends: "community-forum",
      levers: { rewards: pay, organisation: { campaignReach: 1, measurement: 1, strictness: 0.5 } },
      fatigue: { load: 10 },
      joining: { entryLongTerm: 0 },
      quitting: { stopHazardScale: 0.05 },
      workFeel: { rate: 1 },
      recognition: { everyWeeks: 1 },
    },
    { extends: "packaging-contest", operations: { contest: { joining: { entryOneOff: 0 } } } },
    { extends: "online-counter", warmUpWeeks: 5 },
  ];
  return scenarios
    .flatMap((scenario) => tracesOf({ ...scenario, horizonWeeks: 60, population: { consumers: 300 } }, 300))
    .map((trace) => ({ id: "all", trace }));
});

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

test("every key of a trace has a meaning, and every meaning a key", async () => {
  const whole = ["[].trace.events[].because", "[].trace.events[].despite"];
  const all = JSON.parse(JSON.stringify(everyTrace()));
  expect(unmatched(keyPaths(all, whole), TRACE_KEYS)).toEqual(NOTHING);
  const one = JSON.parse(await levain("trace", "baseline", "community-forum", "--person", "3", "--json"));
  expect(one.map(({ id }: { id: string }) => id)).toEqual(["baseline", "community-forum"]);
  expect(unmatched(keyPaths(one, whole), TRACE_KEYS).undescribed).toEqual([]);
});

test("every kind of event in a trace has its keys", () => {
  const events = everyTrace().flatMap(({ trace }) => trace.events);
  const found = new Map(events.map((event) => [event.kind, Object.keys(event).sort()]));
  const described = Object.entries(TRACE_EVENTS).map(([kind, { keys }]): [string, string[]] => [
    kind,
    ["week", "operation", "kind", ...keys].sort(),
  ]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(described));
});

test("every key of the manifest has a meaning, and every meaning a key", () => {
  const differs = "scenarios[].differsFromFirst[]";
  const whole = ["scenarios[].resolved", `${differs}.before`, `${differs}.after`];
  expect(unmatched(keyPaths(JSON.parse(read("tiny", "manifest.json")), whole), MANIFEST_KEYS)).toEqual(
    NOTHING,
  );
});

test("every key of the ready pairs has a meaning, and every meaning a key", () => {
  const whole = ["baseline", "others"];
  const found = [...PAIRS.values()].flatMap((pair) => keyPaths(pair, whole));
  expect(unmatched(found, PAIR_KEYS)).toEqual(NOTHING);
});

test("every column of the files has a meaning, and every meaning a column", () => {
  const header = (file: string) => read("tiny", file).split("\n")[0].split(",");
  const known = (own: object, ids: readonly { id: string }[]) => [
    ...Object.keys(own),
    ...ids.map(({ id }) => id),
  ];
  expect(readdirSync(join(folder, "tiny")).sort()).toEqual([
    "manifest.json",
    "people.csv",
    "reasons.csv",
    "runs.csv",
    "series.csv",
  ]);
  expect(header("runs.csv")).toEqual(known(RUNS_COLUMNS, METRICS));
  expect(header("series.csv")).toEqual(known(SERIES_COLUMNS, WEEKLY_METRICS));
  expect(header("people.csv")).toEqual(known(PEOPLE_COLUMNS, []));
  expect(header("reasons.csv")).toEqual(known(REASONS_COLUMNS, []));
  for (const { reason } of csvParse(read("tiny", "reasons.csv"))) expect(REASONS).toHaveProperty([reason]);
});

test("a key without a meaning and a meaning without a key are found", () => {
  const paths = keyPaths({ a: [{ b: 1 }, { c: [1, 2] }], metrics: { gini: { unit: "" } } });
  expect(paths).toEqual(["a[]", "a[].b", "a[].c", "metrics.<metric>", "metrics.<metric>.unit"]);
  expect(unmatched(["a", "b"], { b: "", c: "" })).toEqual({ undescribed: ["a"], unknown: ["c"] });
});
