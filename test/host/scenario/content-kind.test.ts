import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { levain, temporaryFolder, writeScenario } from "../command.ts";

const cwd = temporaryFolder();

beforeAll(() => {
  writeScenario(join(cwd, "scenario.json"), { id: "scenario", horizonWeeks: 3 });
  writeScenario(join(cwd, "study.json"), { scenarios: ["baseline"], replicates: 1 });
  writeScenario(join(cwd, "calibration.json"), { scenario: "baseline", free: {}, targets: [] });
  writeScenario(join(cwd, "ensemble.json"), { scenarioHash: "", settings: [] });
  writeScenario(join(cwd, "manifest.json"), { digest: "", scenarios: [] });
});

const [SCENARIO, STUDY] = ["a scenario", "a study"];

test.each([
  [["run", "study.json"], SCENARIO, STUDY, "levain study run study.json --out DIR"],
  [
    ["compare", "baseline", "calibration.json"],
    SCENARIO,
    "a calibration",
    "levain calibrate calibration.json",
  ],
  [["show", "ensemble.json"], SCENARIO, "an ensemble", "--ensemble ensemble.json"],
  [["run", "manifest.json"], SCENARIO, "a file that Levain writes itself", "check the file from which"],
  [["study", "run", "scenario.json", "--out", "out"], STUDY, SCENARIO, "levain run scenario.json"],
  [["study", "plan", "calibration.json", "--out", "out"], STUDY, "a calibration", "levain calibrate"],
  [["calibrate", "study.json", "--out", "out"], "a calibration", STUDY, "levain study run study.json"],
  [
    ["compare", "baseline", "baseline@horizonWeeks=3", "--ensemble", "scenario.json", "--settings", "2"],
    ...["an ensemble", SCENARIO, "levain run scenario.json"],
  ],
] as const)(
  "%j: a file of another kind is known, instead of each of its keys",
  async (args, wanted, is, use) => {
    const { code, out, err } = await levain([...args], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(`expected ${wanted}; this is ${is}; `);
    expect(err).toContain(use);
    expect(err.trim().split("\n")).toHaveLength(1);
  },
);

test("a scenario with a wrong key is still a scenario", async () => {
  writeScenario(join(cwd, "odd.json"), { horizonWeeks: 3, settings: [], free: {} });
  const { err } = await levain(["run", "odd.json"], { cwd });
  expect(err).toContain("settings: unknown field");
});
