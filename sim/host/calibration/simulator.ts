import { type Setting, settingId } from "../../calibration/calibration.ts";
import { type CalibrationPlan, type Situation, situationsOf } from "../../calibration/calibration-plan.ts";
import { askedBy, definedMean, targetValues } from "../../calibration/target-values.ts";
import { scenarioAt } from "../../design/placing.ts";
import { InputError } from "../../input/problems.ts";
import type { Journal } from "../folder/journal.ts";
import type { WorkerPool } from "../workers/pool.ts";
import { ShortOfMemory } from "../workers/worker-death.ts";

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

/** Worlds that are run besides those of the fit. */
export interface Fresh {
  /** The first replicate. */
  first: number;
  worlds: number;
  /** Those that are fitted, if left out. */
  situations?: readonly Situation[];
}

/**
 * Worlds that judge the fitted setting. Nobody chose by them: the search ran in the first worlds, and the fitted setting
 * is the nearest of those that hold in the next.
 */
export const judgedIn = ({ worlds, checkWorlds }: CalibrationPlan): Fresh => ({
  first: worlds + checkWorlds,
  worlds: checkWorlds,
});

/** Runs the worlds of a calibration, unless its journal has their results. */
export class Simulator {
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

  /**
   * Values per target and world of a setting, in worlds not used for the fit.
   *
   * @param key of the journal, besides the setting
   */
  async fresh(key: string, setting: Setting, { first, worlds, situations }: Fresh): Promise<number[][]> {
    const whole = `${key} ${settingId(setting.number)}`;
    const known = this.journal.find<JsonNumber[][]>(whole);
    if (known !== undefined) return known.map(fromJson);
    const found = await this.valuesOf(situations ?? this.fitted, setting, first, worlds);
    this.journal.add(whole, found.map(toJson));
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
        asked: askedBy(targets),
        compared: false,
      };
      return { request, firstReplicate, replicates, people: false, reasons: false };
    });
    return targetValues(worlds[0], targets, scenario.scenario.horizonWeeks);
  }
}
