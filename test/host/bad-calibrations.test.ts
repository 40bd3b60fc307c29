import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCalibration } from "../../sim/host/calibration/calibration-file.ts";
import { describeProblems, InputError } from "../../sim/input/problems.ts";
import { levain, temporaryFolder, writeScenario } from "./command.ts";

const SOUND = {
  id: "sound",
  scenario: { extends: "launch-forum", horizonWeeks: 30 },
  targets: [{ metric: "gini", value: 0.9, tolerance: 0.1 }],
  free: { "quitting.stopHazardScale": { range: [0.1, 0.6] } },
};

/** The error for a calibration with these changes, next to these files. */
function saidOf(parts: object | string, files: Record<string, string | Uint8Array> = {}): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeScenario(join(folder, name), content);
  const path = join(folder, "c.json");
  writeScenario(path, typeof parts === "string" ? parts : { ...SOUND, ...parts });
  try {
    readCalibration(path);
    return "";
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const french = describeProblems(error.problems, "fr", error.where);
    expect(french.split("\n")).toHaveLength(error.problems.length);
    return error.message.replaceAll(`${folder}/`, "");
  }
}

const target = (more: object) => ({ targets: [{ ...SOUND.targets[0], ...more }] });
const free = (path: string, entry: unknown) => ({ free: { [path]: entry } });
const table = (text: string | Uint8Array) => saidOf({ targets: [{ table: "t.csv" }] }, { "t.csv": text });
const HEADER = "metric,value,tolerance,week\n";

test("a valid calibration is not refused", () => {
  expect(saidOf({})).toBe("");
  expect(saidOf({ $schema: "../docs/calibration.schema.json", version: 1 })).toBe("");
  expect(saidOf({ scenario: "launch-forum" })).toBe("");
  expect(saidOf(free("operations.forum.effortHoursPerContribution", { range: [0.1, 1] }))).toBe("");
  expect(saidOf(free("population.segments.ordinary.vigour.spread", { range: [0.5, 2], scale: "log" }))).toBe(
    "",
  );
  expect(saidOf(free("operations.forum.levers.support.guidance", { range: [0, 8] }))).toBe("");
  expect(saidOf(target({ metric: "active", week: 29 }))).toBe("");
});

