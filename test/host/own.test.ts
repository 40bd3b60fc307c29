import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import { EXIT } from "../../sim/host/cli/exit-codes.ts";
import { compare, METRICS, type OwnMechanism, type OwnMetric } from "../../sim/index.ts";
import { levain, temporaryFolder } from "./command.ts";
import { partsIn, resultsIn, studyIn, TINY, writeStudy } from "./study/studies.ts";

/** Reading a newsletter attaches people; how many have read is measured. */
const PARTS = `
export const mechanisms = [{
  id: "newsletter",
  after: "attachment",
  fields: { reach: { default: 0, range: [0, 1] } },
  personColumns: { newslettersRead: 0 },
  step({ parameters, people, size, week, draws }) {
    const reading = draws.stream("newsletter");
    for (let person = 0; person < size; person++)
      if (people.awareOf[person] > 0 && reading.uniform(person, week) < parameters.newsletter.reach) {
        people.newslettersRead[person]++;
        people.attachment[person] += 0.1 * (1 - people.attachment[person]);
      }
  },
}];
export const metrics = [{
  id: "readers",
  unit: "people",
  measure: ({ people, size }) => people.newslettersRead.subarray(0, size).filter((read) => read > 0).length,
}];
`;
const sha256 = createHash("sha256").update(PARTS).digest("hex");

function folderWith(parts = PARTS): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "parts.mjs"), parts);
  writeFileSync(join(folder, "tiny.json"), JSON.stringify({ ...TINY, newsletter: undefined }));
  return folder;
}

const SMALL = ["--replicates", "3", "--own", "parts.mjs"];

