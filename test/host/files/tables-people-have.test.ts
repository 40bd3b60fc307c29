import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dsvFormat } from "d3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readTargets } from "../../../sim/host/calibration/target-table.ts";
import { readPopulation } from "../../../sim/host/scenario/people-file.ts";
import { describeProblems, InputError } from "../../../sim/input/problems.ts";
import { temporaryFolder } from "../command.ts";

const folder = temporaryFolder();
let files = 0;

/** A new file with this content. */
function csv(content: string | Uint8Array): string {
  const name = `${++files}.csv`;
  writeFileSync(join(folder, name), content);
  return name;
}

/** What `read` gives, or what is said instead, one problem per line. */
function readOrSaid<T>(read: () => T, language: "en" | "fr" = "en"): T | string {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return describeProblems(error.problems, language);
  }
}

interface People {
  freeHours: Float64Array;
  segment: string[];
}

/** The hours, or the segments and the hours, of a table of people; or its problems. */
const hoursIn = (content: string | Uint8Array) =>
  readOrSaid(() => [...(readPopulation(csv(content), folder, "").people as People).freeHours]);
const saidOf = (content: string | Uint8Array, language: "en" | "fr" = "en") =>
  readOrSaid(() => JSON.stringify(readPopulation(csv(content), folder, "")), language);

/** Value, tolerance, note and line of the targets in a table; or its problems. */
const targetsIn = (content: string) =>
  readOrSaid(() =>
    readTargets(csv(content), join(folder, "c.json"), "targets.0").map(({ value, tolerance, note, line }) => [
      value,
      tolerance,
      note,
      line,
    ]),
  );

const HEADER = "segment,freeHours\n";
const TWO = [23.5, 51];

test.each<[name: string, content: string]>([
  ["line ends of CR only", "segment,freeHours\rordinary,23.5\rdistant,51"],
  ["line ends of CR only, the last one ended", "segment,freeHours\rordinary,23.5\rdistant,51\r"],
  ["mixed line ends", "segment,freeHours\r\nordinary,23.5\ndistant,51\r"],
  ["a line for spreadsheets", "sep=;\r\nsegment;freeHours\r\nordinary;23,5\r\ndistant;51\r\n"],
  ["such a line in quotes, after a mark", '\ufeff"sep=;"\nsegment;freeHours\nordinary;23,5\ndistant;51\n'],
  ["such a line for a comma", "sep=,\nsegment,freeHours\nordinary,23.5\ndistant,51\n"],
  ["a bar that is announced", "SEP=|\nsegment|freeHours\nordinary|23.5\ndistant|51\n"],
  [
    "such a line with the cells that a spreadsheet adds",
    "sep=;;\nsegment;freeHours\nordinary;23,5\ndistant;51\n",
  ],
  ["empty rows at the end", `${HEADER}ordinary,23.5\ndistant,51\n,\n,\n`],
  ["empty rows of other lengths", `${HEADER}ordinary,23.5\ndistant,51\n,,,\n\n  \n" ",""\n`],
  ["empty rows between", `${HEADER}ordinary,23.5\n,\n\ndistant,51\n`],
  ["empty lines above", `\n,,\n${HEADER}ordinary,23.5\ndistant,51\n`],
  ["empty cells at the end of rows", `${HEADER}ordinary,23.5,\ndistant,51,,\n`],
  ["empty columns at the end", "segment,freeHours,,\nordinary,23.5,,\ndistant,51,,\n"],
  ["an empty column between", "segment,,freeHours\nordinary,,23.5\ndistant, ,51\n"],
  ["the index of pandas", ",segment,freeHours\n0,ordinary,23.5\n1,distant,51\n"],
  ["row names of R", '"","segment","freeHours"\n"1","ordinary",23.5\n"2","distant",51\n'],
  ["an index that was read back", "Unnamed: 0,segment,freeHours\n0,ordinary,23.5\n1,distant,51\n"],
  ["quoted numbers", 'segment,freeHours\nordinary,"23.5"\ndistant,"51"\n'],
  ["spaces around cells", "segment , freeHours\nordinary , 23.5\n distant, 51 \n"],
  ["no-break spaces around numbers", "segment;freeHours\nordinary;\u00a023,5\ndistant;51\u202f\n"],
  ["full-width digits", "segment;freeHours\nordinary;２３，５\ndistant;５１\n"],
])("%s: read", (_, content) => {
  expect(hoursIn(content)).toEqual(TWO);
});

