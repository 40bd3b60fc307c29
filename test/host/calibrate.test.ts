import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import { mean } from "d3";
import { beforeAll, describe, expect, test } from "vitest";
import type { Diagnostics } from "../../sim/calibration/diagnostics.ts";
import { WEEKLY_METRICS } from "../../sim/model/metric-lists.ts";
import { needing } from "../needs.ts";
import { bytesIn, CALIBRATION, TRUTH, writeCalibration, writeRecovery } from "./calibrating.ts";
import { type Ended, everythingIn, levain, temporaryFolder } from "./command.ts";
import { DISKS, tinyDisk } from "./machine.ts";
import { csvRows } from "./small.ts";

const MINUTES = 60_000;
const cwd = temporaryFolder();
const calibrate = (out: string, ...more: string[]) =>
  levain(["calibrate", "calibration.json", "--out", out, ...more], { cwd });
const json = (out: string, file: string) => JSON.parse(readFileSync(join(cwd, out, file), "utf8"));

let whole: Ended;
beforeAll(async () => {
  await writeRecovery(cwd);
  whole = await calibrate("whole", "--workers", "2");
}, 5 * MINUTES);

describe("the result of a calibration", () => {
  test("recovers the values behind the observations, as far as they determine them", () => {
    expect(whole.code).toBe(0);
    const { fields, accepted, targets, fitted } = json("whole", "diagnostics.json") as Diagnostics;
    for (const field of fields) expect(field.fitted).toBe(fitted.values[field.path]);
    expect(accepted).toBeGreaterThanOrEqual(10);
    // All accepted settings, not 90 % of them: those would miss one of two true values in one calibration of five.
    const settings = csvRows(join(cwd, "whole", "settings.csv")).filter(
      ({ kept, distance }) => kept === "1" && Number(distance) <= 1,
    );
    expect(settings).toHaveLength(accepted);
    for (const [path, truth] of Object.entries(TRUTH)) {
      const values = settings.map((row) => Number(row[path]));
      expect(Math.min(...values), path).toBeLessThanOrEqual(truth);
      expect(Math.max(...values), path).toBeGreaterThanOrEqual(truth);
      expect(Math.max(...values) / Math.min(...values), path).toBeLessThan(5);
    }
    expect(fields[0].verdict).toBe("pinned-down");
    expect(targets.map(({ metric, note }) => [metric, note])).toEqual([
      ["aware", ""],
      ["contributions", "made; known"],
    ]);
    expect(whole.out).toContain(`Accepted: ${accepted} settings within all tolerances`);
    expect(whole.out).toContain("levers.organisation.campaignReach");
    expect(whole.out).toContain("Check longer, which was not used in the fit");
  });

  test("gives the same digits when its scenario file is run", async () => {
    const valid = await levain(["validate", "whole/fitted.json"], { cwd });
    expect(valid).toMatchObject({ code: 0, out: "whole/fitted.json: valid\n" });
    const { fitted, targets, judged } = json("whole", "diagnostics.json") as Diagnostics;
    const { seed, worlds, checkWorlds } = CALIBRATION;
    const all = ["--seed", seed, "--replicates", String(worlds + 2 * checkWorlds)];
    await levain(["run", "whole/fitted.json", ...all, "--out", "again"], { cwd });
    const again = csvRows(join(cwd, "again", "runs.csv"));
    const settings = csvRows(join(cwd, "whole", "settings.csv"));
    const row = settings.find(({ setting }) => setting === fitted.setting);
    for (const [t, metric] of ["aware", "contributions"].entries()) {
      const values = again.map((world) => Number(world[metric]));
      expect(Number(row?.[metric])).toBe(mean(values.slice(0, worlds)));
      // The first worlds found the setting, and the next chose it: neither judges it.
      expect(targets[t].fitted.mean).toBe(mean(values.slice(worlds + checkWorlds)));
    }
    const most = Math.max(...targets.map((target) => target.fitted.deviation ?? Number.NaN));
    expect(judged).toEqual({ distance: most, met: most <= 1 });
    expect(whole.out).toContain(
      `In ${checkWorlds} worlds more, by which nobody chose, ${fitted.setting} ${judged.met ? "meets" : "does NOT meet"} all targets`,
    );
  });

  test("names the scenario and the targets it was fitted to", () => {
    const { provenance, extends: base, quitting } = json("whole", "fitted.json");
    expect(base).toBe("launch-forum");
    expect(provenance.en).toMatch(
      /^levers.organisation.campaignReach, quitting.stopHazardScale fitted to aware/,
    );
    expect(provenance.fr).toContain("calés sur aware");
    const { fitted } = json("whole", "diagnostics.json") as Diagnostics;
    expect(quitting.stopHazardScale).toBe(fitted.values["quitting.stopHazardScale"]);
  });

  test("checks each accepted setting in fresh worlds, and leaves out of the ensemble those that miss", async () => {
    const { accepted, held, missed, targets } = json("whole", "diagnostics.json") as Diagnostics;
    const { settings } = json("whole", "ensemble.json");
    expect(held + missed.length).toBe(accepted);
    expect(held).toBe(settings.length);
    const { seed, worlds, checkWorlds } = CALIBRATION;
    const all = ["--seed", seed, "--replicates", String(worlds + checkWorlds)];
    const { id, freshDistance, values } = settings.at(-1);
    const set = Object.entries(values).flatMap(([path, value]) => ["--set", `${path}=${value}`]);
    await levain(["run", "forum.json", ...all, ...set, "--out", `again-${id}`], { cwd });
    const fresh = csvRows(join(cwd, `again-${id}`, "runs.csv")).slice(worlds);
    const away = targets.map(
      ({ metric, value, tolerance }) =>
        Math.abs((mean(fresh, (world) => Number(world[metric])) ?? Number.NaN) - value) / tolerance,
    );
    expect(freshDistance).toBeCloseTo(Math.max(...away), 12);
    expect(
      Math.max(...settings.map((one: { freshDistance: number }) => one.freshDistance)),
    ).toBeLessThanOrEqual(1);
  });

  test("makes an ensemble of the accepted settings that hold, nearest first", () => {
    const { settings, ...about } = json("whole", "ensemble.json");
    const { held, fitted, missed } = json("whole", "diagnostics.json") as Diagnostics;
    expect(about).toMatchObject({ version: 1, calibration: "recover", scenario: "recover", seed: "recover" });
    expect(about.scenarioHash).toMatch(/^[0-9a-f]{64}$/);
    expect(settings).toHaveLength(held);
    const left = csvRows(join(cwd, "whole", "settings.csv"))
      .filter(({ kept, distance }) => kept === "1" && distance !== "" && Number(distance) <= 1)
      .sort((a, b) => Number(a.distance) - Number(b.distance))
      .filter(({ setting }) => !missed.some((one) => one.setting === setting));
    expect(settings.map(({ id }: { id: string }) => id)).toEqual(left.map(({ setting }) => setting));
    const [{ values }] = settings;
    for (const [path, value] of Object.entries(values)) expect(String(value)).toBe(left[0][path]);
    expect(Object.keys(values)).toEqual(Object.keys(fitted.values));
    const distances = settings.map(({ distance }: { distance: number }) => distance);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    expect(distances.at(-1)).toBeLessThanOrEqual(1);
  });

  test("makes an ensemble that compare takes", async () => {
    const arms = ["whole/fitted.json", "whole/fitted.json@levers.rewards.recognition=0.5"];
    const few = ["--replicates", "1", "--headline", "aware", "--json"];
    const compared = await levain(["compare", ...arms, "--ensemble", "whole/ensemble.json", ...few], { cwd });
    expect(compared.code).toBe(0);
    expect(JSON.parse(compared.out).comparisons).toHaveLength(1);
  });

  test("is printed again when it is finished, in either language", async () => {
    const before = bytesIn(join(cwd, "whole"));
    const again = await calibrate("whole");
    expect(again).toEqual({
      ...whole,
      err: expect.stringContaining("the calibration in whole is already finished"),
    });
    const french = await calibrate("whole", "--lang", "fr");
    expect(french.out).toContain("dans toutes les tolérances");
    expect(french.out).not.toMatch(/tolerances|setting/);
    expect(bytesIn(join(cwd, "whole"))).toEqual(before);
  });
});

