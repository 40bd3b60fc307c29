import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fileSource } from "../../sim/host/scenario/scenario-file.ts";
import { builtIn } from "../../sim/model/built-in.ts";
import { studyPlan } from "../../sim/study/study-plan.ts";
import { followerOf } from "../json-schema.ts";
import { fenced } from "./markdown.ts";

const FOLDER = "scenarios/studies";
const STUDIES = readdirSync(FOLDER);
const follows = followerOf(JSON.parse(readFileSync("docs/study.schema.json", "utf8")));
const read = (file: string) => readFileSync(join(FOLDER, file), "utf8");

test.each(STUDIES)("the built-in study %s has a plan, its file's name and the schema's form", (file) => {
  const raw = JSON.parse(read(file));
  expect(follows(raw)).toBe(true);
  expect(raw).toMatchObject({ $schema: "../../docs/study.schema.json", version: 1 });
  const plan = studyPlan(fileSource(join(FOLDER, file)));
  expect(`${plan.id}.json`).toBe(file);
});

test("examples of docs/studies.md hold", () => {
  const page = readFileSync("docs/studies.md", "utf8");
  for (const json of fenced(page, "json")) {
    const raw = { scenarios: ["baseline", "community-forum"], ...JSON.parse(json) };
    expect(follows(raw)).toBe(true);
    expect(studyPlan({ raw, name: "shown", where: "", base: builtIn }).points).toBeGreaterThan(0);
  }
});

test("the schema refuses the same forms of a file as the program", () => {
  const sound = { scenarios: ["baseline"] };
  expect(follows(sound)).toBe(true);
  for (const more of [
    { scenarios: [] },
    { vary: { horizonWeeks: {} } },
    { vary: { horizonWeeks: { values: [] } } },
    { vary: { horizonWeeks: { range: [1] } } },
    { design: { type: "grid" } },
    { design: { type: "sobol", points: 0.5 } },
    { design: { type: "sobol" } },
    { design: { type: "list", points: 8 } },
    { replicates: 0 },
    { replicates: { until: { metric: "active" }, max: 10 } },
    { seed: "" },
    { what: 1 },
  ])
    expect(follows({ ...sound, ...more }), JSON.stringify(more)).toBe(false);
});
