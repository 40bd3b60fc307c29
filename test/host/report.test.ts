import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { beforeAll, describe, expect, test } from "vitest";
import { EXIT_REASONS } from "../../sim/choice/leaving.ts";
import { VERSION } from "../../sim/core/version.ts";
import { METRICS, type Report, WEEKLY_METRICS } from "../../sim/index.ts";
import { FORMAT_VERSION } from "../../sim/scenario/scenario-file.ts";
import { VERDICTS } from "../../sim/verdict/verdict.ts";
import { levain, temporaryFolder } from "./command.ts";
import { csvRows, FEW_WORLDS, REPLICATES, SEED, SMALL, writeSmall } from "./small.ts";

const HEADLINES = ["active", "contributions"];
const PEOPLE = 80;
const METRIC_IDS = METRICS.map(({ id }) => id).sort();

const folder = temporaryFolder();
const csv = join(folder, "csv");
const parquet = join(folder, "parquet");
let report: Report;

/** One comparison written in both formats, used by all tests here. */
beforeAll(async () => {
  const files = writeSmall(folder);
  const options = ["--seed", SEED, "--replicates", String(REPLICATES), "--headline", HEADLINES.join()];
  const write = async (format: string) => {
    const out = ["--format", format, "--out", join(folder, format), "--people", "--json", "--workers", "1"];
    const ended = await levain(["compare", ...files, ...options, ...out]);
    expect(ended).toMatchObject({ code: 0, err: FEW_WORLDS });
    return JSON.parse(ended.out);
  };
  [report] = await Promise.all([write("csv"), write("parquet")]);
});

const numberOrNull = expect.toSatisfy((value: unknown) => value === null || Number.isFinite(value));
const count = expect.toSatisfy((value) => Number.isInteger(value) && value >= 0 && value <= REPLICATES);

describe("the JSON report", () => {
  test("has these keys and no others", () => {
    const keys = ["levain", "seed", "replicates", "digest", "scenarios", "comparisons"];
    expect(Object.keys(report).sort()).toEqual(keys.sort());
    const { levain: version, seed, replicates, digest } = report;
    expect({ version, seed, replicates }).toEqual({ version: VERSION, seed: SEED, replicates: REPLICATES });
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test("summarises every metric of every scenario", () => {
    expect(report.scenarios.map(({ id }) => id)).toEqual(["plain", "paid"]);
    for (const scenario of report.scenarios) {
      expect(Object.keys(scenario).sort()).toEqual(["id", "metrics"]);
      expect(Object.keys(scenario.metrics).sort()).toEqual(METRIC_IDS);
      for (const { id, unit } of METRICS) {
        const quantiles = { q05: numberOrNull, q25: numberOrNull, q50: numberOrNull, q75: numberOrNull };
        const summary = { unit, mean: numberOrNull, sd: numberOrNull, ...quantiles, q95: numberOrNull };
        expect(scenario.metrics[id]).toEqual(summary);
      }
    }
  });

  test("has null where a metric is undefined", () => {
    const unknown = { mean: null, sd: null, q05: null, q25: null, q50: null, q75: null, q95: null };
    expect(report.scenarios[0].metrics.retention52).toEqual({ unit: "0–1", ...unknown });
    expect(report.comparisons[0].metrics.retention52).toMatchObject({
      ...{ meanDifference: null, ci95: [null, null], q05: null, q50: null, q95: null },
      ...{ higherIn: 0, lowerIn: 0, equalIn: 0, undefinedIn: REPLICATES, of: REPLICATES },
      varianceReduction: null,
    });
  });

  test("compares every metric, and judges those named as headlines", () => {
    expect(report.comparisons).toHaveLength(1);
    const [comparison] = report.comparisons;
    expect(Object.keys(comparison).sort()).toEqual(["baseline", "metrics", "scenario"]);
    expect(comparison).toMatchObject({ baseline: "plain", scenario: "paid" });
    expect(Object.keys(comparison.metrics).sort()).toEqual(METRIC_IDS);
    for (const id of METRIC_IDS) {
      const { verdict, worldsNeeded, ...rest } = comparison.metrics[id];
      expect(rest).toEqual({
        ...{ meanDifference: numberOrNull, ci95: [numberOrNull, numberOrNull] },
        ...{ q05: numberOrNull, q50: numberOrNull, q95: numberOrNull },
        ...{ higherIn: count, lowerIn: count, equalIn: count, undefinedIn: count, of: REPLICATES },
        varianceReduction: numberOrNull,
      });
      expect(rest.higherIn + rest.lowerIn + rest.equalIn + rest.undefinedIn).toBe(rest.of);
      if (!HEADLINES.includes(id)) expect([verdict, worldsNeeded]).toEqual([null, null]);
      else expect(VERDICTS).toContain(verdict);
      if (verdict === "higher" || verdict === "lower" || verdict === "same") expect(worldsNeeded).toBeNull();
    }
  });

  test("is one line on standard output", async () => {
    const ended = await levain([
      "run",
      join(folder, "plain.json"),
      "--replicates",
      "1",
      "--workers",
      "1",
      "--json",
    ]);
    expect(ended.out.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(ended.out).comparisons).toEqual([]);
  });
});

/** Every cell of a Parquet file as CSV would write it. */
async function parquetRows(path: string): Promise<Record<string, string>[]> {
  const bytes = readFileSync(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const rows = await parquetReadObjects({ file });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? "" : `${value}`])),
  );
}

