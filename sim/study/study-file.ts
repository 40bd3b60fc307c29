import { type Design, pointsOf } from "../design/designs.ts";
import type { Factor } from "../design/factor.ts";
import type { Value } from "../design/range.ts";
import { type RawRange, VariedFields } from "../design/varied-fields.ts";
import { readOnce } from "../input/as-written.ts";
import { keyValues } from "../input/keys.ts";
import { firstProblems } from "../input/problem-list.ts";
import { InputError, type Problem } from "../input/problems.ts";
import { isRecord } from "../input/record.ts";
import { repeatedIds } from "../input/repeated.ts";
import { isReadable, problemsIn } from "../input/shape.ts";
import { didYouMean } from "../input/suggestions.ts";
import { choice } from "../input/values.ts";
import { askedAmong, askedIn } from "../metrics/asked.ts";
import { builtIn, resolveScenario, type ScenarioInput } from "../model/built-in.ts";
import type { NamedScenario } from "../model/model.ts";
import { allAsked, askedProblems } from "../model/own/asked.ts";
import type { Model } from "../model/own/own-model.ts";
import type { Source } from "../scenario/resolve.ts";
import { SCENARIO } from "../scenario/scenario-file.ts";
import { looksUpTo, type Replicates } from "./replicates.ts";
import { designTypeOf, MOST_ASKED, STUDY, STUDY_KEYS } from "./study-keys.ts";
import { factorsIn, pointProblems } from "./study-points.ts";
import { sizeProblems } from "./study-size.ts";
import { unmatchedProblems } from "./unmatched.ts";

/** A checked study file. Plain data, from which workers make the plan. */
export interface Study {
  readonly id: string;
  readonly seed: string;
  /** Scenarios in which fields vary. */
  readonly scenarios: readonly NamedScenario[];
  /** Whether the first also runs unchanged. */
  readonly baseline: boolean;
  readonly factors: readonly Factor[];
  readonly design: Design;
  readonly replicates: Replicates;
  /** Metrics of single operations, which are measured as well; absent if there are none. */
  readonly metrics?: readonly string[];
}

/** A study as people write it. */
export interface StudyInput {
  $schema?: string;
  version?: number;
  id?: string;
  /** Scenarios to compare at every point, the baseline first. */
  scenarios: readonly (string | ScenarioInput)[];
  /** Whether the first scenario also runs unchanged. */
  baseline?: boolean;
  vary?: Readonly<Record<string, { readonly values: readonly Value[] } | RawRange>>;
  design?:
    | { readonly type: "factorial" }
    | { readonly type: "latin-hypercube" | "sobol"; readonly points: number }
    | { readonly type: "list"; readonly points: readonly Readonly<Record<string, Value>>[] };
  replicates?:
    | number
    | { readonly until: { readonly metric: string; readonly halfWidth: number }; readonly max: number };
  metrics?: readonly string[];
  seed?: string;
}

/** Keys of a file, with checked values. */
interface Options {
  id?: string;
  seed: string;
  baseline: boolean;
  replicates: number | { until: { metric: string; halfWidth: number }; max: number };
  metrics?: readonly string[];
}

/**
 * @param source the file, and how to find the scenarios that it names
 * @throws InputError with every problem at once
 */
export function checkedStudy(source: Source, model: Model): Study {
  const { where } = source;
  const raw = readOnce(source.raw);
  const problems = problemsIn(STUDY, raw);
  if (!isReadable(problems) || !isRecord(raw)) throw new InputError(problems, where);
  const type = designTypeOf(raw.design);
  const scenarios = scenariosIn(raw.scenarios, source, model, problems);
  problems.push(...metricProblems(raw, model, scenarios));
  const { factors, design } = factorsIn(raw, type, new VariedFields(scenarios, model.format), problems);
  if (problems.length > 0 || design === undefined) throw new InputError(problems, where);
  const options = keyValues(STUDY_KEYS, raw) as unknown as Options;
  const { id = source.name, seed, baseline } = options;
  const replicates = replicatesOf(options);
  const metrics = askedBy(options);
  const study: Study = {
    ...{ id, seed, scenarios, baseline, factors, design, replicates },
    ...(metrics.length > 0 && { metrics }),
  };
  const left = [...baselineProblems(study), ...sizesOf(study)];
  problems.push(...(left.length > 0 ? left : pointProblems(study, model.format)));
  if (problems.length > 0) throw new InputError(problems, where);
  return study;
}

