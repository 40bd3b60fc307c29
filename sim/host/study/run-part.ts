import type { Model } from "../../model/own/own-model.ts";
import { compared, worldsWanted } from "../../study/replicates.ts";
import type { StudyPlan } from "../../study/study-plan.ts";
import type { Piece, PieceResult } from "../workers/piece.ts";
import { type Layout, pointsOfPart } from "./layout.ts";
import type { Failure, Part } from "./part-file.ts";

/** Some replicates of one scenario at one point. */
interface Block {
  /** replicates × metrics */
  metrics: Float64Array;
  /** Per replicate; empty unless series are kept. */
  series: readonly Float64Array[];
  /** Why replicates failed, by replicate. */
  failures: ReadonlyMap<number, string>;
}

/** What has run at a point: the blocks of each scenario, replicates ascending. */
type Found = readonly Block[][];

/**
 * Runs a part. If the number of worlds is fixed, it runs them all at once; otherwise it adds worlds at each look, until
 * each point is known well enough. The result does not depend on which worker runs a piece, or when.
 *
 * @param run runs a piece on a free worker
 */
export async function runPart(
  plan: StudyPlan,
  layout: Layout,
  part: number,
  run: (piece: Piece) => Promise<PieceResult>,
): Promise<Part> {
  const points = pointsOfPart(layout, plan.points, part);
  const scenarios = plan.scenarios.length;
  const each = plan.model.metrics.length;
  const found = new Map(points.map((point) => [point, plan.scenarios.map((): Block[] => [])]));
  const wantedAt = (point: number) => worldsWanted(plan.replicates, columnsOf(plan, found.get(point)!));
  let open = points;
  let from = 0;
  let to = worldsWanted(plan.replicates, []);
  while (open.length > 0) {
    const pieces = piecesOf(open, from, to, scenarios, layout.worldsAtOnce);
    const results = await Promise.all(pieces.map(run));
    pieces.forEach(({ points, replicates }, place) => {
      const blocks = blocksOf(results[place], replicates, each);
      points.forEach((point, p) => {
        found.get(point)?.forEach((own, s) => {
          own.push(blocks[p * scenarios + s]);
        });
      });
    });
    from = to;
    const wanted = open.map(wantedAt);
    open = open.filter((_, place) => wanted[place] > from);
    to = Math.max(...wanted);
  }
  return assembled([...found.values()], plan.model);
}

/**
 * Divides the replicates `from` to `to` at some points into pieces, so that workers reuse people while they still have
 * them.
 */
export function piecesOf(
  points: readonly number[],
  from: number,
  to: number,
  scenarios: number,
  worldsAtOnce: number,
): Piece[] {
  const comparisons = Math.max(1, Math.floor(worldsAtOnce / scenarios));
  const slice = Math.min(to - from, comparisons);
  const together = Math.max(1, Math.floor(comparisons / (to - from)));
  const slices = Math.ceil((to - from) / slice);
  const groups = Math.ceil(points.length / together);
  return Array.from({ length: slices * groups }, (_, piece) => {
    const firstReplicate = from + Math.floor(piece / groups) * slice;
    const first = (piece % groups) * together;
    return {
      points: points.slice(first, first + together),
      firstReplicate,
      replicates: Math.min(slice, to - firstReplicate),
    };
  });
}

/** A piece's worlds, in blocks by point and scenario. @param each number of metrics */
function blocksOf({ metrics, series, failures }: PieceResult, replicates: number, each: number): Block[] {
  const numbers = replicates * each;
  return Array.from({ length: metrics.length / numbers }, (_, block) => {
    const first = block * replicates;
    const own = failures.filter(({ world }) => world >= first && world < first + replicates);
    return {
      metrics: metrics.subarray(block * numbers, (block + 1) * numbers),
      series: series.slice(first, first + replicates),
      failures: new Map(own.map(({ world, message }) => [world - first, message])),
    };
  });
}

/** Per scenario, the metric that decides how many worlds run. */
function columnsOf({ replicates, model }: StudyPlan, found: Found): Float64Array[] {
  if ("fixed" in replicates) return [];
  const each = model.metrics.length;
  const m = model.metrics.findIndex(({ id }) => id === replicates.until.metric);
  return compared(
    found.map((blocks) => ({
      column: Float64Array.from(blocks.flatMap(({ metrics }) => columnIn(metrics, m, each))),
      ran: blocks.some(({ failures, metrics }) => failures.size < metrics.length / each),
    })),
  );
}

const columnIn = (metrics: Float64Array, m: number, each: number): number[] =>
  Array.from({ length: metrics.length / each }, (_, row) => metrics[row * each + m]);

/** The part with all points. @param found ascending by point */
function assembled(found: readonly Found[], model: Model): Part {
  const each = model.metrics.length;
  const blocks = found.flat(2);
  const lengths = blocks.map(({ metrics }) => metrics.length / each);
  const rows = lengths.reduce((sum, length) => sum + length, 0);
  const columns = Array.from({ length: each }, () => new Float64Array(rows));
  const failures: Failure[] = [];
  let first = 0;
  blocks.forEach(({ metrics, failures: failed }, place) => {
    for (let at = 0; at < metrics.length; at++)
      columns[at % each][first + Math.floor(at / each)] = metrics[at];
    for (const [replicate, message] of failed) failures.push({ row: first + replicate, message });
    first += lengths[place];
  });
  const series = blocks.flatMap((block) => block.series);
  return {
    replicates: found.map(([blocks]) => blocks.reduce((sum, b) => sum + b.metrics.length / each, 0)),
    metrics: columns,
    failures,
    ...(series.length > 0 && withSeries(series, model.weekly.length)),
  };
}

function withSeries(all: readonly Float64Array[], weekly: number): Pick<Part, "series" | "weeks"> {
  const numbers = all.reduce((sum, { length }) => sum + length, 0);
  const series = new Float64Array(numbers);
  let at = 0;
  for (const one of all) {
    series.set(one, at);
    at += one.length;
  }
  return { series, weeks: all.map(({ length }) => length / weekly) };
}
