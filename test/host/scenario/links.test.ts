import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { writeCalibration } from "../calibrating.ts";
import { levain, temporaryFolder, writeScenario } from "../command.ts";

/** A link stands for the file that it leads to: what that file names lies beside it. */

const cwd = temporaryFolder();
const at = (...path: string[]) => join(cwd, ...path);
const SMALL = { horizonWeeks: 3, population: { file: "people.csv" } };
const people = (count: number) => `freeHours\n${"5\n".repeat(count)}`;

beforeAll(() => {
  for (const folder of ["models", "here"]) mkdirSync(at(folder));
  writeScenario(at("models", "base.json"), { ...SMALL, id: "base" });
  writeScenario(at("models", "forum.json"), { id: "forum", extends: "base", horizonWeeks: 4 });
  writeFileSync(at("models", "people.csv"), people(20));
  // Files of the same names beside the links, which nobody means.
  writeScenario(at("here", "base.json"), { ...SMALL, id: "base", seed: 1 });
  writeFileSync(at("here", "people.csv"), people(30));
  for (const file of ["forum.json", "study.json", "calibration.json", "targets.csv"])
    symlinkSync(`../models/${file}`, at("here", file));
});

test("a scenario extends what lies beside it, and has the people beside that", async () => {
  const { out, err } = await levain(["show", "here/forum.json"], { cwd });
  expect(err).toBe("");
  expect(JSON.parse(out)).toMatchObject({ horizonWeeks: 4, population: { consumers: 20 } });
});

test("so does a study", async () => {
  writeScenario(at("models", "study.json"), {
    scenarios: ["forum"],
    vary: { horizonWeeks: { values: [2, 3] } },
    design: { type: "factorial" },
  });
  expect(await levain(["validate", "here/study.json"], { cwd })).toMatchObject({ code: 0, err: "" });
});

test("and a calibration, with its tables", async () => {
  writeFileSync(at("models", "targets.csv"), "metric,week,value,tolerance\naware,,5,5\n");
  writeCalibration(at("models"), { scenario: "forum", targets: [{ table: "targets.csv" }], check: [] });
  expect(await levain(["validate", "here/calibration.json"], { cwd })).toMatchObject({ code: 0, err: "" });
});

test("a file that others name leads nowhere else", async () => {
  writeScenario(at("here", "out.json"), { id: "out", extends: "forum" });
  const { code, err } = await levain(["validate", "here/out.json"], { cwd });
  expect(code).toBe(2);
  expect(err).toContain(
    'extends: "forum": expected a built-in scenario, or the name of a file in the same folder',
  );
});
