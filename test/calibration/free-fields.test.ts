import { expect, test } from "vitest";
import { freeFields } from "../../sim/calibration/free-fields.ts";
import { scenarioAt, valuesByField } from "../../sim/design/placing.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";

const forum = resolveScenario("launch-forum");
const SPREAD = "population.segments.*.vigour.spread";
const pathsOfProblems = (raw: object) => freeFields(raw, forum).problems.map(({ path }) => path);

test("a star stands for every id: all segments take one value, each named in results", () => {
  const { free, problems } = freeFields({ [SPREAD]: { range: [1, 3] } }, forum);
  expect(problems).toEqual([]);
  expect(valuesByField(forum, free, [1.5])).toEqual({
    "population.segments.ordinary.vigour.spread": 1.5,
    "population.segments.lead-user.vigour.spread": 1.5,
    "population.segments.distant.vigour.spread": 1.5,
  });
  const { segments } = scenarioAt(forum, free, [1.5]).scenario.population;
  expect(Object.values(segments).map(({ vigour }) => vigour.spread)).toEqual([1.5, 1.5, 1.5]);
  expect(Object.values(segments).map(({ freeHours }) => freeHours)).toEqual(
    Object.values(forum.scenario.population.segments).map(({ freeHours }) => freeHours),
  );
});

test("a field is free once only, whatever the paths that lead to it", () => {
  const one = "population.segments.distant.vigour.spread";
  expect(pathsOfProblems({ [SPREAD]: { range: [1, 3] }, [one]: { range: [1, 3] } })).toEqual([`free.${one}`]);
});

test("a star stands for ids, not for fields of different kinds, and not for nothing", () => {
  expect(pathsOfProblems({ "quitting.*": { range: [0.1, 0.2] } })).toEqual(["free.quitting.*"]);
  expect(pathsOfProblems({ "population.*.vigour": { range: [1, 3] } })).toEqual(["free.population.*.vigour"]);
  expect(pathsOfProblems({ "*": { range: [1, 3] } })).toEqual(["free.*"]);
});

test("a nuisance alone leaves nothing to pass on", () => {
  const range = [1, 3];
  expect(pathsOfProblems({ [SPREAD]: { range, role: "nuisance" } })).toEqual(["free"]);
  const arrivals = { range: [0.1, 3], role: "nuisance" };
  expect(pathsOfProblems({ [SPREAD]: { range }, "population.arrivalsPerWeek": arrivals })).toEqual([]);
});
