import { saveBlob } from "../components/save-blob.ts";
import type { Arm } from "../state/experiment.ts";
import { fileName } from "./command.ts";
import { scenarioFile } from "./scenario-file.ts";

/** Hands a scenario to the browser as a file. */
export function saveScenario(arm: Arm): void {
  const text = `${JSON.stringify(scenarioFile(arm), null, 2)}\n`;
  saveBlob(fileName(arm), new Blob([text], { type: "application/json" }));
}