test.each(["runs", "series", "people"])("CSV and Parquet agree on %s, to the last digit", async (name) => {
  const rows = csvRows(join(csv, `${name}.csv`));
  expect(rows.length).toBeGreaterThan(0);
  expect(await parquetRows(join(parquet, `${name}.parquet`))).toEqual([...rows]);
});

test("the metrics count the people in the table", () => {
  const people = csvRows(join(csv, "people.csv"));
  expect(people.columns).toEqual([
    ...["scenario", "replicate", "operation", "person", "segment", "status"],
    ...[
      "contributions",
      "contributionsBefore",
      "horizonContributions",
      "rejected",
      "rejectedAtFirst",
      "weeksContributing",
    ],
    ...[
      "weeksEnrolled",
      "timesJoined",
      "joinedForHope",
      "timesLeft",
      "departures",
      "tiredDepartures",
      "firstJoinedWeek",
      "joinedWeek",
    ],
    ...["firstContributionWeek", "lastContributionWeek", "leftPublicWeek"],
    ...["needs", "needsServed", "needsUnmet", "pushed"],
    ...[
      "hours",
      "memberHours",
      "euros",
      "careerEuros",
      "practice",
      "satisfaction",
      "attachmentBefore",
      "attachment",
    ],
    ...["ownership", "workFeel", "tiredness", "digitalSkill", "technicalSkill", "relationalSkill"],
    ...["writingSkill", "creativeSkill", "exitReason"],
  ]);
  expect(people).toHaveLength(2 * REPLICATES * PEOPLE);
  for (const run of csvRows(join(csv, "runs.csv"))) {
    const here = people.filter(
      (row) => row.scenario === run.scenario && row.replicate === run.replicate && row.operation === "forum",
    );
    expect(here.map(({ person }) => Number(person))).toEqual(Array.from({ length: PEOPLE }, (_, i) => i));
    const enrolled = here.filter(({ status }) => status === "enrolled").length;
    const active = here.filter(
      ({ lastContributionWeek: last }) => last !== "" && Number(last) >= 14 - 4,
    ).length;
    const contributions = here.reduce((sum, row) => sum + Number(row.contributions), 0);
    const joined = here.filter(({ firstJoinedWeek }) => firstJoinedWeek !== "").length;
    expect({ active, enrolled, contributions, joined }).toEqual({
      active: Number(run.active),
      enrolled: Number(run.enrolled),
      contributions: Number(run.contributions),
      joined: Number(run.everActive),
    });
  }
});

