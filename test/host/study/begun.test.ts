import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { areKnown } from "../../../sim/study/replicates.ts";
import { levain, temporaryFolder } from "../command.ts";
import { csvRows } from "../small.ts";
import { studyIn, TINY, writeStudy } from "./studies.ts";

const GUIDANCE = "levers.support.guidance";
const cwd = temporaryFolder();
const study = studyIn(cwd);
const at = (...path: string[]) => join(cwd, ...path);
const folderWith = (name: string, change: object) => {
  mkdirSync(at(name));
  writeStudy(at(name), change);
  return studyIn(at(name));
};

test("a study is the same whether its folder is reached directly or through a link", async () => {
  mkdirSync(at("far", "away"), { recursive: true });
  symlinkSync(at("far", "away"), at("link"));
  writeStudy(cwd, { design: { type: "sobol", points: 2 } });
  expect((await study("plan", "study.json", "--out", "link/results")).code).toBe(0);
  for (const name of ["link/results", "far/away/results"])
    expect(await study("status", name)).toMatchObject({ code: 0, err: "" });
});

test("a plan is no larger than its study, and a changed point of a long list is refused", async () => {
  const points = Array.from({ length: 1100 }, (_, place) => ({ [GUIDANCE]: place / 700 }));
  const list = { vary: undefined, baseline: false, replicates: 1 };
  const long = folderWith("long", { ...list, design: { type: "list", points } });
  expect((await long("plan", "study.json", "--out", "out")).code).toBe(0);
  expect(statSync(at("long", "out", "plan.json")).size).toBeLessThan(50_000);
  expect((await long("status", "out")).out).toContain("1,100 points × 1 scenario × 1 world");
  points[700][GUIDANCE] = 2;
  writeStudy(at("long"), { ...list, design: { type: "list", points } });
  const { code, err } = await long("status", "out");
  expect(code).toBe(2);
  expect(err).toContain("design.sha256");
});

test("a point too large for memory is refused wherever it lies", async () => {
  const points = Array.from({ length: 64 }, (_, place) => ({ horizonWeeks: place === 3 ? 1040 : 1 + place }));
  const list = { vary: undefined, baseline: false, replicates: 20_000, design: { type: "list", points } };
  const large = folderWith("large", list);
  const { code, err } = await large("plan", "study.json", "--out", "out", "--weekly");
  expect(code).toBe(2);
  expect(err).toMatch(/replicates: 20000: expected at most \d+; all runs of a point are kept in memory/);
});

test("a point too large for memory in any case is not valid", async () => {
  const until = { metric: "active", halfWidth: 1 };
  folderWith("larger", { replicates: { until, max: 1_000_000 } });
  const { code, err } = await levain(["validate", "study.json"], { cwd: at("larger") });
  expect(code).toBe(2);
  expect(err).toMatch(
    /^levain: study\.json: replicates\.max: 1000000: expected at most \d+; all runs of a point/,
  );
});

test("a study whose runs all failed is written, and its exit code says so", async () => {
  const change = {
    scenarios: [{ ...TINY, horizonWeeks: 8 }],
    baseline: false,
    vary: { "levers.rewards.payEurosPerContribution": { values: ["4 - week"] } },
    design: { type: "factorial" },
  };
  const failing = folderWith("failing", change);
  const { code, out, err } = await failing("run", "study.json", "--out", "out");
  expect({ code, err }).toMatchObject({ code: 3 });
  expect(err).toContain("every run failed");
  expect(out).toContain(": 3 rows, SHA-256 ");
});

