import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CalibrationPlan } from "../../sim/calibration/calibration-plan.ts";
import type { Diagnostics } from "../../sim/calibration/diagnostics.ts";
import { calibrate } from "../../sim/host/calibration/calibrate.ts";
import { readCalibration } from "../../sim/host/calibration/calibration-file.ts";
import { CalibrationFolder } from "../../sim/host/calibration/calibration-folder.ts";
import type { WorkerPool } from "../../sim/host/workers/pool.ts";
import { InProcessPool } from "../docs/in-process-pool.ts";
import { single } from "./piece.ts";

/** The calibration that docs/calibration.md shows. */
export const CALIBRATION_FILE = "test/evidence/forum/forum.json";

/** Without what depends on the version: a new version with the same digits finds the same. */
export type Found = Omit<Diagnostics, "levain" | "planHash">;

async function found(plan: CalibrationPlan): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), "levain-calibration-"));
  const kept = new CalibrationFolder(join(folder, "fitted"), plan);
  const pool = new InProcessPool() as unknown as WorkerPool;
  try {
    const {
      levain: _,
      planHash: __,
      ...rest
    } = await calibrate(plan, kept, pool, dirname(CALIBRATION_FILE), () => {});
    return rest;
  } finally {
    kept.close();
    rmSync(folder, { recursive: true });
  }
}

/** A very short search that exercises everything the long one does. */
const briefly = (plan: CalibrationPlan): CalibrationPlan => ({
  ...plan,
  settings: 12,
  waves: 2,
  worlds: 1,
  checkWorlds: 2,
});

/** What `levain calibrate` finds in the example. */
export const calibration = single<Found>({
  name: "calibration",
  pages: ["docs/calibration.md"],
  basis: async () => {
    const { settings, waves, worlds, checkWorlds, ...plan } = readCalibration(CALIBRATION_FILE);
    return [
      settings,
      waves,
      worlds,
      checkWorlds,
      await found(briefly({ ...plan, settings, waves, worlds, checkWorlds })),
    ];
  },
  make: () => found(readCalibration(CALIBRATION_FILE)),
});