test.each<[content: string, hours: number[]]>([
  ["segment;freeHours\nordinary;1 000\n", [1000]],
  ["segment;freeHours\nordinary;1\u00a0000,5\n", [1000.5]],
  ["segment;freeHours\nordinary;1\u202f234\u202f567\n", [1_234_567]],
  ["segment\tfreeHours\nordinary\t1'000\n", [1000]],
  ["segment\tfreeHours\nordinary\t1,234.5\n", [1234.5]],
  ["segment;freeHours\nordinary;1.234.567\n", [1_234_567]],
  ["segment;freeHours\nordinary;1.234,5\n", [1234.5]],
  ['segment,freeHours\nordinary,"1,234.5"\n', [1234.5]],
  ['segment,freeHours\nordinary,"1,234,567"\n', [1_234_567]],
  ["segment,freeHours\nordinary,1.234\n", [1.234]],
  ["segment;freeHours\nordinary;0,234\ndistant;1,234\n", [0.234, 1.234]],
  ["segment;freeHours\nordinary;1,234\ndistant;23,5\n", [1.234, 23.5]],
  ["segment\tfreeHours\nordinary\t1.234\ndistant\t23.5\n", [1.234, 23.5]],
])("%j has one meaning only", (content, hours) => {
  expect(hoursIn(content)).toEqual(hours);
});

const NUMBER = "expected a number of at least 0 (h/week)";
const ONE = "expected a number that can be read in one way only";

test.each<[content: string, ...said: string[]]>([
  [
    "segment;freeHours\nordinary;1.234\n",
    `line 2, freeHours: "1.234": ${ONE}; it may be 1.234 or 1234: write 1.2340 or 1234`,
  ],
  [
    "segment\tfreeHours\nordinary\t1,234\ndistant\t51\n",
    `line 2, freeHours: "1,234": ${ONE}; it may be 1.234 or 1234: write 1,2340 or 1234`,
  ],
  ["freeHours\n1,000\n", `line 2, freeHours: "1,000": ${ONE}; it may be 1 or 1000: write 1,0000 or 1000`],
  [
    "freeHours;vigour\n1,234;1.500\n",
    `line 2, freeHours: "1,234": ${ONE}; it may be 1.234 or 1234: write 1,2340 or 1234`,
    `line 2, vigour: "1.500": ${ONE}; it may be 1.5 or 1500: write 1.5000 or 1500`,
  ],
  [
    "freeHours;vigour\n1,234;0.5\n",
    `line 2, freeHours: "1,234": ${ONE}; it may be 1.234 or 1234: write 1.234 or 1234`,
  ],
  [
    "freeHours;vigour\n23,5;1\n1.234;1\n",
    `line 3, freeHours: "1.234": ${NUMBER}; it may be 1.234 or 1234: write 1,234 or 1234`,
  ],
  [
    'segment,freeHours\nordinary,"1,234"\n',
    `line 2, freeHours: "1,234": ${NUMBER}; it may be 1.234 or 1234: write 1.234 or 1234`,
  ],
  [
    "skill.digital\n1,234\n",
    "line 2, skill.digital: 1.234: expected a number from 0 to 1; it may be 1.234 or 1234: write 1,2340 or 1234",
  ],
  [
    "skill.digital\n81 %\n",
    'line 2, skill.digital: "81 %": expected a number from 0 to 1; write it without a percent sign; as a share, it is 0.81',
  ],
  ["freeHours\n−5\n", `line 2, freeHours: -5: ${NUMBER}`],
  ["freeHours\n1e-400\n", `line 2, freeHours: "1e-400": ${NUMBER}`],
  [`freeHours,vigour\n0.${"0".repeat(330)}1,1\n`, `line 2, freeHours: "0.${"0".repeat(54)}…: ${NUMBER}`],
  ["freeHours\n1 00\n", `line 2, freeHours: "1 00": ${NUMBER}`],
  ["freeHours;vigour\n1,23,456;1\n", `line 2, freeHours: "1,23,456": ${NUMBER}`],
])("%j is refused, with its readings", (content, ...said) => {
  expect(saidOf(content)).toBe(said.join("\n"));
});

