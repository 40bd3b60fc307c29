import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { scenarioOf } from "../../sim/host/cli/sources.ts";
import { readPopulation } from "../../sim/host/scenario/people-file.ts";
import { peopleCsv } from "../../sim/host/scenario/people-template.ts";
import { simulate } from "../../sim/index.ts";
import { valueAtPath } from "../../sim/input/paths.ts";
import { describeProblems, InputError } from "../../sim/input/problems.ts";
import { resolveScenario, type ScenarioInput } from "../../sim/model/built-in.ts";
import { PLAIN_CSV, SPREADSHEET_CSV } from "../../sim/tables/csv.ts";
import { TRAITS } from "../../sim/world/people/traits.ts";
import { levain, temporaryFolder, writeScenario } from "./command.ts";

const folder = temporaryFolder();
let files = 0;

/** A new file with this content. */
function csv(content: string | Uint8Array): string {
  const name = `${++files}.csv`;
  writeFileSync(join(folder, name), content);
  return name;
}

/** The problems of a table, one per line; empty for a valid one. */
function saidOf(content: string | Uint8Array, language: "en" | "fr" = "en"): string[] {
  try {
    scenarioOf(`baseline@population.file=${join(folder, csv(content))}`);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return describeProblems(error.problems, language).split("\n");
  }
}

const SMALL = { horizonWeeks: 12, population: { consumers: 60 }, consideration: { perWeek: 0.4 } } as const;
const ONE = { seed: "people", replicates: 1 };

type Population = NonNullable<ScenarioInput["population"]>;

/** The people of {@link SMALL} as a table. */
const exported = (form = PLAIN_CSV) =>
  [...peopleCsv(resolveScenario(SMALL).scenario, 60, "people", false, form)].join("");
const tableOf = (content: string) =>
  readPopulation(csv(content), folder, "") as { people: NonNullable<Population["people"]> };

test("people written to a file and read back make the same world to the last digit", () => {
  const { people } = tableOf(exported());
  const drawn = simulate(SMALL, ONE);
  expect(simulate({ ...SMALL, population: { people } }, ONE).report.digest).toBe(drawn.report.digest);
  const lists = JSON.parse(
    JSON.stringify(people, (_, value) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value)),
  );
  expect(simulate({ ...SMALL, population: { people: lists } }, ONE).report.digest).toBe(drawn.report.digest);
});

test("decimal commas, quotes, a byte order mark or Windows line ends change nothing", () => {
  const plain = exported();
  const [head, ...rows] = plain.trimEnd().split("\n");
  const french = [
    head.replaceAll(",", ";"),
    ...rows.map((row) => row.replaceAll(",", ";").replaceAll(".", ",")),
  ].join("\n");
  const forms = {
    ...{ french, spreadsheet: exported(SPREADSHEET_CSV.fr) },
    ...{
      marked: `\ufeff${plain}`,
      windows: plain.replaceAll("\n", "\r\n"),
      tabs: plain.replaceAll(",", "\t"),
    },
    ...{ quoted: plain.replace(/[^,\n]+/g, '"$&"'), padded: `${plain}\n\n  \n`, unended: plain.trimEnd() },
  };
  const expected = tableOf(plain);
  for (const [name, form] of Object.entries(forms)) expect(tableOf(form), name).toEqual(expected);
});

test("a column of 0 and 1 may have decimals, and no thousands", () => {
  const { people } = tableOf("badgeResponsive,freeHours\n1.000,1.500\n0.000,2.000\n");
  expect([...(people.badgeResponsive ?? [])]).toEqual([1, 0]);
});

test("a number that is too large hears how large it may be", () => {
  expect(saidOf("vigour\n1e300\n")).toEqual([
    expect.stringMatching(/vigour: 1e\+300: expected .*; at most 1e\+21$/),
  ]);
});

