import { DEFAULT_SEED } from "../../sim/experiment/request.ts";
import { resolveScenario, type ScenarioInput } from "../../sim/model/built-in.ts";
import { mergedRecorders } from "../../sim/recorders/ledger.ts";
import { emptyTrace, type Trace, traceRecorder } from "../../sim/recorders/trace.ts";
import { compile } from "../../sim/run/compile.ts";
import { populate } from "../../sim/run/populate.ts";
import { run } from "../../sim/run/run.ts";

/** Traces of the first people in replicate 0 of a scenario. @param people how many */
export function tracesOf(scenario: ScenarioInput, people: number): Trace[] {
  const { id, scenario: resolved } = resolveScenario(scenario);
  const segments = Object.keys(resolved.population.segments);
  const traces = Array.from({ length: people }, () => emptyTrace());
  const recorders = traces.map((trace, person) => traceRecorder(person, segments, trace));
  const params = compile(id, resolved);
  run(params, populate(params, DEFAULT_SEED, 0), mergedRecorders(recorders));
  return traces;
}

/** A person worth showing: takes part in both worlds, leaves in the second one, and contributes less there. */
export function tellingPerson(a: ScenarioInput, b: ScenarioInput): number {
  const [before, after] = [a, b].map((scenario) => tracesOf(scenario, 1000));
  const made = ({ events }: Trace) =>
    events.reduce((most, event) => ("contributions" in event ? event.contributions : most), 0);
  const happens = ({ events }: Trace, kind: string) => events.some((event) => event.kind === kind);
  const found = before.findIndex(
    (trace, person) =>
      happens(trace, "contributed") &&
      happens(after[person], "contributed") &&
      happens(after[person], "left") &&
      made(trace) > made(after[person]),
  );
  if (found < 0) throw new Error("nobody worth showing");
  return found;
}
