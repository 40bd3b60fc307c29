import { NumberDigest } from "../core/digest.ts";
import { VERSION } from "../core/version.ts";
import type { Text } from "../input/text.ts";
import type { WorldCache } from "../run/cache.ts";
import type { Params } from "../run/compile.ts";
import { MatchedArms } from "../run/reuse.ts";
import { compareWorlds, type MetricComparison } from "../verdict/compare.ts";
import { type AppliedEnsemble, bySetting } from "../verdict/ensemble/arms.ts";
import {
  type AcrossSettings,
  averaged,
  compareSettings,
  unmovedWarning,
} from "../verdict/ensemble/verdict.ts";
import { type MetricSummary, summaries } from "../verdict/summary.ts";
import { publicAtStart } from "../world/people/represents.ts";
import type { Recorder } from "../world/state/recorder.ts";
import { fewSimulated } from "./few-simulated.ts";
import { metricsOf, type Request } from "./request.ts";
import { shortControl } from "./short-control.ts";
import { unlikeScales } from "./unlike-scales.ts";

/** Results of one scenario over some replicates, in ascending order. */
export interface Worlds {
  /** replicates × metrics */
  metrics: Float64Array;
  /** replicates × weekly metrics × weeks */
  series: Float64Array;
}

/**
 * Runs all scenarios in the same replicates: matched worlds. People, ties and warm-ups are computed once per replicate
 * and shared by the scenarios for which they are equal.
 *
 * @param recorderOf gives the recorder for an arm and a replicate
 * @param cache keeps what later calls may need again; it changes no digit
 * @throws InputError when a formula gives a number that its lever cannot take
 */
export function runWorlds(
  arms: readonly Params[],
  seed: string,
  firstReplicate: number,
  replicates: number,
  recorderOf: (arm: number, replicate: number) => Recorder = () => ({}),
  cache?: WorldCache,
): Worlds[] {
  const worlds = arms.map(({ scenario, model }) => ({
    metrics: new Float64Array(replicates * model.metrics.length),
    series: new Float64Array(replicates * model.weekly.length * scenario.horizonWeeks),
  }));
  const matched = new MatchedArms(arms, seed, cache);
  for (let r = 0; r < replicates; r++) {
    const replicate = firstReplicate + r;
    matched
      .run(replicate, (arm) => recorderOf(arm, replicate))
      .forEach(({ metrics, series }, arm) => {
        worlds[arm].metrics.set(metrics, r * metrics.length);
        worlds[arm].series.set(series, r * series.length);
      });
  }
  return worlds;
}

