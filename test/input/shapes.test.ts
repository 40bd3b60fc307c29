import { expect, test } from "vitest";
import { also, list, nullable, object, oneOf, picked, record } from "../../sim/input/holders.ts";
import { key, keyValues, required } from "../../sim/input/keys.ts";
import { describeProblems } from "../../sim/input/problems.ts";
import { problemsIn, type Shape } from "../../sim/input/shape.ts";
import { ANY_NUMBER, choice, FLAG, ID, number, text } from "../../sim/input/values.ts";
import { leverShape } from "../../sim/scenario/lever-shape.ts";

const said = (shape: Shape, value: unknown, language: "en" | "fr" = "en") =>
  describeProblems(problemsIn(shape, value, "x"), language).split("\n");

const POINT = object({ at: required(number([0, 1])), name: ID, wild: FLAG });
const KEYS = {
  seed: key(text(1, 5), "Seed.", "Graine.", "usual"),
  worlds: key(number([1, 9]), "Worlds.", "Mondes.", 8),
};

test.each<[string, Shape, unknown, ...string[]]>([
  ["a number", number([0, 1]), 2, "x: 2: expected a number from 0 to 1"],
  [
    "a whole number",
    number([1, 1e21], { whole: true }),
    0.5,
    "x: 0.5: expected a whole number of at least 1",
  ],
  ["a number above", number([0, 1e21], { above: true, unit: "h" }), 0, "x: 0: expected a number above 0 (h)"],
  [
    "any number",
    number([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]),
    Number.NaN,
    "x: NaN: expected a number",
  ],
  ["a slip", choice(["linear", "log"]), "lin", 'x: "lin": expected one of linear, log; did you mean linear?'],
  [
    "one of many",
    choice(["a", "b"], { en: "a letter", fr: "une lettre" }),
    7,
    "x: 7: expected a letter; known: a, b",
  ],
  [
    "an id",
    ID,
    "Écoles 1",
    'x: "Écoles 1": expected an id of lower-case letters, digits and hyphens, at most 64 characters, not only digits; for example ecoles-1',
  ],
  ["a short list", list(FLAG, [1, 3]), [], "x: []: expected a list of 1 to 3"],
  ["a long list", list(FLAG, [0, 3]), [1, 2, 3, 4], "x: 4: expected a list of at most 3"],
  [
    "a list of one thing twice",
    list(ANY_NUMBER, [1, 3], { unique: true }),
    [7, 7],
    "x: [7,7]: expected a list of 1 to 3, none of them twice",
  ],
  ["items", list(FLAG, [0, 9]), [true, 1, undefined], "x.1: 1: expected true or false", "x.2: true or false"],
  [
    "keys",
    POINT,
    { att: 1, name: undefined, wild: null },
    "x.att: unknown key; did you mean at?",
    "x.wild: null: expected true or false",
    "x.at: missing; a number from 0 to 1",
  ],
  [
    "entries",
    record(FLAG, { amount: [1, 2], names: ID }),
    { A: 1 },
    `x.A: "A": expected ${ID.expected.en}; for example a`,
    "x.A: 1: expected true or false",
  ],
  [
    "too many entries",
    record(FLAG, { amount: [1, 2] }),
    { a: 1, b: 2, c: 3 },
    "x: 3: expected an object with 1 to 2 entries",
  ],
  [
    "none of several",
    oneOf([FLAG, number([0, 1])], { en: "this or that", fr: "" }),
    2,
    "x: 2: expected this or that",
  ],
  ["what is inside", nullable(list(FLAG, [0, 9])), [0], "x.0: 0: expected true or false"],
  [
    "what was meant",
    picked([POINT, object(KEYS)], (value) => ("seed" in value ? object(KEYS) : POINT)),
    { seed: "" },
    'x.seed: "": expected text of 1 to 5 characters',
  ],
  [
    "more than a schema says",
    also(list(FLAG, [0, 9]), (flags: unknown[], path) =>
      flags[0] === flags.at(-1) ? [] : [{ path, expected: { en: "the same ends", fr: "" } }],
    ),
    [true, 1],
    "x.1: 1: expected true or false",
    "x: the same ends",
  ],
])("%s: every problem is told", (_, shape, value, ...lines) => {
  expect(said(shape, value)).toEqual(lines);
});

