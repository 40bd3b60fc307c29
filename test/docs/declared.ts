import { calibrationSchema } from "../../sim/calibration/calibration-keys.ts";
import { scenarioSchema } from "../../sim/model/model.ts";
import { studySchema } from "../../sim/study/study-keys.ts";
import { baselineFile } from "./baseline.ts";
import type { Page } from "./page.ts";

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * What follows from declarations alone, including the baseline. It can be written even while a new, removed or renamed
 * field makes every scenario invalid.
 */
export const DECLARED: readonly Page[] = [
  { file: "scenarios/baseline.json", text: () => json(baselineFile()) },
  { file: "docs/scenario.schema.json", text: () => json(scenarioSchema()) },
  { file: "docs/calibration.schema.json", text: () => json(calibrationSchema()) },
  { file: "docs/study.schema.json", text: () => json(studySchema()) },
];