/** Joins the results of successive chunks of replicates. */
export function joinedWorlds(chunks: readonly (readonly Worlds[])[]): Worlds[] {
  return chunks[0].map((_, arm) => ({
    metrics: joined(chunks.map((chunk) => chunk[arm].metrics)),
    series: joined(chunks.map((chunk) => chunk[arm].series)),
  }));
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The digits of all results: arms in order, replicates ascending, metrics then series by id. */
export function digitsOf(worlds: readonly Worlds[], replicates: number): Float64Array[] {
  const digits: Float64Array[] = [];
  for (const { metrics, series } of worlds) {
    const m = metrics.length / replicates;
    const s = series.length / replicates;
    for (let r = 0; r < replicates; r++)
      digits.push(metrics.subarray(r * m, (r + 1) * m), series.subarray(r * s, (r + 1) * s));
  }
  return digits;
}

/**
 * The same digest as {@link digestOf}, for series that are not held in memory.
 *
 * @param seriesOf the series of an arm: replicates ascending, any number of them at a time
 * @param numbersOf how many numbers the series of one replicate of an arm has
 */
export function digestOfStreams(
  worlds: readonly Pick<Worlds, "metrics">[],
  replicates: number,
  seriesOf: (arm: number) => Iterable<Float64Array>,
  numbersOf: (arm: number) => number,
): string {
  const digest = new NumberDigest();
  worlds.forEach(({ metrics }, arm) => {
    const [m, s] = [metrics.length / replicates, numbersOf(arm)];
    let r = 0;
    for (const some of seriesOf(arm))
      for (let at = 0; at < some.length; at += s, r++) {
        digest.add(metrics.subarray(r * m, (r + 1) * m));
        digest.add(some.subarray(at, at + s));
      }
  });
  return digest.hex();
}

/** SHA-256 of {@link digitsOf}. */
export function digestOf(worlds: readonly Worlds[], replicates: number): string {
  const digest = new NumberDigest();
  for (const digits of digitsOf(worlds, replicates)) digest.add(digits);
  return digest.hex();
}

export interface Comparison {
  baseline: string;
  scenario: string;
  /** With an ensemble, also what its settings say. */
  metrics: Record<string, MetricComparison & Partial<AcrossSettings>>;
}

/** What `--json` prints. */
export interface Report {
  levain: string;
  seed: string;
  replicates: number;
  digest: string;
  /** Settings under which all scenarios ran; absent without an ensemble. */
  ensemble?: Omit<AppliedEnsemble, "scenarios">;
  /** With an ensemble, each world's numbers are means over settings. */
  scenarios: { id: string; metrics: Record<string, MetricSummary> }[];
  comparisons: Comparison[];
  /** What makes results unreliable that only a run can tell; absent if there is nothing. */
  warnings?: Text[];
}

/**
 * Summaries and comparisons of finished worlds, one item per arm.
 *
 * @param digest of the worlds, for callers that have a faster hash
 */
export function reportOf(
  request: Request,
  worlds: readonly Worlds[],
  digest = digestOf(worlds, request.replicates),
): Report {
  const { seed, replicates, ensemble } = request;
  const measured = metricsOf(request);
  const scenarios = ensemble?.scenarios ?? request.scenarios;
  const blocks = bySetting(worlds, ensemble);
  const numbersOf = (place: number) => blocks.map((block) => block[place].metrics);
  const [baseline, ...others] = scenarios;
  const summarised = scenarios.map(({ id }, place) => ({
    id,
    metrics: summaries(averaged(numbersOf(place)), measured),
  }));
  const comparisons = request.compared
    ? others.map(({ id }, index) => ({
        baseline: baseline.id,
        scenario: id,
        metrics: compared(request, numbersOf(0), numbersOf(index + 1), others.length),
      }))
    : [];
  const warnings = [
    ...(request.compared ? unlikeScales(scenarios) : []),
    ...scenarios.flatMap((scenario, place) => fewSimulated(scenario, summarised[place].metrics)),
    ...scenarios.flatMap((scenario, place) => shortControl(scenario, summarised[place].metrics)),
    ...unmovedWarning(
      comparisons.map(({ metrics }) => metrics),
      request.headlines,
    ),
  ];
  return {
    levain: VERSION,
    seed,
    replicates,
    digest,
    ...(ensemble === undefined ? {} : { ensemble: withoutScenarios(ensemble) }),
    scenarios: summarised,
    comparisons,
    ...(warnings.length === 0 ? {} : { warnings }),
  };
}

const withoutScenarios = ({ scenarios: _, ...rest }: AppliedEnsemble): Omit<AppliedEnsemble, "scenarios"> =>
  rest;

/** @param baselines,others per setting replicates × metrics */
function compared(
  request: Request,
  baselines: readonly Float64Array[],
  others: readonly Float64Array[],
  pairs: number,
): Comparison["metrics"] {
  const { scenarios, headlines, ensemble } = request;
  const measured = metricsOf(request);
  const verdicts = headlines.length * pairs;
  const consumers = bySetting(scenarios, ensemble).map(([{ scenario }]) =>
    publicAtStart(scenario.population),
  );
  return ensemble === undefined
    ? compareWorlds(baselines[0], others[0], consumers[0], headlines, verdicts, measured)
    : compareSettings(baselines, others, ensemble.settings, consumers, headlines, verdicts, measured);
}
