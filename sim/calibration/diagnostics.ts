import { VERSION } from "../core/version.ts";
import { valuesByField } from "../design/placing.ts";
import { hashOf } from "../run/compile.ts";
import { type Table, tableOf } from "../tables/table.ts";
import type { Ensemble, Setting } from "../verdict/ensemble/file.ts";
import { quantiles } from "../verdict/summary.ts";
import type { ByChance } from "./by-chance.ts";
import {
  ACCEPTED,
  distanceOf,
  type Fit,
  fieldName,
  plainTarget,
  settingId,
  type Target,
  type Tried,
} from "./calibration.ts";
import { type CalibrationPlan, planHash, type Situation, situationOf } from "./calibration-plan.ts";
import { type Confirmed, fittedOf, heldOf, type Missed, missedOf } from "./confirmation.ts";
import {
  byChanceOf,
  type FieldFinding,
  fieldFindings,
  fieldsTogether,
  type Together,
} from "./identification.ts";
import {
  type Contradiction,
  contradictions,
  type Observed,
  observed,
  type TargetFinding,
  targetFindings,
} from "./reach.ts";
import { definedMean } from "./target-values.ts";

/** Results of a check: the fitted setting in worlds by which nobody chose, and the settings of the ensemble. */
export interface CheckResult {
  /** Values per target and world under the fitted setting. */
  fitted: readonly (readonly number[])[];
  /** Means per setting of the ensemble and target. */
  ensemble: readonly (readonly number[])[];
}

interface CheckTarget extends Target {
  fitted: Observed;
  /** Quantiles of the means of the ensemble's settings; null if there are none. */
  ensemble: { q05: number | null; q50: number | null; q95: number | null };
}

/** Everything that a calibration found, as in `diagnostics.json`. */
export interface Diagnostics {
  version: 1;
  levain: string;
  calibration: string;
  planHash: string;
  scenario: string;
  /** Why the search stopped. */
  stopped: Fit["stopped"];
  waves: number;
  settings: number;
  /** Settings with which the scenario was inconsistent, or a formula left its range. */
  refused: number;
  worlds: number;
  checkWorlds: number;
  accepted: number;
  /** How many of the accepted settings are within all tolerances in fresh worlds too; the others. */
  held: number;
  missed: Missed[];
  fitted: {
    setting: string;
    distance: number | null;
    accepted: boolean;
    values: Record<string, number>;
    /** The nuisances of other observations that were fitted as well. */
    also: { id: string; values: Record<string, number> }[];
  };
  /** The fitted setting in further fresh worlds, by which nobody chose it: its largest miss, and whether all targets are met. */
  judged: { distance: number | null; met: boolean };
  targets: TargetFinding[];
  contradictions: Contradiction[];
  /** What such a search narrows and ties by chance; null where too few settings are accepted to tell, or it was not measured. */
  byChance: ByChance | null;
  fields: FieldFinding[];
  together: Together[];
  checks: { id: string; settings: number; targets: CheckTarget[] }[];
}

/** An ensemble as a calibration writes it, with the distance of each setting in fresh worlds. */
interface CalibratedEnsemble extends Ensemble {
  settings: readonly (Setting & { freshDistance: number })[];
}

/** A check runs at most this many settings, the nearest first. */
const MOST_CHECKED = 20;

export const acceptedOf = ({ kept }: Pick<Fit, "kept">): readonly Tried[] =>
  kept.filter(({ distance }) => distance <= ACCEPTED);

/** The settings of the ensemble that checks run. */
export const checkedOf = (confirmed: readonly Confirmed[]): readonly Tried[] =>
  heldOf(confirmed)
    .slice(0, MOST_CHECKED)
    .map(({ setting }) => setting);

/**
 * @param judged values per target and world of the fitted setting, in worlds by which nobody chose it
 * @param confirmed the accepted settings in fresh worlds, by which it was chosen
 */
