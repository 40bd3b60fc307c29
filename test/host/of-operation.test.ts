import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type ScenarioInput, simulate, WEEKLY_METRICS } from "../../sim/index.ts";
import { CALIBRATION, writeCalibration } from "./calibrating.ts";
import { levain, temporaryFolder, writeScenario } from "./command.ts";
import { csvRows } from "./small.ts";

const cwd = temporaryFolder();
const TWO: ScenarioInput = {
  extends: "community-forum",
  horizonWeeks: 10,
  population: { consumers: 150 },
  operations: { call: { form: "one-off", startWeek: 2, weeks: 5 } },
};
writeScenario(join(cwd, "two.json"), TWO);
const runs = async (...options: string[]) => {
  const { code, out, err } = await levain(["run", "two.json", "--replicates", "4", ...options], { cwd });
  expect([code, err]).toEqual([0, expect.any(String)]);
  return out;
};

test("one operation's numbers come from workers, into tables, JSON and the manifest, as from the library", async () => {
  const { report } = simulate({ ...TWO, id: "two" }, { replicates: 4, byOperation: true });
  const json = JSON.parse(await runs("--by-operation", "--json", "--workers", "2"));
  expect(json.digest).toBe(report.digest);
  expect(json.scenarios[0].metrics).toEqual(report.scenarios[0].metrics);
  const text = await runs("--headline", "everActive@call,active", "--out", "some");
  expect(text).toContain("everActive@call [people]");
  const rows = csvRows(join(cwd, "some", "runs.csv"));
  const means = rows.reduce((sum, row) => sum + Number(row["everActive@call"]) / 4, 0);
  expect(means).toBeCloseTo(report.scenarios[0].metrics["everActive@call"].mean as number, 9);
  const { metrics } = JSON.parse(readFileSync(join(cwd, "some", "manifest.json"), "utf8"));
  expect(metrics["everActive@call"]).toBe("people");
  expect(metrics["everActive@forum"]).toBeUndefined();
});

test("a comparison shows its headline metrics of each operation where that is asked for", async () => {
  const args = ["compare", "two.json", "two.json@levers.organisation.campaignReach=0.3", "--replicates", "2"];
  const shown = async (...more: string[]) => {
    const { out } = await levain([...args, "--headline", "hours,active", ...more], { cwd });
    return [...out.matchAll(/^ {2}(\w+(?:@\w+)?) \[/gm)].map(([, id]) => id);
  };
  expect(await shown()).toEqual(["active", "hours"]);
  const each = ["active", "hours"].flatMap((id) => [id, `${id}@call`, `${id}@forum`]);
  expect((await shown("--by-operation")).sort()).toEqual(each.sort());
});

test("week by week as well: in the table of weeks, and in a study that keeps them", async () => {
  const { worlds } = simulate({ ...TWO, id: "two" }, { replicates: 4, byOperation: true });
  await runs("--by-operation", "--out", "weeks", "--workers", "2");
  const rows = csvRows(join(cwd, "weeks", "series.csv"));
  expect(rows).toHaveLength(40);
  const whole = WEEKLY_METRICS.map(({ id }) => id);
  const ofOne = WEEKLY_METRICS.flatMap(({ id, perOperation }) => (perOperation ? [id] : []));
  const columns = Object.keys(rows[0]).slice(3);
  expect(columns).toEqual([...whole, ...ofOne.flatMap((id) => [`${id}@call`, `${id}@forum`]).sort()]);
  const [column, { length }] = [columns.indexOf("active@call"), columns];
  rows.forEach((row, at) => {
    const [world, week] = [Math.floor(at / 10), at % 10];
    expect(Number(row["active@call"])).toBe(worlds[0].series[(world * length + column) * 10 + week]);
    // What happens in the operations is what happens in all.
    for (const id of ["joiners", "leavers", "contributions", "hours", "relays", "createdEuros"])
      expect(Number(row[`${id}@call`]) + Number(row[`${id}@forum`])).toBeCloseTo(Number(row[id]), 9);
  });
  expect(Math.max(...rows.map((row) => Number(row["active@call"])))).toBeGreaterThan(0);
  writeScenario(join(cwd, "study.json"), {
    scenarios: ["two.json"],
    seed: "levain",
    replicates: 4,
    metrics: ["active@call"],
  });
  const study = await levain(
    ["study", "run", "study.json", "--out", "study", "--weekly", "--format", "csv"],
    { cwd },
  );
  expect(study).toMatchObject({ code: 0 });
  const kept = csvRows(join(cwd, "study", "series.csv"));
  expect(kept.map((row) => row["active@call"])).toEqual(rows.map((row) => row["active@call"]));
  expect(kept[0]["active@forum"]).toBeUndefined();
  expect(readFileSync(join(cwd, "study", "dictionary.csv"), "utf8")).toContain("series,active@call");
});

test("mechanisms are ranked by what they do to one operation", async () => {
  const args = ["compare", "two.json", "two.json@levers.organisation.campaignReach=0.3", "--replicates", "2"];
  const { out, code } = await levain([...args, "--ablate", "--headline", "hours@call", "--json"], { cwd });
  expect(code).toBe(0);
  expect(JSON.parse(out).ablations["hours@call"][0].whole).not.toBeNull();
});

test("who asks in vain is told what there is", async () => {
  const { code, err } = await levain(["run", "two.json", "--headline", "hours@cal"], { cwd });
  expect(code).toBe(2);
  expect(err).toContain("hours@cal");
  expect(err).toContain("did you mean hours@call?");
  const { out } = await levain(["explain", "hours@call"], { cwd });
  expect(out).toContain("hours@<operation>");
});

test("a calibration may aim at one operation: in a scenario of one, as at the whole", async () => {
  const settingsFor = async (metric: string, out: string, week?: number) => {
    writeCalibration(cwd, {
      ...CALIBRATION,
      ...{ settings: 16, waves: 1, worlds: 2, checkWorlds: 2 },
      targets: [
        { metric, value: 100, tolerance: 200, ...(week !== undefined && { week }) },
        { table: "made.csv" },
      ],
    });
    writeScenario(
      join(cwd, "made.csv"),
      `metric,value,tolerance\n${metric.replace("contributions", "hours")},40,80\n`,
    );
    const { code, err } = await levain(["calibrate", "calibration.json", "--out", out], { cwd });
    expect([code, err]).toEqual([expect.any(Number), expect.not.stringContaining("expected")]);
    return csvRows(join(cwd, out, "settings.csv")).map((row) => Object.values(row));
  };
  const whole = await settingsFor("contributions", "whole");
  expect(whole).toHaveLength(16);
  expect(await settingsFor("contributions@forum", "one")).toEqual(whole);
  expect(await settingsFor("contributions@forum", "one-week", 3)).toEqual(
    await settingsFor("contributions", "whole-week", 3),
  );
});

test.each([
  ["contributions@call", null, "an operation of the scenario"],
  ["nothing@forum", null, "a metric, before the @"],
  ["everActive@forum", 3, "no week"],
  ["strain@forum", 3, "of the whole world"],
  ["contributions@call", 3, "an operation of the scenario"],
  ["strain@forum", null, "a metric, before the @"],
])("a calibration refuses %s in week %s", async (metric, week, said) => {
  writeCalibration(cwd, {
    targets: [{ metric, value: 1, tolerance: 1, ...(week !== null && { week }) }],
  });
  const { code, err } = await levain(["validate", "calibration.json"], { cwd });
  expect(code).toBe(2);
  expect(err).toContain("targets.0");
  expect(err).toContain(said);
});
