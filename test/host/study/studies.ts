import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { levain, writeScenario } from "../command.ts";

/** A scenario whose worlds take a millisecond. */
export const TINY = {
  id: "tiny",
  extends: "launch-forum",
  horizonWeeks: 14,
  population: { consumers: 80 },
  consideration: { perWeek: 0.5 },
};

/** Two scenarios at 64 points, in as many parts. */
export const STUDY = {
  version: 1,
  id: "small-study",
  scenarios: [TINY],
  baseline: true,
  vary: {
    "levers.rewards.payEurosPerContribution": { values: [0, 1, 3] },
    "levers.support.guidance": { range: [0, 10] },
  },
  design: { type: "latin-hypercube", points: 64 },
  replicates: 3,
  seed: "s1",
};

/** Writes a study file. @returns its path */
export function writeStudy(folder: string, change: object = {}): string {
  writeScenario(join(folder, "study.json"), { ...STUDY, ...change });
  return "study.json";
}

/** The command in a folder. */
export const studyIn =
  (cwd: string) =>
  (...args: string[]) =>
    levain(["study", ...args], { cwd });

/** The result of a study: the bytes of all files in its folder, except temporary ones. */
export const resultsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== "plan.json")
      .map(({ name }) => [name, readFileSync(join(folder, name), "latin1")]),
  );

/** Parts that a study has so far. */
export const partsIn = (folder: string): string[] =>
  readdirSync(join(folder, "parts"))
    .filter((file) => file.endsWith(".part"))
    .sort();
