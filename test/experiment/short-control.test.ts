import { expect, test } from "vitest";
import { fewSimulated } from "../../sim/experiment/few-simulated.ts";
import { shortControl } from "../../sim/experiment/short-control.ts";
import { simulate } from "../../sim/index.ts";
import { resolveScenario, type ScenarioInput } from "../../sim/model/built-in.ts";
import type { MetricSummary } from "../../sim/verdict/summary.ts";

const mean = (value: number) => ({ mean: value }) as MetricSummary;
const controlled = (organisation: object, rest: ScenarioInput = {}) =>
  resolveScenario({ id: "mine", horizonWeeks: 10, levers: { organisation }, ...rest } as ScenarioInput);
const contest = {
  phases: [
    { weeks: 3, submit: true, vote: false, jury: false, selects: 0 },
    { weeks: 1, submit: false, vote: true, jury: false, selects: 1 },
  ],
};

test.each<[string, ReturnType<typeof resolveScenario>, number, boolean]>([
  ["all hours", controlled({ strictness: 1, controlStaffHours: 2 }), 20, true],
  ["nearly all", controlled({ strictness: 1, controlStaffHours: 2 }), 16, true],
  ["three quarters", controlled({ strictness: 1, controlStaffHours: 2 }), 15, false],
  ["none", controlled({ strictness: 1, controlStaffHours: 2 }), 0, false],
  [
    "all of the weeks in which there is control",
    controlled({ strictness: [{ from: 2, to: 4, value: 0.5 }], controlStaffHours: 2 }),
    4,
    true,
  ],
  ["hours that only a run can tell", controlled({ strictness: 1, controlStaffHours: "active" }), 20, false],
  [
    "hours of a contest, where nothing is rejected",
    controlled({ strictness: 1, controlStaffHours: 2 }, { operations: { forum: contest } } as ScenarioInput),
    20,
    false,
  ],
])("whether staff lack time for control, by what they spent: %s", (_, scenario, hours, warned) => {
  expect(shortControl(scenario, { controlHours: mean(hours) })).toHaveLength(warned ? 1 : 0);
});

test("a run tells that strictness is more than staff hours allow, where no member is there from the start", () => {
  const strict = (controlStaffHours: number) =>
    simulate(
      {
        id: "strict",
        extends: "launch-forum",
        horizonWeeks: 26,
        levers: { organisation: { strictness: 1, controlStaffHours } },
      },
      { replicates: 2 },
    ).report.warnings;
  expect(strict(1000)).toBeUndefined();
  const [{ en, fr }] = strict(0.01)!;
  expect(en).toBe(
    "strict: of the 0.3 h that levers.organisation.controlStaffHours gives staff for control, 0.3 h were spent: what they had no time for went through without control; raise it, or control less strictly",
  );
  expect(fr).toContain("strict : des 0,3 h que levers.organisation.controlStaffHours donne au personnel");
});

test("few who take part are too few to stand for others, but not where all is taken from people unawares", () => {
  const of = (consent: string) =>
    resolveScenario({
      id: "mine",
      population: { represents: 10 },
      operations: { forum: { consent } },
    } as ScenarioInput);
  const few = { active: mean(3), everActive: mean(9) };
  expect(fewSimulated(of("chosen"), few)).toHaveLength(1);
  expect(fewSimulated(of("unaware"), few)).toEqual([]);
});