test.each<[object | string, ...string[]]>([
  ["[1]", "c.json: [1]: expected an object"],
  [
    target({ value: 45, tolerance: 5 }),
    "targets.0.value: 45: expected a value that gini can have: a number from 0 to 1",
    "write 45 % as 0.45",
  ],
  [target({ value: -0.2 }), "targets.0.value: -0.2: expected a value that gini can have"],
  [target({ metric: "strain", week: 3, value: 5 }), "a value that strain can have"],
  ["{", "valid JSON"],
  [{ target: [] }, "target: unknown key; did you mean targets?"],
  [{ version: 2 }, "version: 2: expected a version of the format up to 1"],
  [{ id: "Not an id" }, 'id: "Not an id": expected an id of lower-case letters', "for example not-an-id"],
  [{ scenario: undefined }, "scenario: missing; the name of a scenario"],
  [{ scenario: 3 }, "scenario: 3: expected the name of a scenario"],
  [
    { scenario: "comunity-forum" },
    'scenario: "comunity-forum": expected a built-in',
    "did you mean community-forum?",
  ],
  [{ scenario: { horizonWeek: 3 } }, "scenario.horizonWeek: unknown field; did you mean horizonWeeks?"],
  [
    { scenario: { extends: "../elsewhere" } },
    'scenario.extends: "../elsewhere": expected a built-in scenario',
  ],
  [{ targets: [] }, "targets: []: expected a list of 1 to 1000"],
  [{ targets: [3] }, "targets.0: 3: expected an object"],
  [{ targets: undefined }, "targets: missing"],
  [target({ metric: "ginni" }), 'targets.0.metric: "ginni": expected the id of a metric; did you mean gini?'],
  [target({ value: "0.9" }), 'targets.0.value: "0.9": expected a number'],
  [target({ tolerance: 0 }), "targets.0.tolerance: 0: expected a number above 0"],
  [target({ tolerence: 1 }), "targets.0.tolerence: unknown key; did you mean tolerance?"],
  [target({ week: 2 }), "targets.0.week: 2: expected no week: gini is measured when the horizon ends"],
  [target({ metric: "strain" }), "targets.0.week: missing; strain is measured every week"],
  [target({ metric: "active", week: 30 }), "targets.0.week: 30: expected a week from 0 to 29"],
  [target({ metric: "active", week: 1.5 }), "targets.0.week: 1.5: expected a whole number"],
  [
    { targets: [...SOUND.targets, { metric: "gini", value: 0.5, tolerance: 0.2 }] },
    'targets.1.metric: "gini": expected a metric and week that no other target has; targets.0 has the same (0.9 ± 0.1)',
  ],
  [
    { targets: [...SOUND.targets, ...SOUND.targets] },
    'targets.1.metric: "gini": expected a metric and week that no other target has; targets.0 has the same',
  ],
  [{ free: {} }, "free: {}: expected an object with 1 to 20 entries"],
  [{ free: undefined }, "free: missing"],
  [
    { free: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`a${i}`, { range: [0, 1] }])) },
    "an object with 1 to 20 entries",
  ],
  [free("quitting.stopHazardScal", { range: [0, 1] }), "did you mean quitting.stopHazardScale?"],
  [
    free("__proto__.x", { range: [0, 1] }),
    "free.__proto__.x: not a field of sound; levain show SCENARIO lists all",
  ],
  [free("mechanisms.quitting", { range: [0, 1] }), "free.mechanisms.quitting: a field that takes numbers"],
  [free("title", { range: [0, 1] }), "free.title: a field that takes numbers"],
  [
    free("operations.nowhere.startWeek", { range: [0, 1] }),
    "free.operations.nowhere.startWeek: not a field of sound",
  ],
  [
    { scenario: "launch-forum", ...free("no.such.field.at.all", { range: [0, 1] }) },
    "free.no.such.field.at.all: not a field of launch-forum; levain show launch-forum lists all fields",
  ],
  [
    free("operations.*.levers.*.*", { range: [0, 1] }),
    "a path that stands for one field, possibly under different ids",
  ],
  [free("horizonWeeks", { range: [10, 20] }), "does not change the length of the scenario"],
  [free("quitting.stopHazardScale", {}), "free.quitting.stopHazardScale.range: missing; [low, high]"],
  [free("quitting.stopHazardScale", { range: [0.1] }), "range: [0.1]: expected [low, high], two numbers"],
  [
    free("quitting.stopHazardScale", { range: [0.6, 0.1] }),
    "range: [0.6,0.1]: expected two different values, the lower first",
  ],
  [
    free("quitting.stopHazardScale", { range: [0.1, 1.5] }),
    "range: [0.1,1.5]: expected a number from 0 to 1",
  ],
  [
    free("quitting.stopHazardScale", { range: [0, 1], scale: "log" }),
    "range: [0,1]: expected numbers above 0",
  ],
  [free("quitting.stopHazardScale", { range: [0, 1], scale: "lin" }), "one of linear, log"],
  [free("operations.forum.startWeek", { range: [0.5, 3] }), "range: [0.5,3]: expected a whole number"],
  [
    free("population.segments.ordinary.share", { range: [0.1, 0.9] }),
    "free.population.segments.ordinary.share.range: 0.1: expected values with which sound is consistent; population.segments",
    "free.population.segments.ordinary.share.range: 0.9: expected values with which sound is consistent; population.segments",
  ],
  [
    {
      free: Object.fromEntries(
        ["*", "distant"].map((id) => [`population.segments.${id}.vigour.spread`, { range: [1, 3] }]),
      ),
    },
    "free.population.segments.distant.vigour.spread: each field once; population.segments.*.vigour.spread already varies population.segments.distant.vigour.spread",
  ],
  [
    {
      ...free("levers.support.guidance", { range: [0, 9] }),
      scenario: { extends: "launch-forum", horizonWeeks: 30, levers: { support: { guidance: "week" } } },
    },
    'free.levers.support.guidance: "week": expected a field that holds a number',
  ],
  [{ worlds: 0 }, "worlds: 0: expected a whole number from 1 to 1000"],
  [{ settings: 1e9 }, "settings: 1000000000: expected a whole number from 10 to 10000"],
  [{ settings: 10, keep: 0.2 }, "settings: 10: expected enough to keep 4"],
  [
    { settings: 10_000, keep: 0.5 },
    "keep: 0.5: expected a share that keeps at most 1000 of the 10000 settings",
  ],
  [{ keep: 1 }, "keep: 1: expected a number from 0.1 to 0.9"],
  [{ seed: "" }, 'seed: "": expected text of 1 to 200 characters'],
  [{ check: [{ id: "a" }] }, "check.0.targets: missing"],
  [{ check: [{ id: "a", set: { extends: "baseline" }, ...target({}) }] }, "extends belongs to a file"],
  [
    { check: [{ id: "a", set: { horizonWeeks: 0 }, ...target({}) }] },
    "check.0.set.horizonWeeks: 0: expected a whole",
  ],
  [
    { check: [{ id: "a", ...target({ metric: "active", week: 40 }) }] },
    "check.0.targets.0.week: 40: expected a week from 0 to 29",
  ],
  [
    {
      ...free("operations.forum.startWeek", { range: [0, 3] }),
      check: [{ id: "a", set: { operations: { forum: null, other: {} } }, ...target({}) }],
    },
    "check.0.set: a scenario that still has the free field operations.forum.startWeek",
  ],
  [{ check: [1, 2].map(() => ({ id: "a", ...target({}) })) }, 'check.1.id: "a": expected a different id'],
  [{ also: [1, 2].map(() => ({ id: "a", ...target({}) })) }, 'also.1.id: "a": expected a different id'],
  [
    { also: [{ id: "a", ...target({ metric: "active", week: 40 }) }] },
    "also.0.targets.0.week: 40: expected a week from 0 to 29",
  ],
  [{ also: [{ id: "a", set: { extends: "baseline" }, ...target({}) }] }, "extends belongs to a file"],
  ...["also", "check"].flatMap((key): [object, ...string[]][] => [
    [
      { [key]: [{ id: "a", set: { quitting: { stopHazardScale: 0.5 } }, ...target({}) }] },
      `${key}.0.set.quitting.stopHazardScale: 0.5: expected a field that is not free`,
      "this one would have no effect",
    ],
    [
      {
        free: { "population.segments.*.vigour.spread": { range: [1, 2] } },
        [key]: [
          {
            ...{ id: "a", ...target({}) },
            set: { population: { segments: { ordinary: { vigour: { spread: 1 } } } } },
          },
        ],
      },
      `${key}.0.set.population.segments.ordinary.vigour.spread: 1: expected a field that is not free`,
    ],
    [
      {
        [key]: [
          { id: "a", set: { operations: { forum: { quitting: { stopHazardScale: 0.5 } } } }, ...target({}) },
        ],
      },
      `${key}.0.set: a scenario in which some operation follows the free field quitting.stopHazardScale`,
    ],
  ]),
  [
    {
      free: {
        "quitting.stopHazardScale": { range: [0.1, 0.6] },
        "operations.*.quitting.stopHazardScale": { range: [0.1, 0.6] },
      },
    },
    "free.quitting.stopHazardScale: a field that some operation follows; here each has its own value",
  ],
  [{ targets: [{ table: "nowhere.csv" }] }, 'targets.0.table: "nowhere.csv": expected a file that exists'],
])("%j", (parts, ...said) => {
  const found = saidOf(parts);
  for (const words of said) expect(found).toContain(words);
});

