import type { WorldCache } from "./cache.ts";
import { compareWorlds, type MetricComparison } from "./compare.ts";
import type { Params } from "./compile.ts";
import { NumberDigest } from "./core/digest.ts";
import { METRICS, WEEKLY_METRICS } from "./model.ts";
import type { Request } from "./request.ts";
import { MatchedArms } from "./reuse.ts";
import { type MetricSummary, summaries } from "./summary.ts";
import { VERSION } from "./version.ts";
import type { Recorder } from "./world/recorder.ts";

/** Results of one scenario over some replicates, in ascending order. */
export interface Worlds {
  /** replicates × metrics */
  metrics: Float64Array;
  /** replicates × weekly metrics × weeks */
  series: Float64Array;
}

/**
 * Runs all scenarios in the same replicates: matched worlds. People and ties are built once per replicate and
 * shared by the scenarios that agree on them; so is a warm-up.
 *
 * @param recorderOf a recorder for a scenario (by its place) and a replicate
 * @param cache keeps what later calls may ask for again; the digits are the same without
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
  const worlds = arms.map(({ scenario }) => ({
    metrics: new Float64Array(replicates * METRICS.length),
    series: new Float64Array(replicates * WEEKLY_METRICS.length * scenario.horizonWeeks),
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

/** Puts the results of successive chunks of replicates one after the other. */
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

/** SHA-256 over the digits of all results: scenarios in order, replicates ascending, metrics then series by id. */
export function digestOf(worlds: readonly Worlds[], replicates: number): string {
  const digest = new NumberDigest();
  for (const { metrics, series } of worlds) {
    const m = metrics.length / replicates;
    const s = series.length / replicates;
    for (let r = 0; r < replicates; r++) {
      digest.add(metrics.subarray(r * m, (r + 1) * m));
      digest.add(series.subarray(r * s, (r + 1) * s));
    }
  }
  return digest.hex();
}

export interface Comparison {
  baseline: string;
  scenario: string;
  metrics: Record<string, MetricComparison>;
}

/** What `--json` prints. */
export interface Report {
  levain: string;
  seed: string;
  replicates: number;
  digest: string;
  scenarios: { id: string; metrics: Record<string, MetricSummary> }[];
  comparisons: Comparison[];
}

/** Summaries and comparisons of finished worlds. */
export function reportOf(request: Request, worlds: readonly Worlds[]): Report {
  const { scenarios, replicates, headlines } = request;
  const [baseline, ...others] = scenarios;
  const verdicts = headlines.length * Math.max(1, others.length);
  return {
    levain: VERSION,
    seed: request.seed,
    replicates,
    digest: digestOf(worlds, replicates),
    scenarios: scenarios.map(({ id }, arm) => ({ id, metrics: summaries(worlds[arm].metrics) })),
    comparisons: request.compared
      ? others.map(({ id }, index) => ({
          baseline: baseline.id,
          scenario: id,
          metrics: compareWorlds(
            worlds[0].metrics,
            worlds[index + 1].metrics,
            baseline.scenario.population.consumers,
            headlines,
            verdicts,
          ),
        }))
      : [],
  };
}
