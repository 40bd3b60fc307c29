import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { STEADY_LAW, together } from "../mechanisms/arms.ts";
import { WITHOUT_TERMS } from "../support.ts";
import { levain, writeScenario } from "./command.ts";

/** A small forum whose contributions determine well who stops; independent of what the built-in forum is fitted to. */
const FORUM = together(WITHOUT_TERMS, STEADY_LAW, {
  extends: "launch-forum",
  horizonWeeks: 30,
  population: {
    consumers: 200,
    segments: Object.fromEntries(
      ["ordinary", "lead-user", "distant"].map((segment) => [segment, { vigour: { spread: 2 } }]),
    ),
  },
  operations: { forum: { contributionsPerWeek: 4 } },
  consideration: { perWeek: 0.03, comebackPerWeek: 0.004 },
  joining: { entryLongTerm: 1.7 },
  // All who hear of it may join: so few people have to determine the hazard.
  readiness: { motiveHalf: 0 },
  // How fast people find their place says nothing of who stops.
  belonging: { rate: 0.05 },
  socialisation: { rate: 0.06 },
  coordination: { hoursPerChannel: 0.004 },
});

/** The true values, from which the observations are made. */
export const TRUTH = { "levers.organisation.campaignReach": 0.02, "quitting.stopHazardScale": 0.2 };

/** A calibration that runs fast, without its targets. */
export const CALIBRATION = {
  id: "recover",
  scenario: FORUM,
  free: {
    "levers.organisation.campaignReach": { range: [0.002, 0.1], scale: "log" },
    "quitting.stopHazardScale": { range: [0.05, 0.8], scale: "log" },
  },
  seed: "recover",
  worlds: 6,
  settings: 30,
  keep: 0.4,
  waves: 5,
  checkWorlds: 10,
};

/** Means of some metrics under the true values, in the worlds of the calibration. @param change of the truth */
async function observedMeans(
  cwd: string,
  metrics: readonly string[],
  change: Readonly<Record<string, number>> = {},
): Promise<number[]> {
  const { seed, worlds } = CALIBRATION;
  writeScenario(join(cwd, "forum.json"), FORUM);
  const chance = ["--seed", seed, "--replicates", String(worlds)];
  const truth = Object.entries({ ...TRUTH, ...change }).flatMap(([path, value]) => [
    "--set",
    `${path}=${value}`,
  ]);
  const { out } = await levain(["run", "forum.json", ...chance, ...truth, "--json"], { cwd });
  const [{ metrics: found }] = JSON.parse(out).scenarios;
  return metrics.map((metric): number => found[metric].mean);
}

/** Writes a calibration whose targets, half of them in a table, follow from the true values. @returns its path */
export async function writeRecovery(folder: string): Promise<string> {
  const [aware, contributions] = await observedMeans(folder, ["aware", "contributions"]);
  const row = String(contributions).replace(".", ",");
  writeScenario(
    join(folder, "observed.csv"),
    `\ufeffmetric;week;value;tolerance;note\ncontributions;;${row};60;"made; known"\n`,
  );
  return writeCalibration(folder, {
    targets: [{ metric: "aware", value: aware, tolerance: 4 }, { table: "observed.csv" }],
    check: [
      { id: "longer", set: { horizonWeeks: 35 }, targets: [{ metric: "aware", value: 60, tolerance: 20 }] },
    ],
  });
}

/** Of another place, where the same people are reached by another campaign, for longer. */
export const ELSEWHERE = { horizonWeeks: 40, "levers.organisation.campaignReach": 0.05 };

/** Writes a calibration of two places at once: the campaign's reach is a nuisance, the law of stopping is shared. */
export async function writeTogether(folder: string): Promise<string> {
  const metrics = ["aware", "contributorWeeks"];
  const targetsOf = (means: readonly number[]) =>
    metrics.map((metric, m) => ({ metric, value: means[m], tolerance: [10, means[m] / 2][m] }));
  const reach = "levers.organisation.campaignReach";
  return writeCalibration(folder, {
    targets: targetsOf(await observedMeans(folder, metrics)),
    also: [
      {
        id: "elsewhere",
        set: { horizonWeeks: ELSEWHERE.horizonWeeks },
        targets: targetsOf(await observedMeans(folder, metrics, ELSEWHERE)),
      },
    ],
    free: { ...CALIBRATION.free, [reach]: { ...CALIBRATION.free[reach], role: "nuisance" } },
    waves: 8,
  });
}

export function writeCalibration(folder: string, change: object): string {
  writeScenario(join(folder, "calibration.json"), { ...CALIBRATION, ...change });
  return "calibration.json";
}

/** The bytes of every file in a folder, by name. */
export const bytesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), "latin1")]),
  );
