import { inputError } from "../input/problems.ts";
import { didYouMean } from "../input/suggestions.ts";
import type { Text } from "../input/text.ts";
import type { Partially } from "../scenario/field.ts";
import { completedScenario, type Format, mergeChain, type Source } from "../scenario/resolve.ts";
import { FORMAT, type NamedScenario, type Scenario } from "./model.ts";

/** A scenario as people write it: some of its fields, and what it extends. */
export type ScenarioInput = Partially<Scenario> & {
  $schema?: string;
  version?: number;
  id?: string;
  /** The baseline if absent; null to extend nothing. */
  extends?: string | null;
};

/** A ready-made comparison: a baseline, the other scenarios, and the metrics to look at, chosen before running. */
export interface Pair {
  id: string;
  title: Text;
  question: Text;
  /** Id of a scenario, or the scenario itself. */
  baseline: string | ScenarioInput;
  others: (string | ScenarioInput)[];
  headline: string[];
  /** Number of replicates, if the usual number does not answer the question. */
  replicates?: number;
}

const scenarioFiles = import.meta.glob("../../scenarios/*.json", { eager: true, import: "default" });
const pairFiles = import.meta.glob("../../scenarios/pairs/*.json", { eager: true, import: "default" });

/** Built-in scenarios and pairs by id, as in their files. */
export const SCENARIOS: ReadonlyMap<string, unknown> = byBaseName(scenarioFiles);
export const PAIRS: ReadonlyMap<string, Pair> = byBaseName(pairFiles) as ReadonlyMap<string, Pair>;

function byBaseName(files: Record<string, unknown>): Map<string, unknown> {
  const entries = Object.entries(files).map(([path, raw]): [string, unknown] => [
    path.replace(/^.*\/|\.json$/g, ""),
    raw,
  ]);
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Finds a built-in scenario. @throws InputError that suggests or lists the known names */
export function builtIn(name: string): Source {
  const raw = SCENARIOS.get(name);
  if (raw === undefined)
    throw inputError(
      "",
      name,
      { en: "a built-in scenario or a scenario file", fr: "un scénario intégré ou un fichier de scénario" },
      didYouMean(name, [...SCENARIOS.keys(), ...PAIRS.keys()]) ?? {
        en: `known: ${[...SCENARIOS.keys()].join(", ")}`,
        fr: `connus : ${[...SCENARIOS.keys()].join(", ")}`,
      },
    );
  return { raw, name, where: name, base: builtIn };
}

/**
 * The complete scenario for a name or a partial scenario.
 *
 * @param find looks up names; by default only built-in scenarios
 * @param format of the model, perhaps with own mechanisms or metrics
 * @throws InputError with all problems
 */
export function resolveScenario(
  input: string | ScenarioInput | Source,
  find: (name: string) => Source = builtIn,
  format: Format = FORMAT,
): NamedScenario {
  const source = sourceOf(input, find);
  const { id, values } = mergeChain(source, format);
  return { id, scenario: completedScenario<Scenario>(values, format, source.where) };
}

function sourceOf(input: string | ScenarioInput | Source, find: (name: string) => Source): Source {
  if (typeof input === "string") return find(input);
  if (isSource(input)) return input;
  return { raw: input, name: "scenario", where: "", base: find };
}

const isSource = (input: ScenarioInput | Source): input is Source => "raw" in input && "base" in input;
