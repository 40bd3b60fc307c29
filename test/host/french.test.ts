import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counted, NOUNS, numberIn } from "../../sim/input/counted.ts";
import { describeProblems, inputError } from "../../sim/input/problems.ts";
import { FRENCH_UNITS, SINGULAR_UNITS } from "../../sim/input/units.ts";
import { METRICS, WEEKLY_METRICS } from "../../sim/model/metric-lists.ts";
import {
  FIELDS,
  OPERATION_COLUMNS,
  OPERATION_NUMBERS,
  PERSON_COLUMNS,
  WORLD_NUMBERS,
} from "../../sim/model/model.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";
import { levain, temporaryFolder, writeScenario } from "./command.ts";

const SIZE = ["--replicates", "2", "--weeks", "1", "--consumers", "1", "--workers", "1"];
const french = async (...typed: string[]) => (await levain([...typed, "--lang", "fr"])).out;

test("every unit has a French name", () => {
  const columns = { ...PERSON_COLUMNS, ...OPERATION_COLUMNS, ...OPERATION_NUMBERS, ...WORLD_NUMBERS };
  const declared = [
    ...leavesOf(FIELDS).map(([, field]) => field),
    ...[...METRICS, ...WEEKLY_METRICS, ...Object.values(columns)],
  ];
  const missing = declared.filter(({ unit }) => !Object.hasOwn(FRENCH_UNITS, unit));
  expect(missing.map(({ unit }) => unit)).toEqual([]);
  const english = /\b(week|people|need|event|exponent|draws|entries|jobs|steps|ties|shape|wins|odds)\b/;
  for (const unit of Object.values(FRENCH_UNITS)) expect(unit).not.toMatch(english);
});

test("every unit that is a noun has a singular, in both languages", () => {
  const units = Object.entries(FRENCH_UNITS);
  const nouns = units.filter(([unit]) => Object.hasOwn(SINGULAR_UNITS.en, unit));
  expect(nouns.map(([unit]) => unit).sort()).toEqual(Object.keys(SINGULAR_UNITS.en).sort());
  // “relais” is both singular and plural.
  const varying = nouns.map(([, french]) => french).filter((french) => !french.startsWith("relais"));
  expect(varying.sort()).toEqual(Object.keys(SINGULAR_UNITS.fr).sort());
  const plural = /^[^/ ]+s(\/week| .*)?$/;
  const others = ["h/h", "log-odds"];
  const left = units.filter(([unit]) => plural.test(unit) && !Object.hasOwn(SINGULAR_UNITS.en, unit));
  expect(left.map(([unit]) => unit).filter((unit) => !others.includes(unit))).toEqual([]);
});

describe("French output has French", () => {
  test("units in tables", async () => {
    for (const typed of [
      ["run", "baseline"],
      ["compare", "small-pay", "--all"],
    ]) {
      const said = await french(...typed, ...SIZE);
      for (const words of [
        "active [personnes]",
        "relays [relais]",
        "costPerContributionEuros [€/contribution]",
      ])
        expect(said).toContain(words);
      expect(said).not.toMatch(/\[[^\]]*(people|week|events|jobs|wins)\]/);
    }
  });

  test("units and statuses in explanations", async () => {
    expect(await french("explain", "guidance")).toMatch(/\[h\/semaine\].*statut : texte source \(/s);
    expect(await french("explain", "badgeGain")).toContain("statut : littérature (R5)");
    expect(await french("explain", "active")).toContain("active [personnes] — indicateur");
  });

  test("messages about invalid JSON, with the place", async () => {
    const cwd = temporaryFolder();
    writeScenario(join(cwd, "broken.json"), '{\n  "version": 1,\n  "id": "x" "y"\n}');
    const ended = await levain(["validate", "broken.json", "--lang", "fr"], { cwd });
    expect(ended.err).toBe(
      "levain: broken.json : ce n’est pas du JSON valide ; voyez la ligne 3, caractère 13\n",
    );
  });

  test("units in errors", async () => {
    const ended = await levain(["show", "baseline@levers.support.guidance=-1", "--lang", "fr"]);
    expect(ended.err).toContain("un nombre de 0 à 10 000 (h/semaine)");
  });
});

describe("numbers and nouns agree", () => {
  test.each([
    [0, "0 weeks", "0 semaine"],
    [1, "1 week", "1 semaine"],
    [2, "2 weeks", "2 semaines"],
  ])("%d", (count, en, fr) => {
    expect([counted(count, NOUNS.week, "en"), counted(count, NOUNS.week, "fr")]).toEqual([en, fr]);
  });

  test("in the output of a run", async () => {
    const ended = await levain(["compare", "small-pay", ...SIZE.with(1, "1")]);
    expect(ended.err).toContain("small-pay: 1 week instead of 104");
    expect(ended.err).toContain("small-pay: 1 person instead of 1000");
    expect(ended.out).toContain("1 matched world (same people, same luck), 1 person, 1 week, seed");
    const refused = await levain(["diff", "a", "b", "c", "--lang", "fr"]);
    expect(refused.err).toContain("« diff » prend 2 arguments, pas 3");
  });

  test.each([
    [3, "3"],
    [-0.5, "−0,5"],
    [1_000_000, "1\u202f000\u202f000"],
    [0.1 + 0.2, "0,30000000000000004"],
    [1e308, "1E308"],
    [1e-9, "1E−9"],
    [Number.POSITIVE_INFINITY, "l’infini"],
    [Number.NEGATIVE_INFINITY, "moins l’infini"],
    [Number.NaN, "pas un nombre"],
  ])("the number %d in a message", (value, fr) => {
    expect(numberIn(value, "fr")).toBe(fr);
    expect(numberIn(value, "en")).toBe(String(value));
  });

  test("every finite number is written as Intl writes it", () => {
    const format = new Intl.NumberFormat("fr", { maximumSignificantDigits: 17 });
    const size = fc.oneof(fc.double({ min: 1e-6, max: 1e15, maxExcluded: true, noNaN: true }), fc.nat());
    fc.assert(
      fc.property(size, fc.constantFrom(1, -1), (positive, sign) => {
        const value = sign * positive;
        expect(numberIn(value, "fr")).toBe(value === 0 ? "0" : format.format(value).replace(/-/g, "−"));
      }),
    );
  });

  test("in errors", () => {
    const { problems } = inputError("x", 1, { en: "y", fr: "y" });
    expect(describeProblems(problems, "fr")).toBe("x : 1 — attendu : y");
    expect(describeProblems(problems, "en")).toBe("x: 1: expected y");
    expect(describeProblems([{ path: "x", expected: problems[0].expected }], "fr")).toBe("x : y");
    const many = Array.from({ length: 101 }, () => problems[0]);
    expect(describeProblems(many, "en")).toMatch(/\nand 1 more problem$/);
    expect(describeProblems([...many, problems[0]], "fr")).toMatch(/\net 2 autres problèmes$/);
  });
});