export function diagnosticsOf(
  plan: CalibrationPlan,
  found: Fit,
  judged: readonly (readonly number[])[],
  confirmed: readonly Confirmed[],
  checks: readonly CheckResult[],
  refused: number,
): Diagnostics {
  const { targets, free, worlds, checkWorlds } = plan;
  const fitted = fittedOf(found.kept, confirmed);
  const byChance = byChanceOf(found);
  return {
    version: 1,
    levain: VERSION,
    calibration: plan.id,
    planHash: planHash(plan),
    scenario: plan.scenario.id,
    stopped: found.stopped,
    waves: found.waves,
    settings: found.tried.length,
    refused,
    worlds,
    checkWorlds,
    accepted: acceptedOf(found).length,
    held: heldOf(confirmed).length,
    missed: missedOf(targets, confirmed),
    fitted: {
      setting: settingId(fitted.number),
      distance: finiteOrNull(fitted.distance),
      accepted: fitted.distance <= ACCEPTED,
      values: valuesOf(plan, fitted, situationOf(plan, "", plan.scenario)),
      also: plan.also.map(({ id, scenario }) => ({
        id,
        values: valuesOf(plan, fitted, situationOf(plan, id, scenario), "own"),
      })),
    },
    judged: judgedBy(targets, judged),
    targets: targetFindings(targets, found.tried, judged, worlds),
    contradictions: contradictions(targets, found.tried),
    byChance,
    fields: fieldFindings(free, found.kept, fitted, byChance),
    together: fieldsTogether(free, found.kept, byChance),
    checks: plan.checks.map((check, place) => ({
      id: check.id,
      settings: checks[place].ensemble.length,
      targets: check.targets.map((target, t) => ({
        ...plainTarget(target),
        fitted: observed(target, checks[place].fitted[t]),
        ensemble: quantiles(
          checks[place].ensemble.map((means) => means[t]),
          { q05: 0.05, q50: 0.5, q95: 0.95 },
        ),
      })),
    })),
  };
}

/** @param values per target and world */
function judgedBy(targets: readonly Target[], values: readonly (readonly number[])[]): Diagnostics["judged"] {
  const distance = distanceOf(targets, values.map(definedMean));
  return { distance: finiteOrNull(distance), met: distance <= ACCEPTED };
}

const finiteOrNull = (value: number) => (Number.isFinite(value) ? value : null);

/** A setting's values by path, in one situation. @param which only those that are its own, not of all */
function valuesOf(
  plan: CalibrationPlan,
  { values }: Tried,
  { scenario, places }: Situation,
  which: "all" | "own" = "all",
): Record<string, number> {
  const some = places.filter((place) => which === "all" || plan.free[place].of !== null);
  return valuesByField(
    scenario,
    some.map((place) => plan.free[place]),
    some.map((place) => values[place]),
  );
}

/**
 * The accepted settings that hold in fresh worlds, for `compare --ensemble`: nearest first, without nuisances and
 * without weights.
 */
export function ensembleOf(plan: CalibrationPlan, confirmed: readonly Confirmed[]): CalibratedEnsemble {
  const { scenario, free } = plan;
  const passedOn = free.flatMap(({ role }, f) => (role === "model" ? [f] : []));
  const fields = passedOn.map((f) => free[f]);
  return {
    version: 1,
    levain: VERSION,
    calibration: plan.id,
    scenario: scenario.id,
    scenarioHash: hashOf(scenario.scenario),
    seed: plan.seed,
    settings: heldOf(confirmed).map(({ setting: { number, distance, values }, distance: freshDistance }) => ({
      id: settingId(number),
      distance,
      freshDistance,
      values: valuesByField(
        scenario,
        fields,
        passedOn.map((f) => values[f]),
      ),
    })),
  };
}

/** A row per setting: its number, wave and distance, its values, and the means of its targets. */
export function settingsTable(plan: CalibrationPlan, { tried, kept }: Fit): Table {
  const names = plan.targets.map(targetName);
  const target = names.map((name, t) => {
    const before = names.slice(0, t).filter((other) => other === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
  const keptNumbers = new Set(kept.map(({ number }) => number));
  const cell = (value: number) => (Number.isFinite(value) ? value : Number.NaN);
  return tableOf(
    ["setting", "wave", "kept", "distance", ...plan.free.map(fieldName), ...target],
    tried.map(({ number, wave, distance, values, means }) => [
      settingId(number),
      wave,
      keptNumbers.has(number) ? 1 : 0,
      cell(distance),
      ...values.map(cell),
      ...means.map(cell),
    ]),
  );
}

/** A short name of a target. */
export function targetName({ of, metric, week }: Pick<Target, "of" | "metric" | "week">): string {
  const name = week === null ? metric : `${metric}@${week}`;
  return of === "" ? name : `${name} (${of})`;
}
