import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readJson } from "../../../sim/host/files/json-file.ts";
import { ownPartialName, writeWhole, writeWholeText } from "../../../sim/host/files/whole-file.ts";
import { mergeStudy } from "../../../sim/host/study/merge.ts";
import type { Part } from "../../../sim/host/study/part-file.ts";
import { workersFor } from "../../../sim/host/study/run-parts.ts";
import { StudyFolder } from "../../../sim/host/study/study-folder.ts";
import type { InputError } from "../../../sim/input/problems.ts";
import { needing } from "../../needs.ts";
import { temporaryFolder } from "../command.ts";
import { LINUX } from "../machine.ts";
import { resultsIn, studyIn, writeStudy } from "./studies.ts";

/** Results folders from elsewhere: by mail, or from an archive. */

const cwd = temporaryFolder();
const study = studyIn(cwd);
const at = (...path: string[]) => join(cwd, ...path);
const partAt = (folder: string, part: number) => at(folder, "parts", `0000000${part}.part`);
const POINTS = 8;

beforeAll(async () => {
  writeStudy(cwd, { design: { type: "sobol", points: POINTS }, replicates: 1 });
  const { code, err } = await study("run", "study.json", "--out", "whole", "--format", "csv");
  expect({ code, err }).toEqual({ code: 0, err: "" });
}, 60_000);

let copies = 0;

/** A copy of the whole study's folder, for one test. */
function copied(): string {
  const folder = `copy-${++copies}`;
  cpSync(at("whole"), at(folder), { recursive: true });
  return folder;
}

const makePipe = (path: string) => execFileSync("sh", ["-c", 'mkfifo "$1"', "sh", path]);
const makeEndless = (path: string) => {
  writeFileSync(path, "");
  truncateSync(path, 2 ** 40);
};

needing(LINUX).test("parts that are no files, or endless, count as altered and run again", async () => {
  const folder = copied();
  const makeFolder = (path: string) => mkdirSync(join(path, "inside"), { recursive: true });
  const makeLink = (path: string) => symlinkSync("/dev/zero", path);
  [makeFolder, makePipe, makeEndless, makeLink].forEach((make, part) => {
    rmSync(partAt(folder, part));
    make(partAt(folder, part));
  });
  truncateSync(partAt(folder, 4), 2 ** 40);
  mkdirSync(join(`${partAt(folder, 4)}.partial`, "inside"), { recursive: true });
  const { out } = await study("status", folder);
  expect(out).toContain("5 parts are altered or truncated and will run again: 0, 1, 2, 3, 4");
  expect(await study("resume", folder)).toMatchObject({
    code: 0,
    err: "levain: resuming: 3 parts are done, 5 are left\n",
  });
  expect(resultsIn(at(folder))).toEqual(resultsIn(at("whole")));
});

test.each<[string, (part: Part) => Partial<Part>]>([
  ["points", ({ replicates, metrics }) => ({ replicates: [...replicates, 1], metrics: metrics.map(twice) })],
  ["worlds", ({ metrics }) => ({ replicates: [2], metrics: metrics.map(twice) })],
  ["scenarios", ({ metrics }) => ({ metrics: metrics.map(twice) })],
  ["weeks", ({ metrics }) => ({ weeks: [...metrics[0]].map(() => 0), series: new Float64Array() })],
])("a part with a right checksum and more %s than asked for counts as altered", async (_what, change) => {
  const folder = await StudyFolder.open(at(copied()));
  const part = folder.readPart(3) as Part;
  folder.writePart(3, part);
  expect(folder.readPart(3)).toEqual(part);
  folder.writePart(3, { ...part, ...change(part) });
  expect(folder.readPart(3)).toBe("broken");
});

const twice = (column: Float64Array) => Float64Array.of(...column, ...column);

test("a merge while other processes are at work is refused, with advice to wait", async () => {
  const folder = await StudyFolder.open(at(copied()));
  rmSync(join(folder.path, "parts", "00000003.part"));
  const hint = () => {
    try {
      mergeStudy(folder, "csv");
    } catch (error) {
      return (error as InputError).problems[0].suggestion?.en;
    }
  };
  expect(hint()).toBe(`levain study resume ${folder.path} runs them`);
  const elsewhere = JSON.stringify({ host: "elsewhere", process: 7, startedAt: null });
  writeFileSync(folder.lockPath("shard-2-of-3"), elsewhere);
  expect(hint()).toMatch(
    /^levain study status \S+ lists the processes that are still running; once they have ended, /,
  );
});

describe("nothing is written through a link", () => {
  const victim = at("victim.txt");

  test.each(["runs.csv", "dictionary.csv", "manifest.json"])("%s", async (file) => {
    writeFileSync(victim, "dear");
    const folder = copied();
    symlinkSync(victim, at(folder, `${file}.partial`));
    rmSync(at(folder, file));
    symlinkSync(victim, at(folder, file));
    expect((await study("merge", folder)).code).toBe(0);
    expect(readFileSync(victim, "utf8")).toBe("dear");
    expect(resultsIn(at(folder))).toEqual(resultsIn(at("whole")));
  });
});

test.each(["runs.csv", "manifest.json"])("a folder in the place of %s is named, and stays", async (file) => {
  const folder = copied();
  rmSync(at(folder, file));
  mkdirSync(at(folder, file));
  const { code, out, err } = await study("merge", folder);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(`"${join(folder, file)}": expected a file; there is a folder of this name`);
  expect(readdirSync(at(folder, file))).toEqual([]);
});