test("traits that are not given are drawn as without a table", () => {
  const { people } = tableOf("freeHours,vigour\n10,1\n20,2\n30,3\n");
  const { scenario } = resolveScenario({ population: { people } });
  expect(scenario.population.consumers).toBe(3);
  expect([...(scenario.population.people.freeHours ?? [])]).toEqual([10, 20, 30]);
  expect(scenario.population.people.skill.digital).toBe(null);
});

test("a table with a row per segment equals segments in the scenario", () => {
  const { segments } = scenarioOf(
    `baseline@population.file=${join(folder, csv("segment,share,freeHours.median,skill.digital.spread,badgeResponsive.median\nyoung,0.4,10,0.3,1\nold,0.6,50.5,2,0\n"))}`,
  ).scenario.population;
  const inJson = resolveScenario({
    population: {
      segments: {
        ...{ ordinary: null, "lead-user": null, distant: null },
        young: {
          share: 0.4,
          freeHours: { median: 10 },
          skill: { digital: { spread: 0.3 } },
          badgeResponsive: { median: 1 },
        },
        old: {
          share: 0.6,
          freeHours: { median: 50.5 },
          skill: { digital: { spread: 2 } },
          badgeResponsive: { median: 0 },
        },
      },
    },
  });
  expect(segments).toEqual(inJson.scenario.population.segments);
});

test("a table of too many segments is only counted", () => {
  const rows = Array.from({ length: 100_000 }, (_, row) => `s${row},oops`);
  const start = performance.now();
  expect(saidOf(`segment,share\n${rows.join("\n")}\n`)).toEqual(["100000: expected 1 to 20 segments"]);
  expect(saidOf("segment,share\na,oops\n")).toEqual([expect.stringMatching(/^line 2, share: "oops"/)]);
  expect(performance.now() - start).toBeLessThan(3000);
});

test("segments that the scenario does not declare are made from the table, all or none of them", () => {
  const { people } = tableOf("segment\nurban\nrural\nurban\nurban\n");
  const { segments } = resolveScenario({ population: { people } }).scenario.population;
  expect(Object.entries(segments).map(([id, { share }]) => [id, share])).toEqual([
    ["rural", 0.25],
    ["urban", 0.75],
  ]);
  expect(saidOf("segment\nordinary\nlead-usr\n")).toEqual([
    'line 3, segment: "lead-usr": expected a segment of the scenario, like other segments of these people; did you mean lead-user?',
  ]);
});

const NOTHING =
  "a header line of column names, followed by rows; levain new --population FILE.csv writes a table to start from";
const TEXT = "a text file in UTF-8; save the table as “CSV UTF-8”";

