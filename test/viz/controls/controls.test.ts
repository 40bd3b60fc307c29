import { readdirSync, readFileSync } from "node:fs";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import type { Leaf } from "../../../sim/scenario/field.ts";
import { fieldAt, leavesOf } from "../../../sim/scenario/walk.ts";
import { Control } from "../../../viz/controls/Control.tsx";
import { featured, MOST_IN_VIEW } from "../../../viz/controls/featured.ts";
import {
  assumptionSections,
  finds,
  leverSections,
  operationLeverSections,
  recordIds,
} from "../../../viz/controls/field-sections.ts";
import { sliderOf } from "../../../viz/controls/scale.ts";
import { FIELDS, PAIRS, SCENARIOS } from "../../../viz/declarations.ts";
import { experimentOfPair, valueAt } from "../../../viz/state/edits.ts";
import type { Arm } from "../../../viz/state/experiment.ts";
import { labelOf } from "../../../viz/text/labels.ts";
import { wordsIn } from "../../../viz/text/words.ts";

const LONGEST_LABEL = 34;
const levers = leverSections().flatMap(({ places }) => places);
const arm = (base: string): Arm => ({ letter: "B", name: base, base, changes: {} });
const rendered = (path: string, field: Leaf, value: unknown) =>
  renderToString(
    h(Control, {
      path,
      field,
      value,
      weeks: 104,
      courseOf: async () => [],
      formulaNames: ["active"],
      problems: [],
      onChange: () => {},
    }),
  );

test("every lever that is declared has a place, and so has each operation's own", () => {
  const declared = leavesOf({ levers: FIELDS.levers }).map(([path]) => path);
  expect(levers.map(({ path }) => path)).toEqual(declared);
  const own = operationLeverSections("forum").flatMap(({ places }) => places);
  expect(own.map(({ path }) => path)).toEqual(declared.map((path) => `operations.forum.${path}`));
  for (const { path, field } of own) expect(fieldAt(FIELDS, path)).toBe(field);
});

test.each(levers)("$path has a short name in both languages and a control", ({ path, field }) => {
  const { en, fr } = labelOf(field);
  expect(field.label).toBeDefined();
  for (const label of [en, fr]) expect(label.length).toBeLessThanOrEqual(LONGEST_LABEL);
  const html = rendered(path, field, field.default);
  expect(html).toContain(en);
  expect(html).toMatch(/<(input|select)/);
  expect(html).toContain(field.status);
});

test.each(levers)("the control of $path goes where the declaration allows", ({ path, field }) => {
  if (field.kind === "choice") {
    const offered = [...rendered(path, field, field.default).matchAll(/<option[^>]* value="([^"]*)"/g)];
    expect(offered.map(([, option]) => option)).toEqual(field.options);
    return;
  }
  if (field.kind !== "lever") throw new Error(`a lever of kind ${field.kind}`);
  const slider = sliderOf(field, []);
  if (slider === null) throw new Error("no slider");
  const { ends, step } = slider;
  expect(ends[0]).toBeGreaterThanOrEqual(field.range[0]);
  expect(ends[1]).toBeLessThanOrEqual(field.range[1]);
  expect(ends[0]).toBeLessThanOrEqual(field.default);
  expect(ends[1]).toBeGreaterThanOrEqual(field.default);
  expect((ends[1] - ends[0]) / step).toBeGreaterThanOrEqual(10);
});

test("a slider reaches as far as the values that stand already", () => {
  const field = fieldAt(FIELDS, ["levers", "rewards", "payEurosPerContribution"]);
  if (field?.kind !== "lever") throw new Error("no lever");
  expect(sliderOf(field, [9])?.ends[1]).toBe(9);
});

test.each([
  [[{ from: 3, to: 9, value: 1 }], "by period"],
  ["2 * (week >= 20)", "2 * (week >= 20)"],
])("a lever over time %j says how it runs", (value, said) => {
  const [{ path, field }] = levers;
  expect(rendered(path, field, value).replace(/&gt;/g, ">")).toContain(said);
});

