import { expect, test } from "vitest";
import { scenarioWith } from "../../sim/design/placing.ts";
import { withValues } from "../../sim/input/paths.ts";
import { resolveScenario, SCENARIOS } from "../../sim/model/built-in.ts";
import { FORMAT } from "../../sim/model/model.ts";
import { completedScenario } from "../../sim/scenario/resolve.ts";
import { inSmall } from "../mechanisms/arms.ts";

const CHANGES: readonly (readonly [string, unknown])[] = [
  ["population.consumers", 77],
  ["levers.support.guidance", 3],
  ["quitting.stopHazardScale", 0.5],
];

test.each([...SCENARIOS.keys()])(
  "%s with other values is what it would be if it were completed anew",
  (id) => {
    const named = resolveScenario({ ...inSmall(id, 100, 52), id });
    const before = structuredClone(named.scenario);
    const { scenario } = scenarioWith(named, CHANGES);
    expect(scenario).toEqual(completedScenario(withValues({ ...before }, CHANGES), FORMAT, id));
    expect(JSON.stringify(scenario)).toBe(
      JSON.stringify(completedScenario(withValues({ ...before }, CHANGES), FORMAT, id)),
    );
    expect(named.scenario).toEqual(before);
  },
);

test("what no value changes is not completed again", () => {
  const named = resolveScenario({});
  const { population, network } = scenarioWith(named, CHANGES).scenario;
  expect(population.segments.ordinary).toBe(named.scenario.population.segments.ordinary);
  expect(network).toEqual(named.scenario.network);
});