test.each<[name: string, content: string | Uint8Array, ...said: (string | RegExp)[]]>([
  ["empty", "", NOTHING],
  ["blank", "\n\r\n \n", NOTHING],
  ["no rows", "freeHours,vigour\n", NOTHING],
  ["binary", Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256), TEXT],
  [
    "UTF-16",
    Buffer.from("\ufefffreeHours\n1\n", "utf16le"),
    "a text file in UTF-8; this one is in UTF-16; save the table as “CSV UTF-8”",
  ],
  [
    "Latin-1",
    Buffer.from("segment\n\xe9t\xe9\n", "latin1"),
    "a text file in UTF-8; this one is in another encoding, such as Windows-1252; save the table as “CSV UTF-8”",
  ],
  ["unknown column", "freeHour\n1\n", "line 1, freeHour: unknown column; did you mean freeHours?"],
  ["part of a name", "money\n1\n", "line 1, money: unknown column; did you mean motivation.money?"],
  [
    "foreign column",
    "favourite\n1\n",
    /^line 1, favourite: unknown column; remove it; known: segment, motivation.money/,
  ],
  ["twice", "vigour,vigour\n1,1\n", "line 1, vigour: a column that occurs once"],
  ["nameless", "vigour,\n1,1\n", 'line 1: "": expected a name for column 2'],
  ["a word", "freeHours\nmany\n", 'line 2, freeHours: "many": expected a number of at least 0 (h/week)'],
  ["NaN", "skill.digital\nNaN\n", 'line 2, skill.digital: "NaN": expected a number from 0 to 1'],
  [
    "infinite",
    "vigour\nInfinity\n1e999\n",
    /^line 2, vigour: "Infinity": expected /,
    /^line 3, vigour: "1e999": expected a number /,
  ],
  ["hexadecimal", "vigour\n0x10\n", /^line 2, vigour: "0x10": expected /],
  [
    "out of range",
    "skill.digital\n1.01\n-0.1\n",
    /^line 2, skill.digital: 1.01: expected a number from 0 to 1$/,
    /-0.1/,
  ],
  [
    "half a badge",
    "badgeResponsive\n0.5\n",
    /^line 2, badgeResponsive: 0.5: expected a whole number from 0 to 1/,
  ],
  [
    "empty cell",
    "vigour,threshold\n1,\n",
    'line 2, threshold: "": expected a number from 0 to 1; remove the whole column to have it drawn at random',
  ],
  [
    "too many cells",
    "vigour,threshold\n0,5,0\n",
    "line 2: 3: expected 2 cells, one for each column; with decimal commas, separate the cells with ;",
  ],
  ["too few cells", "vigour,threshold\n1\n", "line 2: 1: expected 2 cells, one for each column"],
  ["empty line", "vigour\n1\n\n2\n", "line 3: a row; this line is empty"],
  [
    "comma in quotes",
    'vigour,threshold\n"1,5",1\n',
    'line 2, vigour: "1,5": expected a number of at least 0 (multiple); use a decimal point, or separate the cells with ;',
  ],
  [
    "two marks",
    "vigour;threshold\n1,5;0.5\n",
    'line 2, threshold: "0.5": expected a number from 0 to 1; use a decimal comma, as in the cells above',
  ],
  [
    "no id",
    "segment\nMy Friends\n",
    'line 2, segment: "My Friends": expected an id of lower-case letters, digits and hyphens, at most 64 characters, not only digits; for example my-friends',
  ],
  [
    "share missing",
    "segment,freeHours.median\na,3\n",
    "line 1, share: missing; a table with a row per segment needs it",
  ],
  ["segment missing", "share\n1\n", "line 1, segment: missing; a table with a row per segment needs it"],
  [
    "both forms",
    "segment,share,freeHours\na,1,3\n",
    "line 1, freeHours: in a table with a row per segment, freeHours.median, freeHours.spread",
  ],
  [
    "segment twice",
    "segment,share\na,0.5\na,0.5\n",
    'line 3, segment: "a": expected one row for each segment',
  ],
  ["shares", "segment,share\na,0.5\nb,0.4\n", /^population.segments.<id>.share: .* shares that add up to 1/],
])("%s is said", (_, content, ...said) => {
  const lines = saidOf(content);
  expect(lines).toHaveLength(said.length);
  said.forEach((words, place) => {
    if (typeof words === "string")
      expect(lines[place].replace(/^population.file: "[^"]*": expected /, "")).toBe(words);
    else expect(lines[place]).toMatch(words);
  });
});

test("all problems are reported at once, up to twenty, in French too", () => {
  const lines = saidOf(`freeHours,skill.digital\n${"x,2\n".repeat(15)}`, "fr");
  expect(lines).toHaveLength(21);
  expect(lines[0]).toBe('ligne 2, freeHours : "x" — attendu : un nombre d’au moins 0 (h/semaine)');
  expect(lines[20]).toBe("et 10 autres problèmes");
});

test("a population beyond the largest is refused before it is read", () => {
  const before = process.cpuUsage();
  expect(saidOf(`vigour\n${"1\n".repeat(10_000_000)}`)[0]).toContain(
    "at most 1,000,000 people, one row each",
  );
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(2000);
});

const number = fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0);
const FRACTIONS = Object.keys(TRAITS).filter((id) => TRAITS[id].scale === "logit-normal");