test("all problems are reported at once, each with its file", () => {
  const said = saidOf(
    { ...target({ tolerance: -1 }), scenario: "mine", worlds: "x", free: { a: {}, b: { range: [2, 1] } } },
    { "mine.json": '{"horizonWeek": 3}' },
  );
  expect(said.split("\n")).toEqual([
    "c.json: targets.0.tolerance: -1: expected a number above 0",
    "c.json: free.a.range: missing; [low, high], two numbers",
    'c.json: worlds: "x": expected a whole number from 1 to 1000',
    "c.json: mine.json, horizonWeek: unknown field; did you mean horizonWeeks?",
  ]);
});

test.each([
  ["metric,val,tolerance\ngini,1,1\n", "t.csv, line 1, val: unknown column", "line 1, value: missing"],
  ["metric,value,value,tolerance\ngini,1,1,1\n", "line 1, value: a column that occurs once"],
  [
    `${HEADER}ginni,1,0.1,\n`,
    't.csv, line 2, metric: "ginni": expected the id of a metric; did you mean gini?',
  ],
  [`${HEADER}gini,one,0.1,\n`, 't.csv, line 2, value: "one": expected a number'],
  [`${HEADER}gini,,0.1,\n`, 't.csv, line 2, value: "": expected a number'],
  [`${HEADER}gini,1,0,\n`, 't.csv, line 2, tolerance: "0": expected a number above 0'],
  [`${HEADER}active,1,1,30\n`, "t.csv, line 2, week: 30: expected a week from 0 to 29"],
  [`${HEADER}gini,1,1,3\n`, "t.csv, line 2, week: 3: expected no week: gini"],
  [`${HEADER}gini,1\n`, "t.csv, line 2: 2: expected 4 cells"],
  [
    `${HEADER}gini,0.1,0.1,\ngini,0.9,0.1,\n`,
    't.csv, line 3, metric: "gini": expected a metric and week that no other target has; t.csv, line 2 has the same',
  ],
  [
    `${HEADER}active,3,1,5\nactive,4,2,5.0\ncontributions,40,100,\ncontributions,40,100,\n`,
    't.csv, line 3, metric: "active": expected a metric and week that no other target has; t.csv, line 2 has the same (3 ± 1)',
    "t.csv, line 5",
  ],
  ["", 'targets.0.table: "t.csv": expected a header line of column names, followed by rows'],
  [
    "\ufeffmetric;value;tolerance\ngini;0,9;1.5\n",
    "t.csv, line 2, tolerance",
    "use a decimal comma, as in the cells above",
  ],
  [new Uint8Array([77, 0, 3]), 'targets.0.table: "t.csv": expected a text file in UTF-8'],
  [new Uint8Array([0xe9, 10, 0xe9, 10]), 'targets.0.table: "t.csv": expected a text file in UTF-8'],
])("the table %j", (text, ...said) => {
  const found = table(text);
  for (const words of said) expect(found).toContain(words);
});