test("a comparison with own parts has the library's digits with any number of workers, and tells their hash", async () => {
  const cwd = folderWith();
  const arms = ["tiny.json", "tiny.json@newsletter.reach=0.5"];
  const one = await levain(
    ["compare", ...arms, ...SMALL, "--headline", "readers", "--json", "--workers", "1"],
    { cwd },
  );
  const options = ["--headline", "readers,active", "--workers", "2", "--out", "out", "--format", "parquet"];
  const two = await levain(["compare", ...arms, ...SMALL, ...options], { cwd });
  expect([one.code, two.code]).toEqual([0, 0]);
  const module = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(PARTS)}`);
  const own = module as { metrics: OwnMetric[]; mechanisms: OwnMechanism[] };
  const { report } = compare([TINY, { ...TINY, id: "b", newsletter: { reach: 0.5 } } as object], {
    replicates: 3,
    own: { metrics: own.metrics, mechanisms: own.mechanisms },
  });
  expect(JSON.parse(one.out).digest).toBe(report.digest);
  expect(two.out).toContain(report.digest);
  expect(two.out).toMatch(/readers: (higher|cannot tell)/);
  expect(two.out).toContain("readers [people]");
  const manifest = JSON.parse(readFileSync(join(cwd, "out", "manifest.json"), "utf8"));
  expect(manifest.own).toEqual({ file: "parts.mjs", sha256 });
  expect(manifest.metrics.readers).toBe("people");
  const rows = await rowsIn(join(cwd, "out", "runs.parquet"));
  expect(Object.keys(rows[0])).toEqual(["scenario", "replicate", ...METRICS.map(({ id }) => id), "readers"]);
  expect(rows.filter(({ readers }) => Number(readers) > 0)).toHaveLength(3);
});

const rowsIn = (file: string) => {
  const bytes = readFileSync(file);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  return parquetReadObjects({ file: buffer });
};

test("run prints own metrics, ablation ranks own mechanisms", async () => {
  const cwd = folderWith();
  const { out } = await levain(["run", "tiny.json@newsletter.reach=0.9", ...SMALL, "--lang", "fr"], { cwd });
  expect(out).toMatch(/readers \[personnes\]\s+[1-9]/);
  const arms = ["tiny.json", "tiny.json@newsletter.reach=0.9"];
  const ablated = await levain(
    ["compare", ...arms, ...SMALL, "--headline", "readers", "--ablate", "--json"],
    { cwd },
  );
  expect(JSON.parse(ablated.out).ablations.readers).toContainEqual(
    expect.objectContaining({ mechanism: "newsletter", without: 0 }),
  );
});

describe("a study with own parts", () => {
  const VARIED = {
    scenarios: [TINY],
    vary: { "newsletter.reach": { values: [0.1, 0.5] } },
    design: undefined,
  };
  const UNTIL = { until: { metric: "readers", halfWidth: 1000 }, max: 6 };

  test("runs on all workers, resumes to the same bytes, and merges to Parquet with its metrics", async () => {
    const cwd = folderWith();
    writeStudy(cwd, { ...VARIED, replicates: 3 });
    const study = studyIn(cwd);
    const own = ["--own", "parts.mjs"];
    expect(await study("run", "study.json", "--out", "a", ...own, "--workers", "2")).toMatchObject({
      code: 0,
    });
    expect(await study("plan", "study.json", "--out", "b", ...own)).toMatchObject({ code: 0 });
    const shard = await study("run", "study.json", "--out", "b", ...own, "--shard", "1/2");
    expect(shard.code).toBe(0);
    expect(shard.out).toContain("levain study merge b --own parts.mjs combines them");
    const [some] = partsIn(join(cwd, "a"));
    rmSync(join(cwd, "a", "parts", some));
    expect(await study("resume", "a", ...own, "--workers", "1")).toMatchObject({ code: 0 });
    expect(await study("resume", "b", ...own)).toMatchObject({ code: 0 });
    expect(resultsIn(join(cwd, "b"))).toEqual(resultsIn(join(cwd, "a")));
    const rows = await rowsIn(join(cwd, "a", "runs.parquet"));
    const total = (reach: number) =>
      rows
        .filter((row) => row["newsletter.reach"] === reach)
        .reduce((sum, row) => sum + Number(row.readers), 0);
    expect(total(0.5)).toBeGreaterThan(total(0.1));
    const plan = JSON.parse(readFileSync(join(cwd, "a", "plan.json"), "utf8"));
    expect(plan).toMatchObject({ own: "../parts.mjs", study: { own: sha256 } });
    const manifest = JSON.parse(readFileSync(join(cwd, "a", "manifest.json"), "utf8"));
    expect(manifest.own).toEqual({ file: "parts.mjs", sha256 });
    expect(readFileSync(join(cwd, "a", "dictionary.csv"), "utf8")).toMatch(/^runs,readers,number,people,/m);
    expect((await study("status", "a", ...own)).code).toBe(0);
    expect((await study("merge", "a", ...own, "--format", "csv")).code).toBe(0);
    expect(readFileSync(join(cwd, "a", "runs.csv"), "utf8")).toMatch(/,readers\r?\n/);
  });

  test("stops by an own metric", async () => {
    const cwd = folderWith();
    writeStudy(cwd, { ...VARIED, replicates: UNTIL });
    expect((await studyIn(cwd)("run", "study.json", "--out", "a", "--own", "parts.mjs")).code).toBe(0);
    expect((await studyIn(cwd)("run", "study.json", "--out", "b")).err).toContain("newsletter.reach");
  });

  test("refuses to go on once its parts have changed or are gone", async () => {
    const cwd = folderWith();
    writeStudy(cwd, { ...VARIED, replicates: 1 });
    const study = studyIn(cwd);
    await study("plan", "study.json", "--out", "a", "--own", "parts.mjs");
    writeFileSync(join(cwd, "parts.mjs"), `${PARTS}\n// another`);
    const changed = await study("resume", "a", "--own", "parts.mjs");
    expect(changed.code).toBe(EXIT.userError);
    expect(changed.err).toMatch(new RegExp(`own: .*${sha256.slice(0, 20)}`));
    rmSync(join(cwd, "parts.mjs"));
    const gone = await study("resume", "a", "--own", "parts.mjs", "--lang", "fr");
    expect(gone.err).toMatch(/--own\s: .*parts\.mjs.*un module JavaScript/);
    expect(existsSync(join(cwd, "a", "manifest.json"))).toBe(false);
  });

  test("runs no code that only its folder names", async () => {
    const cwd = folderWith(
      'globalThis.ran = true; export default { metrics: [{ id: "odd", measure: () => 1 }] };',
    );
    writeStudy(cwd, { replicates: 1 });
    const study = studyIn(cwd);
    expect((await study("plan", "study.json", "--out", "a", "--own", "parts.mjs")).code).toBe(0);
    Reflect.deleteProperty(globalThis, "ran");
    for (const command of ["status", "resume", "merge", "submit"]) {
      const engine = command === "submit" ? ["--engine", "slurm"] : [];
      const { code, err } = await study(command, "a", ...engine);
      expect(code, command).toBe(EXIT.userError);
      expect(err, command).toContain("if you trust this code, add --own parts.mjs");
      expect(Reflect.has(globalThis, "ran"), command).toBe(false);
    }
    expect((await study("status", "a", "--own", "parts.mjs")).code).toBe(0);
  });

  test("goes on past worlds in which they fail, and says why", async () => {
    const failing = 'export default { metrics: [{ id: "odd", measure: ({ week }) => week.no.such }] };';
    const cwd = folderWith(failing);
    writeStudy(cwd, { replicates: 1 });
    const ended = await studyIn(cwd)(
      "run",
      "study.json",
      "--out",
      "a",
      "--own",
      "parts.mjs",
      "--workers",
      "2",
    );
    expect(ended.code).toBe(EXIT.negative);
    await studyIn(cwd)("merge", "a", "--own", "parts.mjs", "--format", "csv");
    expect(readFileSync(join(cwd, "a", "runs.csv"), "utf8")).toMatch(/own\.metrics\.odd.*code that runs/);
  });
});