test("every table of numbers is read to the last digit, whatever its format", () => {
  const tables = fc.uniqueArray(fc.constantFrom(...FRACTIONS), { minLength: 1, maxLength: 6 }).chain((ids) =>
    fc.record({
      ids: fc.constant(ids),
      rows: fc.array(fc.tuple(...ids.map(() => number)), { minLength: 1, maxLength: 40 }),
      separator: fc.constantFrom(",", ";", "\t"),
      comma: fc.boolean(),
      end: fc.constantFrom("\n", "\r\n"),
      quoted: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(tables, ({ ids, rows, separator, comma, end, quoted }) => {
      const cell = (text: string) => (quoted ? `"${text}"` : text);
      const shown = (value: number) =>
        cell(comma && separator !== "," ? String(value).replace(".", ",") : String(value));
      const lines = [ids.map(cell), ...rows.map((row) => row.map(shown))];
      const { people } = tableOf(lines.map((line) => line.join(separator)).join(end));
      ids.forEach((id, place) => {
        expect([...(valueAtPath(people, id) as Float64Array)]).toEqual(rows.map((row) => row[place]));
      });
    }),
    { numRuns: 100 },
  );
});

test("any text is either read or refused with a message", () => {
  const cells = fc.constantFrom(
    "vigour",
    "segment",
    "1",
    "a",
    ",",
    ";",
    '"',
    "\n",
    "\r\n",
    "",
    "0,5",
    "share",
    "é",
    "\t",
  );
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 30 }), (parts) => {
      for (const line of saidOf(parts.join(""))) expect(line).toMatch(/: .|^and \d+ more/);
    }),
    { numRuns: 200 },
  );
});

test("the command writes people who make the scenario's own world, for any number of workers", async () => {
  const cwd = temporaryFolder();
  writeScenario(join(cwd, "mine.json"), { ...SMALL, extends: "launch-forum" });
  const made = await levain(["new", "--population", "x.csv", "--rows", "60", "--from", "mine.json"], { cwd });
  expect(made).toMatchObject({ code: 0, err: "" });
  writeScenario(join(cwd, "given.json"), {
    ...SMALL,
    extends: "launch-forum",
    population: { file: "x.csv" },
  });
  const digest = async (scenario: string, ...more: string[]) => {
    const ended = await levain(["run", scenario, "--json", ...more], { cwd });
    expect(ended).toMatchObject({ code: 0, err: "" });
    return JSON.parse(ended.out).digest;
  };
  expect(await digest("given.json", "--replicates", "1")).toBe(
    await digest("mine.json", "--replicates", "1"),
  );
  const several = await digest("given.json", "--replicates", "6", "--workers", "1");
  expect(await digest("given.json", "--replicates", "6", "--workers", "2")).toBe(several);
  expect(await digest("mine.json", "--replicates", "6", "--workers", "1"), "others in later worlds").not.toBe(
    several,
  );
});

test("show prints the people's hash, and its output is refused once the people have changed", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "x.csv"), "freeHours\n10\n20\n");
  writeScenario(join(cwd, "given.json"), { population: { file: "x.csv" } });
  const { out } = await levain(["show", "given.json"], { cwd });
  expect(JSON.parse(out).population).toMatchObject({
    ...{ file: "x.csv", consumers: 2, peopleSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    people: { freeHours: null },
  });
  writeFileSync(join(cwd, "shown.json"), out);
  expect((await levain(["show", "shown.json"], { cwd })).out).toBe(out);
  writeFileSync(join(cwd, "x.csv"), "freeHours\n10\n21\n");
  const changed = await levain(["validate", "shown.json"], { cwd });
  expect(changed.code).toBe(2);
  expect(changed.err).toContain("the people have changed; remove it");
});

