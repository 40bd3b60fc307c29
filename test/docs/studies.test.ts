import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { fileSource } from "../../sim/host/scenario/scenario-file.ts";
import { builtIn } from "../../sim/model/built-in.ts";
import { studyPlan } from "../../sim/study/study-plan.ts";
import { fenced } from "./markdown.ts";

const FOLDER = "scenarios/studies";
const STUDIES = readdirSync(FOLDER);
const schema = z.fromJSONSchema(JSON.parse(readFileSync("docs/study.schema.json", "utf8")));
const read = (file: string) => readFileSync(join(FOLDER, file), "utf8");

test.each(STUDIES)("the built-in study %s has a plan, its file's name and the schema's form", (file) => {
  const raw = JSON.parse(read(file));
  expect(schema.safeParse(raw).error).toBeUndefined();
  expect(raw).toMatchObject({ $schema: "../../docs/study.schema.json", version: 1 });
  const plan = studyPlan(fileSource(join(FOLDER, file)));
  expect(`${plan.id}.json`).toBe(file);
});

test("examples of docs/studies.md hold", () => {
  const page = readFileSync("docs/studies.md", "utf8");
  for (const json of fenced(page, "json")) {
    const raw = { scenarios: ["baseline", "community-forum"], ...JSON.parse(json) };
    expect(schema.safeParse(raw).error).toBeUndefined();
    expect(studyPlan({ raw, name: "shown", where: "", base: builtIn }).points).toBeGreaterThan(0);
  }
});

test("the schema refuses what the program refuses of a file's form", () => {
  const sound = { scenarios: ["baseline"] };
  expect(schema.safeParse(sound).success).toBe(true);
  for (const more of [
    { scenarios: [] },
    { vary: { horizonWeeks: {} } },
    { vary: { horizonWeeks: { values: [] } } },
    { vary: { horizonWeeks: { range: [1] } } },
    { design: { type: "grid" } },
    { design: { type: "sobol", points: 0.5 } },
    { replicates: 0 },
    { replicates: { until: { metric: "active" }, max: 10 } },
    { seed: "" },
    { what: 1 },
  ])
    expect(schema.safeParse({ ...sound, ...more }).success, JSON.stringify(more)).toBe(false);
});
