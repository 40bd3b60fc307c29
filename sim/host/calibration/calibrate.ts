import { extname, join } from "node:path";
import { type Fit, type Setting, searchSettings, type Tried } from "../../calibration/calibration.ts";
import { type CalibrationPlan, type Other, situationOf } from "../../calibration/calibration-plan.ts";
import { type Confirmed, confirmedIn, fittedOf } from "../../calibration/confirmation.ts";
import {
  acceptedOf,
  type CheckResult,
  checkedOf,
  type Diagnostics,
  diagnosticsOf,
  ensembleOf,
  settingsTable,
} from "../../calibration/diagnostics.ts";
import { fittedFile, fittedHash } from "../../calibration/fitted-file.ts";
import { definedMean } from "../../calibration/target-values.ts";
import { InputError } from "../../input/problems.ts";
import { resolveScenario } from "../../model/built-in.ts";
import { hashOf } from "../../run/compile.ts";
import { resolved } from "../files/surroundings.ts";
import { tableNamedIn, withTable } from "../scenario/one-file.ts";
import { fileSource } from "../scenario/scenario-file.ts";
import type { WorkerPool } from "../workers/pool.ts";
import type { CalibrationFolder } from "./calibration-folder.ts";
import { type Fresh, judgedIn, Simulator } from "./simulator.ts";

const FITTED_FILE = "fitted.json";

/** Progress of a calibration. */
export interface Progress {
  wave: number;
  /** Settings that have run, and the most that can run. */
  done: number;
  most: number;
  /** Smallest distance so far. */
  nearest: number;
}

/**
 * Runs a calibration, or the rest of it, and writes its files.
 *
 * @param home folder of the calibration file
 * @throws InputError when the disk is full, or the nearest setting cannot run; Interrupted
 */
export async function calibrate(
  plan: CalibrationPlan,
  folder: CalibrationFolder,
  pool: WorkerPool,
  home: string,
  onProgress: (progress: Progress) => void,
): Promise<Diagnostics> {
  const simulator = new Simulator(plan, folder.journal, pool);
  const progress = progressOf(plan, onProgress);
  const found = await searchSettings(plan, (setting) => simulator.meansOf(setting), progress);
  const confirmed = await confirm(simulator, plan, found);
  const fitted = fittedOf(found.kept, confirmed);
  const judged = await simulator.fresh("judged", fitted, judgedIn(plan));
  const checks: CheckResult[] = [];
  for (const check of plan.checks) checks.push(await checked(simulator, plan, check, fitted, confirmed));
  const diagnostics = diagnosticsOf(plan, found, judged, confirmed, checks, simulator.refused);
  folder.writeTable("settings.csv", settingsTable(plan, found));
  writeFitted(plan, folder, diagnostics, home);
  if (diagnostics.held > 0) folder.writeJson("ensemble.json", ensembleOf(plan, confirmed));
  folder.finish(diagnostics);
  return diagnostics;
}

function writeFitted(
  plan: CalibrationPlan,
  folder: CalibrationFolder,
  diagnostics: Diagnostics,
  home: string,
): void {
  const file = fittedFile(plan, diagnostics);
  const table = tableNamedIn(file);
  // A scenario names only tables beside it, so that the folder is complete wherever it is taken.
  const copy = table === undefined ? undefined : `people${extname(table)}`;
  if (table !== undefined && copy !== undefined) folder.copyFile(resolved(home, table), copy, home);
  folder.writeJson(FITTED_FILE, copy === undefined ? file : withTable(file, copy));
  const { scenario } = resolveScenario(fileSource(join(folder.path, FITTED_FILE)));
  if (hashOf(scenario) !== fittedHash(plan, diagnostics))
    throw new Error(`${FITTED_FILE} does not resolve to the scenario that ran`);
}

/** Runs every accepted setting in fresh worlds. One that cannot run there misses. */
async function confirm(simulator: Simulator, plan: CalibrationPlan, found: Fit): Promise<Confirmed[]> {
  const { targets, worlds, checkWorlds } = plan;
  return Promise.all(
    acceptedOf(found).map(async (setting) => {
      try {
        const values = await simulator.fresh("fresh", setting, { first: worlds, worlds: checkWorlds });
        return confirmedIn(targets, setting, values);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        return confirmedIn(
          targets,
          setting,
          targets.map(() => []),
        );
      }
    }),
  );
}

async function checked(
  simulator: Simulator,
  plan: CalibrationPlan,
  { id, scenario, targets }: Other,
  fitted: Tried,
  confirmed: readonly Confirmed[],
): Promise<CheckResult> {
  const { worlds } = plan;
  const situation = situationOf(plan, "", scenario, [...targets]);
  const look = (key: string, setting: Setting, where: Fresh) =>
    simulator.fresh(`${key} ${id}`, setting, { ...where, situations: [situation] });
  const ofFitted = await look("judged", fitted, judgedIn(plan));
  const ensemble = await Promise.all(
    checkedOf(confirmed).map((setting) => look("check", setting, { first: worlds, worlds })),
  );
  return { fitted: ofFitted, ensemble: ensemble.map((values) => values.map(definedMean)) };
}

function progressOf({ settings, keep, waves }: CalibrationPlan, onProgress: (progress: Progress) => void) {
  const most = settings + (waves - 1) * (settings - Math.floor(keep * settings));
  let done = 0;
  let nearest = Number.POSITIVE_INFINITY;
  return ({ wave, distance }: Tried) => {
    done++;
    nearest = Math.min(nearest, distance);
    onProgress({ wave, done, most, nearest });
  };
}