test("two processes that write the same file both succeed, and leave nothing else", () => {
  const folder = temporaryFolder();
  const path = join(folder, "00000000.part");
  writeFileSync(`${path}.elsewhere-1.partial`, "killed");
  writeFileSync(join(folder, "00000001.part.elsewhere-1.partial"), "another part");
  const given = writeWhole(
    path,
    (descriptor) => {
      writeFileSync(descriptor, "the same ");
      writeWholeText(path, "the same bytes", `${path}.elsewhere-2.partial`);
      writeFileSync(descriptor, "bytes");
      return "given";
    },
    ownPartialName(path),
  );
  expect(given).toBe("given");
  expect(readFileSync(path, "utf8")).toBe("the same bytes");
  expect(readdirSync(folder)).toEqual(["00000000.part", "00000001.part.elsewhere-1.partial"]);
});

test("a study that lost its empty folders in transfer can be resumed", async () => {
  const folder = copied();
  rmSync(at(folder, "parts"), { recursive: true });
  rmSync(at(folder, "locks"), { recursive: true });
  const { out } = await study("status", folder);
  expect(out).toContain(`0 parts are done (0 runs), ${POINTS} are missing`);
  expect(await study("resume", folder)).toMatchObject({ code: 0, err: "" });
  expect(resultsIn(at(folder))).toEqual(resultsIn(at("whole")));
});

needing(LINUX).test("locks that no process would leave are nobody's, and in nobody's way", async () => {
  const folder = copied();
  const lock = (name: string) => at(folder, "locks", `shard-${name}.lock`);
  mkdirSync(lock("1-of-2"));
  makePipe(lock("2-of-2"));
  makeEndless(lock("1-of-3"));
  const holder = { host: "elsewhere", process: 7, startedAt: null };
  for (const name of ["99999999999999999999-of-0", "3-of-2", "0-of-2", "1-of-1000001"])
    writeFileSync(lock(name), JSON.stringify(holder));
  const status = await study("status", folder);
  expect(status).toMatchObject({ code: 0, err: "" });
  expect(status.out).not.toContain("process");
  expect((await study("resume", folder, "--shard", "2/2")).code).toBe(0);
  utimesSync(lock("1-of-3"), 1, 1);
  for (const shard of ["1/2", "1/3"]) expect((await study("resume", folder, "--shard", shard)).code).toBe(0);
  expect(existsSync(lock("1-of-2"))).toBe(false);
});

describe("a plan from a stranger", () => {
  test("may be nested without end", async () => {
    const folder = copied();
    writeFileSync(at(folder, "plan.json"), "[".repeat(200_000) + "]".repeat(200_000));
    expect(await study("status", folder)).toMatchObject({
      code: 2,
      out: "",
      err: `levain: ${join(folder, "plan.json")}: valid JSON, nested at most 100 deep\n`,
    });
  });

  test("does not reveal the content of a file that it names", async () => {
    const folder = copied();
    writeFileSync(at("secret.txt"), "secret word");
    const plan = JSON.parse(readFileSync(at(folder, "plan.json"), "utf8"));
    writeFileSync(at(folder, "plan.json"), JSON.stringify({ ...plan, file: "../secret.txt" }));
    const { code, err } = await study("status", folder);
    expect(code).toBe(2);
    expect(err).toMatch(/secret\.txt: this is not valid JSON; look at line 1, character 1\n$/);
  });

  test.each([
    ["another JSON file", "secret.json", { secret: "word", scenarios: ["baseline"] }],
    ["another study elsewhere", "elsewhere/study.json", {}],
    ["another study beside it", "other.json", {}],
  ])("nor that of %s", async (_what, file, change) => {
    const folder = copied();
    mkdirSync(dirname(at(file)), { recursive: true });
    const content = JSON.parse(readFileSync(at("study.json"), "utf8"));
    writeFileSync(at(file), JSON.stringify({ ...content, id: "other", seed: "secret", ...change }));
    const plan = JSON.parse(readFileSync(at(folder, "plan.json"), "utf8"));
    const ours = file === "elsewhere/study.json" ? { study: { ...plan.study, id: "other" } } : {};
    writeFileSync(at(folder, "plan.json"), JSON.stringify({ ...plan, ...ours, file: `../${file}` }));
    for (const command of ["status", "resume", "merge"]) {
      const { code, out, err } = await study(command, folder);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain("what it holds is not shown here");
      expect(err).toContain(`levain study run ${at(file)} --out ${folder} lists what differs`);
      expect(err.replaceAll(at(file), "")).not.toContain("secret");
    }
  });

  test.each([
    ['["secret" word]', "line 1, character 11"],
    ["[object Object]", "line 1, character 2"],
    ['{"a":\n "secret\nword"}', "line 2, character 9"],
    ['{"secret": 1', "line 1, character 13"],
    ['{"a": secret}', "line 1, character 7"],
  ])("nor, of %j, more than where it breaks", (text, where) => {
    writeFileSync(at("secret.txt"), text);
    expect(() => readJson(at("secret.txt"))).toThrow(
      new RegExp(`secret\\.txt: this is not valid JSON; look at ${where}$`),
    );
  });
});

test("there are as many workers as pieces, but no more than asked for", async () => {
  const folder = temporaryFolder();
  // Worlds take a millisecond, so all worlds of a point form one piece; here a point is also a part.
  const file = join(folder, writeStudy(folder, { design: { type: "sobol", points: 2 }, replicates: 10 }));
  const small = await StudyFolder.begin(join(folder, "out"), file, { format: "csv", weekly: false });
  expect(small.layout).toMatchObject({ parts: 2, pointsPerPart: 1 });
  expect([1, 2, 100].map((asked) => workersFor(small, 2, asked))).toEqual([1, 2, 2]);
  expect(workersFor(small, 1, 100)).toBe(1);
});
