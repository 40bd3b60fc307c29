/** The library: everything that the command line and the page do, without files or workers. */

import { type Report, reportOf, runWorlds, type Worlds } from "./experiment/experiment.ts";
import {
  askedOf,
  checkRequest,
  DEFAULT_REPLICATES,
  DEFAULT_SEED,
  measuredBy,
  REQUEST_KEYS,
  type Request,
  repeatedScenarios,
} from "./experiment/request.ts";
import { check, optionsIn } from "./input/checked.ts";
import { also, list, object } from "./input/holders.ts";
import { InputError, inputError } from "./input/problems.ts";
import { isRecord } from "./input/record.ts";
import type { Key } from "./input/shape.ts";
import type { Text } from "./input/text.ts";
import { ANYTHING, FLAG, FUNCTION, number, programValue, TEXT } from "./input/values.ts";
import { builtIn, resolveScenario, type ScenarioInput } from "./model/built-in.ts";
import { HEADLINE_METRICS } from "./model/metric-lists.ts";
import type { NamedScenario } from "./model/model.ts";
import type { Own } from "./model/own/own.ts";
import { modelWith } from "./model/own/own-model.ts";
import { BUDGET_EXPECTED, isBudget, WorldCache } from "./run/cache.ts";
import { compileArms } from "./run/compile.ts";
import { checkMemory, heaviest } from "./run/memory.ts";
import type { Source } from "./scenario/resolve.ts";
import { COMPARED } from "./scenario/scenario-file.ts";
import { sampledScenarios } from "./study/sampled.ts";
import { checkedStudy, type StudyInput } from "./study/study-file.ts";
import { planOf } from "./study/study-plan.ts";
import { type StudyRow, studyRows } from "./study/study-rows.ts";
import { type AppliedEnsemble, applyEnsemble, armsOf, DEFAULT_SETTINGS } from "./verdict/ensemble/arms.ts";
import { applyDefault, DEFAULT_ENSEMBLE } from "./verdict/ensemble/default.ts";
import { checkedEnsemble, type Ensemble, MOST_SETTINGS } from "./verdict/ensemble/file.ts";
import type { Recorder } from "./world/state/recorder.ts";

export type { Value } from "./design/range.ts";
export type { Comparison, Report, Worlds } from "./experiment/experiment.ts";
export { describeProblems, InputError, type Problem } from "./input/problems.ts";
export type { Pair, ScenarioInput } from "./model/built-in.ts";
export { PAIRS, SCENARIOS } from "./model/built-in.ts";
export { METRICS, WEEKLY_METRICS } from "./model/metric-lists.ts";
export type { Scenario } from "./model/model.ts";
export { ownMechanism, ownMetric } from "./model/own/named.ts";
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
export type { StudyInput } from "./study/study-file.ts";
export type { StudyRow } from "./study/study-rows.ts";
export type { MetricComparison } from "./verdict/compare.ts";
export type { Ensemble, Setting } from "./verdict/ensemble/file.ts";
export type { AcrossSettings, Dependence, SettingCounts } from "./verdict/ensemble/verdict.ts";
export type { MetricSummary } from "./verdict/summary.ts";
export type { Verdict } from "./verdict/verdict.ts";
export type { Recorder } from "./world/state/recorder.ts";
export type { World } from "./world/state/world.ts";

export interface Options {
  /** Text from which all random draws are derived. */
  seed?: string;
  /** Number of matched worlds. */
  replicates?: number;
  /** Number of the first replicate. */
  firstReplicate?: number;
  /** People removed from the experiment; everyone else keeps their draws. */
  banned?: readonly number[];
  /** Metrics that get a verdict, at most six. */
  headlines?: readonly string[];
  /** Whether each operation is measured alone too, as `everActive@forum`; headlines may name such metrics without it. */
  byOperation?: boolean;
  /** Gives a recorder that sees a world as it runs; it never changes the digest. With an ensemble, scenarios are named `id~setting`. */
  recorderOf?: (scenario: string, replicate: number) => Recorder;
  /** Keeps people, warmed-up worlds and results for later calls; it changes no digit. */
  cache?: WorldCache;
  /**
   * Bytes for the running world, the results and the cache's budget; requests that do not fit are refused before
   * anything runs. In a page, use `PAGE_MEMORY_BYTES`; by default there is no limit.
   */
  memoryBytes?: number;
  /** Your own metrics and mechanisms, added to the model for this call. */
  own?: Own;
}