test("both readings are said in French as the French write numbers", () => {
  expect(saidOf("freeHours\n1,234\n", "fr")).toBe(
    'ligne 2, freeHours : "1,234" — attendu : un nombre qui ne se lise que d’une façon ; ce peut être 1,234 ou 1\u202f234 : écrivez 1,2340 ou 1234',
  );
});

const FILE = /^(line \d+, )?population\.file: "\d+\.csv": expected /;

test.each<[name: string, content: string, said: string]>([
  [
    "a gap in an index",
    ",freeHours\n0,1\n2,1\n",
    'line 1: "": expected a name for column 1; or remove it (in pandas: index=False, in R: row.names = FALSE)',
  ],
  [
    "names of people without a header",
    ",freeHours\nann,1\nbob,1\n",
    'line 1: "": expected a name for column 1; or remove it (in pandas: index=False, in R: row.names = FALSE)',
  ],
  [
    "a column without a name",
    "freeHours,,vigour\n1,2,3\n1,2,3\n",
    'line 1: "": expected a name for column 2',
  ],
  [
    "row names without a header",
    "segment;freeHours\n1;ordinary;3\n",
    "line 2: 3: expected 2 cells, one for each column; if the first cell numbers the rows, write the table without it (in R: row.names = FALSE)",
  ],
  [
    "a ragged row, on its true line",
    'segment,freeHours\n\nordinary,"1"\ndistant\n',
    "line 4: 1: expected 2 cells, one for each column",
  ],
  ["a column twice", "freeHours,freeHours\n1,1\n", "line 1, freeHours: a column that occurs once"],
  [
    "an unknown column below a line for spreadsheets",
    "sep=;\nfreeHour;vigour\n1;1\n",
    "line 2, freeHour: unknown column; did you mean freeHours?",
  ],
  [
    "a quote that is not closed",
    'segment,freeHours\nordinary,1\n"ordinary,2\n',
    'line 3: a closing quote for the one that begins a cell of this row; inside a quoted cell, write quotes twice: ""',
  ],
  [
    "something after a quote",
    'segment,freeHours\n"ordi"nary,1\n',
    'line 2: a separator or the end of the line after a closing quote; inside a quoted cell, write quotes twice: ""',
  ],
  [
    "a header only, below a line for spreadsheets",
    "sep=;\nfreeHours;vigour\n",
    "a header line of column names, followed by rows; levain new --population FILE.csv writes a table to start from",
  ],
  [
    "empty rows only",
    "freeHours,vigour\n,\n,\n",
    "a header line of column names, followed by rows; levain new --population FILE.csv writes a table to start from",
  ],
  [
    "a workbook",
    "PK\u0003\u0004…",
    "a text file in UTF-8; this is a workbook, or another zip file; save the table as “CSV UTF-8”",
  ],
])("%s: refused", (_, content, said) => {
  expect((saidOf(content) as string).replace(FILE, "")).toBe(said);
});

test("a break and a separator in a quoted note belong to it, and lines count on", () => {
  expect(
    targetsIn(
      'metric,week,value,tolerance,note\r\ncontributions,,4,150,"two\r\nlines, one ""comma"""\r\n\r\nactive,3,2,1,"5"" disc"\r\n',
    ),
  ).toEqual([
    [4, 150, 'two\nlines, one "comma"', 2],
    [2, 1, '5" disc', 5],
  ]);
  expect(targetsIn('metric;value;tolerance;note\ncontributions;4;150;"two\nlines"\nactive;x;1;\n')).toBe(
    `${files}.csv, line 4, value: "x": expected a number`,
  );
});