test("the same target in two tables, and in a table and in place", () => {
  const rows = `${HEADER}gini,0.9,0.1,\n`;
  const targets = [{ table: "a.csv" }, { table: "b.csv" }, ...SOUND.targets];
  const found = saidOf({ targets }, { "a.csv": rows, "b.csv": rows });
  expect(found).toContain("b.csv, line 2, metric");
  expect(found).toContain("targets.2.metric");
  expect(found.match(/a\.csv, line 2 has the same/g)).toHaveLength(2);
});

test("a table that is a folder", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "t.csv"));
  writeScenario(join(folder, "c.json"), { ...SOUND, targets: [{ table: "t.csv" }] });
  expect(() => readCalibration(join(folder, "c.json"))).toThrow('targets.0.table: "t.csv": expected a file');
});

test("a line of megabytes is refused without being held in memory", () => {
  const long = "x".repeat(5 * 2 ** 20);
  const said = 'targets.0.table: "t.csv": expected one row per line; here one line is several megabytes long';
  expect(table(HEADER + long)).toContain(said);
  expect(table(`${HEADER}gini,0.9,0.1,\n${long}\n`)).toContain(said);
  expect(table(`${long}\n`)).toContain(said);
});

test("ten million rows are refused without being read", async () => {
  const folder = temporaryFolder();
  const file = openSync(join(folder, "t.csv"), "w");
  writeSync(file, HEADER);
  const rows = "gini,0.9,0.1,\n".repeat(100_000);
  for (let part = 0; part < 100; part++) writeSync(file, rows);
  closeSync(file);
  writeScenario(join(folder, "c.json"), { ...SOUND, targets: [{ table: "t.csv" }] });
  const ended = await levain(["calibrate", "c.json", "--out", "out"], { cwd: folder });
  expect(ended).toMatchObject({ code: 2, out: "" });
  expect(ended.err).toBe('levain: c.json: targets.0.table: "t.csv": expected at most 1000 rows\n');
});