test("new writes an example beside a scenario that uses it, and overwrites nothing without --force", async () => {
  const cwd = temporaryFolder();
  const typed = ["new", "mine.json", "--population", "people.csv"];
  expect(await levain(typed, { cwd })).toMatchObject({ code: 0, err: "" });
  expect((await levain(["validate", "mine.json"], { cwd })).out).toBe("mine.json: valid\n");
  const again = await levain(typed, { cwd });
  expect(again.code).toBe(2);
  expect(again.err.match(/a file that does not exist yet; choose another name, or --force/g)).toHaveLength(2);
  expect(await levain([...typed, "--force"], { cwd })).toMatchObject({ code: 0, err: "" });
  const french = ["--format", "csv-excel-fr", "--force"];
  expect(await levain([...typed, ...french], { cwd })).toMatchObject({ code: 0, err: "" });
  expect(readFileSync(join(cwd, "people.csv"), "utf8")).toMatch(/^\ufeffsegment;.*\r\n[a-z-]+;\d+,\d+;/);
  expect((await levain(["validate", "mine.json"], { cwd })).out).toBe("mine.json: valid\n");
  expect((await levain(["new", "--rows", "3"], { cwd })).code).toBe(2);
});

test("a missing file, a folder, and consumers that contradict the rows are reported", () => {
  const said = (population: object) => {
    const source = { raw: { population }, name: "s", where: "", base: () => expect.unreachable() };
    try {
      resolveScenario({
        ...source,
        raw: { ...source.raw, extends: null },
        table: (file) => readPopulation(file, folder, ""),
      });
    } catch (error) {
      if (error instanceof InputError) return error.message;
    }
    return "";
  };
  expect(said({ file: "none.csv" })).toMatch(
    /^population.file: "none.csv": expected a file that exists and can be read; levain new/,
  );
  expect(said({ file: "." })).toBe('population.file: ".": expected a file');
  const file = csv("vigour\n1\n2\n");
  expect(said({ file })).toBe("");
  expect(said({ file, consumers: 3 })).toBe(
    "population.consumers: 3: expected the same number as the file has: 2 people",
  );
  expect(said({ file, people: { vigour: [1, 2] } })).toContain("either a file or lists of people");
  expect(() => simulate({ population: { file } })).toThrow(
    "no file, because this scenario does not come from a file",
  );
});

test("the command reports problems of a table, and --consumers takes its first people", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "x.csv"), "segment;freeHours\nordinary;10\nordinary;20,5\ndistant;30\n");
  writeFileSync(join(cwd, "bad.csv"), "segment;freeHours\nordinary;dix\n");
  writeFileSync(join(cwd, "wrong.csv"), "segment\nordinary\nordinery\n");
  const GIVEN = "baseline@population.file=";
  const size = ["--weeks", "2", "--replicates", "1", "--workers", "1"];
  const run = (...typed: string[]) => levain(["run", ...typed, ...size], { cwd });
  expect(await run(`${GIVEN}x.csv`, "--consumers", "2", "--out", "few")).toMatchObject({ code: 0 });
  const { resolved } = JSON.parse(readFileSync(join(cwd, "few", "manifest.json"), "utf8")).scenarios[0];
  expect(resolved.population).toMatchObject({ file: "x.csv", consumers: 2, people: { freeHours: null } });
  const many = await run(`${GIVEN}x.csv`, "--consumers", "4");
  expect(many.err).toContain("population.consumers: 4: expected the same number as the file has: 3 people");
  const bad = await levain(["validate", `${GIVEN}bad.csv`, "--lang", "fr"], { cwd });
  expect(bad).toMatchObject({
    code: 2,
    err: 'levain: bad.csv : ligne 2, freeHours : "dix" — attendu : un nombre d’au moins 0 (h/semaine)\n',
  });
  const wrong = await levain(["validate", `${GIVEN}wrong.csv`], { cwd });
  expect(wrong.err).toMatch(
    /^levain: wrong.csv: line 3, segment: "ordinery": expected .*did you mean ordinary\?$/m,
  );
  const table = await levain(["validate", "x.csv"], { cwd });
  expect(table.err).toContain("for example baseline@population.file=x.csv");
});

test("the tables shown in docs/people.md can be read", () => {
  const blocks = [...readFileSync("docs/people.md", "utf8").matchAll(/```csv\n(.*?)```/gs)].map(
    ([, content]) => content,
  );
  expect(blocks).toHaveLength(2);
  for (const content of blocks) expect(saidOf(content)).toEqual([]);
});
