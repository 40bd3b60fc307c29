import { expect, test } from "vitest";
import { FIELDS } from "../../sim/model/model.ts";
import { SYSTEMS } from "../../sim/model/systems/systems.ts";
import type { Leaf } from "../../sim/scenario/field.ts";
import { fieldAt } from "../../sim/scenario/walk.ts";
import { isOtherWay, isShown, type Step, stepsOf } from "./judge.ts";
import { outside, outsideCount } from "./outside.ts";
import { tensionsOf, tried } from "./run.ts";
import { keptOf, systemSections } from "./table.ts";

/** Enough to see that a tension runs, and whether it goes the other way in all of them. */
const FEW_WORLDS = 2;

test.each(SYSTEMS)("the tensions of %s run, and none goes clearly the other way in a few worlds", (id) => {
  const { values } = tried(id, FEW_WORLDS);
  for (const tension of tensionsOf(id)) {
    const steps = stepsOf(id, tension, values[tension.id]);
    expect(steps.length, tension.id).toBe(tension.lowToHigh.length - 1);
    if (tension.notShown === undefined) expect(steps.filter(isOtherWay), tension.id).toEqual([]);
  }
});

test.each(SYSTEMS)("%s: what is kept as not shown says why, and what is shown does not", (id) => {
  for (const tension of tensionsOf(id)) {
    const kept = keptOf(id, tension);
    expect(kept, `${id}: npm run tensions ${id}`).toBeDefined();
    expect(tension.notShown === undefined, `${id}, ${tension.id}: notShown`).toBe(
      kept?.outcome !== "not shown",
    );
  }
});

const NOT_SHOWN = SYSTEMS.flatMap((id) =>
  tensionsOf(id).flatMap((tension) => (tension.notShown === undefined ? [] : [{ id, tension }])),
);

test.each(NOT_SHOWN)("$id: why $tension.id is not shown has the figures of its run", ({ id, tension }) => {
  const { right, wrong, worlds, meanDifference } = keptOf(id, tension)!.step;
  const { en, fr } = tension.notShown!;
  const counts = [...en.matchAll(/(?:in|less in) (\d+) (?:of|worlds of) (\d+)/g)];
  const [first] = counts.filter(([, , of]) => Number(of) === worlds);
  if (first !== undefined) expect([right, wrong], first[0]).toContain(Number(first[1]));
  // "by .018", ".003 more on average", "€873 more in a year on average": the first of such figures is the mean.
  const said =
    /by (\.\d+)|(\.\d+)(?: more)? on average|(\.\d+) more in|by ([\d,]+) more of|€([\d,]+) more|on average ([\d,]+)/.exec(
      en,
    );
  const figure = said?.slice(1).find((one) => one !== undefined);
  if (figure === undefined) return;
  const digits = figure.startsWith(".") ? figure.length - 1 : 0;
  expect(Math.abs(meanDifference).toFixed(digits), said?.[0]).toBe(
    Number(figure.replace(",", "")).toFixed(digits),
  );
  expect(fr, "the same in French").toContain(figure.replace(/^\./, "0,"));
});

test.each(NOT_SHOWN)("$id: why $tension.id is not shown goes on after “because”", ({ tension }) => {
  expect(tension.notShown?.en).toMatch(/^[a-z]/);
  expect(tension.notShown?.fr).toMatch(/^[a-zàâéèêîôù]/);
});

test("a value that lies outside the believable range of its field's default is marked with it", () => {
  const effort = fieldAt(FIELDS, "operations.<id>.effortHoursPerContribution") as Leaf;
  expect(outside(effort, 4, "en")).toMatch(/^[\d.]+ – [\d.]+$/);
  expect(outside(effort, 0.3, "en")).toBeUndefined();
  const lever = fieldAt(FIELDS, "levers.support.guidance") as Leaf;
  expect(outside(lever, 9000, "en")).toBeUndefined();
  expect(systemSections("en")).toContain(`\`operations.party.effortHoursPerContribution\` 4 (not `);
  const marks = systemSections("fr").match(/ \(hors de /g) ?? [];
  expect(marks.length).toBe(outsideCount().beyond);
});

/** Twenty worlds of thirty as they should be; a mean difference of twice what matters. */
const STEP: Step = {
  ...{ low: "a", high: "b", worlds: 30, right: 20, wrong: 2, ties: 8 },
  ...{ meanDifference: 0.2, interval: [0.1, 0.3], relevant: 0.1 },
};

test("shown is the direction in nine of ten worlds that differ, and a mean difference that matters", () => {
  expect(isShown(STEP)).toBe(true);
  expect(isShown({ ...STEP, right: 17, wrong: 3 })).toBe(false);
  expect(isShown({ ...STEP, meanDifference: 0.09 })).toBe(false);
  expect(isShown({ ...STEP, right: 0, wrong: 0, ties: 30, meanDifference: 0 })).toBe(false);
});

test("a rare event is shown by an interval away from 0, however small its mean, and never by a few the other way", () => {
  const rare: Step = {
    ...STEP,
    right: 10,
    wrong: 1,
    ties: 19,
    meanDifference: 0.01,
    interval: [0.001, 0.02],
  };
  expect(isShown(rare)).toBe(true);
  expect(isShown({ ...rare, interval: [-0.001, 0.02] })).toBe(false);
  expect(isShown({ ...rare, right: 8, wrong: 2 })).toBe(false);
});

test("clearly the other way is every world against, by more than what matters", () => {
  const against: Step = { ...STEP, worlds: 2, right: 0, wrong: 2, ties: 0, meanDifference: -0.2 };
  expect(isOtherWay(against)).toBe(true);
  expect(isOtherWay({ ...against, meanDifference: -0.05 })).toBe(false);
  expect(isOtherWay({ ...against, wrong: 1, ties: 1 })).toBe(false);
});
