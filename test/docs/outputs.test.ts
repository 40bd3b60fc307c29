import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvParse } from "d3";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { PAIRS } from "../../sim/library.ts";
import { METRICS, WEEKLY_METRICS } from "../../sim/model.ts";
import { levain } from "./command.ts";
import {
  keyPaths,
  LIST_KEYS,
  MANIFEST_KEYS,
  PEOPLE_COLUMNS,
  REPORT_KEYS,
  RUNS_COLUMNS,
  SERIES_COLUMNS,
  unmatched,
} from "./meanings.ts";
import { chartOf } from "./pair-chart.ts";
import { readmeText } from "./readme.ts";

vi.mock("../../sim/host/pool.ts", () => import("./in-process-pool.ts"));

const NOTHING = { undescribed: [], unknown: [] };
const folder = mkdtempSync(join(tmpdir(), "levain-docs-"));
const read = (...path: string[]) => readFileSync(join(folder, ...path), "utf8");
const TINY = ["--replicates", "2", "--weeks", "60", "--consumers", "200"];

let smallPay = "";

beforeAll(async () => {
  smallPay = await levain("compare", "small-pay", "--out", join(folder, "pair"));
  await levain("compare", "small-pay", ...TINY, "--people", "--out", join(folder, "tiny"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("docs/small-pay.svg shows the ready pair of that name", async () => {
  const pair = PAIRS.get("small-pay")!;
  const svg = chartOf(pair, csvParse(read("pair", "runs.csv")), JSON.parse(read("pair", "manifest.json")));
  await expect(svg).toMatchFileSnapshot("../../docs/small-pay.svg");
});

test("README.md shows what the commands and the library really print", async () => {
  const printed: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => printed.push(line));
  await import("./example.ts");
  vi.restoreAllMocks();
  expect(printed.length).toBeGreaterThan(0);
  const readme = readFileSync("README.md", "utf8");
  await expect(readmeText(readme, smallPay, printed)).toMatchFileSnapshot("../../README.md");
});

test("every key of the JSON reports has a meaning, and every meaning a key", async () => {
  const compared = JSON.parse(await levain("compare", "small-pay", ...TINY, "--json"));
  const alone = JSON.parse(await levain("run", "baseline", ...TINY, "--json"));
  expect(unmatched(keyPaths(compared), REPORT_KEYS)).toEqual(NOTHING);
  expect(unmatched(keyPaths(alone), REPORT_KEYS).undescribed).toEqual([]);
  const listed = JSON.parse(await levain("scenarios", "--json"));
  expect(unmatched(keyPaths(listed), LIST_KEYS)).toEqual(NOTHING);
});

test("every key of the manifest has a meaning, and every meaning a key", () => {
  const differs = "scenarios[].differsFromFirst[]";
  const whole = ["scenarios[].resolved", `${differs}.before`, `${differs}.after`];
  expect(unmatched(keyPaths(JSON.parse(read("tiny", "manifest.json")), whole), MANIFEST_KEYS)).toEqual(
    NOTHING,
  );
});

test("every column of the files has a meaning, and every meaning a column", () => {
  const header = (file: string) => read("tiny", file).split("\n")[0].split(",");
  const known = (own: object, ids: readonly { id: string }[]) => [
    ...Object.keys(own),
    ...ids.map(({ id }) => id),
  ];
  expect(readdirSync(join(folder, "tiny")).sort()).toEqual([
    "manifest.json",
    "people.csv",
    "runs.csv",
    "series.csv",
  ]);
  expect(header("runs.csv")).toEqual(known(RUNS_COLUMNS, METRICS));
  expect(header("series.csv")).toEqual(known(SERIES_COLUMNS, WEEKLY_METRICS));
  expect(header("people.csv")).toEqual(known(PEOPLE_COLUMNS, []));
});

test("a key without a meaning and a meaning without a key are found", () => {
  const paths = keyPaths({ a: [{ b: 1 }, { c: [1, 2] }], metrics: { gini: { unit: "" } } });
  expect(paths).toEqual(["a[]", "a[].b", "a[].c", "metrics.<metric>", "metrics.<metric>.unit"]);
  expect(unmatched(["a", "b"], { b: "", c: "" })).toEqual({ undescribed: ["a"], unknown: ["c"] });
});
