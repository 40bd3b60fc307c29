import { NumberDigest } from "../../sim/core/digest.ts";
import { type Report, reportOf, type Worlds } from "../../sim/experiment/experiment.ts";
import { DEFAULT_SEED, type Request } from "../../sim/experiment/request.ts";
import { type ChunkResult, runChunk } from "../../sim/host/workers/chunk.ts";
import { type Pair, resolveScenario } from "../../sim/model/built-in.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import type { NamedScenario } from "../../sim/model/model.ts";

/** A number that JSON can hold; null means undefined. */
type Value = number | null;

/**
 * A comparison as it is kept: for each scenario and headline metric, one value per replicate. Verdicts are computed when
 * it is shown.
 */
export type Compared = Record<string, Record<string, Value[]>>;

/** Digest of every week of some worlds: it changes with the model, but not with a new metric. */
export function seriesDigest(worlds: readonly Worlds[]): string {
  const digest = new NumberDigest();
  for (const { series } of worlds) digest.add(series);
  return digest.hex();
}

/** A request for the usual worlds, or for the first `replicates` of them. */
export const requestFor = (
  scenarios: readonly NamedScenario[],
  headlines: readonly string[],
  replicates: number,
): Request => ({
  scenarios,
  seed: DEFAULT_SEED,
  firstReplicate: 0,
  replicates,
  banned: [],
  headlines,
  compared: true,
});

export const requestOf = ({ baseline, others, headline }: Pair, replicates: number): Request =>
  requestFor(
    [baseline, ...others].map((entry) => resolveScenario(entry)),
    headline,
    replicates,
  );

/** @param reasons whether to count why people do not take part */
export function ran(request: Request, reasons = false): ChunkResult {
  const { firstReplicate, replicates } = request;
  return runChunk({ request, firstReplicate, replicates, people: false, reasons });
}

export function comparedIn(request: Request, worlds: readonly Worlds[]): Compared {
  const values = ({ metrics }: Worlds, id: string) => {
    const place = placeOf(id);
    return Array.from({ length: request.replicates }, (_, replicate) => {
      const value = metrics[replicate * METRICS.length + place];
      return Number.isNaN(value) ? null : value;
    });
  };
  const columns = (own: Worlds) =>
    Object.fromEntries(request.headlines.map((id) => [id, values(own, id)] as const));
  return Object.fromEntries(request.scenarios.map(({ id }, arm) => [id, columns(worlds[arm])]));
}

const placeOf = (id: string) => METRICS.findIndex((metric) => metric.id === id);

/** The report of kept worlds under today's rules, for the headline metrics only. */
export function reportOfKept(request: Request, worlds: Compared, digest = ""): Report {
  const arms = request.scenarios.map(({ id }) => {
    const metrics = new Float64Array(request.replicates * METRICS.length).fill(Number.NaN);
    for (const [metric, values] of Object.entries(worlds[id]))
      values.forEach((value, replicate) => {
        metrics[replicate * METRICS.length + placeOf(metric)] = value ?? Number.NaN;
      });
    return { metrics, series: new Float64Array(0) };
  });
  return reportOf(request, arms, digest);
}