/** Checks metrics apart from the file's other keys, because they depend on the model and the scenarios. */
function metricProblems(
  { replicates, metrics }: Record<string, unknown>,
  model: Model,
  scenarios: readonly NamedScenario[],
): Problem[] {
  const operations = scenarios.flatMap(({ scenario }) => Object.keys(scenario.operations));
  const { until } = isRecord(replicates) ? replicates : {};
  const { metric } = isRecord(until) ? until : {};
  // Longer lists are refused as a whole.
  const isShort = Array.isArray(metrics) && metrics.length <= MOST_ASKED;
  const listed = isShort ? metrics.filter((id) => typeof id === "string") : [];
  return [
    ...(typeof metric === "string"
      ? metricProblem(metric, "replicates.until.metric", model, operations)
      : []),
    ...firstProblems(listed, (id, place) => listedProblem(id, `metrics.${place}`, model, operations)),
  ];
}

function metricProblem(id: string, path: string, model: Model, operations: readonly string[]): Problem[] {
  if (askedIn(id) !== undefined) return askedProblems(id, path, model, operations);
  const known = model.metrics.map((one) => one.id);
  return problemsIn(choice(known, { en: "a metric", fr: "un indicateur" }), id, path);
}

/** Metrics of all operations are measured anyway. */
function listedProblem(id: string, path: string, model: Model, operations: readonly string[]): Problem[] {
  if (askedIn(id) !== undefined) return askedProblems(id, path, model, operations);
  const expected = {
    en: "a metric, @ and an operation; all others are measured anyway",
    fr: "un indicateur, @ et une opération ; les autres sont mesurés de toute façon",
  };
  return [{ path, value: id, expected, suggestion: didYouMean(id, allAsked(model, operations)) }];
}

/** Metrics of single operations that a study names. */
function askedBy({ metrics = [], replicates }: Options): string[] {
  return askedAmong(typeof replicates === "number" ? metrics : [...metrics, replicates.until.metric]);
}

function replicatesOf({ replicates }: Options): Replicates {
  if (typeof replicates === "number") return { fixed: replicates };
  return { ...replicates, looks: looksUpTo(replicates.max) };
}

/** A difference needs two scenarios; one may be the other, unchanged. */
function baselineProblems({ baseline, scenarios, replicates, factors, design }: Study): Problem[] {
  if (baseline && factors.length === 0)
    return [
      {
        path: "baseline",
        value: true,
        expected: {
          en: "false: nothing varies, so the first scenario runs unchanged",
          fr: "false : rien ne varie, le premier scénario tourne donc tel quel",
        },
      },
    ];
  if (baseline) return unmatchedProblems(factors, design.type);
  if (scenarios.length > 1 || "fixed" in replicates) return [];
  return [
    {
      path: "replicates.until",
      expected: {
        en: 'needs two scenarios or more, or "baseline": true: the half width applies to a difference',
        fr: 'il faut au moins deux scénarios, ou "baseline": true : la demi-largeur porte sur une différence',
      },
    },
  ];
}

function sizesOf({ design, factors, scenarios, baseline, replicates, seed }: Study): Problem[] {
  return sizeProblems(design.type, factors.length, {
    points: pointsOf(design, factors, seed).count,
    scenarios: scenarios.length + (baseline ? 1 : 0),
    replicates: "fixed" in replicates ? replicates.fixed : replicates.max,
  });
}

/** The scenarios of a list that can be read. Problems are reported with their place in this file or in the scenario's. */
function scenariosIn(list: unknown, source: Source, model: Model, problems: Problem[]): NamedScenario[] {
  const listed = STUDY_KEYS.scenarios.accepts(list) ? Array.from(list as unknown[]) : [];
  const found = listed.flatMap((raw, place): NamedScenario[] => {
    const path = `scenarios.${place}`;
    if (!SCENARIO.accepts(raw)) return [];
    const inside = `${source.where}#${path}`;
    try {
      const name = `scenario-${place + 1}`;
      const named = typeof raw === "string" ? source.base(raw) : { ...source, raw, name, where: inside };
      return [resolveScenario(named, builtIn, model.format)];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems.map((problem) => inThisFile(problem, error.where, source.where, path)));
      return [];
    }
  });
  const ids = found.map(({ id }) => id);
  problems.push(...repeatedIds(ids, { en: "scenario", fr: "scénario" }, (place) => `scenarios.${place}`));
  return found;
}

/** @param where the file with the problem; for this file, followed by the place */
function inThisFile(problem: Problem, where: string, file: string, path: string): Problem {
  if (where === `${file}#${path}`)
    return { ...problem, path: problem.path === "" ? path : `${path}.${problem.path}` };
  // An unknown name is reported at the key of a scenario that would extend it; here the name is the item itself.
  if (where === file || where === "") return { ...problem, path };
  return { ...problem, file: problem.file ?? where };
}
