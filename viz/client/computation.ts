import type { Worlds } from "../../sim/experiment/experiment.ts";
import type { ReasonRow } from "../../sim/recorders/ledger.ts";
import type { Experiment } from "../state/experiment.ts";
import type { Chunk, Prepared } from "./protocol.ts";
import type { ResultCache, ResultKind } from "./result-cache.ts";
import type { Shown } from "./results.ts";

/** What a worker is asked for at one time; its index tells where its results belong. */
export interface Piece extends Chunk {
  kind: ResultKind;
  index: number;
}

/** Worlds in which reasons are counted, once everything else is settled. */
export const REASONED_WORLDS = 8;

/** Weeks of people above which a world is a piece by itself. */
const LARGE_WORLD = 300_000;

/** Replicates in a piece. */
export const replicatesAtOnce = (consumers: number, weeks: number): number =>
  consumers * weeks > LARGE_WORLD ? 1 : 2;

/**
 * One request while it is computed: which worlds are there, and which pieces are left for whom. Pieces always hold the
 * same replicates, and each prefers the same worker, who has its people ready.
 */
export class Computation {
  readonly of: number;
  /** What was shown of it last, and when. */
  shown: Shown | undefined;
  shownAtMs = Number.NEGATIVE_INFINITY;
  /** Workers that it has cost. */
  failures = 0;
  /** Per scenario and replicate. */
  private readonly worlds: (Worlds | undefined)[][];
  private readonly rows: (readonly ReasonRow[] | undefined)[][];
  /** Indices of pieces that nobody has taken yet. */
  private readonly left: Record<ResultKind, Set<number>>;
  /** Replicates in a piece. */
  private readonly size: number;

  constructor(
    readonly experiment: Experiment,
    readonly prepared: Prepared,
    private readonly cache: ResultCache,
  ) {
    const { request, consumers, weeks } = prepared;
    this.of = request.replicates;
    this.size = replicatesAtOnce(consumers, weeks);
    this.worlds = request.scenarios.map((_, arm) =>
      Array.from({ length: this.of }, (_, replicate) =>
        cache.find<Worlds>("worlds", this.keyOf(arm), replicate),
      ),
    );
    this.rows = request.scenarios.map((_, arm) =>
      Array.from(
        { length: this.reasoned },
        (_, replicate) =>
          cache.find<{ rows: readonly ReasonRow[] }>("reasons", this.keyOf(arm), replicate)?.rows,
      ),
    );
    this.left = { worlds: this.incomplete("worlds"), reasons: this.incomplete("reasons") };
  }

  /** Matched worlds that are there without a gap, from the first on. */
  get done(): number {
    const gap = Array.from({ length: this.of }, (_, replicate) => replicate).find((replicate) =>
      this.worlds.some((arm) => arm[replicate] === undefined),
    );
    return gap ?? this.of;
  }

  /** Results of the first worlds, per scenario. */
  first(worlds: number): Worlds[] {
    return this.worlds.map((arm) => {
      const parts = arm.slice(0, worlds) as Worlds[];
      return {
        metrics: joined(parts.map(({ metrics }) => metrics)),
        series: joined(parts.map(({ series }) => series)),
      };
    });
  }

  /** Reasons in the first worlds, once they are all there. */
  reasons(): ReasonRow[] | null {
    if (this.rows.some((arm) => arm.includes(undefined))) return null;
    const { scenarios } = this.prepared.request;
    return this.rows.flatMap((arm, place) =>
      arm.flatMap((rows) => rows?.map((row) => ({ ...row, scenario: scenarios[place].id })) ?? []),
    );
  }

  /** What a worker should do next; nothing when all of that kind is done or being done. */
  next(kind: ResultKind, worker: number, workers: number): Piece | undefined {
    // In order, since worlds count only without a gap: what was put back comes first.
    const left = [...this.left[kind]].sort((a, b) => a - b);
    const index = left.find((one) => one % workers === worker) ?? left[0];
    if (index === undefined) return undefined;
    this.left[kind].delete(index);
    const firstReplicate = index * this.size;
    const replicates = Math.min(this.size, this.lengthOf(kind) - firstReplicate);
    const arms = this.resultsOf(kind).flatMap((results, arm) =>
      results.slice(firstReplicate, firstReplicate + replicates).includes(undefined) ? [arm] : [],
    );
    return { kind, index, arms, firstReplicate, replicates };
  }

  /** A piece whose worker died is done by another. */
  putBack({ kind, index }: Piece): void {
    this.left[kind].add(index);
  }

  addWorlds({ arms, firstReplicate, replicates }: Piece, chunk: readonly Worlds[]): void {
    arms.forEach((arm, at) => {
      const { metrics, series } = chunk[at];
      const [m, s] = [metrics.length / replicates, series.length / replicates];
      for (let r = 0; r < replicates; r++) {
        const world = {
          metrics: metrics.slice(r * m, (r + 1) * m),
          series: series.slice(r * s, (r + 1) * s),
        };
        this.worlds[arm][firstReplicate + r] = world;
        this.cache.keep("worlds", this.keyOf(arm), firstReplicate + r, world);
      }
    });
  }

  addReasons({ arms, firstReplicate, replicates }: Piece, rows: readonly ReasonRow[]): void {
    const { scenarios } = this.prepared.request;
    for (const arm of arms)
      for (let replicate = firstReplicate; replicate < firstReplicate + replicates; replicate++) {
        const { id } = scenarios[arm];
        const own = rows.filter((row) => row.scenario === id && row.replicate === replicate);
        this.rows[arm][replicate] = own;
        this.cache.keep("reasons", this.keyOf(arm), replicate, { rows: own });
      }
  }

  private get reasoned(): number {
    return Math.min(REASONED_WORLDS, this.of);
  }

  private keyOf(arm: number): string {
    const { keys, request } = this.prepared;
    return `${keys[arm]} ${request.seed}`;
  }

  private resultsOf(kind: ResultKind): readonly (readonly unknown[])[] {
    return kind === "worlds" ? this.worlds : this.rows;
  }

  private lengthOf(kind: ResultKind): number {
    return kind === "worlds" ? this.of : this.reasoned;
  }

  /** Indices of pieces that have something to run. */
  private incomplete(kind: ResultKind): Set<number> {
    const indices = Array.from({ length: Math.ceil(this.lengthOf(kind) / this.size) }, (_, index) => index);
    const results = this.resultsOf(kind);
    return new Set(
      indices.filter((index) =>
        results.some((arm) => arm.slice(index * this.size, (index + 1) * this.size).includes(undefined)),
      ),
    );
  }
}

export function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
