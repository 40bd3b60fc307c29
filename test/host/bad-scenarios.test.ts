import { mkdirSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parseFormula } from "../../sim/scenario/formula.ts";
import { levain, temporaryFolder, writeScenario } from "./command.ts";

/** An invalid scenario file, and the words that each line of the error must contain. */
type Said = string[];
type Case = [name: string, content: unknown, ...lines: Said[]];

const guidance = (value: unknown) => ({ levers: { support: { guidance: value } } });
const PATH = "levers.support.guidance";

const FILES: readonly Case[] = [
  ["empty", "", ["valid JSON", "line 1"]],
  ["binary", Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919 + 13) % 256), ["valid JSON", "line 1"]],
  ["broken", '{\n  "version": 1,\n  "id": "x" "y"\n}', ["valid JSON", "line 3"]],
  ["token", '{\n\n  "horizonWeeks":\n NaN\n}', ["valid JSON", "line 4"]],
  ["unfinished", '{\n  "version": 1,\n  "id": "x"\n', ["valid JSON", "line 4"]],
  ["array", [], ["[]", "an object"]],
  ["text", '"baseline"', ['"baseline"', "an object"]],
  ["nothing", "null", ["null", "an object"]],
  ["future", { version: 2 }, ["version: 2", "a version of the format up to 1"]],
  ["version", { version: "one" }, ["version:", '"one"', "a version of the format up to 1"]],
  ["id", { id: "My Forum" }, ["id:", '"My Forum"', "lower-case letters", "for example my-forum"]],
  ["number-id", { id: "7" }, ["id:", '"7"', "not only digits"]],
  ["long-id", { id: "x".repeat(65) }, ["id:", "at most 64"]],
  ["extends-kind", { extends: 7 }, ["extends: 7", "the name of a scenario"]],
  ["extends-near", { extends: "comunity-forum" }, ["extends:", "did you mean community-forum?"]],
  ["self", { extends: "self" }, ["extends:", "a chain", "that ends", "self.json → self.json"]],
  ["circle-a", { extends: "circle-b" }, ["extends:", "circle-a.json → circle-b.json → circle-a.json"]],
  ["circle-b", { extends: "circle-a" }, ["extends:", "circle-b.json → circle-a.json → circle-b.json"]],
  ["above", { extends: "../outside" }, ["extends:", '"../outside"', "in the same folder"]],
  ["absolute", { extends: "/etc/passwd" }, ["extends:", '"/etc/passwd"', "in the same folder"]],
  ["parent", { extends: ".." }, ["extends:", '".."', "in the same folder"]],
  ["windows", { extends: "..\\outside" }, ["extends:", "in the same folder"]],
  ["linked", { extends: "link-out" }, ["extends:", '"link-out"', "in the same folder"]],
  ["nul", { extends: "a\0b" }, ["extends:", "\\u0000", "in the same folder"]],
  ["shares", { population: { segments: { ordinary: { share: 0.9 } } } }, ["share", "add up to 1", "1.2"]],
  ["operations", { operations: { forum: null } }, ["operations: 0", "1 to 8 operations"]],
  [
    "unjudged",
    {
      operations: {
        forum: {
          phases: [
            { weeks: 2, submit: true, selects: 24 },
            { weeks: 1, vote: true, selects: 1 },
          ],
        },
      },
    },
    [
      "operations.forum.phases.0:",
      '"selects":24',
      "votes or has a jury, since it selects",
      'or leave "selects" out',
    ],
  ],
  [
    "no-winner",
    {
      operations: {
        forum: {
          phases: [
            { weeks: 2, vote: true },
            { weeks: 2, submit: true },
          ],
        },
      },
    },
    ["operations.forum.phases.1:", '"weeks":2', "since the last one names the winners", "no phases"],
  ],
  [
    "rounds-of-nothing",
    { operations: { forum: { rounds: 3 } } },
    ["operations.forum.rounds: 3", "1 without phases", 'leave "rounds" out'],
  ],
  [
    "half-a-round",
    { operations: { forum: { rounds: 0, weeks: 7, phases: [{ weeks: 3, submit: true, jury: true }] } } },
    ["operations.forum.weeks: 7", "a multiple of the 3 weeks"],
  ],
  [
    "rounds-and-weeks",
    { operations: { forum: { rounds: 2, weeks: 3, phases: [{ weeks: 3, submit: true, jury: true }] } } },
    ["operations.forum.weeks: 3", "the 6 weeks of its phases"],
  ],
  [
    "effort",
    { operations: { forum: { effortHoursPerContribution: -1 } } },
    ["operations.forum.effortHoursPerContribution: -1", "from 0.01 to 100 (h)"],
  ],
  ["crowd", { population: { consumers: 1e9 } }, ["population.consumers: 1000000000", "1 to 1000000"]],
  [
    "infinite",
    '{"horizonWeeks": 1e999}',
    ["horizonWeeks: a number below 1.8e308", "1e999 would be read as infinite", "line 1"],
  ],
  [
    "overlap",
    guidance([
      { from: 0, to: 10, value: 3 },
      { from: 5, to: 12, value: 3 },
    ]),
    [`${PATH}.1.from: 5`, "in order that do not overlap", "ends at 10"],
  ],
  ["upside-down", guidance([{ from: 10, to: 5, value: 3 }]), [`${PATH}.0:`, "from before to"]],
  ["no-periods", guidance([]), [`${PATH}: []`, "a list of periods"]],
  ["step-value", guidance([{ from: 0, to: 5, value: -3 }]), [`${PATH}.0.value: -3`, "from 0 to 10000"]],
  [
    "near",
    { levers: { support: { guidence: 8 } } },
    [`levers.support.guidence: unknown field`, "did you mean"],
  ],
  [
    "points",
    { [PATH]: 8 },
    [`${PATH}: unknown field`, 'in a file, write "levers": {"support": {"guidance": …}}'],
  ],
  [
    "points-below",
    { levers: { "support.guidance": 8 } },
    [`${PATH}: unknown field`, 'in a file, write "support": {"guidance": …}'],
  ],
  ["place", { guidance: 8 }, ["guidance: unknown field", `it belongs at ${PATH}`]],
  [
    "place-below",
    { levers: { rewards: { guidance: 8 } } },
    ["levers.rewards.guidance", `belongs at ${PATH}`],
  ],
  ["case", { Extends: "baseline" }, ["Extends: unknown field", "did you mean extends?"]],
  ["proto", '{"__proto__": {"horizonWeeks": 3}}', ["__proto__: unknown field"]],
  ["proto-below", '{"levers": {"__proto__": {}}}', ["levers.__proto__: unknown field"]],
  ["proto-id", '{"operations": {"__proto__": {}}}', ["operations.__proto__", "an id of lower-case"]],
  ["constructor", { constructor: {} }, ["constructor: unknown field"]],
  ["to-string", { levers: { support: { toString: 8 } } }, ["levers.support.toString: unknown field"]],
  ["big", { story: { en: "x".repeat(20 * 2 ** 20) } }, ["story.en:", "at most 4000 characters"]],
  [
    "nobody",
    { population: { people: { freeHours: [] } } },
    ["population.people.freeHours: []", "one per person, not empty"],
  ],
  ["no-labels", { population: { people: { segment: [] } } }, ["population.people.segment: []", "not empty"]],
  [
    "many-operations",
    { operations: Object.fromEntries(Array.from({ length: 9000 }, (_, i) => [`id-${i}`, {}])) },
    ["operations: 9000", "an object with an entry per id, at most 100"],
  ],
  [
    "many-segments",
    { population: { people: { segment: Array.from({ length: 50_000 }, (_, i) => `s-${i}`) } } },
    ["population.segments: 1 to 20 segments; these people name more"],
  ],
  [
    "other-segments",
    {
      population: {
        people: { segment: ["ordinary", ...Array.from({ length: 50_000 }, (_, i) => `s-${i}`)] },
      },
    },
    ...Array.from({ length: 20 }, (_, i) => ["segment:", `"s-${i}"`]),
    ["and 49,980 more problems"],
  ],
  [
    "twice",
    '{\n "levers": {},\n "levers": {}}',
    ["levers: a key that stands once", "line 2, character 2 and"],
  ],
  ["latin-1", Uint8Array.from('{"title": "é"}', (c) => c.charCodeAt(0)), ["text in UTF-8", "Latin-1"]],
  [
    "utf-16",
    new Uint8Array(Uint16Array.from("{}", (c) => c.charCodeAt(0)).buffer),
    ["text in UTF-8", "UTF-16"],
  ],
  ["marked", '\ufeff{"id": "7"}', ["id:", "not only digits"]],
  [
    "crowded",
    { population: { thresholds: Array(200_000).fill(7) }, horizonWeek: 3 },
    ...Array.from({ length: 20 }, (_, i) => [`population.thresholds.${i}: 7: expected a number from 0 to 1`]),
    ["population.thresholds: 199,980 more values are refused in the same list"],
    ["horizonWeek: unknown field", "did you mean horizonWeeks?"],
  ],
  [
    "countless",
    Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`key-${i}`, i])),
    ...Array.from({ length: 50 }, (_, i) => [`key-${i}: unknown field`]),
    ["and 950 more problems"],
  ],
  [
    "types",
    {
      ...{ title: 3, horizonWeeks: "x", warmUpWeeks: -1.5, network: 7, mechanisms: { awareness: "yes" } },
      population: { consumers: "many", segments: [], thresholds: "no" },
      operations: { forum: { form: "weird", levers: { support: { guidance: true } } }, "Bad Id": {} },
      levers: { rewards: { giftEuros: [], payContingency: 3 }, ...guidance("1 +").levers },
    },
    ['title: 3: expected text {"en"'],
    ['horizonWeeks: "x": expected a whole number from 1 to 1040'],
    ["warmUpWeeks: -1.5: expected a whole number from 0"],
    ["network: 7: expected an object"],
    ['mechanisms.awareness: "yes": expected true or false'],
    ['population.consumers: "many": expected a whole number from 1 to 1000000'],
    ["population.segments: []: expected an object with an entry per id"],
    ['population.thresholds: "no": expected a list'],
    ['operations.forum.form: "weird": expected one of one-off, long-term'],
    ["operations.forum.levers.support.guidance: true: expected a number"],
    ["operations.Bad Id:", "an id"],
    ["levers.rewards.giftEuros: []: expected a number"],
    ["levers.rewards.payContingency: 3: expected one of"],
    ['levers.support.guidance: "1 +": expected a formula'],
  ],
];

