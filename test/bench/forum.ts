import { resolveScenario, type ScenarioInput } from "../../sim/model/built-in.ts";
import { compile, type Params } from "../../sim/run/compile.ts";
import { merged, NEUTRAL, workload } from "./workloads.ts";

export const WEEKS = 104;

/** The bench's forum with so many people, later mechanisms set neutral, and parts laid over it. */
export const benchForum = (consumers: number, ...parts: readonly object[]): ScenarioInput =>
  merged(workload("forum", consumers), ...NEUTRAL, ...(parts as Record<string, unknown>[])) as ScenarioInput;

export const paramsOf = (input: ScenarioInput): Params => {
  const { id, scenario } = resolveScenario(input);
  return compile(id, scenario);
};