test("the columns of each person are consistent", () => {
  const people = csvRows(join(csv, "people.csv"));
  const exits = new Set<string>();
  for (const row of people) {
    const made = Number(row.contributions);
    expect(Number(row.hours)).toBeCloseTo(0.3 * made, 9);
    expect(Number(row.practice) > 0).toBe(made > 0);
    expect(Number(row.weeksEnrolled) > 0).toBe(row.status === "enrolled" || made > 0);
    expect(Number(row.weeksEnrolled)).toBeLessThanOrEqual(14);
    if (row.scenario === "plain") expect(Number(row.euros)).toBe(0);
    else expect(Number(row.euros)).toBeLessThanOrEqual(0.3 * made + 1e-9);
    if (row.status === "lapsed") expect(EXIT_REASONS).toContain(row.exitReason);
    if (row.firstJoinedWeek === "") expect(row.exitReason).toBe("");
    expect(Math.abs(Number(row.satisfaction))).toBeLessThanOrEqual(1);
    exits.add(row.exitReason);
  }
  expect(exits.size).toBeGreaterThan(2);
  expect(people.some(({ euros }) => Number(euros) > 0)).toBe(true);
  expect(people.some(({ satisfaction }) => Number(satisfaction) !== 0)).toBe(true);
});

test.each([
  ["csv", csv],
  ["parquet", parquet],
])("the manifest of %s files says what they are and what they come from", async (format, results) => {
  const manifest = JSON.parse(readFileSync(join(results, "manifest.json"), "utf8"));
  const keys = ["levain", "digest", "options", "files", "metrics", "scenarios"];
  expect(Object.keys(manifest).sort()).toEqual(keys.sort());
  expect(manifest).toMatchObject({ levain: VERSION, digest: report.digest });
  expect(manifest.options).toEqual({
    ...{ seed: SEED, firstReplicate: 0, replicates: REPLICATES, headlines: HEADLINES },
    ...{ compared: true, format },
  });
  const rows = { runs: 2 * REPLICATES, series: 2 * REPLICATES * 14, people: 2 * REPLICATES * PEOPLE };
  expect(manifest.files).toEqual(
    Object.entries(rows).map(([name, number]) => {
      const file = `${name}.${format}`;
      const bytes = readFileSync(join(results, file));
      return { file, rows: number, sha256: createHash("sha256").update(bytes).digest("hex") };
    }),
  );
  expect(manifest.metrics).toEqual(Object.fromEntries(METRICS.map(({ id, unit }) => [id, unit])));
  for (const [index, { id, hash, resolved }] of manifest.scenarios.entries()) {
    expect(id).toBe(SMALL[index].id);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const shown = await levain(["show", join(folder, `${id}.json`)]);
    // On what values rest is told by `show`; it changes no result.
    const { sources: _, ...values } = JSON.parse(shown.out);
    expect(values).toEqual({ version: FORMAT_VERSION, id, extends: null, ...resolved });
  }
  const [plain, paid] = manifest.scenarios;
  expect(plain.differsFromFirst).toEqual([]);
  expect(paid.differsFromFirst.map(({ path }: { path: string }) => path)).toEqual([
    ...["levers.rewards.payEurosPerContribution", "levers.support.guidance"],
  ]);
  expect(paid.hash).not.toBe(plain.hash);
});

test("weekly numbers add up to those of the run", () => {
  const runs = csvRows(join(csv, "runs.csv"));
  const series = csvRows(join(csv, "series.csv"));
  expect(WEEKLY_METRICS.map(({ id }) => id)).toContain("contributions");
  for (const run of runs) {
    const weeks = series.filter((row) => row.scenario === run.scenario && row.replicate === run.replicate);
    const sum = weeks.reduce((total, { contributions }) => total + Number(contributions), 0);
    expect(sum).toBe(Number(run.contributions));
    expect(weeks.at(-1)?.active).toBe(run.active);
  }
});