const ALLOWED = "only numbers, + − × ÷ ^, comparisons";

const FORMULAS: Readonly<Record<string, string>> = {
  'import("fs")': "a known function instead of “import”",
  'min.constructor("x")': "a known function instead of “constructor”",
  "x = 1": ALLOWED,
  "week.constructor": ALLOWED,
  'week["constructor"]': ALLOWED,
  __proto__: "a known name instead of “__proto__”",
  "toString()": "a known function instead of “toString”",
  '"8"': ALLOWED,
  "[1, 2; 3, 4]": ALLOWED,
  "[1, 2]": ALLOWED,
  "1, 2": "a formula",
  "week > 3 ? 1 : 2": ALLOWED,
  "f(x) = x": ALLOWED,
  "1; 2": ALLOWED,
  "{a: 1}": ALLOWED,
  "week!": ALLOWED,
  "not week": ALLOWED,
  "3 cm": "a known name instead of “cm”",
  "weak + 1": "did you mean week?",
  "flor(week)": "did you mean floor?",
  "abs(1, 2)": "abs with one value",
  "min()": "min with at least one value",
  "(1": "a formula",
  " ": ALLOWED,
  NaN: ALLOWED,
  "-Infinity": ALLOWED,
  "1e999": "a number below 1.8e308; 1e999 would be read as infinite",
  "week week": "a sign between two values; for a product, write week * week",
  "2week": "a sign between two values; for a product, write 2 * week",
  "2(week)": "write 2 * (week)",
  "(week)(2)": "write (week) * (2)",
  "(1 + week) week": "a sign between two values",
  "2 min(1, week)": "write 2 * min(1, week)",
  "week .5": "write week * 0.5",
  "2 ^ 3 week": "a sign between two values",
  "1e5x": "a known name instead of “x”",
  weekweek: "a known name instead of “weekweek”",
  "1_000": "a known name instead of “_000”",
  "1 2": "a formula",
  "0x10": `${ALLOWED}`,
  "0b1": ALLOWED,
  "0o7": ALLOWED,
  "0x1.8p3": ALLOWED,
  "0x10i8 + week": ALLOWED,
  "50%": ALLOWED,
  "week % 2": ALLOWED,
  "week # a comment": ALLOWED,
  "week'": ALLOWED,
  "week .* 2": ALLOWED,
  "week ?? 2": ALLOWED,
  "week to week": ALLOWED,
  "\uff15 + week": "a formula",
  "\u0663": "a formula",
  "1e400": "a number below 1.8e308; 1e400 would be read as infinite",
  "1e-400 * week": "1e-400 would be read as 0",
  "9007199254740993 - week": "9007199254740993 would be read as 9007199254740992",
  "week + 12345678901234567890": "beyond 2^53",
  [`1${"+1".repeat(5000)}`]: "at most 256 characters (this one has 10001)",
  [`${"(".repeat(500)}1${")".repeat(500)}`]: "at most 256 characters (this one has 1001)",
  [`${"(".repeat(100)}x${")".repeat(100)}`]: "a known name instead of “x”",
  [`${"abs(".repeat(50)}1`]: "a formula",
};