test.each(Object.keys(SCENARIOS))(
  "every number, flag and choice of %s that is no lever has a control",
  (base) => {
    const places = assumptionSections(arm(base)).flatMap((section) => section.places);
    const expected = leavesOf(FIELDS).filter(
      ([path, { kind }]) =>
        ["number", "flag", "choice", "id"].includes(kind) && !/(^|\.)levers\.|<n>/.test(path),
    );
    const ids = { operations: recordIds(arm(base), "operations"), "population.segments": [] as string[] };
    const kinds = new Set(
      places.map(({ path }) =>
        path
          .replace(/^operations\.[^.]+\./, "operations.<id>.")
          .replace(/segments\.[^.]+\./, "segments.<id>."),
      ),
    );
    const missing = expected.map(([path]) => path).filter((path) => !kinds.has(path));
    expect(
      missing.filter((path) => !path.startsWith("population.segments") || ids.operations.length === 0),
    ).toEqual([]);
    for (const { path, field } of places) {
      // What an operation does not have for itself is the scenario's until somebody sets it separately.
      const everywhere = valueAt(arm(base), path.replace(/^operations\.[^.]+\./, ""));
      const value = valueAt(arm(base), path) ?? (field.kind === "override" ? everywhere : null);
      expect(rendered(path, field, value), path).toMatch(/<(input|select)/);
    }
  },
);

test("a control says what one would believe of an assumption, and nothing of the kind of a lever", () => {
  const html = (path: string) => {
    const field = fieldAt(FIELDS, path) as Leaf;
    return rendered(path, field, field.default);
  };
  expect(html("fatigue.recoveryWeeks")).toMatch(/Believable values.*1.*8.*no base was found/s);
  expect(html("launch.faults")).toContain("0 if nothing is launched");
  for (const path of ["levers.support.moderation", "horizonWeeks"])
    expect(html(path)).not.toContain("Believable");
});

test("operations come and go with a scenario's file", () => {
  expect(recordIds(arm("community-forum"), "operations")).toEqual(["forum"]);
  expect(recordIds(arm("packaging-contest"), "operations")).toEqual(["contest"]);
  expect(
    recordIds({ ...arm("community-forum"), changes: { "operations.forum": null } }, "operations"),
  ).toEqual([]);
  const file = { extends: "community-forum", operations: { fair: {} } };
  expect(recordIds({ base: file, changes: {} }, "operations")).toEqual(["fair", "forum"]);
});

test.each(Object.keys(PAIRS))("what %s differs in is among the few levers in view", (id) => {
  const { arms } = experimentOfPair(id, "en");
  const few = featured(leverSections(), arms).map(({ path }) => path);
  expect(few.length).toBeLessThanOrEqual(MOST_IN_VIEW);
  expect(new Set(few).size).toBe(few.length);
  for (const { changes } of arms)
    for (const path of Object.keys(changes)) if (path.startsWith("levers.")) expect(few).toContain(path);
});

test("a search finds names and paths in either case, without accents", () => {
  const place = levers.find(({ path }) => path.endsWith("mediationHours"));
  if (place === undefined) throw new Error("no lever");
  expect(finds("MEDIATION", place, "fr")).toBe(true);
  expect(finds("support hours", place, "en")).toBe(true);
  expect(finds("pay", place, "en")).toBe(false);
});

test("no control has a range of its own: all come from the declarations", () => {
  const folders = ["viz/components", "viz/controls", "viz/views"];
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
  for (const file of files)
    expect(readFileSync(file, "utf8"), file).not.toMatch(
      /\b(?:min|max|step)=(?:"|\{)-?[\d.]+|\b(?:range|ends)=\{\[\s*-?[\d.]+\s*,\s*-?[\d.]/,
    );
});

test("words are there for every unit of a slider", () => {
  for (const { field } of levers)
    for (const language of ["en", "fr"] as const)
      expect(wordsIn(language).quantity(1, field.unit)).not.toContain("undefined");
});