test("points below the precision asked for are counted, in agreement with the rows", async () => {
  const until = { metric: "contributions", halfWidth: 4 };
  const own = folderWith("until", {
    design: { type: "latin-hypercube", points: 12 },
    replicates: { until, max: 40 },
  });
  const { code, out } = await own("run", "study.json", "--out", "out", "--format", "csv");
  expect(code).toBe(0);
  const rows = csvRows(at("until", "out", "runs.csv"));
  const differences = new Map<string, number[]>();
  const base = new Map<string, number>();
  for (const { point, scenario, replicate, contributions } of rows)
    if (scenario === "tiny") base.set(`${point} ${replicate}`, Number(contributions));
    else {
      const difference = Number(contributions) - (base.get(`${point} ${replicate}`) as number);
      differences.set(point, [...(differences.get(point) ?? []), difference]);
    }
  const imprecise = [...differences.values()].filter(
    (all) => !areKnown([new Float64Array(all.length), Float64Array.from(all)], until.halfWidth),
  );
  expect(imprecise.length).toBeGreaterThan(0);
  expect(imprecise.length).toBeLessThan(12);
  for (const all of imprecise) expect(all.length).toBe(40);
  const manifest = JSON.parse(readFileSync(at("until", "out", "manifest.json"), "utf8"));
  expect(manifest.imprecisePoints).toBe(imprecise.length);
  expect(out).toContain(`of 12 ran all 40 worlds without reaching the precision asked for`);
});

test("a maximum below the first look is warned of, in both languages", async () => {
  const until = { metric: "contributions", halfWidth: 4 };
  const few = folderWith("few", { replicates: { until, max: 29 } });
  const english = await few("plan", "study.json", "--out", "out");
  expect(english.err).toMatch(/^levain: warning: replicates.max is 29; with fewer than 30 worlds /);
  const french = await few("plan", "study.json", "--out", "sortie", "--lang", "fr");
  expect(french.err).toMatch(/^levain: attention : replicates.max vaut 29 ; avec moins de 30 mondes/);
  const enough = folderWith("enough", { replicates: { until, max: 30 } });
  expect((await enough("plan", "study.json", "--out", "out")).err).toBe("");
});

test("a baseline that runs unchanged varies in nothing, and its cells are empty", async () => {
  const own = folderWith("standing", { design: { type: "sobol", points: 3 }, replicates: 1 });
  expect((await own("run", "study.json", "--out", "out", "--format", "csv")).code).toBe(0);
  const [standing, varied] = csvRows(at("standing", "out", "runs.csv"));
  expect([standing.scenario, standing[GUIDANCE], varied.scenario, varied[GUIDANCE]]).toEqual([
    "tiny",
    "",
    "tiny~varied",
    "0",
  ]);
  const meaning = csvRows(at("standing", "out", "dictionary.csv")).find(({ column }) => column === GUIDANCE);
  expect(meaning?.meaning).toContain("Empty for tiny, which runs unchanged.");
});

test("a folder whose merged file is gone is not merged", async () => {
  const own = folderWith("gone", { design: { type: "sobol", points: 2 }, replicates: 1 });
  expect((await own("run", "study.json", "--out", "out")).code).toBe(0);
  expect((await own("status", "out")).out).toContain("\nmerged\n");
  rmSync(at("gone", "out", "runs.parquet"));
  expect((await own("status", "out")).out).toContain("not merged yet");
});

test("validate lists every problem of a study", async () => {
  writeStudy(cwd);
  expect((await levain(["validate", "study.json"], { cwd })).out).toBe("study.json: valid\n");
  writeStudy(cwd, { design: { type: "sobol" }, replicates: 0 });
  const { code, err } = await levain(["validate", "study.json"], { cwd });
  expect(code).toBe(2);
  expect(err).toContain("design.points: missing");
  expect(err).toContain("replicates: 0: expected ");
});

test("a French spreadsheet can open a study's tables, dictionary included", async () => {
  const own = folderWith("french", { design: { type: "sobol", points: 2 }, replicates: 1 });
  expect((await own("run", "study.json", "--out", "out", "--format", "csv-excel-fr")).code).toBe(0);
  for (const file of ["runs.csv", "dictionary.csv"])
    expect(readFileSync(at("french", "out", file), "utf8")).toMatch(/^\ufeff\w+;\w+;/);
  expect(readFileSync(at("french", "out", "runs.csv"), "utf8")).toMatch(/;0,\d+;/);
});
