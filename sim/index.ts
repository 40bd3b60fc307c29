/** The library: everything that the command line and the page do, without files or workers. */

import { type Report, reportOf, runWorlds, type Worlds } from "./experiment/experiment.ts";
import {
  checkRequest,
  DEFAULT_REPLICATES,
  DEFAULT_SEED,
  REQUEST_KEYS,
  type Request,
} from "./experiment/request.ts";
import { builtIn, resolveScenario, type ScenarioInput } from "./model/built-in.ts";
import { HEADLINE_METRICS, type NamedScenario } from "./model/model.ts";
import type { Own } from "./model/own/own.ts";
import { modelWith } from "./model/own/own-model.ts";
import { WorldCache } from "./run/cache.ts";
import { compileArms } from "./run/compile.ts";
import { checkMemory, heaviest } from "./run/memory.ts";
import { list, object } from "./scenario/checks/holders.ts";
import { type Key, problemsIn, type Shape } from "./scenario/checks/shape.ts";
import { ANYTHING, FUNCTION, number, programValue, TEXT } from "./scenario/checks/values.ts";
import { InputError, inputError } from "./scenario/problems.ts";
import { SCENARIO } from "./scenario/scenario-file.ts";
import { sampledScenarios } from "./study/sampled.ts";
import { checkedStudy, type StudyInput } from "./study/study-file.ts";
import { planOf } from "./study/study-plan.ts";
import { type StudyRow, studyRows } from "./study/study-rows.ts";
import { type AppliedEnsemble, applyEnsemble, armsOf, DEFAULT_SETTINGS } from "./verdict/ensemble/arms.ts";
import { checkedEnsemble, type Ensemble, MOST_SETTINGS } from "./verdict/ensemble/file.ts";
import type { Recorder } from "./world/state/recorder.ts";

export type { Value } from "./design/range.ts";
export type { Comparison, Report, Worlds } from "./experiment/experiment.ts";
export type { Pair, ScenarioInput } from "./model/built-in.ts";
export { PAIRS, SCENARIOS } from "./model/built-in.ts";
export type { Scenario } from "./model/model.ts";
export { METRICS, WEEKLY_METRICS } from "./model/model.ts";
export type {
  Own,
  OwnColumns,
  OwnField,
  OwnMechanism,
  OwnMetric,
  OwnOperation,
  OwnWorld,
} from "./model/own/own.ts";
export { WorldCache } from "./run/cache.ts";
export { PAGE_MEMORY_BYTES } from "./run/memory.ts";
export { describeProblems, InputError, type Problem } from "./scenario/problems.ts";
export type { StudyInput } from "./study/study-file.ts";
export type { StudyRow } from "./study/study-rows.ts";
export type { MetricComparison, Verdict } from "./verdict/compare.ts";
export type { Ensemble, Setting } from "./verdict/ensemble/file.ts";
export type { AcrossSettings, Dependence, SettingCounts } from "./verdict/ensemble/verdict.ts";
export type { MetricSummary } from "./verdict/summary.ts";
export type { Recorder } from "./world/state/recorder.ts";
export type { World } from "./world/state/world.ts";

export interface Options {
  /** Text from which all chance comes. */
  seed?: string;
  /** Matched worlds. */
  replicates?: number;
  /** Number of the first replicate. */
  firstReplicate?: number;
  /** People taken out of the experiment; every other person keeps their draws. */
  banned?: readonly number[];
  /** Metrics that get a verdict, at most six. */
  headlines?: readonly string[];
  /** Sees each world as it runs; the digest never depends on it. Under an ensemble a scenario is `id~setting`. */
  recorderOf?: (scenario: string, replicate: number) => Recorder;
  /** Keeps people, warmed-up worlds and results for later calls; the digits are the same without. */
  cache?: WorldCache;
  /**
   * Bytes for the world that runs, the results and what the cache may hold; what does not fit is refused before
   * anything runs. A page gives `PAGE_MEMORY_BYTES`; by default there is no limit.
   */
  memoryBytes?: number;
  /** Metrics and mechanisms of one's own, which join the model for this call. */
  own?: Own;
}

export interface CompareOptions extends Options {
  /** What a calibration accepted, as its file holds it: every scenario runs under each of these settings. */
  ensemble?: Ensemble;
  /** Settings of the ensemble to use, the nearest; {@link DEFAULT_SETTINGS} by default. */
  settings?: number;
}

const CACHE = programValue((value) => value instanceof WorldCache, {
  en: "a WorldCache",
  fr: "un WorldCache",
});
const MOST_LISTED = 1_000_000;
/** `ANYTHING` marks options that other modules check. */
const SHARED_KEYS = { cache: CACHE, memoryBytes: ANYTHING, own: ANYTHING };
const OPTION_KEYS: Record<keyof Options, Key> = {
  ...REQUEST_KEYS,
  banned: list(ANYTHING, [0, MOST_LISTED]),
  headlines: list(TEXT, [0, MOST_LISTED]),
  recorderOf: FUNCTION,
  ...SHARED_KEYS,
};
const COMPARE_KEYS: Record<keyof CompareOptions, Key> = {
  ...OPTION_KEYS,
  ensemble: ANYTHING,
  settings: number([1, MOST_SETTINGS], { whole: true }),
};

const OPTIONS = object(OPTION_KEYS);
const COMPARE_OPTIONS = object(COMPARE_KEYS);

const INPUTS = list(SCENARIO, [1, MOST_LISTED]);

