import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { number, toChoose } from "../../sim/scenario/fields.ts";
import { parseFormula } from "../../sim/scenario/formula.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";
import { programOf, quiet } from "./command.ts";
import { DECLARATIONS, type Declarations } from "./contracts/declarations.ts";
import { FORMULA_EXAMPLES } from "./contracts/levers.ts";
import { couplings } from "./contracts/mechanisms.ts";
import { contractsText } from "./contracts/pages.ts";
import { inLanguage, LANGUAGES } from "./page.ts";

/** A column with one number, which no page has. */
const column = { start: 0, unit: "h", en: "Something new.", fr: "Du nouveau." };
const [first] = DECLARATIONS.metrics;
const today = Object.fromEntries(LANGUAGES.map((language) => [language, contractsText(language)]));

test.each<[string, Partial<Declarations>]>([
  [
    "a field is added",
    {
      fields: {
        ...DECLARATIONS.fields,
        extraHours: number("h", [0, 1], 0, toChoose(), "Something new.", "Du nouveau."),
      },
    },
  ],
  ["a field is removed", { fields: Object.fromEntries(Object.entries(DECLARATIONS.fields).slice(1)) }],
  ["a mechanism is added", { mechanisms: [...DECLARATIONS.mechanisms, DECLARATIONS.mechanisms[0]] }],
  ["a metric changes its unit", { metrics: [{ ...first, unit: "h" }, ...DECLARATIONS.metrics.slice(1)] }],
  [
    "a metric matters sooner",
    { metrics: [{ ...first, relevant: { value: 0.001, of: "absolute" } }, ...DECLARATIONS.metrics.slice(1)] },
  ],
  ["a weekly metric is removed", { weeklyMetrics: DECLARATIONS.weeklyMetrics.slice(1) }],
  ["a formula may say more", { formulaNames: [...DECLARATIONS.formulaNames, "moon"] }],
  ["a person has a new column", { personColumns: { ...DECLARATIONS.personColumns, column } }],
  ["an operation has a new column", { operationColumns: { ...DECLARATIONS.operationColumns, column } }],
  [
    "an operation has a new number",
    { operationNumbers: { ...DECLARATIONS.operationNumbers, number: column } },
  ],
  ["the world has a new number", { worldNumbers: { ...DECLARATIONS.worldNumbers, number: column } }],
  ["something new is counted", { tallies: [...DECLARATIONS.tallies, "smiles"] }],
  [
    "there is a new reason",
    { reasons: { ...DECLARATIONS.reasons, bored: { en: "is bored", fr: "s’ennuie" } } },
  ],
  ["headlines change", { headlines: ["hours"] }],
])("the contracts drift in both languages when %s", (_, changed) => {
  for (const language of LANGUAGES)
    expect(contractsText(language, { ...DECLARATIONS, ...changed })).not.toBe(today[language]);
});

describe.each(LANGUAGES)("in %s", (language) => {
  const page = readFileSync(`docs/contracts/${inLanguage("fields.md", language)}`, "utf8");

  test("every field appears exactly once", () => {
    const rows = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, path]) => path);
    const count = (path: string) => rows.filter((row) => row === path).length;
    const leaves = leavesOf(DECLARATIONS.fields).filter(([, { kind }]) => kind !== "override");
    expect(leaves.length).toBeGreaterThan(300);
    expect(leaves.map(([path]) => path).filter((path) => count(path) !== 1)).toEqual([]);
  });

  test("every option of every command appears", () => {
    const text = today[language];
    const options = programOf(quiet(language)).commands.flatMap((command) =>
      [command, ...command.commands].flatMap((one) => one.options.map(({ flags }) => flags)),
    );
    expect(options.length).toBeGreaterThan(40);
    expect(options.filter((flags) => !text.includes(`| \`${flags}\` |`))).toEqual([]);
    expect(text).not.toContain("| undefined |");
  });
});

test("what a module uses of others is listed by who declares it, and when in the week", () => {
  const [early, middle, late] = DECLARATIONS.mechanisms;
  const shared = { id: "shared", equations: [], reads: [], personColumns: { common: column } };
  const reads = [
    "people.soon",
    "operation.numbers.later",
    "people.common",
    `parameters.mechanisms.${late.id}`,
  ];
  const modules = [
    shared,
    { ...early, reads: [], personColumns: { soon: column } },
    { ...middle, reads },
    { ...late, reads: [], operationNumbers: { later: column } },
  ];
  const rows = couplings(modules, "en").join("\n").split("\n");
  expect(rows.filter((row) => row.startsWith("| `"))).toEqual([
    `| \`${middle.id}\` | \`people.soon\` (${early.id}) | \`operation.numbers.later\` (${late.id}) | \`people.common\` (shared) | \`parameters.mechanisms.${late.id}\` (${late.id}) |`,
  ]);
});

test.each(FORMULA_EXAMPLES)("the formula $formula gives $value", ({ formula, value }) => {
  const parsed = parseFormula(formula, DECLARATIONS.formulaNames);
  const given: Record<string, number> = { week: 10, consumers: 1000, active: 25 };
  if (!("formula" in parsed)) throw new Error(parsed.expected.en);
  expect(parsed.formula((name) => given[name])).toBeCloseTo(value, 12);
});
