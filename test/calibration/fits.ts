import { readFileSync } from "node:fs";
import { distanceOf, type Target } from "../../sim/calibration/calibration.ts";
import type { Diagnostics } from "../../sim/calibration/diagnostics.ts";
import { definedMean } from "../../sim/calibration/target-values.ts";
import { type ScenarioInput, simulate } from "../../sim/index.ts";
import { merge } from "../../sim/input/merge.ts";
import { withValues } from "../../sim/input/paths.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import { columnOf } from "../../sim/verdict/summary.ts";
import { seriesDigest } from "../evidence/comparison.ts";

/** Calibrations whose results the project keeps, in `scenarios/fits`. */
export const FITS = ["forum-wikis", "forum-weights"];
/** The first gives the library's forum its law; the second leaves the weights of interaction open as well. */
export const [LAW, WEIGHTS] = FITS;

interface CalibrationFile {
  scenario: Record<string, unknown>;
  seed: string;
  worlds: number;
  free: Record<string, { range: [number, number]; role?: string }>;
  also: { id: string; set: ScenarioInput }[];
}

const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));

export const calibrationOf = (id: string): CalibrationFile => json(`scenarios/calibrations/${id}.json`);
export const diagnosticsOf = (id: string): Diagnostics => json(`scenarios/fits/${id}.diagnostics.json`);
export const ensembleOf = (id: string): unknown => json(`scenarios/fits/${id}.ensemble.json`);

/**
 * How far the fitted setting is from the targets of its calibration, as the model is today, over all communities that it
 * was fitted to, and digests of what was run.
 */
export function distanceToday(
  id: string,
  worlds = calibrationOf(id).worlds,
): { distance: number; weeks: string[] } {
  const { scenario, seed, also } = calibrationOf(id);
  const { fitted, targets } = diagnosticsOf(id);
  const communities = [
    { of: "", input: withValues(scenario, Object.entries(fitted.values)) },
    ...also.map((other) => {
      const own = fitted.also.find((one) => one.id === other.id)?.values ?? {};
      const values = { ...fitted.values, ...own };
      return { of: other.id, input: withValues(merge(scenario, other.set), Object.entries(values)) };
    }),
  ];
  const found = communities.map(({ of, input }) => {
    const { worlds: ran } = simulate({ ...input, id }, { seed, replicates: worlds });
    const own: readonly Target[] = targets.filter((target) => target.of === of);
    const means = own.map(({ metric }) => {
      const place = METRICS.findIndex((one) => one.id === metric);
      return definedMean([...columnOf(ran[0].metrics, place)]);
    });
    return { distance: distanceOf(own, means), weeks: seriesDigest(ran) };
  });
  return {
    distance: Math.max(...found.map(({ distance }) => distance)),
    weeks: found.map(({ weeks }) => weeks),
  };
}
