import { simulate } from "../../sim/index.ts";
import type { ScenarioInput } from "../../sim/library.ts";
import { mergedRecorders } from "../../sim/recorders/ledger.ts";
import { emptyTrace, type Trace, traceRecorder } from "../../sim/recorders/trace.ts";

/** Traces of the first so many people in replicate 0 of a scenario. */
export function tracesOf(scenario: ScenarioInput, people: number): Trace[] {
  const traces = Array.from({ length: people }, () => emptyTrace());
  const recorders = traces.map((trace, person) => traceRecorder(person, ["ordinary"], trace));
  simulate(scenario, { replicates: 1, recorderOf: () => mergedRecorders(recorders) });
  return traces;
}

/** Someone to tell of: takes part in both worlds, leaves in the other one, and contributes less there. */
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
  if (found < 0) throw new Error("nobody to tell of");
  return found;
}
