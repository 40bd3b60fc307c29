import { extname, join } from "node:path";
import {
  type Fit,
  type Setting,
  searchSettings,
  settingId,
  type Tried,
} from "../../calibration/calibration.ts";
import {
  type CalibrationPlan,
  type Other,
  type Situation,
  situationOf,
  situationsOf,
} from "../../calibration/calibration-plan.ts";
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
import { definedMean, targetValues } from "../../calibration/target-values.ts";
import { scenarioAt } from "../../design/placing.ts";
import { InputError } from "../../input/problems.ts";
import { resolveScenario } from "../../model/built-in.ts";
import { hashOf } from "../../run/compile.ts";
import { resolved } from "../files/surroundings.ts";
import type { Journal } from "../folder/journal.ts";
import { tableNamedIn, withTable } from "../scenario/one-file.ts";
import { fileSource } from "../scenario/scenario-file.ts";
import type { WorkerPool } from "../workers/pool.ts";
import { ShortOfMemory } from "../workers/worker-death.ts";
import type { CalibrationFolder } from "./calibration-folder.ts";

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

/** A number in JSON, where null stands for undefined. */
type JsonNumber = number | null;
const toJson = (values: readonly number[]): JsonNumber[] =>
  values.map((value) => (Number.isNaN(value) ? null : value));
const fromJson = (values: readonly JsonNumber[]): number[] => values.map((value) => value ?? Number.NaN);

interface JournalEntry {
  values: readonly number[];
  means: JsonNumber[];
  /** The scenario was inconsistent, or a formula left its range. */
  refused?: true;
}

/** Runs the worlds of a calibration, unless its journal has their results. */
class Simulator {
  refused = 0;
  private readonly fitted: readonly Situation[];

  constructor(
    private readonly plan: CalibrationPlan,
    private readonly journal: Journal,
    private readonly pool: WorkerPool,
  ) {
    this.fitted = situationsOf(plan);
  }

  /** Means per target of a setting, in the worlds used for the fit; NaN if the setting cannot run. */
  async meansOf(setting: Setting): Promise<readonly number[]> {
    const { targets, worlds } = this.plan;
    const key = settingId(setting.number);
    const known = this.journal.find<JournalEntry>(key);
    if (known !== undefined && String(known.values) === String(setting.values)) {
      if (known.refused === true) this.refused++;
      return fromJson(known.means);
    }
    const { values } = setting;
    try {
      const found = await this.valuesOf(this.fitted, setting, 0, worlds);
      const means = found.map(definedMean);
      this.journal.add(key, { values, means: toJson(means) } satisfies JournalEntry);
      return means;
    } catch (error) {
      if (!(error instanceof InputError) || error instanceof ShortOfMemory) throw error;
      this.refused++;
      const means = targets.map(() => Number.NaN);
      this.journal.add(key, { values, means: toJson(means), refused: true } satisfies JournalEntry);
      return means;
    }
  }

  /** Values per target and world of a setting, in worlds not used for the fit. */
  async fresh(
    what: string,
    setting: Setting,
    worlds: number,
    situations: readonly Situation[] = this.fitted,
  ): Promise<number[][]> {
    const key = `${what} ${settingId(setting.number)}`;
    const known = this.journal.find<JsonNumber[][]>(key);
    if (known !== undefined) return known.map(fromJson);
    const found = await this.valuesOf(situations, setting, this.plan.worlds, worlds);
    this.journal.add(key, found.map(toJson));
    return found;
  }

  /** Values per target and world, of the situations one after the other. */
  private async valuesOf(
    situations: readonly Situation[],
    { values }: Setting,
    firstReplicate: number,
    replicates: number,
  ): Promise<number[][]> {
    const found = await Promise.all(
      situations.map((one) => this.valuesIn(one, values, firstReplicate, replicates)),
    );
    return found.flat();
  }

  private async valuesIn(
    { scenario, targets, free, places }: Situation,
    values: readonly number[],
    firstReplicate: number,
    replicates: number,
  ): Promise<number[][]> {
    const { seed } = this.plan;
    const { worlds } = await this.pool.run(() => {
      const own = places.map((place) => values[place]);
      const scenarios = [scenarioAt(scenario, free, own)];
      const request = {
        scenarios,
        seed,
        firstReplicate,
        replicates,
        banned: [],
        headlines: [],
        compared: false,
      };
      return { request, firstReplicate, replicates, people: false, reasons: false };
    });
    return targetValues(worlds[0], targets, scenario.scenario.horizonWeeks);
  }
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
  const fresh = await simulator.fresh("fresh", fitted, plan.checkWorlds);
  const checks: CheckResult[] = [];
  for (const check of plan.checks) checks.push(await checked(simulator, plan, check, fitted, confirmed));
  const diagnostics = diagnosticsOf(plan, found, fresh, confirmed, checks, simulator.refused);
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
  const { targets, checkWorlds } = plan;
  return Promise.all(
    acceptedOf(found).map(async (setting) => {
      try {
        const values = await simulator.fresh("fresh", setting, checkWorlds);
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
  const { checkWorlds, worlds } = plan;
  const situation = situationOf(plan, "", scenario, [...targets]);
  const look = (setting: Tried, count: number) =>
    simulator.fresh(`check ${id} ${count}`, setting, count, [situation]);
  const ofFitted = await look(fitted, checkWorlds);
  const ensemble = await Promise.all(checkedOf(confirmed).map((setting) => look(setting, worlds)));
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
