import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { METRICS, WEEKLY_METRICS } from "../../../sim/model/metric-lists.ts";
import { keyPaths, unmatched } from "../../docs/meanings.ts";
import { DICTIONARY_COLUMNS, STUDY_MANIFEST_KEYS } from "../../docs/study-output.ts";
import { needing } from "../../needs.ts";
import { type Ended, levain, temporaryFolder, writeScenario } from "../command.ts";
import { DISKS, tinyDisk } from "../machine.ts";
import { csvRows } from "../small.ts";
import { partsIn, resultsIn, STUDY, studyIn, TINY, writeStudy } from "./studies.ts";

const MINUTE = 60_000;
const cwd = temporaryFolder();
const study = studyIn(cwd);
const at = (...path: string[]) => join(cwd, ...path);
const partAt = (folder: string, part: number) => at(folder, "parts", `${String(part).padStart(8, "0")}.part`);

let whole: Ended;
beforeAll(async () => {
  writeStudy(cwd);
  whole = await study("run", "study.json", "--out", "whole", "--format", "csv", "--weekly");
}, 5 * MINUTE);

describe("the output of a study", () => {
  test("has a row for each point, scenario and replicate, in this order", () => {
    expect(whole.code).toBe(0);
    expect(whole.out).toContain(`${join("whole", "runs.csv")}: 384 rows, SHA-256 `);
    const rows = csvRows(at("whole", "runs.csv"));
    expect(rows.columns).toEqual([
      ...["point", "scenario", "replicate", ...Object.keys(STUDY.vary), "error"],
      ...METRICS.map(({ id }) => id),
    ]);
    const places = Array.from({ length: 64 }, (_, point) =>
      ["tiny", "tiny~varied"].flatMap((scenario) =>
        ["0", "1", "2"].map((replicate) => [String(point), scenario, replicate]),
      ),
    ).flat();
    expect(rows.map(({ point, scenario, replicate }) => [point, scenario, replicate])).toEqual(places);
  });

  test("has the same digits as those worlds run alone", async () => {
    writeScenario(at("tiny.json"), TINY);
    const rows = csvRows(at("whole", "runs.csv"));
    const { replicate, ...row } = rows[6 * 17 + 5];
    const set = Object.keys(STUDY.vary).flatMap((path) => ["--set", `${path}=${row[path]}`]);
    const alone = ["run", "tiny.json", "--seed", "s1", "--replicate", replicate, ...set];
    expect((await levain([...alone, "--out", "alone"], { cwd })).code).toBe(0);
    const [ran] = csvRows(at("alone", "runs.csv"));
    for (const { id } of METRICS) expect(ran[id], id).toBe(row[id]);
    const weeks = csvRows(at("alone", "series.csv"));
    const same = csvRows(at("whole", "series.csv")).filter(
      (week) => week.point === "17" && week.scenario === "tiny~varied" && week.replicate === replicate,
    );
    expect(weeks.length).toBe(TINY.horizonWeeks);
    for (const { id } of WEEKLY_METRICS)
      expect(same.map((week) => week[id])).toEqual(weeks.map((week) => week[id]));
  });

  test("comes with a meaning for every column, and a manifest of all files", () => {
    expect([...readFileSync(at("whole", "dictionary.csv")).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const meanings = csvRows(at("whole", "dictionary.csv"));
    for (const file of ["runs", "series"]) {
      const own = meanings.filter((row) => row.file === file);
      expect(own.map(({ column }) => column)).toEqual(csvRows(at("whole", `${file}.csv`)).columns);
      for (const { meaning, sens } of own) expect([meaning, sens]).not.toContain("");
    }
    const pay = meanings.find(({ column }) => column === "levers.rewards.payEurosPerContribution");
    expect(pay).toMatchObject({ type: "number", unit: "€" });
    expect(meanings.columns).toEqual(Object.keys(DICTIONARY_COLUMNS));
    const manifest = JSON.parse(readFileSync(at("whole", "manifest.json"), "utf8"));
    const known = Object.fromEntries(Object.keys(STUDY_MANIFEST_KEYS).map((key) => [key, ""]));
    expect(unmatched(keyPaths(manifest), known)).toEqual({ undescribed: [], unknown: [] });
    expect(manifest).toMatchObject({ study: "small-study", seed: "s1", points: 64, runs: 384, failed: 0 });
    expect(manifest.files.map(({ file, rows }: { file: string; rows: number }) => [file, rows])).toEqual([
      ["runs.csv", 384],
      ["series.csv", 384 * 14],
      ["dictionary.csv", meanings.length],
    ]);
  });

  test("can be merged again in the other format, and status shows how far it has got", async () => {
    const parquet = await study("merge", "whole", "--format", "parquet");
    const older = "levain: from an earlier merge in another format, and no longer in manifest.json:";
    expect(parquet.code).toBe(0);
    expect(parquet.err).toBe(`${older} runs.csv, series.csv; delete what you do not need\n`);
    expect(readdirSync(at("whole"))).toContain("runs.parquet");
    const again = await study("merge", "whole");
    expect(again.out).toBe(whole.out);
    expect(again.err).toContain(`${older} runs.parquet, series.parquet;`);
    for (const file of ["runs.parquet", "series.parquet"]) rmSync(at("whole", file));
    expect((await study("merge", "whole")).err).toBe("");
    const { out } = await study("status", "whole", "--lang", "fr");
    expect(out).toBe(
      "small-study: whole\n64 points × 2 scénarios × 3 mondes = 384 simulations, en 64 parties\n64 parties sont faites (384 simulations), 0 manque\nréunie\n",
    );
  });

  test("is planned without running anything", async () => {
    const { out, code } = await study("plan", "study.json", "--out", "planned");
    expect(code).toBe(0);
    expect(out).toContain("64 points × 2 scenarios × 3 worlds = 384 runs, in 64 parts");
    expect(partsIn(at("planned"))).toEqual([]);
    expect((await study("status", "planned")).out).toContain("0 parts are done (0 runs), 64 are missing");
  });
});

describe("altered parts", () => {
  test("are detected by their checksum, reported, and run again", async () => {
    const before = resultsIn(at("whole"));
    const altered = readFileSync(partAt("whole", 5));
    altered[altered.length >> 1] ^= 1;
    writeFileSync(partAt("whole", 5), altered);
    truncateSync(partAt("whole", 9), 100);
    rmSync(partAt("whole", 11));
    const { out } = await study("status", "whole");
    expect(out).toContain("61 parts are done (366 runs), 1 is missing");
    expect(out).toContain("2 parts are altered or truncated and will run again: 5, 9");
    expect(out).toContain("merged when all parts were sound; not all are now");
    const merged = await study("merge", "whole");
    expect(merged).toMatchObject({ code: 2, out: "" });
    expect(merged.err).toContain("3 parts are missing or altered, out of 64: the first is number 5");
    const { code, err } = await study("resume", "whole");
    expect({ code, err }).toEqual({ code: 0, err: "levain: resuming: 61 parts are done, 3 are left\n" });
    expect(resultsIn(at("whole"))).toEqual(before);
  });
});

test("merged files that were altered or are gone are told", async () => {
  const { out } = await study("status", "whole");
  expect(out).toMatch(/\nmerged\n$/);
  const [file] = JSON.parse(readFileSync(at("whole", "manifest.json"), "utf8")).files;
  const whole = readFileSync(at("whole", file.file));
  writeFileSync(at("whole", file.file), whole.subarray(0, -1));
  const altered = (await study("status", "whole")).out;
  expect(altered).toContain(`merged, but altered since: ${file.file}; levain study merge whole writes them`);
  writeFileSync(at("whole", file.file), whole);
});

describe("a merged file", () => {
  const edits: [what: string, file: string, edit: (path: string) => void, status: string][] = [
    [
      "that was edited",
      "dictionary.csv",
      (path) => writeFileSync(path, `${readFileSync(path, "utf8")}mine\n`),
      "merged, but altered since: dictionary.csv; levain study merge whole writes them again",
    ],
    ["that is gone", "dictionary.csv", (path) => rmSync(path), "not merged yet"],
    ["cut short", "runs.csv", (path) => truncateSync(path, 100), "merged, but altered since: runs.csv;"],
  ];

  test.each(edits)("%s is noticed, and written again: %s", async (_what, file, edit, status) => {
    const before = resultsIn(at("whole"));
    edit(at("whole", file));
    expect((await study("status", "whole")).out).toContain(`\n${status}`);
    const { code, err } = await study("merge", "whole");
    expect(code).toBe(0);
    expect(err).toBe(`levain: missing or altered since the last merge, and written again: ${file}\n`);
    expect(resultsIn(at("whole"))).toEqual(before);
    expect((await study("status", "whole")).out).toMatch(/\nmerged\n$/);
  });
});

describe("a study whose files have changed is refused, and the change is named", () => {
  const folder = temporaryFolder();
  const other = studyIn(folder);
  const scenario = (change: object) => writeScenario(join(folder, "tiny.json"), { ...TINY, ...change });
  beforeAll(async () => {
    scenario({});
    writeStudy(folder, { scenarios: ["tiny"], design: { type: "sobol", points: 4 } });
    expect((await other("run", "study.json", "--out", "out")).code).toBe(0);
  }, 5 * MINUTE);

  test.each([
    [
      "scenario",
      () => scenario({ horizonWeeks: 15 }),
      "scenarios.tiny.horizonWeeks: 15: expected 14, as when work in this folder began",
    ],
    [
      "seed",
      () => writeStudy(folder, { scenarios: ["tiny"], design: { type: "sobol", points: 4 }, seed: "s2" }),
      'seed: "s2": expected "s1", as when',
    ],
  ])("%s", async (_what, change, words) => {
    change();
    for (const command of [
      ["resume", "out"],
      ["status", "out"],
      ["merge", "out"],
      ["run", "study.json", "--out", "out"],
    ]) {
      const { code, out, err } = await other(...command);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain(words);
      expect(err).toContain("another folder, because the study or the version of Levain has changed");
    }
    scenario({});
    writeStudy(folder, { scenarios: ["tiny"], design: { type: "sobol", points: 4 } });
  });

  test("version", async () => {
    const path = join(folder, "out", "plan.json");
    const plan = readFileSync(path, "utf8");
    const begun = JSON.parse(plan);
    begun.study.levain = "0.0.9";
    writeFileSync(path, JSON.stringify({ ...begun, hash: "0" }));
    const { code, err } = await other("resume", "out");
    expect(code).toBe(2);
    expect(err).toMatch(/levain: "[\d.]+": expected "0\.0\.9", as when work in this folder began/);
    writeFileSync(path, plan);
  });

  test("but its texts may change", async () => {
    scenario({ title: { en: "Another title", fr: "Un autre titre" } });
    expect((await other("resume", "out")).code).toBe(0);
  });
});

describe("runs that fail", () => {
  const folder = temporaryFolder();
  const failing = studyIn(folder);

  test("give rows with their message, and run again on request", async () => {
    writeStudy(folder, {
      baseline: false,
      vary: { "levers.support.guidance": { values: [0, "10000 * active"] } },
      design: { type: "factorial" },
    });
    const first = await failing("run", "study.json", "--out", "out", "--format", "csv");
    expect(first.code).toBe(0);
    expect(first.out).toMatch(
      /runs? failed, see the column error; .* run them again with levain study resume out --retry-failed/,
    );
    const rows = csvRows(join(folder, "out", "runs.csv"));
    expect(rows.length).toBe(6);
    const failed = rows.filter(({ error }) => error !== "");
    expect(failed.length).toBeGreaterThan(0);
    for (const row of failed) {
      expect(row).toMatchObject({ point: "1", "levers.support.guidance": "10000 * active", active: "" });
      expect(row.error).toMatch(/^levers\.support\.guidance/);
    }
    for (const row of rows.slice(0, 3)) expect(row.active).not.toBe("");
    expect((await failing("resume", "out")).err).toBe("levain: resuming: 2 parts are done, 0 are left\n");
    const again = await failing("resume", "out", "--retry-failed");
    expect(again.err).toBe("levain: resuming: 1 part is done, 1 is left\n");
    expect(again.out).toBe(first.out);
  });
});

describe("a folder", () => {
  test.each([
    [
      "that holds something else",
      ["run", "study.json", "--out", "."],
      "a new or empty folder, or the folder of this study",
    ],
    ["that is a file", ["run", "study.json", "--out", "study.json"], "a folder; this is a file"],
    ["without a study", ["resume", "."], "the folder of a study"],
    ["that is not there", ["merge", "nowhere"], "the folder of a study"],
  ])("%s is refused", async (_what, args, words) => {
    const { code, out, err } = await study(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(words);
  });

  test("of another study is refused", async () => {
    const folder = temporaryFolder();
    writeStudy(folder, { id: "another" });
    const { code, err } = await studyIn(folder)("run", "study.json", "--out", at("whole"));
    expect(code).toBe(2);
    expect(err).toContain('id: "another": expected "small-study", as when work in this folder began');
  });

  test.each(["0/3", "4/3", "1", "1/0", "a/b", "1/9999999"])("--shard %s is refused", async (shard) => {
    const { code, err } = await study(
      "run",
      "study.json",
      "--out",
      "never",
      "--shard",
      shard,
      "--lang",
      "fr",
    );
    expect(code).toBe(2);
    expect(err).toContain("il faut I/N, de 1/N à N/N");
    expect(existsSync(at("never"))).toBe(false);
  });
});

needing(DISKS).test(
  "a full disk stops a study, which can be resumed once there is room",
  async () => {
    const folder = temporaryFolder();
    writeStudy(folder);
    tinyDisk(join(folder, "disk"), "1m");
    const filler = join(folder, "disk", "filler");
    writeFileSync(filler, Buffer.alloc(920_000));
    const ended = await studyIn(folder)("run", "study.json", "--out", "disk/out");
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toContain("a disk with free space; this one is full");
    const parts = partsIn(join(folder, "disk", "out")).length;
    expect(parts).toBeGreaterThan(0);
    expect(parts).toBeLessThan(64);
    rmSync(filler);
    const again = await studyIn(folder)("resume", "disk/out");
    expect(again.code).toBe(0);
    const elsewhere = await studyIn(folder)("run", "study.json", "--out", "out");
    expect(elsewhere.code).toBe(0);
    expect(resultsIn(join(folder, "disk", "out"))).toEqual(resultsIn(join(folder, "out")));
  },
  5 * MINUTE,
);