const folder = temporaryFolder();
const inside = join(folder, "inside");
const formulaFile = (index: number) => `formula-${index}.json`;
let code: number | null;
let said: string[];

/** All files at once: errors must name their file, and no bad file may keep the others from being checked. */
beforeAll(async () => {
  mkdirSync(join(inside, "folder.json"), { recursive: true });
  writeScenario(join(folder, "outside.json"), { version: 1 });
  symlinkSync("../outside.json", join(inside, "link-out.json"));
  for (const [name, content] of FILES) writeScenario(join(inside, `${name}.json`), content);
  for (const [index, formula] of Object.keys(FORMULAS).entries())
    writeScenario(join(inside, formulaFile(index)), guidance(formula));
  writeScenario(join(inside, "huge.json"), new Uint8Array(33 * 2 ** 20).fill(32));
  const formulaFiles = Object.keys(FORMULAS).map((_, index) => formulaFile(index));
  const names = [...FILES.map(([name]) => `${name}.json`), ...formulaFiles];
  const ended = await levain(["validate", ...names, "huge.json", "folder.json", "missing.json"], {
    cwd: inside,
  });
  expect(ended.out).toBe("");
  code = ended.code;
  said = ended.err
    .replace(/^levain: /, "")
    .trimEnd()
    .split("\n");
});

