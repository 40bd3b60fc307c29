import { expect, test } from "vitest";
import { calibrationSchema } from "../../sim/calibration/calibration-keys.ts";
import { scenarioSchema } from "../../sim/model/model.ts";
import { number, setting } from "../../sim/scenario/fields.ts";
import { parseFormula } from "../../sim/scenario/formula.ts";
import { studySchema } from "../../sim/study/study-keys.ts";
import { baselineFile } from "./baseline.ts";
import { contractsText, DECLARATIONS, type Declarations, FORMULA_EXAMPLES } from "./contracts.ts";

/** What follows from the declarations alone: it can be generated anew even when no scenario holds together. */
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

test("docs/contracts.md is what the declarations say", async () => {
  await expect(contractsText()).toMatchFileSnapshot("../../docs/contracts.md");
});

test("docs/scenario.schema.json is the schema of today", async () => {
  await expect(json(scenarioSchema())).toMatchFileSnapshot("../../docs/scenario.schema.json");
});

test("docs/calibration.schema.json is the schema of today", async () => {
  await expect(json(calibrationSchema())).toMatchFileSnapshot("../../docs/calibration.schema.json");
});

test("docs/study.schema.json is the schema of today", async () => {
  await expect(json(studySchema())).toMatchFileSnapshot("../../docs/study.schema.json");
});

test("scenarios/baseline.json holds every field with its default", async () => {
  await expect(json(baselineFile())).toMatchFileSnapshot("../../scenarios/baseline.json");
});

/** A column with one number, that no page has. */
const column = { start: 0, unit: "h", en: "Something new.", fr: "" };
const [first] = DECLARATIONS.metrics;

test.each<[string, Partial<Declarations>]>([
  [
    "a field is added",
    {
      fields: {
        ...DECLARATIONS.fields,
        extraHours: number("h", [0, 1], 0, setting(), "Something new.", ""),
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
  ["there is a new reason", { reasons: { ...DECLARATIONS.reasons, bored: { en: "is bored", fr: "" } } }],
  ["headlines change", { headlines: ["hours"] }],
])("the contracts drift when %s", (_, changed) => {
  expect(contractsText({ ...DECLARATIONS, ...changed })).not.toBe(contractsText());
});

test.each(FORMULA_EXAMPLES)("the formula %s gives %d", (source, value) => {
  const parsed = parseFormula(source, DECLARATIONS.formulaNames);
  const given: Record<string, number> = { week: 10, consumers: 1000, active: 25 };
  if (!("formula" in parsed)) throw new Error(parsed.expected.en);
  expect(parsed.formula((name) => given[name])).toBeCloseTo(value, 12);
});