export interface CompareOptions extends Options {
  /**
   * The settings that a calibration accepted, as in its file: every scenario runs under each of them. `"default"` are
   * those that ship with the program.
   */
  ensemble?: Ensemble | typeof DEFAULT_ENSEMBLE;
  /** How many settings of the ensemble to use, the nearest first; {@link DEFAULT_SETTINGS} by default. */
  settings?: number;
}

const CACHE = programValue((value) => value instanceof WorldCache, {
  en: "a WorldCache",
  fr: "un WorldCache",
});
const MOST_LISTED = 1_000_000;
/** How many are enough is checked with the cache's budget. */
const BYTES = programValue(isBudget, BUDGET_EXPECTED);
/** `ANYTHING` marks options that other modules check. */
const SHARED_KEYS = { cache: CACHE, memoryBytes: BYTES, own: ANYTHING };
/** What a recorder must be; it may be an instance of a class. */
const RECORDER = also(
  object({ begin: FUNCTION, step: FUNCTION, end: FUNCTION } satisfies Record<keyof Recorder, Key>, {
    open: true,
    inherited: true,
    expected: { en: "a recorder {begin, step, end}", fr: "un enregistreur {begin, step, end}" },
  }),
  (recorder: object, path) =>
    recorder instanceof Promise
      ? [{ path, expected: { en: "a recorder, no promise of one", fr: "un enregistreur, pas une promesse" } }]
      : watches(recorder)
        ? []
        : [{ path, value: recorder, expected: WATCHING }],
);
/** Whether it has a function that is called, since a misspelled one would have no effect; `{}` leaves a world out. */
const watches = (recorder: Recorder): boolean =>
  [recorder.begin, recorder.step, recorder.end].some((own) => own !== undefined) ||
  (isRecord(recorder) && Object.keys(recorder).length === 0);
