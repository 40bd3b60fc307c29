import { readFileSync } from "node:fs";
import { distanceOf, type Target } from "../../sim/calibration/calibration.ts";
import type { Diagnostics } from "../../sim/calibration/diagnostics.ts";
import { definedMean } from "../../sim/calibration/target-values.ts";
import { simulate } from "../../sim/index.ts";
import { withValues } from "../../sim/input/paths.ts";
import { METRICS } from "../../sim/model/model.ts";
import { columnOf } from "../../sim/verdict/summary.ts";
import { seriesDigest } from "../evidence/comparison.ts";

/** Calibrations whose results the project keeps, in `scenarios/fits`. */
export const FITS = ["forum-cocktails", "forum-shamanking"];

interface CalibrationFile {
  scenario: Record<string, unknown>;
  seed: string;
  worlds: number;
  free: Record<string, { role?: string }>;
}

const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));

export const calibrationOf = (id: string): CalibrationFile => json(`scenarios/calibrations/${id}.json`);
export const diagnosticsOf = (id: string): Diagnostics => json(`scenarios/fits/${id}.diagnostics.json`);
export const ensembleOf = (id: string): unknown => json(`scenarios/fits/${id}.ensemble.json`);

/** How far a setting is from the targets of a calibration, as the model is today, and the digest of what was run. */
export function distanceToday(
  id: string,
  values: Readonly<Record<string, number>>,
  worlds = calibrationOf(id).worlds,
): { distance: number; weeks: string } {
  const { scenario, seed } = calibrationOf(id);
  const set = withValues(scenario, Object.entries(values));
  const { worlds: ran } = simulate({ ...set, id }, { seed, replicates: worlds });
  const targets: readonly Target[] = diagnosticsOf(id).targets;
  const means = targets.map(({ metric }) => {
    const place = METRICS.findIndex((one) => one.id === metric);
    return definedMean([...columnOf(ran[0].metrics, place)]);
  });
  return { distance: distanceOf(targets, means), weeks: seriesDigest(ran) };
}