describe("a folder", () => {
  test("of another plan is refused, and the differences are listed", async () => {
    const other = temporaryFolder();
    cpSync(cwd, other, { recursive: true });
    const plan = JSON.parse(readFileSync(join(cwd, "calibration.json"), "utf8"));
    writeCalibration(other, { ...plan, worlds: 7, seed: "else" });
    const before = bytesIn(join(other, "whole"));
    const asked = await levain(["calibrate", "calibration.json", "--out", "whole"], { cwd: other });
    expect(asked).toMatchObject({ code: 2, out: "" });
    expect(asked.err).toContain("worlds: 7: expected 6, as when work in this folder began");
    expect(asked.err).toContain('seed: "else": expected "recover", as when work in this folder began');
    expect(bytesIn(join(other, "whole"))).toEqual(before);
  });

  test("begun by another version is refused", async () => {
    const out = join(cwd, "older");
    cpSync(join(cwd, "whole"), out, { recursive: true });
    const text = readFileSync(join(out, "calibration.json"), "utf8");
    const older = text.replace(/"levain": "[^"]*"/, '"levain": "0.0.1"').replace(/"hash": "./, '"hash": "x');
    writeFileSync(join(out, "calibration.json"), older);
    const asked = await calibrate("older");
    expect(asked).toMatchObject({ code: 2, out: "" });
    expect(asked.err).toContain('"0.0.1", as when work in this folder began');
  });

  test("is refused if it holds something else, is a file or is not writable", async () => {
    mkdirSync(join(cwd, "full"));
    writeFileSync(join(cwd, "full", "mine"), "mine");
    writeFileSync(join(cwd, "file"), "mine");
    const full = await calibrate("full");
    expect(full).toMatchObject({ code: 2, out: "" });
    expect(full.err).toContain("a new or empty folder, or the folder of this calibration");
    expect(everythingIn(join(cwd, "full"))).toEqual(["mine"]);
    expect((await calibrate("file")).err).toContain('--out: "file": expected a folder; this is a file');
    expect((await calibrate("file/below")).err).toContain("a folder; part of this path is a file");
  });

  needing(DISKS).test("on a disk that fills up goes on once there is room", async () => {
    const folder = temporaryFolder();
    const few = { settings: 20, waves: 1, worlds: 1, checkWorlds: 2 };
    const targets = WEEKLY_METRICS.slice(0, 7).flatMap(({ id: metric }) =>
      Array.from({ length: 30 }, (_, week) => ({ metric, week, value: 50, tolerance: 1e9 })),
    );
    const args = ["calibrate", writeCalibration(folder, { ...few, targets }), "--workers", "1"];
    tinyDisk(join(folder, "disk"), "512k");
    const filler = join(folder, "disk", "filler");
    writeFileSync(filler, Buffer.alloc(462_848));
    const ended = await levain([...args, "--out", "disk/out"], { cwd: folder });
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toContain("a disk with free space; this one is full");
    expect(everythingIn(join(folder, "disk", "out"))).toEqual(["calibration.json", "journal"]);
    rmSync(filler);
    const again = await levain([...args, "--out", "disk/out"], { cwd: folder });
    expect(again.code).toBe(0);
    const elsewhere = await levain([...args, "--out", "out"], { cwd: folder });
    expect(elsewhere.out).toBe(again.out);
    expect(bytesIn(join(folder, "disk", "out"))).toEqual(bytesIn(join(folder, "out")));
  });
});

