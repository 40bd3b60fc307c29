import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeProblems, InputError } from "../../../sim/input/problems.ts";
import {
  checkedEnsemble,
  type Ensemble,
  ensembleHash,
  MOST_SETTINGS,
} from "../../../sim/verdict/ensemble/file.ts";
import { ensembleOf, settingsOf } from "./settings.ts";

const FIELD = "quitting.stopHazardScale";
const setting = (values: Record<string, unknown>, changed: object = {}) => ({
  ...{ id: "s0001", distance: 0.5, values },
  ...changed,
});
const withSettings = (...settings: unknown[]) => ensembleOf(settings as Ensemble["settings"]);

function problemsOf(raw: unknown) {
  try {
    checkedEnsemble(raw);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}
const ID_EXPECTED = "an id of lower-case letters, digits and hyphens, at most 64 characters, not only digits";
const saidOf = (raw: unknown) => describeProblems(problemsOf(raw), "en").split("\n");

test.each<[string, unknown, ...string[]]>([
  ["text", "settings", '"settings": expected an object'],
  ["a list", [], "[]: expected an object"],
  ["nothing", null, "null: expected an object"],
  [
    "no settings",
    withSettings(),
    "settings: []: expected a list of 1 to 1000 settings; the calibration accepted none",
  ],
  [
    "settings that are no list",
    { ...withSettings(), settings: {} },
    "settings: {}: expected a list of 1 to 1000 settings",
  ],
  [
    "too many settings",
    ensembleOf(settingsOf(Array(MOST_SETTINGS + 1).fill(0.5))),
    "settings: 1001: expected a list of 1 to 1000 settings",
  ],
  [
    "the length of scenarios",
    withSettings(setting({ horizonWeeks: 5 })),
    "horizonWeeks: a field that does not change the length of the scenario",
  ],
  [
    "no values",
    withSettings(setting({})),
    "settings.0.values: {}: expected 1 to 100 fields, each with its value",
  ],
  [
    "a setting that is none",
    withSettings(setting({ [FIELD]: 0.5 }), null, setting({ [FIELD]: 0.5 }, { id: "b", values: 3 })),
    "settings.1: null: expected a setting {id, distance, values}",
    "settings.2.values: 3: expected 1 to 100 fields, each with its value",
  ],
  [
    "out of range, of the wrong type, not whole",
    withSettings(
      setting({ [FIELD]: 1.5, "population.consumers": 10.5 }),
      setting({ [FIELD]: "0.5", "population.consumers": 10 }, { id: "b" }),
      setting({ [FIELD]: null, "population.consumers": [10] }, { id: "c" }),
    ),
    `settings.0.values.${FIELD}: 1.5: expected a number from 0 to 1`,
    "settings.0.values.population.consumers: 10.5: expected a whole number from 1 to 1000000 (people)",
    `settings.1.values.${FIELD}: "0.5": expected a number from 0 to 1`,
    `settings.2.values.${FIELD}: null: expected a number from 0 to 1`,
    "settings.2.values.population.consumers: [10]: expected a whole number from 1 to 1000000 (people)",
  ],
  [
    "a lever under a formula",
    withSettings(setting({ "levers.support.guidance": "week" })),
    'settings.0.values.levers.support.guidance: "week": expected a number from 0 to 10000 (h/week)',
  ],
  [
    "a lever of one operation",
    withSettings(setting({ "operations.forum.levers.support.guidance": -1 })),
    "settings.0.values.operations.forum.levers.support.guidance: -1: expected a number from 0 to 10000 (h/week)",
  ],
  [
    "unknown fields and fields that are no numbers",
    withSettings(
      setting({ "quitting.stopHazardScle": 1, "quiting.x": 1, network: 1, "mechanisms.joining": 1 }),
    ),
    "quitting.stopHazardScle: unknown field; did you mean stopHazardScale?",
    "quiting.x: unknown field; did you mean quitting?",
    "network: a field that is a number",
    "mechanisms.joining: a field that is a number",
  ],
  [
    "other fields than the first setting's",
    withSettings(setting({ [FIELD]: 0.5, "fatigue.load": 1 }), setting({ "trust.slow": 1 }, { id: "b" })),
    `settings.1.values: the fields of the first setting (here −${FIELD}, −fatigue.load, +trust.slow)`,
  ],
  [
    "ids and distances",
    withSettings(
      setting({ [FIELD]: 0.5 }, { id: "\u001b[31mRed" }),
      setting({ [FIELD]: 0.5 }, { distance: -1 }),
      setting({ [FIELD]: 0.5 }, { distance: Number.POSITIVE_INFINITY }),
      setting({ [FIELD]: 0.5 }, { id: 7, distance: "near" }),
    ),
    `settings.0.id: "\\u001b[31mRed": expected ${ID_EXPECTED}; for example 31mred`,
    "settings.1.distance: -1: expected a number of at least 0",
    "settings.2.distance: Infinity: expected a number of at least 0",
    `settings.3.id: 7: expected ${ID_EXPECTED}`,
    'settings.3.distance: "near": expected a number of at least 0',
    'settings.2.id: "s0001": expected a different id for each setting',
  ],
  [
    "another version, and hardly anything else",
    { version: 2, settings: settingsOf([0.5]) },
    "version: 2: expected a version of the format up to 1, the newest that this program knows",
    "levain: missing; text of 1 to 200 characters",
    "calibration: missing; text of 1 to 200 characters",
    "scenario: missing; text of 1 to 200 characters",
    "seed: missing; text of 1 to 200 characters",
    "scenarioHash: missing; 64 hexadecimal digits in lower case",
  ],
])("%s: every problem at once", (_, raw, ...said) => {
  expect(saidOf(raw)).toEqual(said);
});

test("hostile keys set nothing", () => {
  const raw = JSON.parse(
    `{"__proto__": {"version": 1}, "settings": [{"id": "a", "distance": 0, "values": {"__proto__": 1, "levers.__proto__.x": 1, "constructor": 1, "": 1}}]}`,
  );
  const said = saidOf(raw).join("\n");
  expect(said).toContain("version: missing");
  for (const key of ["__proto__", "levers.__proto__.x", "constructor"])
    expect(said).toContain(`${key}: unknown field`);
  expect(said).toMatch(/^unknown field; known here: title, /m);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test("thousands of fields are counted, not looked up", () => {
  const values = Object.fromEntries(Array.from({ length: 50_000 }, (_, place) => [`field${place}`, 1]));
  expect(saidOf(withSettings(setting(values)))).toEqual([
    "settings.0.values: 50000: expected 1 to 100 fields, each with its value",
  ]);
});

test("what is wrong is said in French", () => {
  expect(describeProblems(problemsOf(withSettings()), "fr")).toBe(
    "settings : [] — attendu : une liste de 1 à 1\u202f000 réglages ; le calage n’en a accepté aucun",
  );
});

describe("an ensemble that is sound", () => {
  const [near, far] = settingsOf([0.3, 0.6]);

  test("is kept as it is, the nearest first", () => {
    const ensemble = ensembleOf([near, far]);
    expect(checkedEnsemble(ensemble)).toEqual(ensemble);
    expect(checkedEnsemble({ ...ensembleOf([far, near]), other: 1 })).toEqual(ensemble);
  });

  test("is the same in any order of settings and fields", () => {
    const settings = settingsOf([0.1, 0.2, 0.3, 0.4, 0.5]).map((one, place) => ({
      ...one,
      distance: place < 3 ? 0.5 : 0.2,
      values: { ...one.values, "fatigue.load": place },
    }));
    const hash = ensembleHash(checkedEnsemble(ensembleOf(settings)));
    const turned = (values: Record<string, number>) => Object.fromEntries(Object.entries(values).reverse());
    fc.assert(
      fc.property(fc.shuffledSubarray(settings, { minLength: 5 }), fc.boolean(), (shuffled, turn) => {
        const given = shuffled.map((one) => (turn ? { ...one, values: turned(one.values) } : one));
        expect(ensembleHash(checkedEnsemble(ensembleOf(given)))).toBe(hash);
      }),
      { numRuns: 30 },
    );
    expect(ensembleHash(checkedEnsemble(ensembleOf(settings.slice(1))))).not.toBe(hash);
  });
});
