import { expect, test } from "vitest";
import { MECHANISMS } from "../../sim/model/model.ts";
import { LEVERS } from "../../sim/world/levers/levers.ts";
import {
  definedIn,
  joined,
  movedWithoutState,
  SECTIONS,
  type Section,
  undeclaredIn,
  wordsOf,
} from "./notation.ts";

test("every mechanism has equations", () => {
  expect(MECHANISMS.filter(({ equations }) => equations.length === 0)).toEqual([]);
});

test.each(SECTIONS)("equations of $id name only what is declared or defined", (section) => {
  expect(
    undeclaredIn(section),
    "Nothing declares these: correct the name, put another group's name before its field, or declare them",
  ).toEqual([]);
});

test("every lever stands in the equations of whoever reads it", () => {
  const named = new Set(SECTIONS.flatMap(({ equations }) => equations.flatMap(wordsOf)));
  const unnamed = LEVERS.filter(
    (lever) => ![...named].some((name) => name === lever || name.endsWith(`.${lever}`)),
  );
  expect(unnamed, "name these levers in the equations of the mechanisms that read them").toEqual([]);
});

test.each(SECTIONS)("equations of $id move only state and counts", (section) => {
  expect(
    movedWithoutState(section),
    "Declare these as columns, numbers or tallies, or define them by = instead of ←",
  ).toEqual([]);
});

test.each(SECTIONS)("parentheses and brackets of the equations of $id close", ({ equations }) => {
  for (const equation of joined(equations))
    for (const [open, close] of ["()", "[]", "⌊⌋"])
      expect(equation.split(open).length, equation).toBe(equation.split(close).length);
});

test("nothing is defined in two sections", () => {
  const defined = SECTIONS.flatMap(({ id, equations }) =>
    [
      ...new Set(
        equations.filter((line) => /^[^←]*[=~]/.test(line) && !/^[^=~]*←/.test(line)).flatMap(definedIn),
      ),
    ].map((name) => [name, id] as const),
  );
  const twice = defined.filter(([name, id]) =>
    defined.some(([other, place]) => other === name && place !== id),
  );
  expect(twice).toEqual([]);
});

/** Each changes one name to an undeclared one. */
test.each<[string, Section]>([
  ["a field that is gone", { id: "fatigue", equations: ["fatigueHours ← fatigueHours·kept + hours·weight"] }],
  [
    "another mechanism's field without its name",
    { id: "fatigue", equations: ["fatigueHours ← hours·strainLoss"] },
  ],
  [
    "another mechanism's field under a wrong name",
    { id: "fatigue", equations: ["fatigueHours ← hours·staff.load"] },
  ],
])("%s is found", (_, section) => {
  expect(undeclaredIn(section)).not.toEqual([]);
});

test("an undeclared state is found", () => {
  const equations = ["neverDeclared ← neverDeclared·load", "neverDeclared = load"];
  expect(movedWithoutState({ id: "fatigue", equations })).toEqual(["neverDeclared"]);
});

test("words are separated from signs", () => {
  expect(wordsOf("x·(1 − long-term) + a.b²/σ(u − .3)")).toEqual(["x", "long-term", "a.b", "σ", "u"]);
});
