import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { searchSettings } from "../../sim/calibration/calibration.ts";
import { type Diagnostics, diagnosticsOf } from "../../sim/calibration/diagnostics.ts";
import { readCalibration } from "../../sim/host/calibration/calibration-file.ts";
import { CALIBRATION_FILE } from "../evidence/calibration.ts";
import { DIAGNOSTICS_KEYS, ENSEMBLE_KEYS, SETTINGS_COLUMNS } from "./calibration.ts";
import { levain } from "./command.ts";
import { keyPaths, unmatched } from "./meanings.ts";

vi.mock("../../sim/host/workers/pool.ts", () => import("./in-process-pool.ts"));

const NOTHING = { undescribed: [], unknown: [] };
const MINUTE = 60_000;
const folder = mkdtempSync(join(tmpdir(), "levain-calibration-"));
/** The example of docs/calibration.md with fewer settings, enough to accept one. */
const file = join(folder, "forum.json");
const FEWER = { checkWorlds: 12 };
afterAll(() => rmSync(folder, { recursive: true }));

const meaningsOf = (texts: object) => Object.fromEntries(Object.keys(texts).map((key) => [key, ""]));
/** Keys that are paths of fields, which depend on the calibration. */
const pathsIn = (value: unknown) =>
  keyPaths(JSON.parse(JSON.stringify(value)), ["fitted.values", "fitted.also[].values", "settings[].values"]);
const json = (name: string) => JSON.parse(readFileSync(join(folder, "fitted", name), "utf8"));

beforeAll(async () => {
  const example = JSON.parse(readFileSync(CALIBRATION_FILE, "utf8"));
  writeFileSync(file, JSON.stringify({ ...example, ...FEWER }));
  copyFileSync(join(dirname(CALIBRATION_FILE), "observed.csv"), join(folder, "observed.csv"));
  await levain("calibrate", file, "--out", join(folder, "fitted"));
}, MINUTE);

test("every key of the ensemble and every column of the settings has a meaning", () => {
  expect(unmatched(pathsIn(json("ensemble.json")), meaningsOf(ENSEMBLE_KEYS))).toEqual(NOTHING);
  const plan = readCalibration(file);
  const [header] = readFileSync(join(folder, "fitted", "settings.csv"), "utf8").split("\n");
  expect(header.split(",")).toEqual([
    ...Object.keys(SETTINGS_COLUMNS),
    ...plan.free.map(({ path }) => path),
    ...["contributions", "everActive"],
  ]);
});

/** Diagnostics of the page's calibration, with a much simpler model. */
async function diagnosticsIf(model: (a: number, b: number) => number[]): Promise<Diagnostics> {
  const { free, ...plan } = readCalibration(CALIBRATION_FILE);
  const two = {
    ...plan,
    also: [{ id: "elsewhere", set: {}, scenario: plan.scenario, targets: [] }],
    free: ["quitting.stopHazardScale", "levers.organisation.campaignReach"].map(
      (path) => free.find((field) => field.path === path)!,
    ),
  };
  const found = await searchSettings(two, async ({ values: [a, b] }) => model(a, b));
  const world = [
    [1, 2],
    [1, 2],
  ];
  return diagnosticsOf(two, found, world, [], [{ fitted: [[1, 2]], ensemble: [] }], 0);
}

test("every key of the diagnostics has a meaning, and every meaning a key", async () => {
  const together = await diagnosticsIf((a, b) => [400 + 1500 * Math.log((a * b) / 0.0028), 12]);
  expect(together.together).toHaveLength(1);
  const apart = await diagnosticsIf((a) => (a < 0.2 ? [0, 12] : [400, 0]));
  expect(apart.contradictions).toHaveLength(1);
  const all = [together, apart, json("diagnostics.json")].flatMap(pathsIn);
  expect(unmatched(all, meaningsOf(DIAGNOSTICS_KEYS))).toEqual(NOTHING);
});
