import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3";
import { beforeAll, describe, expect, test } from "vitest";
import { compare, METRICS, type Report, simulate, WEEKLY_METRICS } from "../../sim/index.ts";
import { levain, temporaryFolder } from "./command.ts";
import { csvRows, FEW_WORLDS, REPLICATES, SEED, SMALL, writeSmall } from "./small.ts";

const OPTIONS = ["--seed", SEED, "--replicates", String(REPLICATES)];
const METRIC_IDS = METRICS.map(({ id }) => id);
const WEEKLY_IDS = WEEKLY_METRICS.map(({ id }) => id);

/** The report after a round trip through JSON. */
const inLibrary = (): Report =>
  JSON.parse(JSON.stringify(compare(SMALL, { seed: SEED, replicates: REPLICATES }).report));

async function inCommand(...options: string[]): Promise<{ report: Report; folder: string }> {
  const folder = temporaryFolder();
  const workers = options.includes("--workers") ? [] : ["--workers", "1"];
  const args = ["compare", ...writeSmall(folder), ...OPTIONS, "--json", ...workers, ...options];
  const ended = await levain(args, { cwd: folder });
  expect(ended.code).toBe(0);
  // A single world has no interval.
  expect(ended.err).toBe(options.includes("--replicate") ? "" : FEW_WORLDS);
  return { report: JSON.parse(ended.out), folder };
}

/** One run whose files several tests check. */
let written: ReturnType<typeof inCommand>;
beforeAll(() => {
  written = inCommand("--out", "results");
});

describe("the same report", () => {
  test.each([
    { options: ["--workers", "1"] },
    { options: ["--workers", "2"] },
    { options: ["--workers", "2", "--out", "results", "--format", "csv"] },
    { options: ["--workers", "2", "--out", "results", "--format", "parquet"] },
    { options: ["--workers", "1", "--out", "results", "--people"] },
    { options: ["--workers", "2", "--out", "results", "--people", "--format", "parquet"] },
  ])("from the library and the command with $options", async ({ options }) => {
    expect((await inCommand(...options)).report).toEqual(inLibrary());
  });

  test("from a file of that size and from a scenario resized by options", async () => {
    const resized = await levain([
      ...["run", "launch-forum", "--consumers", "60", "--weeks", "9"],
      ...["--replicates", "2", "--workers", "1", "--json"],
    ]);
    expect(resized.err).toContain("levain: launch-forum: 9 weeks instead of 104\n");
    expect(resized.err).toContain("levain: launch-forum: 60 people instead of 1000\n");
    const written = { extends: "launch-forum", horizonWeeks: 9, population: { consumers: 60 } };
    const { report } = simulate(written, { replicates: 2 });
    expect(JSON.parse(resized.out).digest).toBe(report.digest);
  });

  test("but not from another seed", () => {
    const other = compare(SMALL, { seed: `${SEED}!`, replicates: REPLICATES }).report;
    expect(other.digest).not.toBe(inLibrary().digest);
  });
});

test("a replicate has the same digits alone as among others", async () => {
  const { folder: many } = await written;
  const { folder: one, report } = await inCommand("--out", "results", "--replicate", "3");
  for (const file of ["runs.csv", "series.csv"]) {
    const among = csvRows(join(many, "results", file)).filter(({ replicate }) => replicate === "3");
    expect(among.length).toBeGreaterThan(0);
    expect([...csvRows(join(one, "results", file))]).toEqual(among);
  }
  expect(report.replicates).toBe(1);
});

/** As documented: little-endian doubles with one NaN and no −0, scenarios in order, replicates ascending. */
function digestOfFiles(folder: string, scenarios: readonly string[]): string {
  const runs = csvParse(readFileSync(join(folder, "runs.csv"), "utf8"));
  const series = csvParse(readFileSync(join(folder, "series.csv"), "utf8"));
  const [, , ...metrics] = runs.columns;
  const [, , , ...weekly] = series.columns;
  const hash = createHash("sha256");
  const add = (cell: string) => {
    const bytes = Buffer.alloc(8);
    if (cell === "") bytes.writeBigUInt64LE(0x7ff8000000000000n);
    else bytes.writeDoubleLE(Number(cell) + 0);
    hash.update(bytes);
  };
  for (const id of scenarios)
    for (let replicate = 0; replicate < REPLICATES; replicate++) {
      const here = (row: Record<string, string>) =>
        row.scenario === id && row.replicate === String(replicate);
      const [run, ...others] = runs.filter(here);
      expect(others).toEqual([]);
      const weeks = series.filter(here);
      expect(weeks.map(({ week }) => week)).toEqual(weeks.map((_, week) => String(week)));
      for (const metric of [...metrics].sort()) add(run[metric]);
      for (const metric of [...weekly].sort()) for (const row of weeks) add(row[metric]);
    }
  return hash.digest("hex");
}

test("the digest is the digest of the files' numbers", async () => {
  const { folder, report } = await written;
  expect(digestOfFiles(join(folder, "results"), ["plain", "paid"])).toBe(report.digest);
});

test("files have a row per world, or per week of it, and a column per metric", async () => {
  const { folder } = await written;
  const runs = csvRows(join(folder, "results", "runs.csv"));
  expect(runs.columns).toEqual(["scenario", "replicate", ...[...METRIC_IDS].sort()]);
  expect(runs).toHaveLength(2 * REPLICATES);
  const series = csvRows(join(folder, "results", "series.csv"));
  expect(series.columns).toEqual(["scenario", "replicate", "week", ...[...WEEKLY_IDS].sort()]);
  expect(series.columns).toEqual(
    expect.arrayContaining(["aware", "active", "joiners", "leavers", "contributions"]),
  );
  expect(series).toHaveLength(2 * REPLICATES * 14);
});

describe("the order of --set changes nothing", () => {
  const orders = (settings: string[]) => [settings, [...settings].reverse()];

  test("in the digits", async () => {
    const settings = [
      ...["levers.support.framing=1", 'levers.support={"guidance":3}', "levers.rewards.recognition=0.5"],
      ...["operations.forum.effortHoursPerContribution=0.5", 'levers.rewards={"giftEuros":"week>=2"}'],
    ];
    const [one, other] = await Promise.all(
      orders(settings).map((order) =>
        levain([
          ...["run", "launch-forum", "--consumers", "50", "--weeks", "8"],
          ...["--replicates", "2", "--workers", "1", "--json"],
          ...order.flatMap((set) => ["--set", set]),
        ]),
      ),
    );
    expect(one.code).toBe(0);
    expect(other.out).toBe(one.out);
  });

  test("in the scenario, and all of them apply", async () => {
    const settings = ["levers.support.framing=1", 'levers.support={"guidance":3}', "horizonWeeks=8"];
    const shown = await Promise.all(
      orders(settings).map((order) => levain(["show", ["launch-forum", ...order].join("@")])),
    );
    const [one, other] = shown.map(({ out }) => ({ ...JSON.parse(out), id: "" }));
    expect(one.levers.support).toMatchObject({ framing: 1, guidance: 3 });
    expect(one.horizonWeeks).toBe(8);
    expect(other).toEqual(one);
  });
});
