import type { Worlds } from "../../sim/experiment/experiment.ts";
import type { ReasonRow } from "../../sim/recorders/ledger.ts";
import { WorldCache } from "../../sim/run/cache.ts";
import type { Experiment } from "../state/experiment.ts";
import type { Chunk, Prepared } from "./protocol.ts";
import type { Shown } from "./results.ts";

/** Results of one world, or why people do not take part in it. */
type Part = Worlds | { rows: readonly ReasonRow[] };
export type Kind = "worlds" | "reasons";

/** Bytes of results that the page keeps of earlier requests, so that undo and a baseline cost nothing. */
const KEPT_BYTES = 134_217_728;

/** Results by what they depend on. They outlive their request, and the worker that made them. */
export class Kept {
  private readonly cache = new WorldCache(KEPT_BYTES);

  find<T extends Part>(kind: Kind, key: string, replicate: number): T | undefined {
    return this.cache.find<T>(`${kind} ${key} ${replicate}`);
  }

  keep(kind: Kind, key: string, replicate: number, part: Part): void {
    this.cache.keep(`${kind} ${key} ${replicate}`, part);
  }
}

/** A chunk in hand: whose it is when it comes back. */
export interface Piece extends Chunk {
  kind: Kind;
  place: number;
}

/** Worlds in which reasons are counted, once everything else is settled. */
export const REASONED_WORLDS = 8;

/**
 * One request on its way: which worlds it has, and which pieces are to be run by whom. Pieces always hold the same
 * replicates, and each prefers the same worker, who has its people ready.
 */
export class Job {
  readonly of: number;
  /** What was shown of it last, and when. */
  shown: Shown | undefined;
  shownAtMs = Number.NEGATIVE_INFINITY;
  /** Workers that it has cost. */
  failures = 0;
  /** Per scenario and replicate. */
  private readonly worlds: (Worlds | undefined)[][];
  private readonly rows: (readonly ReasonRow[] | undefined)[][];
  private readonly open: Record<Kind, Set<number>>;
  private readonly size: number;

  constructor(
    readonly experiment: Experiment,
    readonly prepared: Prepared,
    private readonly kept: Kept,
  ) {
    const { request, consumers } = prepared;
    this.of = request.replicates;
    this.size = consumers * prepared.weeks > 300_000 ? 1 : 2;
    const known = <T extends Part>(kind: Kind, worlds: number) =>
      request.scenarios.map((_, arm) =>
        Array.from({ length: worlds }, (_, replicate) => kept.find<T>(kind, this.keyOf(arm), replicate)),
      );
    this.worlds = known<Worlds>("worlds", this.of);
    this.rows = known<{ rows: readonly ReasonRow[] }>("reasons", this.reasoned).map((arm) =>
      arm.map((part) => part?.rows),
    );
    this.open = { worlds: this.missing("worlds"), reasons: this.missing("reasons") };
  }

  /** Matched worlds that are there without a gap, from the first on. */
  get done(): number {
    const gap = Array.from({ length: this.of }, (_, r) => r).find((r) =>
      this.worlds.some((arm) => arm[r] === undefined),
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

  /** What a worker should do next; nothing when all of that kind is done or in hand. */
  next(kind: Kind, worker: number, workers: number): Piece | undefined {
    // In order, since worlds count only without a gap: what was given back comes first.
    const places = [...this.open[kind]].sort((a, b) => a - b);
    const place = places.find((own) => own % workers === worker) ?? places[0];
    if (place === undefined) return undefined;
    this.open[kind].delete(place);
    const firstReplicate = place * this.size;
    const replicates = Math.min(this.size, this.lengthOf(kind) - firstReplicate);
    const arms = this.partsOf(kind).flatMap((arm, index) =>
      arm.slice(firstReplicate, firstReplicate + replicates).includes(undefined) ? [index] : [],
    );
    return { kind, place, arms, firstReplicate, replicates };
  }

  /** A piece whose worker died is done by another. */
  giveBack({ kind, place }: Piece): void {
    this.open[kind].add(place);
  }

  takeWorlds({ arms, firstReplicate, replicates }: Piece, chunk: readonly Worlds[]): void {
    arms.forEach((arm, index) => {
      const { metrics, series } = chunk[index];
      const [m, s] = [metrics.length / replicates, series.length / replicates];
      for (let r = 0; r < replicates; r++) {
        const part = { metrics: metrics.slice(r * m, (r + 1) * m), series: series.slice(r * s, (r + 1) * s) };
        this.worlds[arm][firstReplicate + r] = part;
        this.kept.keep("worlds", this.keyOf(arm), firstReplicate + r, part);
      }
    });
  }

  takeReasons({ arms, firstReplicate, replicates }: Piece, rows: readonly ReasonRow[]): void {
    const { scenarios } = this.prepared.request;
    for (const arm of arms)
      for (let replicate = firstReplicate; replicate < firstReplicate + replicates; replicate++) {
        const { id } = scenarios[arm];
        const own = rows.filter((row) => row.scenario === id && row.replicate === replicate);
        this.rows[arm][replicate] = own;
        this.kept.keep("reasons", this.keyOf(arm), replicate, { rows: own });
      }
  }

  private get reasoned(): number {
    return Math.min(REASONED_WORLDS, this.of);
  }

  private keyOf(arm: number): string {
    const { keys, request } = this.prepared;
    return `${keys[arm]} ${request.seed}`;
  }

  private partsOf(kind: Kind): readonly (readonly unknown[])[] {
    return kind === "worlds" ? this.worlds : this.rows;
  }

  private lengthOf(kind: Kind): number {
    return kind === "worlds" ? this.of : this.reasoned;
  }

  /** Places of pieces that have something to run. */
  private missing(kind: Kind): Set<number> {
    const places = Array.from({ length: Math.ceil(this.lengthOf(kind) / this.size) }, (_, place) => place);
    const parts = this.partsOf(kind);
    return new Set(
      places.filter((place) =>
        parts.some((arm) => arm.slice(place * this.size, (place + 1) * this.size).includes(undefined)),
      ),
    );
  }
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