const WATCHING: Text = {
  en: "a recorder with begin, step or end",
  fr: "un enregistreur qui a begin, step ou end",
};
const OPTION_KEYS: Record<keyof Options, Key> = {
  ...REQUEST_KEYS,
  banned: list(ANYTHING, [0, MOST_LISTED]),
  headlines: list(TEXT, [0, MOST_LISTED]),
  byOperation: FLAG,
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

export interface Results {
  report: Report;
  /** All numbers, one item per scenario in the given order; with an ensemble, setting by setting, the nearest first. */
  worlds: Worlds[];
}

/**
 * Runs one scenario.
 *
 * @param scenario id of a built-in scenario, or a scenario as people write it
 * @throws InputError with every problem at once
 */
export function simulate(scenario: string | ScenarioInput, options: Options = {}): Results {
  return runAll([scenario], optionsIn(OPTIONS, options), false);
}

/**
 * Runs scenarios in matched worlds (same people, same luck) and compares each with the first.
 *
 * @param scenarios from one to twenty
 * @throws InputError with every problem at once
 */
export function compare(
  scenarios: readonly (string | ScenarioInput)[],
  options: CompareOptions = {},
): Results {
  return runAll(scenarios, optionsIn(COMPARE_OPTIONS, options), true);
}

export interface StudyOptions {
  /** Your own metrics and mechanisms. */
  own?: Own;
  /** Keeps the people, whom all points share; by default a cache of {@link STUDY_CACHE_BYTES}. */
  cache?: WorldCache;
  /** Bytes for the running world and the cache's budget, checked at some points; by default there is no limit. */
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
  /** Every world by point, scenario and replicate; a point's worlds run when its first row is read. */
  rows: Iterable<StudyRow>;
}

/**
 * Runs a study on this thread, with the same digits as the command line.
 *
 * @param study as in a study file; its scenarios are built-in or written in place
 * @throws InputError with every problem at once, before anything runs
 */
export function runStudy(study: StudyInput, options: StudyOptions = {}): StudyResults {
  const given = optionsIn(STUDY_OPTIONS, options);
  const { own, memoryBytes = Number.POSITIVE_INFINITY } = given;
  const { cache = new WorldCache(Math.max(0, Math.min(STUDY_CACHE_BYTES, memoryBytes / 2 || 0))) } = given;
  const left = bytesLeft(memoryBytes, cache);
  const model = modelWith(own);
  const checked = checkedStudy({ raw: study, name: "study", where: "", base: builtIn }, model);
  // Rows are made later, when the caller's lists may have changed.
  const plan = planOf(structuredClone(checked), model);
  const largest = heaviest(sampledScenarios(plan));
  const problems = largest === undefined ? [] : checkMemory(largest, left);
  if (problems.length > 0) throw new InputError(problems);
  const { points, scenarios, paths } = plan;
  const metrics = plan.model.metrics.map(({ id }) => id);
  return { points, scenarios, paths, metrics, rows: { [Symbol.iterator]: () => studyRows(plan, cache) } };
}

function runAll(
  inputs: readonly (string | ScenarioInput)[],
  options: CompareOptions,
  compared: boolean,
): Results {
  check(COMPARED, inputs, "scenarios");
  // Before any of them is made.
  const repeated = repeatedScenarios(inputs.map((input) => (typeof input === "string" ? input : undefined)));
  if (repeated.length > 0) throw new InputError(repeated);
  const model = modelWith(options.own);
  const scenarios = inputs.map((input) => resolveScenario(sourceIn(input), builtIn, model.format));
  const ensemble = compared ? appliedEnsemble(scenarios, options) : undefined;
  const headlines = options.headlines ?? HEADLINE_METRICS;
  const request: Request = {
    scenarios: ensemble === undefined ? scenarios : armsOf(ensemble, model.format),
    seed: options.seed ?? DEFAULT_SEED,
    firstReplicate: options.firstReplicate ?? 0,
    replicates: options.replicates ?? DEFAULT_REPLICATES,
    banned: options.banned ?? [],
    headlines,
    ...askedOf(headlines, scenarios, options.byOperation, model),
    compared,
    ...(ensemble && { ensemble }),
    model,
  };
  const { recorderOf, cache, memoryBytes } = options;
  checkRequest(request, bytesLeft(memoryBytes, cache));
  const measured = measuredBy(request);
  const arms = compileArms(request.scenarios, request.banned, ensemble?.scenarios.length, measured);
  const worlds = runWorlds(
    arms,
    request.seed,
    request.firstReplicate,
    request.replicates,
    recorderOf &&
      ((arm, replicate) => {
        const recorder = recorderOf(arms[arm].id, replicate);
        check(RECORDER, recorder, "recorderOf");
        return recorder;
      }),
    cache,
  );
  return { report: reportOf(request, worlds), worlds };
}

/** What a caller gives is a scenario, whatever its keys are, and is read where problems are told. */
const sourceIn = (input: string | ScenarioInput): Source =>
  typeof input === "string" ? builtIn(input) : { raw: input, name: "scenario", where: "", base: builtIn };

/** What is left for worlds and results when the cache is full. */
function bytesLeft(memoryBytes = Number.POSITIVE_INFINITY, cache?: WorldCache): number {
  const kept = cache?.budgetBytes ?? 0;
  if (memoryBytes > kept) return memoryBytes - kept;
  throw inputError("memoryBytes", memoryBytes, {
    en: `more bytes than the cache's budget (${kept})`,
    fr: `plus d’octets que le budget du cache (${kept})`,
  });
}

function appliedEnsemble(
  scenarios: readonly NamedScenario[],
  options: CompareOptions,
): AppliedEnsemble | undefined {
  const { ensemble, settings = DEFAULT_SETTINGS } = options;
  if (ensemble === undefined) return undefined;
  if (ensemble === DEFAULT_ENSEMBLE) return applyDefault(scenarios, settings);
  return applyEnsemble(checkedEnsemble(ensemble, "ensemble"), scenarios, settings);
}