test("tables may not hold more than their calibration may", () => {
  const rows = (metric: string) =>
    HEADER + Array.from({ length: 600 }, (_, week) => `${metric},5,5,${week}\n`).join("");
  const scenario = { extends: "launch-forum", horizonWeeks: 600 };
  const tables = { scenario, targets: [{ table: "a.csv" }, { table: "b.csv" }] };
  expect(saidOf(tables, { "a.csv": rows("active"), "b.csv": rows("strain") })).toContain(
    "targets: at most 1000 targets",
  );
});

test("problems that a user meets on the command line", async () => {
  const cwd = temporaryFolder();
  const missing = await levain(["calibrate", "c.json", "--out", "out", "--lang", "fr"], { cwd });
  expect(missing).toMatchObject({ code: 2, out: "" });
  expect(missing.err).toContain("un fichier qui existe et que l’on peut lire");
  expect((await levain(["calibrate", "c.json"], { cwd })).code).toBe(2);
  writeScenario(join(cwd, "c.json"), { ...SOUND, ...target({ metric: "ginni" }) });
  const french = await levain(["calibrate", "c.json", "--out", "out", "--lang", "fr"], { cwd });
  expect(french.err).toContain("l’identifiant d’un indicateur ; vouliez-vous dire gini ?");
});

test("a # in the name of a folder is no part of a problem's path", () => {
  const folder = join(temporaryFolder(), "forum #1");
  mkdirSync(folder);
  const path = join(folder, "c.json");
  writeScenario(path, { ...SOUND, scenario: { extends: "launch-forum", horizonWeeks: "x" } });
  expect(() => readCalibration(path)).toThrow(/c\.json: scenario\.horizonWeeks: "x"/);
});

describe("tables are not read in vain", () => {
  const rows = `${HEADER}gini,0.9,0.1,\n`;

  test("one that a list names again", () => {
    const found = saidOf({ targets: new Array(1000).fill({ table: "a.csv" }) }, { "a.csv": rows });
    expect(found).toContain('targets.1.table: "a.csv": expected a table that the list names once');
    expect(found.split("\n").length).toBeLessThan(60);
  });

  test("but checks may name it again", () => {
    const check = [{ id: "again", targets: [{ table: "a.csv" }] }];
    expect(saidOf({ targets: [{ table: "a.csv" }], check }, { "a.csv": rows })).toBe("");
  });

  test("others, once there are as many problems as are told, or more targets than there may be", () => {
    const wrong = `${HEADER}${"gini,x,0.1,\n".repeat(30)}`;
    const names = ["a", "b", "c", "d", "e"];
    const targets = [...names, "missing"].map((name) => ({ table: `${name}.csv` }));
    const check = [{ id: "later", set: { sgments: 1 }, targets }];
    const broken = saidOf(
      { targets, check },
      Object.fromEntries(names.map((name) => [`${name}.csv`, wrong])),
    );
    expect(broken).toContain("c.csv, line 2");
    expect(broken).not.toMatch(/e\.csv|missing|sgments/);

    const rowsOf = (metric: string) =>
      HEADER + Array.from({ length: 600 }, (_, week) => `${metric},5,5,${week}\n`).join("");
    const sound = { "a.csv": rowsOf("active"), "b.csv": rowsOf("strain") };
    const many = ["a", "b", "missing"].map((name) => ({ table: `${name}.csv` }));
    const found = saidOf({ scenario: { extends: "launch-forum", horizonWeeks: 600 }, targets: many }, sound);
    expect(found).toContain("targets: at most 1000 targets");
    expect(found).not.toContain("missing");
  });
});
