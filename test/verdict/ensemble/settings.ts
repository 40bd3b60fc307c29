import { VERSION } from "../../../sim/core/version.ts";
import type { Ensemble, Setting } from "../../../sim/verdict/ensemble/file.ts";

/** Settings whose only field has these values, the nearest first. */
export const settingsOf = (values: readonly number[], path = "quitting.stopHazardScale"): Setting[] =>
  values.map((value, place) => ({
    id: `s${String(place).padStart(4, "0")}`,
    distance: place / 1000,
    values: { [path]: value },
  }));

export const ensembleOf = (settings: readonly Setting[], changed: Partial<Ensemble> = {}): Ensemble => ({
  version: 1,
  levain: VERSION,
  calibration: "forum-cocktails",
  scenario: "launch-forum",
  scenarioHash: "0".repeat(64),
  seed: "test",
  settings,
  ...changed,
});