test("in French as well", () => {
  expect(
    said(
      object({ at: required(number([0, 10_000], { unit: "people" })), b: FLAG }),
      { b: 1, other: 1 },
      "fr",
    ),
  ).toEqual([
    "x.b : 1 — attendu : true ou false",
    "x.other : clé inconnue ; connues ici : at, b",
    "x.at : manque ; un nombre de 0 à 10\u202f000 (personnes)",
  ]);
});

test("an emoji is one character", () => {
  expect(problemsIn(text(1, 2), "😀😀")).toEqual([]);
  expect(problemsIn(text(1, 2), "😀😀😀")).toHaveLength(1);
});

test("a typed array is as good as a list where it may stand", () => {
  const numbers = list(number([0, 1]), [0, 3], { typed: true });
  expect(said(numbers, Float64Array.of(0, 2, 1))).toEqual(["x.1: 2: expected a number from 0 to 1"]);
  expect(said(numbers, Float32Array.of(0))).toEqual(["x: Float32Array [0]: expected a list of at most 3"]);
  expect(problemsIn(list(FLAG, [0, 3]), Float64Array.of(1))).toHaveLength(1);
});

test("what all objects have is no key, and what a class has is one where that is allowed", () => {
  expect(said(POINT, JSON.parse('{"at": 1, "__proto__": 1, "constructor": 1}'))).toEqual([
    expect.stringMatching(/^x\.__proto__: unknown key/),
    expect.stringMatching(/^x\.constructor: unknown key/),
  ]);
  expect(said(POINT, Object.create({ at: 1 }))).toEqual([
    "x: {}: expected an object; give a plain object, {…}, with its own keys",
  ]);
  class Given {
    get at() {
      return 2;
    }
  }
  const inherited = object({ at: required(number([0, 1])) }, { inherited: true });
  expect(said(inherited, new Given())).toEqual(["x.at: 2: expected a number from 0 to 1"]);
});

test("many problems are counted, and those of one list leave room for others", () => {
  const lists = object({ a: list(FLAG, [0, 1e6]), b: FLAG });
  const lines = said(lists, { a: new Array(1000).fill(1), b: 1 });
  expect(lines).toHaveLength(22);
  expect(lines.slice(-2)).toEqual([
    "x.a: 980 more values are refused in the same list",
    "x.b: 1: expected true or false",
  ]);
  const keys = said(lists, Object.fromEntries(Array.from({ length: 5000 }, (_, place) => [`k${place}`, 1])));
  expect(keys).toHaveLength(51);
  expect(keys.at(-1)).toBe("and 4,950 more problems");
});

test("what is left out has its default", () => {
  expect(keyValues(KEYS, { seed: undefined })).toEqual({ seed: "usual", worlds: 8 });
  expect(keyValues(KEYS, Object.create({ seed: "other" }))).toEqual({ seed: "usual", worlds: 8 });
});

test.each([
  ["0,2", "write 0.2"],
  ["1 000", "write 1000"],
  ["−5", "write -5"],
  ["1,000", "it may be 1 or 1000: write 1 or 1000"],
  ["1.234", undefined],
  ["many", undefined],
])("the text %j where a number should be: %s", (text, said) => {
  expect(problemsIn(ANY_NUMBER, text, "x")[0].suggestion?.en).toBe(said);
});

test("a lever that is written like no formula is asked about as a number", () => {
  const lever = leverShape(ANY_NUMBER, ["week"]);
  const asked = (value: string) => problemsIn(lever, value, "x")[0].suggestion?.en;
  expect(asked("1,000")).toBe("it may be 1 or 1000: write 1 or 1000");
  expect(asked("1 000")).toBe("write 1000");
  expect(asked("0,3 * week")).toBe("decimals have a point: 0.3 instead of 0,3");
});
