import { describe, expect, test } from "vitest";
import { CALIBRATION } from "../../sim/calibration/calibration-keys.ts";
import { describeProblems, shownValue } from "../../sim/input/problems.ts";
import { problemsIn } from "../../sim/input/shape.ts";
import { english, problemsOf } from "./study-problems.ts";

const PAY = "levers.rewards.payEurosPerContribution";

const study = (more: object) => ({ scenarios: ["baseline"], ...more });

const DEPTH = 20_000;
const nested = (open: string, close: string): unknown =>
  JSON.parse(`${open.repeat(DEPTH)}1${close.repeat(DEPTH)}`);
const DEEP = { lists: nested("[", "]"), objects: nested('{"a":', "}") };
/** What JSON may hold and no text can be made of. */
const TEXTLESS: unknown[] = [{ toString: null }, { toString: 1, valueOf: 2 }, [{ toString: null }]];

/** Every place of a study file that holds something. */
const PLACES: [string, (value: unknown) => object][] = [
  ["the file", (value) => value as object],
  ["$schema", ($schema) => ({ $schema })],
  ["a scenario's $schema", ($schema) => ({ scenarios: [{ id: "a", $schema }] })],
  ["version", (version) => ({ version })],
  ["id", (id) => ({ id })],
  ["scenarios", (scenarios) => ({ scenarios })],
  ["a scenario", (scenario) => ({ scenarios: [scenario] })],
  ["a field of a scenario", (network) => ({ scenarios: [{ id: "a", network }] })],
  ["baseline", (baseline) => ({ baseline })],
  ["vary", (vary) => ({ vary })],
  ["what varies", (entry) => ({ vary: { [PAY]: entry } })],
  ["values", (values) => ({ vary: { [PAY]: { values } } })],
  ["a value", (value) => ({ vary: { [PAY]: { values: [value] } } })],
  ["an end", (end) => ({ vary: { [PAY]: { range: [0, end], levels: 2 } } })],
  ["a scale", (scale) => ({ vary: { [PAY]: { range: [0, 1], levels: 2, scale } } })],
  ["design", (design) => ({ design })],
  ["design.type", (type) => ({ design: { type, points: 4 } })],
  ["design.points", (points) => ({ vary: { [PAY]: { range: [0, 1] } }, design: { type: "sobol", points } })],
  ["a point", (point) => ({ design: { type: "list", points: [point] } })],
  ["a value of a point", (value) => ({ design: { type: "list", points: [{ [PAY]: value }] } })],
  ["replicates", (replicates) => ({ replicates })],
  ["a metric", (metric) => ({ replicates: { until: { metric, halfWidth: 1 }, max: 10 } })],
  ["seed", (seed) => ({ seed })],
];

describe("what no text can be made of is a problem as any other", () => {
  test.each(PLACES)("%s", (_, at) => {
    for (const value of [...TEXTLESS, ...Object.values(DEEP)]) {
      const problems = problemsOf(study(at(value)));
      expect(problems.length).toBeGreaterThan(0);
      for (const language of ["en", "fr"] as const)
        expect(describeProblems(problems, language).length).toBeLessThan(2000);
    }
  });

  test("in a calibration file too", () => {
    for (const value of [...TEXTLESS, ...Object.values(DEEP)]) {
      const problems = problemsIn(CALIBRATION, { free: { x: { scale: value } }, seed: value });
      expect(describeProblems(problems, "en")).toContain("free.x.scale");
      expect(describeProblems(problems, "fr")).toContain("seed");
    }
  });

  test("a schema that is no text, a scenario that is left out", () => {
    expect(english(study({ $schema: 5 }))).toEqual(["$schema: 5: expected text"]);
    expect(describeProblems(problemsIn(CALIBRATION, { $schema: 5 }), "en")).toContain(
      "$schema: 5: expected text",
    );
    expect(english(study({ scenarios: new Array(1) }))).toContain(
      "scenarios.0: the name of a scenario, or the scenario itself as an object",
    );
  });

  test("a bigint", () => {
    expect(english(study({ replicates: 2n }))).toEqual([
      expect.stringContaining("replicates: 2n: expected a whole number from 1"),
    ]);
  });

  test("is said in short", () => {
    const round: unknown[] = [];
    round.push(round);
    const refusing = {
      toJSON() {
        throw new Error("no");
      },
    };
    const said = (value: unknown) => shownValue(value, "en");
    expect([DEEP.lists, DEEP.objects, round, [2n], refusing].map(said)).toEqual([
      ...["[…]", "{…}", "[…]", "[…]", "{…}"],
    ]);
    expect([2n, Symbol("a"), undefined, { toString: null }].map(said)).toEqual([
      ...["2n", "Symbol(a)", "undefined", '{"toString":null}'],
    ]);
    expect(said(10n ** 100n)).toHaveLength(58);
    expect(said("a".repeat(100))).toHaveLength(58);
  });
});

