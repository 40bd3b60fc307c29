import { readFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3";
import type { ScenarioInput } from "../../sim/model/built-in.ts";
import { writeScenario } from "./command.ts";

/** Options of every run of {@link SMALL}. */
export const SEED = "hosts";
export const REPLICATES = 5;

/** What a comparison of so few worlds says on standard error. */
export const FEW_WORLDS =
  "levain: warning: with fewer than 12 worlds, the 95 % intervals of mean differences (ci95 in the JSON) may miss the truth more often than they say\n";

const size = { horizonWeeks: 14, population: { consumers: 80 }, consideration: { perWeek: 0.5 } };

/** Two scenarios that run fast, in which something happens and some metrics stay undefined. */
export const SMALL = [
  { id: "plain", extends: "launch-forum", ...size },
  {
    id: "paid",
    extends: "launch-forum",
    title: { en: "Paid", fr: "Payé" },
    ...size,
    levers: {
      rewards: { payEurosPerContribution: "0.3 * (week >= 3)" },
      support: { guidance: [{ from: 0, to: 7, value: 8 }] },
    },
  },
] satisfies ScenarioInput[];

/** Writes them into a folder. @returns the paths */
export function writeSmall(folder: string): string[] {
  return SMALL.map((scenario) => {
    const path = join(folder, `${scenario.id}.json`);
    writeScenario(path, scenario);
    return path;
  });
}

/** Rows of a CSV file by column. */
export const csvRows = (path: string) => csvParse(readFileSync(path, "utf8").replace(/^\ufeff/, ""));