test("settings that were accepted by luck are named and left out, and without any other there is no ensemble", async () => {
  const folder = temporaryFolder();
  const lucky = async (name: string, tolerance: number) => {
    const targets = [{ metric: "aware", value: 100, tolerance }];
    const few = { settings: 40, waves: 1, worlds: 1, checkWorlds: 8, check: [] };
    writeCalibration(folder, { targets, ...few });
    const ended = await levain(["calibrate", "calibration.json", "--out", name], { cwd: folder });
    const found = JSON.parse(readFileSync(join(folder, name, "diagnostics.json"), "utf8")) as Diagnostics;
    return { ...ended, ...found };
  };
  const some = await lucky("some", 40);
  expect(some.missed.length).toBeGreaterThan(0);
  expect(some.held).toBeGreaterThan(0);
  expect(some.code).toBe(0);
  expect(some.out).toContain(`${some.held} of ${some.accepted} are within all tolerances too`);
  expect(some.out).toContain(`  ${some.missed[0].setting}: aware is `);
  const { settings } = JSON.parse(readFileSync(join(folder, "some", "ensemble.json"), "utf8"));
  const ids = settings.map(({ id }: { id: string }) => id);
  for (const { setting } of some.missed) expect(ids).not.toContain(setting);
  const none = await lucky("none", 7);
  expect(none.accepted).toBeGreaterThan(0);
  expect(none).toMatchObject({ code: 3, held: 0 });
  expect(none.err).toContain("no accepted setting is within all tolerances in fresh worlds");
  expect(everythingIn(join(folder, "none"))).not.toContain("ensemble.json");
});