describe("values", () => {
  const valued = (values: unknown[]) => study({ vary: { [PAY]: { values } } });

  test("that read the same are told, each by its place", () => {
    expect(english(valued([1, "1", 2, " 1 ", "1.0", "week + 1", " week + 1"]))).toEqual([
      `vary.${PAY}.values.1: "1": expected a different value: it reads the same as 1`,
      `vary.${PAY}.values.3: " 1 ": expected a different value: it reads the same as 1`,
      `vary.${PAY}.values.4: "1.0": expected a different value: it reads the same as 1`,
      `vary.${PAY}.values.6: " week + 1": expected a different value: it reads the same as "week + 1"`,
    ]);
    expect(describeProblems(problemsOf(valued([0.5, "0.5"])), "fr")).toBe(
      `vary.${PAY}.values.1 : "0.5" — attendu : une valeur différente : elle se lit comme 0,5`,
    );
  });

  test("that read differently pass", () => {
    expect(problemsOf(valued([1, "2", "week", "week + 1", 0, 10]))).toEqual([]);
  });

  test("left out of a list are none", () => {
    const holed = Object.assign([], { 1: 1 });
    expect(english(valued(holed))).toEqual([
      `vary.${PAY}.values.0: a number, a word or a formula of at most 256 characters, true or false`,
    ]);
    const ranged = study({ vary: { [PAY]: { range: holed, levels: 2 } } });
    expect(english(ranged)).toEqual([`vary.${PAY}.range: [null,1]: expected [low, high], two numbers`]);
  });
});

test("each of many listed points is looked at a few times", () => {
  let looks = 0;
  const points = Array.from({ length: 2000 }, (_, i) => ({
    get [PAY]() {
      looks++;
      return i / 100;
    },
  }));
  expect(problemsOf(study({ design: { type: "list", points } }))).toEqual([]);
  expect(looks / points.length).toBeLessThan(5.5);
});

test("long texts are told as such before they are compared with each other", () => {
  // Of the same length, engines compare them letter by letter, each with all others.
  const texts = Array.from({ length: 3 }, () => "1+".repeat(9000));
  expect(english(study({ vary: { [PAY]: { values: texts } } }))).toEqual(
    [0, 1, 2].map((place) =>
      expect.stringMatching(`^vary.${PAY}.values.${place}: "1.+a formula of at most 256 characters`),
    ),
  );
  expect(
    english(study({ design: { type: "list", points: texts.map((text) => ({ [PAY]: text })) } })),
  ).toEqual(
    [0, 1, 2].map((place) =>
      expect.stringMatching(`^design.points.${place}.${PAY}: "1.+a formula of at most 256 characters`),
    ),
  );
});

test("so many formulas that parsing them takes long are refused before any is parsed", () => {
  const formulas = (count: number) => Array.from({ length: count }, (_, i) => `week + ${i}`);
  const points = formulas(100_000).map((pay) => ({ [PAY]: pay }));
  const before = process.cpuUsage();
  expect(english(study({ design: { type: "list", points } }))).toEqual([
    "design.points: at most 5000 different formulas and words",
  ]);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
  const levers = ["guidance", "tools", "training", "moderation", "animation", "selection"];
  const vary = Object.fromEntries(levers.map((id) => [`levers.support.${id}`, { values: formulas(1000) }]));
  const many = levers.map((id, place) => [
    `levers.support.${id}`,
    { values: formulas(1000).map((one) => `${one} + ${place}`) },
  ]);
  const sobol = { design: { type: "sobol", points: 2 } };
  expect(english(study({ vary: Object.fromEntries(many), ...sobol }))).toEqual([
    "vary: at most 5000 different formulas and words",
  ]);
  // The same ones again are parsed once.
  expect(english(study({ vary, ...sobol })).join()).not.toContain("different formulas");
});
