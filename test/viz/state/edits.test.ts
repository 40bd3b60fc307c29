import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldAt } from "../../../sim/scenario/walk.ts";
import { FIELDS, PAIRS, SCENARIOS } from "../../../viz/declarations.ts";
import {
  addArm,
  differing,
  experimentOfPair,
  LONGEST_NAME,
  removeArm,
  rename,
  resetValue,
  setBase,
  setEverywhere,
  setValue,
  valueAt,
} from "../../../viz/state/edits.ts";
import { LETTERS } from "../../../viz/state/experiment.ts";
import { valueText } from "../../../viz/text/values.ts";
import { wordsIn } from "../../../viz/text/words.ts";

const PAY = "levers.rewards.payEurosPerContribution";
const first = experimentOfPair("small-pay", "en");

test.each(Object.keys(PAIRS))("the pair %s becomes an experiment in both languages", (id) => {
  const { headline, others, replicates = 0 } = PAIRS[id];
  for (const language of ["en", "fr"] as const) {
    const e = experimentOfPair(id, language);
    expect(e).toMatchObject({ pair: id, headlines: headline });
    expect(e.worlds).toBeGreaterThanOrEqual(replicates);
    expect(e.arms.map(({ letter }) => letter)).toEqual(LETTERS.slice(0, others.length + 1));
    expect(e.arms.every(({ name }) => name.length > 1)).toBe(true);
  }
});

test("a scenario written in place is told by what it changes", () => {
  expect(first.arms[1]).toEqual({
    letter: "B",
    name: "30 cents a contribution",
    base: "community-forum",
    changes: { [PAY]: 0.3 },
  });
  expect(() => experimentOfPair("constructor", "en")).toThrow("no pair");
});

test("a value set is the value read, and back at the base's value nothing is left of it", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: 0, max: 100 }), (value) => {
      const e = setValue(first, "B", PAY, value);
      expect(valueAt(e.arms[1], PAY)).toBe(value);
      expect(e.arms[0]).toBe(first.arms[0]);
      expect(setValue(e, "B", PAY, 0).arms[1].changes).toEqual({});
      expect(resetValue(e, "B", PAY).arms[1].changes).toEqual({});
    }),
  );
  expect(setValue(first, "B", PAY, 0.3)).toBe(first);
});

test("values come from the base, from what it extends, and from the declared default", () => {
  const arm = { base: "packaging-contest", changes: {} };
  const raw = SCENARIOS["packaging-contest"];
  expect(valueAt(arm, "horizonWeeks")).toBe(raw.horizonWeeks);
  expect(valueAt(arm, "network.meanDegree")).toBe(SCENARIOS.baseline.network?.meanDegree);
  const imported = { base: { extends: "community-forum", population: { consumers: 50 } }, changes: {} };
  expect(valueAt(imported, "population.consumers")).toBe(50);
  expect(valueAt(imported, "nowhere.at.all")).toBeUndefined();
  expect(valueAt({ base: "constructor", changes: {} }, "horizonWeeks")).toBe(104);
  expect(valueAt({ base: { extends: null }, changes: {} }, "horizonWeeks")).toBe(104);
  // Somebody's file may extend anything, and itself.
  expect(valueAt({ base: { extends: "missing" }, changes: { [PAY]: null } }, PAY)).toBe(0);
});

test("an assumption holds in every scenario", () => {
  const e = setEverywhere(first, "network.meanDegree", 12);
  expect(e.arms.map((arm) => valueAt(arm, "network.meanDegree"))).toEqual([12, 12]);
  expect(differing(e.arms[0], e.arms[1])).toEqual([{ path: PAY, before: 0, after: 0.3 }]);
});

test("scenarios are added up to four, and all but A and one other can go", () => {
  const three = addArm(first, "C", "B");
  expect(three.arms[2]).toEqual({ ...first.arms[1], letter: "C", name: "C" });
  const four = addArm(three, "D");
  expect(four.arms[3].changes).toEqual({});
  expect(addArm(four, "E")).toBe(four);
  const less = removeArm(four, "C");
  expect(less.arms.map(({ letter }) => letter)).toEqual(["A", "B", "D"]);
  expect(addArm(less, "again").arms.map(({ letter }) => letter)).toEqual(["A", "B", "C", "D"]);
  expect(removeArm(first, "B")).toBe(first);
  expect(removeArm(less, "A")).toBe(less);
});

test("names are cut, and another base starts without changes", () => {
  const named = rename(first, "B", ` ${"é".repeat(200)}`);
  expect(named.arms[1].name).toBe("é".repeat(LONGEST_NAME));
  const based = setBase(first, "B", "price-watch", "Prices");
  expect(based.arms[1]).toEqual({ letter: "B", name: "Prices", base: "price-watch", changes: {} });
});

test("a scenario written for its comparison differs by what it is written with", () => {
  const { arms } = experimentOfPair("jury", "en");
  const rows = differing(arms[0], arms[1]);
  expect(rows.map(({ path }) => path)).toEqual(["operations.contest.phases"]);
  expect(rows[0].before).toHaveLength(2);
  const said = valueText(rows[0].before, fieldAt(FIELDS, rows[0].path), wordsIn("en")).replace(/\s/g, " ");
  expect(said).toContain("1. length: 9 weeks, entries are accepted, the public votes, ");
});