/** @throws InputError, also for unknown options: a misspelled one would silently do nothing */
function check(shape: Shape, value: unknown, path = ""): void {
  const problems = problemsIn(shape, value, path);
  if (problems.length > 0) throw new InputError(problems);
}

export interface Results {
  report: Report;
  /** All numbers, per scenario in the given order; with an ensemble setting by setting, the nearest first. */
  worlds: Worlds[];
}

/**
 * Runs one scenario.
 *
 * @param scenario id of a built-in scenario, or a scenario as people write it
 * @throws InputError with every problem at once
 */
export function simulate(scenario: string | ScenarioInput, options: Options = {}): Results {
  check(OPTIONS, options);
  return runAll([scenario], options, false);
}

/**
 * Runs scenarios in matched worlds (same people, same luck) and compares each with the first.
 *
 * @throws InputError with every problem at once
 */
export function compare(
  scenarios: readonly (string | ScenarioInput)[],
  options: CompareOptions = {},
): Results {
  check(COMPARE_OPTIONS, options);
  return runAll(scenarios, options, true);
}

export interface StudyOptions {
  /** Metrics and mechanisms of one's own. */
  own?: Own;
  /** Keeps people, whom all points share; one of {@link STUDY_CACHE_BYTES} by default. */
  cache?: WorldCache;
  /** Bytes for the world that runs and what the cache may hold, judged by some points; by default there is no limit. */
  memoryBytes?: number;
}

const STUDY_OPTIONS = object(SHARED_KEYS satisfies Record<keyof StudyOptions, Key>);
const STUDY_CACHE_BYTES = 67_108_864;

export interface StudyResults {
  /** Points of the design. */
  points: number;
  /** Ids of the scenarios of a point, baseline first. */
  scenarios: readonly string[];
  /** Paths that vary. */
  paths: readonly string[];
  /** Ids of all metrics. */
  metrics: readonly string[];
  /** Every world by point, scenario and replicate; a point's worlds run when its first row is asked for. */
  rows: Iterable<StudyRow>;
}

/**
 * Runs a study on this thread, with the digits of the command line's files.
 *
 * @param study as a study file holds it, scenarios being built-in ones or written in place
 * @throws InputError with every problem at once, before anything runs
 */
export function runStudy(study: StudyInput, options: StudyOptions = {}): StudyResults {
  check(STUDY_OPTIONS, options);
  const { own, memoryBytes = Number.POSITIVE_INFINITY } = options;
  const { cache = new WorldCache(Math.min(STUDY_CACHE_BYTES, memoryBytes / 2 || 0)) } = options;
  const left = bytesLeft(memoryBytes, cache);
  const model = modelWith(own);
  const checked = checkedStudy({ raw: study, name: "study", where: "", base: builtIn }, model);
  // Rows are made later, when the caller's own lists may be others.
  const plan = planOf(structuredClone(checked), model);
  const largest = heaviest(sampledScenarios(plan));
  const problems = largest === undefined ? [] : checkMemory(largest, left);
  if (problems.length > 0) throw new InputError(problems);
  const { points, scenarios, paths } = plan;
  const metrics = model.metrics.map(({ id }) => id);
  return { points, scenarios, paths, metrics, rows: { [Symbol.iterator]: () => studyRows(plan, cache) } };
}

function runAll(
  inputs: readonly (string | ScenarioInput)[],
  options: CompareOptions,
  compared: boolean,
): Results {
  check(INPUTS, inputs, "scenarios");
  const model = modelWith(options.own);
  const scenarios = inputs.map((input) => resolveScenario(input, builtIn, model.format));
  const ensemble = compared ? appliedEnsemble(scenarios, options) : undefined;
  const request: Request = {
    scenarios: ensemble === undefined ? scenarios : armsOf(ensemble, model.format),
    seed: options.seed ?? DEFAULT_SEED,
    firstReplicate: options.firstReplicate ?? 0,
    replicates: options.replicates ?? DEFAULT_REPLICATES,
    banned: options.banned ?? [],
    headlines: options.headlines ?? HEADLINE_METRICS,
    compared,
    ...(ensemble && { ensemble }),
    model,
  };
  const { recorderOf, cache, memoryBytes } = options;
  checkRequest(request, bytesLeft(memoryBytes, cache));
  const arms = compileArms(request.scenarios, request.banned, ensemble?.scenarios.length, model);
  const worlds = runWorlds(
    arms,
    request.seed,
    request.firstReplicate,
    request.replicates,
    recorderOf && ((arm, replicate) => recorderOf(arms[arm].id, replicate)),
    cache,
  );
  return { report: reportOf(request, worlds), worlds };
}

/** What worlds and results may take, once the cache holds all that it may. */
function bytesLeft(memoryBytes = Number.POSITIVE_INFINITY, cache?: WorldCache): number {
  const kept = cache?.budgetBytes ?? 0;
  if (memoryBytes > kept) return memoryBytes - kept;
  throw inputError("memoryBytes", memoryBytes, {
    en: `more bytes than the cache may hold (${kept})`,
    fr: `plus d’octets que le cache ne peut en garder (${kept})`,
  });
}

function appliedEnsemble(
  scenarios: readonly NamedScenario[],
  options: CompareOptions,
): AppliedEnsemble | undefined {
  const { ensemble, settings = DEFAULT_SETTINGS } = options;
  if (ensemble === undefined) return undefined;
  return applyEnsemble(checkedEnsemble(ensemble, "ensemble"), scenarios, settings);
}
