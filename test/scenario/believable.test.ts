import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FIELDS } from "../../sim/model/model.ts";
import { believableOf, byRule, WHY, within } from "../../sim/scenario/believable.ts";
import type { NumberField } from "../../sim/scenario/field.ts";
import {
  assumed,
  data,
  fraction,
  lever,
  literature,
  number,
  sourceText,
  toChoose,
  weight,
  whole,
} from "../../sim/scenario/fields.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";
import { BELIEVED_FILE, type Believed, rangesToday, readBelieved } from "../docs/believable.ts";

const leaves = leavesOf(FIELDS);
const beliefs = leaves.filter(
  (entry): entry is [string, NumberField] =>
    entry[1].kind === "number" && ["assumption", "literature"].includes(entry[1].status),
);
const declared = leaves.flatMap(([path, leaf]) =>
  "believable" in leaf && leaf.believable !== undefined ? [{ path, leaf, believable: leaf.believable }] : [],
);

test.each(beliefs)("%s has a range that holds its default and that the program accepts", (_, field) => {
  const [low, high] = believableOf(field)?.range ?? [Number.NaN, Number.NaN];
  expect(low).toBeLessThan(high);
  expect(low).toBeLessThanOrEqual(field.default);
  expect(high).toBeGreaterThanOrEqual(field.default);
  expect(low).toBeGreaterThanOrEqual(field.range[0]);
  expect(high).toBeLessThanOrEqual(field.range[1]);
  if (field.integer) expect([low, high].every(Number.isInteger)).toBe(true);
});

test("there are hundreds of beliefs, and the rule does not do for all", () => {
  expect(beliefs.length).toBeGreaterThan(300);
  expect(declared.length).toBeGreaterThan(50);
});

test.each(declared)(
  "the range of $path is not what the rule says, and has a short reason",
  ({ leaf, believable }) => {
    if (leaf.kind !== "number") throw new Error("only numbers have a believable range");
    expect(["assumption", "literature", "data"]).toContain(leaf.status);
    expect(believable.range).not.toEqual(byRule(leaf, leaf.default).range);
    for (const why of [believable.why.en, believable.why.fr]) {
      expect(why.length).toBeGreaterThan(5);
      expect(why.length).toBeLessThanOrEqual(80);
    }
    expect(believable.why.en).not.toBe(believable.why.fr);
  },
);

test("a range said to be left open in the fit is that of its calibration file", () => {
  const { free } = JSON.parse(readFileSync("scenarios/calibrations/forum-weights.json", "utf8"));
  const fitted = declared.filter(({ believable }) => believable.why === WHY.fitted);
  expect(fitted.length).toBeGreaterThan(10);
  for (const { path, believable } of fitted)
    expect([path, free[path.replace("<id>", "*")]?.range]).toEqual([path, believable.range]);
});

test("the rule: half to twice, a logit either way, cut where the field ends, whole numbers inside", () => {
  const rangeOf = (field: NumberField, value?: number) => believableOf(field, value)?.range;
  expect(rangeOf(number("h", [0, 100], 3, assumed(), "", ""))).toEqual([1.5, 6]);
  expect(rangeOf(number("€", [-10, 10], -2, literature("R1"), "", ""))).toEqual([-4, -1]);
  expect(rangeOf(weight(0.44, assumed(), "", ""))).toEqual([-0.56, 1.44]);
  expect(rangeOf(number("logit", [0, 1.2], 0.5, assumed(), "", ""))).toEqual([0, 1.2]);
  expect(rangeOf(fraction(0.7, assumed(), "", ""))).toEqual([0.35, 1]);
  expect(rangeOf(whole("weeks", [0, 520], 13, assumed(), "", ""))).toEqual([7, 26]);
  expect(rangeOf(fraction(0.7, assumed(), "", ""), 0.2)).toEqual([0.1, 0.4]);
});

test("a declared range is taken as it is, and widened for a scenario's own value", () => {
  const field = fraction(0, within(assumed(), [0, 0.5], WHY.tried), "", "");
  expect(believableOf(field)).toEqual({ range: [0, 0.5], why: WHY.tried });
  expect(believableOf(field, 0.8)?.range).toEqual([0, 0.8]);
});

test("decisions, texts and plain data are no beliefs", () => {
  for (const from of [toChoose(), sourceText("dossier"), data("D1")])
    expect(believableOf(fraction(0.5, from, "", ""))).toBeUndefined();
  expect(believableOf(lever("0–1", [0, 1], 0.5, assumed(), "", ""))).toBeUndefined();
  expect(believableOf(fraction(0.44, within(data("E7"), [0.3, 0.5], WHY.fitted), "", ""))?.range).toEqual([
    0.3, 0.5,
  ]);
});

/** First ranges of all fields that have one: those known already as they were, new ones as they are. */
function kept({ first, changes }: Believed): string {
  const rows = Object.entries(rangesToday()).map(
    ([path, range]) => `    ${JSON.stringify(path)}: ${JSON.stringify(first[path] ?? range)}`,
  );
  return `{\n  "first": {\n${rows.join(",\n")}\n  },\n  "changes": ${JSON.stringify(changes, null, 2).replaceAll("\n", "\n  ")}\n}\n`;
}

test("every field's first range is kept", async () => {
  await expect(
    kept(readBelieved()),
    "Fields with a believable range came or went. Keep them by: npx vitest run test/scenario/believable.test.ts -u",
  ).toMatchFileSnapshot("../golden/believable.json");
});

test("every later change is listed", () => {
  const { first, changes } = readBelieved();
  const today = rangesToday();
  const listed: Record<string, unknown> = { ...first };
  for (const { field, was, is, why } of changes) {
    expect(was, `${field}: what it was before`).toEqual(listed[field] ?? was);
    expect(why.en.length * why.fr.length).toBeGreaterThan(0);
    listed[field] = is;
  }
  const unlisted = Object.entries(today)
    .filter(([path]) => path in first)
    .filter(([path, range]) => JSON.stringify(listed[path]) !== JSON.stringify(range))
    .map(([field, is]) => JSON.stringify({ field, was: listed[field], is, why: { en: "", fr: "" } }));
  expect(
    unlisted,
    `Believable ranges changed. Say why, in "changes" of ${BELIEVED_FILE} and in CHANGELOG.md, then run: npm run docs`,
  ).toEqual([]);
});