test("a negative answer has its own exit code, and the files say so", async () => {
  const folder = temporaryFolder();
  writeCalibration(folder, {
    targets: [
      { metric: "aware", value: 100_000, tolerance: 1 },
      { metric: "raisedEuros", value: 1, tolerance: 0.5 },
    ],
    ...{ settings: 15, waves: 1, worlds: 2, checkWorlds: 2 },
  });
  const ended = await levain(["calibrate", "calibration.json", "--out", "out"], { cwd: folder });
  expect(ended.code).toBe(3);
  expect(ended.err).toContain("no setting is within all tolerances; fitted.json holds the nearest");
  expect(ended.out).toContain("aware: none of the 15 settings tried reaches it, even alone");
  expect(everythingIn(join(folder, "out"))).toEqual([
    ...["calibration.json", "diagnostics.json", "fitted.json", "settings.csv"],
  ]);
  const fitted = readFileSync(join(folder, "out", "fitted.json"), "utf8");
  expect(fitted).toContain("NOT accepted, only the nearest found");
  const again = await levain(["calibrate", "calibration.json", "--out", "out"], { cwd: folder });
  expect(again).toMatchObject({ code: 3, out: ended.out });
});

const LITTLE_MEMORY = { isMet: totalmem() < 128 * 2 ** 30, what: "less than 128 GB of memory" };

needing(LITTLE_MEMORY).test("a range that this machine cannot hold is refused at once", async () => {
  const folder = temporaryFolder();
  writeCalibration(folder, {
    scenario: { extends: "launch-forum", network: { kind: "random", meanDegree: 40 } },
    free: { "population.consumers": { range: [100, 1_000_000] } },
    ...{ targets: [{ metric: "gini", value: 0.9, tolerance: 0.1 }], check: [] },
  });
  const command = ["calibrate", "calibration.json", "--out", "out", "--workers", "256"];
  const { code, err } = await levain(command, { cwd: folder });
  expect(code).toBe(2);
  expect(err).toMatch(/population\.consumers: 1000000: expected at most [\d,]+ people in/);
  expect(existsSync(join(folder, "out"))).toBe(false);
});
