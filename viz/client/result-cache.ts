import type { Worlds } from "../../sim/experiment/experiment.ts";
import type { ReasonRow } from "../../sim/recorders/ledger.ts";
import { WorldCache } from "../../sim/run/cache.ts";

/** Results of one world, why people do not take part in it, or its metrics alone. */
type Result = Worlds | { rows: readonly ReasonRow[] } | Pick<Worlds, "metrics">;
export type ResultKind = "worlds" | "reasons";

/** Bytes of results that the page keeps of earlier requests, so that undo and a baseline cost nothing. */
const CACHE_BYTES = 134_217_728;

/** Results by what they depend on. They outlive their request, and the worker that made them. */
export class ResultCache {
  private readonly cache = new WorldCache(CACHE_BYTES);

  find<T extends Result>(kind: ResultKind | "metrics", key: string, replicate: number): T | undefined {
    return this.cache.find<T>(`${kind} ${key} ${replicate}`);
  }

  keep(kind: ResultKind | "metrics", key: string, replicate: number, result: Result): void {
    this.cache.keep(`${kind} ${key} ${replicate}`, result);
  }
}