test("bars separate where nothing else does, as databases write them", () => {
  expect(targetsIn("metric|value|tolerance|note\ncontributions|4,5|150|a, b; c\n")).toEqual([
    [4.5, 150, "a, b; c", 2],
  ]);
  expect(targetsIn("metric;value;tolerance;note\ncontributions;4;150;a|b\n")).toEqual([[4, 150, "a|b", 2]]);
});

test("a separator in a quoted name of a column does not separate", () => {
  expect(saidOf('"free;Hours",vigour\n1,2\n')).toMatch(/^line 1, free;Hours: unknown column; /);
});

test("targets with thousands set apart are refused instead of met", () => {
  expect(targetsIn("metric\tvalue\ttolerance\ncontributions\t1,234\t150\n")).toContain(
    `line 2, value: "1,234": ${ONE}; it may be 1.234 or 1234`,
  );
});

/** Seconds of this process, and megabytes that it holds more, while something is done. */
function cost(act: () => void): { seconds: number; megabytes: number } {
  const [before, held] = [process.cpuUsage(), process.memoryUsage().rss];
  act();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, megabytes: (process.memoryUsage().rss - held) / 2 ** 20 };
}

test.each<[name: string, content: () => string, said: RegExp]>([
  [
    "100,000 columns",
    () => `${Array.from({ length: 100_000 }, (_, c) => `c${c}`).join(",")}\n1\n`,
    /at most 1000 columns/,
  ],
  ["the same column 100,000 times", () => `${"vigour,".repeat(100_000)}\n1\n`, /at most 1000 columns/],
  [
    "a million bad rows",
    () => `vigour,threshold\n${"x,y\n".repeat(1_000_000)}`,
    /and 30 more problems up to line 26$/,
  ],
  [
    "a million rows of another length",
    () => `vigour,threshold\n${"1\n".repeat(1_000_000)}`,
    /and 30 more problems up to line 51$/,
  ],
  [
    "a million doubtful numbers",
    () => `vigour;threshold\n${"1,234;1\n".repeat(1_000_000)}`,
    /problems up to line/,
  ],
  ["ten million quoted rows", () => `vigour\n${'"1"\n'.repeat(10_000_000)}`, /at most 1,000,000 people/],
  ["a quote that never ends", () => `vigour\n"${"1\n".repeat(5_000_000)}`, /closing quote/],
  ["quotes in the wrong place", () => `vigour\n${'"a"x\n'.repeat(1_000_000)}`, /after a closing quote/],
])("%s: refused at little cost", (_, content, said) => {
  const text = content();
  const name = csv(text);
  let found = "";
  const { seconds, megabytes } = cost(() => {
    found = readOrSaid(() => JSON.stringify(readPopulation(name, folder, ""))) as string;
  });
  expect(found).toMatch(said);
  expect(seconds).toBeLessThan(2);
  expect(megabytes).toBeLessThan(200);
});

test("the rows that a spreadsheet leaves behind do not count as people", () => {
  expect(hoursIn(`${HEADER}ordinary,23.5\ndistant,51\n${",\n".repeat(1_048_573)}`)).toEqual(TWO);
});

test("a table longer than a block is read whole, wherever quotes and line ends fall", () => {
  const note = `a "quoted"\nnote, ${"long".repeat(9)}`;
  const row = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom("", "x", note));
  const { formatRows } = dsvFormat(",");
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 8 }),
      fc.constantFrom("\n", "\r\n", "\r"),
      (rows, end) => {
        const all = Array.from({ length: 999 }, (_, n) => rows[n % rows.length]).map(([value, text], n) => [
          ...["contributions", String(value), "1"],
          text.repeat(n % 10 === 0 ? 9 : 1),
        ]);
        const text = formatRows([["metric", "value", "tolerance", "note"], ...all]).replaceAll("\n", end);
        const found = targetsIn(text) as [number, number, string, number][];
        expect(found.map(([value, , said]) => [value, said])).toEqual(
          all.map(([, value, , said]) => [Number(value), said]),
        );
      },
    ),
    { numRuns: 20 },
  );
});