describe("a file of own parts is refused with what is wrong with it", () => {
  test.each<[string, string | Buffer | undefined, RegExp]>([
    ["missing.mjs", undefined, /--own: .*missing\.mjs.*a JavaScript module/],
    ["parts.ts", "export default {}", /--own: .*compile TypeScript/],
    ["parts.txt", "export default {}", /--own: .*a JavaScript module/],
    ["syntax.mjs", "export default {", /syntax\.mjs.*Unexpected.*loads/],
    ["throws.mjs", "throw new Error('not today')", /throws\.mjs.*not today/],
    ["empty.mjs", "export const other = 1;", /empty\.mjs.*other.*exports metrics/],
    ["helper.mjs", 'import "./tiny.json";\nexport const metrics = [];', /helper\.mjs.*imports no other file/],
    [
      "package.mjs",
      'import { x } from "levain";\nexport const metrics = [x];',
      /package\.mjs.*imports no other/,
    ],
    [
      "node.mjs",
      "import fs from 'node:fs';\nexport const metrics = [];",
      /node\.mjs.*it imports node:fs.*imports no other file/,
    ],
    [
      "absolute.mjs",
      `const { one } = await import("file:///tmp/one.mjs");\nexport const metrics = [one];`,
      /absolute\.mjs.*it imports file:.*imports no other file/,
    ],
    ["waits.mjs", "await new Promise(() => {});", /waits\.mjs.*has loaded within 10 seconds/],
    ["ends.mjs", "process.exit(0);", /ends\.mjs.*leaves the process running; this one ends it/],
    ["late.mjs", "setTimeout(() => { throw new Error('too late'); });", /late\.mjs.*too late/],
    ["rejects.mjs", "Promise.reject(new Error('not kept'));", /rejects\.mjs.*not kept/],
    ["odd-1.mjs", "throw Object.create(null);", /odd-1\.mjs.*something that is no error/],
    ["odd-2.mjs", "throw { get message() { throw 1; } };", /odd-2\.mjs.*something that is no error/],
    ["odd-3.mjs", "throw undefined;", /odd-3\.mjs.*undefined/],
    [
      "odd-step.mjs",
      'export const mechanisms = [{ id: "odd", step() { throw Object.create(null); } }];',
      /own\.mechanisms\.odd.*without an error/,
    ],
    [
      "nan.mjs",
      'export const mechanisms = [{ id: "odd", step({ people }) { people.attachment.fill(NaN); } }];',
      /own\.mechanisms\.odd: NaN: expected a number in people\.attachment\[0\]/,
    ],
    [
      "nan-count.mjs",
      'export const mechanisms = [{ id: "odd", step({ operations: [one] }) { one.week.joiners = NaN; } }];',
      /own\.mechanisms\.odd: NaN: expected a number in .*\.week\.joiners/,
    ],
    [
      "infinite.mjs",
      'export const mechanisms = [{ id: "odd", step({ people }) { people.attachment[1] = 1 / 0; } }];',
      /own\.mechanisms\.odd: Infinity: expected a finite number in people\.attachment\[1\]/,
    ],
    [
      "infinite-number.mjs",
      'export const mechanisms = [{ id: "odd", worldNumbers: { z: 0 }, step({ numbers }) { numbers.z = -1 / 0; } }];',
      /own\.mechanisms\.odd: -Infinity: expected a finite number in numbers\.z/,
    ],
    [
      "infinite-week.mjs",
      'export const mechanisms = [{ id: "odd", step({ operations: [one] }) { one.nextConsideration[0] = -1 / 0; } }];',
      /own\.mechanisms\.odd: -Infinity: expected a finite number in .*\.nextConsideration\[0\]/,
    ],
    [
      "replaced.mjs",
      'export const mechanisms = [{ id: "odd", step({ people }) { people.attachment = new Float64Array(1); } }];',
      /own\.mechanisms\.odd: the column people\.attachment in its place; a step writes into columns/,
    ],
    [
      "removed.mjs",
      'export const mechanisms = [{ id: "odd", step({ people }) { delete people.attachment; } }];',
      /own\.mechanisms\.odd: the column people\.attachment in its place/,
    ],
    [
      "week.mjs",
      'export const mechanisms = [{ id: "odd", step(world) { world.week = -1; } }];',
      /own\.mechanisms\.odd: world\.week left as it is; a step changes columns, numbers and tallies/,
    ],
    [
      "operations.mjs",
      'export const mechanisms = [{ id: "odd", step({ operations: [one] }) { one.total = null; } }];',
      /own\.mechanisms\.odd: .*\.total left as it is/,
    ],
    [
      "keys.mjs",
      'export const mechanisms = [{ id: "odd", step(world) { world.keys.fill(1); } }];',
      /own\.mechanisms\.odd: world\.keys left as it is; a step changes columns, numbers and tallies/,
    ],
    [
      "status.mjs",
      'export const mechanisms = [{ id: "odd", step(world) { world.operations[0].status[0] = 2; } }];',
      /own\.mechanisms\.odd: operations\.0\.status left as it is; a step changes columns, numbers and tallies/,
    ],
    [
      "traits.mjs",
      'export const mechanisms = [{ id: "odd", step(world) { world.traits.freeHours[0] += 1; } }];',
      /own\.mechanisms\.odd: world\.traits left as it is; a step changes columns, numbers and tallies/,
    ],
    [
      "levers.mjs",
      'export const mechanisms = [{ id: "odd", step(world) { world.operations[0].levers.guidance = 9; } }];',
      /own\.mechanisms\.odd: operations\.0\.levers left as it is; a step changes columns, numbers and tallies/,
    ],
    [
      "list.mjs",
      'export const mechanisms = [{ id: "odd", step(world) { world.operations[0].active.add(3); } }];',
      /own\.mechanisms\.odd: operations\.0\.active left as it is; a step changes columns, numbers and tallies/,
    ],
    [
      "name.mjs",
      'export const mechanisms = [{ id: "odd", step(world) { world.operations[0].id = "x"; } }];',
      /own\.mechanisms\.odd: operations\.0\.id left as it is; a step changes columns, numbers and tallies/,
    ],
    [
      "another.mjs",
      'export const mechanisms = [{ id: "odd", step(world) { world.odd = new Map(); } }];',
      /own\.mechanisms\.odd: the keys of world left as it is; a step changes columns, numbers and tallies/,
    ],
    [
      "changing.mjs",
      'export const metrics = [{ id: "odd", measure({ people }) { return people.attachment[0]++; } }];',
      /own\.metrics\.odd: world\.people left as it is; a metric changes nothing/,
    ],
    [
      "symbol.mjs",
      'export const metrics = [{ id: "odd", measure: () => Symbol("x") }];',
      /own\.metrics\.odd: "Symbol\(x\)": expected measure to return a finite number/,
    ],
    [
      "fewer.mjs",
      'export const mechanisms = [{ id: "odd", step({ operations }) { operations.length = 0; } }];',
      /own\.mechanisms\.odd.*read only property 'length'/,
    ],
    [
      "parameters.mjs",
      'export const mechanisms = [{ id: "odd", step({ parameters }) { parameters.fatigue.load = 2; } }];',
      /own\.mechanisms\.odd.*read only property 'load'/,
    ],
    [
      "latin.mjs",
      Buffer.from(
        'export const metrics = [{ id: "ages", label: { en: "\xe2ges", fr: "\xe2ges" } }];',
        "latin1",
      ),
      /--own: "latin\.mjs": expected text in UTF-8; .* Windows-1252; save the file again as UTF-8/,
    ],
    [
      "promise.mjs",
      'export const mechanisms = [{ id: "odd", step() { return Promise.resolve(); } }];',
      /own\.mechanisms\.odd.*returns a promise/,
    ],
    ["number.mjs", "export default 7;", /own: .*\{metrics, mechanisms\}/],
    [
      "taken.mjs",
      'export const metrics = [{ id: "active", measure: () => 1 }];',
      /own\.metrics\.0\.id.*taken/,
    ],
    [
      "text.mjs",
      'export const metrics = [{ id: "odd", measure: () => "7" }];',
      /own\.metrics\.odd.*finite number/,
    ],
    [
      "step.mjs",
      'export const mechanisms = [{ id: "odd", step() { null.x; } }];',
      /own\.mechanisms\.odd.*without an error/,
    ],
  ])("%s", async (name, content, said) => {
    const cwd = folderWith();
    if (content !== undefined) writeFileSync(join(cwd, name), content);
    const { code, err, out } = await levain(["run", "tiny.json", "--replicates", "1", "--own", name], {
      cwd,
    });
    expect(err).toMatch(said);
    expect(err).not.toContain("base64");
    expect([code, out]).toEqual([EXIT.userError, ""]);
  });
});

test("people that a refused step has changed are drawn again for the other worlds of a study", async () => {
  const cwd = folderWith();
  const step = "step({ traits }) { traits.freeHours[0] = 9; }";
  writeFileSync(join(cwd, "odd.mjs"), `export const mechanisms = [{ id: "odd", ${step} }];`);
  const plain = { ...TINY, newsletter: undefined };
  const scenarios = [plain, { ...plain, id: "other" }];
  writeStudy(cwd, { scenarios, baseline: false, vary: undefined, design: undefined, replicates: 3 });
  const { code } = await studyIn(cwd)(
    "run",
    "study.json",
    "--out",
    "a",
    "--own",
    "odd.mjs",
    "--workers",
    "1",
  );
  expect(code).toBe(EXIT.negative);
  const rows = await rowsIn(join(cwd, "a", "runs.parquet"));
  expect(rows).toHaveLength(6);
  for (const { error } of rows) expect(error).toContain("world.traits left as it is");
});