const saidOf = (file: string) =>
  said.filter((line) => line.startsWith(`${file}: `)).map((line) => line.slice(file.length + 2));

test("the exit code is that of a user's error", () => expect(code).toBe(2));

test.each(FILES)(
  "%s: every problem is told with path, value and expectation",
  (name, _content, ...lines: Said[]) => {
    const found = saidOf(`${name}.json`);
    expect(found).toHaveLength(lines.length);
    for (const words of lines) {
      const line = found.find((one) => words.every((word) => one.includes(word)));
      expect(line, `${words} in ${found}`).toBeDefined();
    }
  },
);

describe("an invalid formula is refused", () => {
  const cases = Object.entries(FORMULAS).map(
    ([formula, expected], index) => [formula.slice(0, 40), formula, expected, index] as const,
  );

  test.each(cases)("%s", (_short, formula, expected, index) => {
    const [line, ...others] = saidOf(formulaFile(index));
    expect(others).toEqual([]);
    expect(line).toContain(`${PATH}: ${JSON.stringify(formula).slice(0, 50)}`);
    expect(line).toContain(expected);
  });

  test.each([
    ["0,3*week", true],
    ["2 * (0,3 + week)", true],
    ["min(1, 2) + 0,3 * week", true],
    ["min(0,3) +", false],
    ["max (0,3 * (week + 1)", false],
    ["1, 2", false],
    ["(1", false],
  ])("%s is told of the decimal point: %s", (formula, told) => {
    const parsed = parseFormula(formula, ["week"]);
    expect(parsed).toHaveProperty("expected");
    const suggestion = "suggestion" in parsed ? parsed.suggestion : undefined;
    expect(suggestion?.fr.startsWith("les décimales s’écrivent avec un point") ?? false).toBe(told);
  });

  test.each([
    ["3 == 3 == 1", "(3 == 3) * (3 == 1)"],
    ["week != 1 != 2", "(week != 1) * (1 != 2)"],
    ["1 < week > 3", "(1 < week) * (week > 3)"],
    ["0 <= week == 5", "(0 <= week) * (week == 5)"],
    ["1 + (2 > week + 1 <= 3)", "(2 > week + 1) * (week + 1 <= 3)"],
  ])("%s could mean several things", (formula, remedy) => {
    const parsed = parseFormula(formula, ["week"]);
    expect(parsed).toHaveProperty("suggestion.en", `if all must hold, write ${remedy}`);
    expect(parsed).toHaveProperty("suggestion.fr", `si toutes doivent être vraies, écrivez ${remedy}`);
    expect(parseFormula(remedy, ["week"])).toHaveProperty("formula");
  });

  test("but a valid one may be nested deeply", async () => {
    const nested = `${"(".repeat(100)}8${")".repeat(100)}`;
    const ended = await levain(["show", `launch-forum@${PATH}=${nested}+0*week`]);
    expect(ended).toMatchObject({ code: 0, err: "" });
  });
});

test.each([
  ["missing.json", "a file that exists"],
  ["folder.json", "a file"],
  ["huge.json", "a file of at most 32 MB"],
])("%s is no file that can be read", (file, expected) => {
  expect(said.find((line) => line.startsWith(`"${basename(file)}": expected `))).toContain(expected);
});
