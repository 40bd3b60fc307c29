import { resolveScenario, type ScenarioInput } from "../../sim/model/built-in.ts";
import { compile, type Params } from "../../sim/run/compile.ts";

export const WEEKS = 104;

/**
 * The community forum, every mechanism on, so well known and easy to enter that at least a tenth of its people take
 * part in a usual week; its law of stopping is the one of the data.
 */
export const busyForum = (consumers: number, levers: object = {}): ScenarioInput => ({
  id: "busy-forum",
  extends: "launch-forum",
  horizonWeeks: WEEKS,
  population: { consumers },
  operations: { forum: { startingMembers: consumers / 5, startingMembersWeeks: 0 } },
  levers: { organisation: { campaignReach: 0.1 }, ...levers },
  joining: { entryLongTerm: -0.5 },
  consideration: { perWeek: 0.1, comebackPerWeek: 0.02 },
});

export const paramsOf = (input: ScenarioInput): Params => {
  const { id, scenario } = resolveScenario(input);
  return compile(id, scenario);
};
