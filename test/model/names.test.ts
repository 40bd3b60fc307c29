import { expect, test } from "vitest";
import { fieldsOf } from "../../sim/mechanisms/mechanism.ts";
import { trust } from "../../sim/mechanisms/trust.ts";
import { declarationsOf } from "../../sim/model/declared.ts";
import { MECHANISMS, MODULES, PERSON_COLUMNS, TALLIES } from "../../sim/model/model.ts";
import { distinct } from "../../sim/scenario/distinct.ts";
import type { ModelModule } from "../../sim/world/module.ts";
import { COURSE_FIELDS } from "../../sim/world/operations/course.ts";
import { KIND_FIELDS } from "../../sim/world/operations/kind.ts";
import { NATURE_FIELDS } from "../../sim/world/operations/nature.ts";
import { VALUE_FIELDS } from "../../sim/world/operations/value.ts";

const one = { start: 0, unit: "h", en: "", fr: "" };

test.each<[string, Partial<ModelModule>, string]>([
  [
    "a person column",
    { personColumns: { trust: one } },
    "the person column trust is declared twice, by trust and by mood",
  ],
  [
    "a person column of the world",
    { personColumns: { attachment: one } },
    "the person column attachment is declared twice, by world and by mood",
  ],
  [
    "an operation column",
    { operationColumns: { told: one } },
    "the operation column told is declared twice, by disclosure and by mood",
  ],
  [
    "an operation number",
    { operationNumbers: { load: one } },
    "the operation number load is declared twice, by needs and by mood",
  ],
  [
    "a world number",
    { worldNumbers: { strain: one } },
    "the world number strain is declared twice, by staff and by mood",
  ],
  ["a tally", { tallies: ["errors"] }, "the tally errors is declared twice, by quality and by mood"],
  [
    "its own tally",
    { tallies: ["smiles", "smiles"] },
    "the tally smiles is declared twice, by mood and by mood",
  ],
  ["a tally of the world", { tallies: ["joiners"] }, "the tally joiners of mood: this name is taken"],
  [
    "what an operation has anyway",
    { operationColumns: { status: one } },
    "the operation column status of mood: this name is taken",
  ],
])("a mechanism that declares %s once more is refused by name", (_, declared, message) => {
  expect(() => declarationsOf([...MODULES, { id: "mood", equations: [], reads: [], ...declared }])).toThrow(
    message,
  );
});

test("two mechanisms of one id are refused, and ids that scenarios need for themselves", () => {
  expect(() => fieldsOf([...MECHANISMS, { ...trust, title: { en: "Mood", fr: "Humeur" } }])).toThrow(
    "the mechanism trust is declared twice, by Trust and by Mood; rename one of them",
  );
  expect(() => distinct("the field", [["mood", { extends: 1 }]], ["extends"])).toThrow(
    "the field extends of mood: this name is taken; use another",
  );
});

test("what nobody declares twice is all there, in order", () => {
  const declared = [
    ["a", { x: 1, y: 2 }],
    ["b", undefined],
    ["c", { z: 3 }],
  ] as const;
  expect(Object.entries(distinct("the number", declared))).toEqual(Object.entries({ x: 1, y: 2, z: 3 }));
});

test("a count has no name of a person's column, except hours given, which it sums", () => {
  const shared = TALLIES.filter((name) => Object.hasOwn(PERSON_COLUMNS, name));
  expect(shared).toEqual(["hours"]);
});

test("no field of an operation stands in two of its files", () => {
  const names = [KIND_FIELDS, COURSE_FIELDS, NATURE_FIELDS, VALUE_FIELDS].flatMap(Object.keys);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});
