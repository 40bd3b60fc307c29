import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { planHash } from "../../sim/calibration/calibration-plan.ts";
import type { Diagnostics } from "../../sim/calibration/diagnostics.ts";
import { fittedFile } from "../../sim/calibration/fitted-file.ts";
import { readCalibration } from "../../sim/host/calibration/calibration-file.ts";
import { bytesIn, ELSEWHERE, TRUTH, writeTogether } from "./calibrating.ts";
import { type Ended, levain, temporaryFolder } from "./command.ts";
import { csvRows } from "./small.ts";

const cwd = temporaryFolder();
const calibrate = (out: string, workers: number) =>
  levain(["calibrate", "calibration.json", "--out", out, "--workers", String(workers)], { cwd });
const json = (file: string) => JSON.parse(readFileSync(join(cwd, "out", file), "utf8"));
const REACH = "levers.organisation.campaignReach";
const SCALE = "quitting.stopHazardScale";

let ended: Ended;
beforeAll(async () => {
  await writeTogether(cwd);
  ended = await calibrate("out", 2);
}, 300_000);

test("two places fitted at once share the law, and each has a campaign of its own", () => {
  expect(ended.code).toBe(0);
  const settings = csvRows(join(cwd, "out", "settings.csv")).filter(
    ({ kept, distance }) => kept === "1" && Number(distance) <= 1,
  );
  expect(settings.length).toBeGreaterThanOrEqual(10);
  const truths = { [SCALE]: TRUTH[SCALE], [REACH]: TRUTH[REACH], [`${REACH} (elsewhere)`]: ELSEWHERE[REACH] };
  for (const [name, truth] of Object.entries(truths)) {
    const values = settings.map((row) => Number(row[name]));
    // A dozen settings need not lie on both sides of it.
    expect(Math.min(...values), name).toBeLessThanOrEqual(1.1 * truth);
    expect(Math.max(...values), name).toBeGreaterThanOrEqual(truth / 1.1);
  }
  // Reached by different campaigns, for certain.
  const reaches = settings.map((row) => Number(row[`${REACH} (elsewhere)`]) / Number(row[REACH]));
  expect(Math.min(...reaches)).toBeGreaterThan(1);
});

test("says which targets and values belong to which place", () => {
  const { targets, fitted } = json("diagnostics.json") as Diagnostics;
  expect(targets.map(({ of, metric }) => `${of} ${metric}`)).toEqual([
    " aware",
    " contributorWeeks",
    "elsewhere aware",
    "elsewhere contributorWeeks",
  ]);
  expect(Object.keys(fitted.values)).toEqual([REACH, SCALE]);
  expect(fitted.also.map(({ id, values }) => [id, Object.keys(values)])).toEqual([["elsewhere", [REACH]]]);
  expect(ended.out).toContain(`elsewhere: ${REACH} = ${fitted.also[0].values[REACH]}`);
  expect(ended.out).toContain("contributorWeeks (elsewhere)");
  // The fitted scenario is the first place's; the ensemble passes on the law alone.
  expect(json("fitted.json").levers.organisation.campaignReach).toBe(fitted.values[REACH]);
  expect(Object.keys(json("ensemble.json").settings[0].values)).toEqual([SCALE]);
});

test("does not depend on the order of places and checks in the file", () => {
  const file = join(cwd, "calibration.json");
  const { also, ...raw } = JSON.parse(readFileSync(file, "utf8"));
  const others = ["c", "a", "b"].map((id) => ({ ...also[0], id }));
  const hashes = [others, others.toReversed()].map((list) => {
    writeFileSync(join(cwd, "ordered.json"), JSON.stringify({ ...raw, also: list, check: list }));
    return planHash(readCalibration(join(cwd, "ordered.json")));
  });
  expect(hashes[0]).toBe(hashes[1]);
});

test("the fitted scenario does not depend on the order in which its keys were written", () => {
  const file = join(cwd, "calibration.json");
  const raw = JSON.parse(readFileSync(file, "utf8"));
  const found = json("diagnostics.json") as Diagnostics;
  const turned = (value: unknown): unknown =>
    typeof value !== "object" || value === null || Array.isArray(value)
      ? value
      : Object.fromEntries(
          Object.entries(value)
            .map(([key, item]) => [key, turned(item)])
            .reverse(),
        );
  writeFileSync(join(cwd, "turned.json"), JSON.stringify({ ...raw, scenario: turned(raw.scenario) }));
  const [usual, other] = [file, join(cwd, "turned.json")].map((one) =>
    JSON.stringify(fittedFile(readCalibration(one), found)),
  );
  expect(other).toBe(usual);
});

test("gives the same bytes with one worker", async () => {
  await calibrate("again", 1);
  expect(bytesIn(join(cwd, "again"))).toEqual(bytesIn(join(cwd, "out")));
}, 300_000);
