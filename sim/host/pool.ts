import { Worker } from "node:worker_threads";
import * as comlink from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { joinedWorlds } from "../experiment.ts";
import type { Request } from "../request.ts";
import { InputError } from "../scenario/problems.ts";
import type { Chunk, ChunkResult } from "./chunk.ts";
import type { WorkerApi } from "./worker.ts";

export interface PoolOptions {
  workers: number;
  people?: boolean;
  reasons?: boolean;
  /** Called with the number of finished replicates. */
  onProgress?: (done: number) => void;
  signal?: AbortSignal;
  /** The built worker; tests put others in its place. */
  workerUrl?: URL;
}

export type PoolResult = ChunkResult;

/** Ctrl-C, or whoever aborted the signal. */
export class Interrupted extends Error {}

/**
 * Runs a request on worker threads. Results are put together by replicate, so that neither the number of
 * workers nor who finishes first leaves a trace.
 *
 * @throws InputError when a formula leaves its lever's range; Error when a worker dies; Interrupted
 */
export async function runInPool(request: Request, options: PoolOptions): Promise<PoolResult> {
  const { workers, people = false, reasons = false, onProgress, signal } = options;
  const chunks = chunksOf(request, workers, { people, reasons });
  const results: ChunkResult[] = [];
  let next = 0;
  let done = 0;

  const threads: Worker[] = [];
  // A collected proxy closes its worker, so each is held until all work is done.
  const held: unknown[] = [];

  const work = async (worker: Worker): Promise<void> => {
    const api = comlink.wrap<WorkerApi>(nodeEndpoint(worker));
    held.push(api);
    while (next < chunks.length) {
      const place = next++;
      const result = await api.run(chunks[place]);
      if ("problems" in result) throw new InputError(result.problems);
      results[place] = result;
      done += chunks[place].replicates;
      onProgress?.(done);
    }
  };

  const url = options.workerUrl ?? new URL("./worker.js", import.meta.url);
  threads.push(...Array.from({ length: Math.min(workers, chunks.length) }, () => new Worker(url)));
  try {
    await Promise.race([
      Promise.all(threads.map(work)),
      // A call stays pending for ever when its worker dies, so death is raced against the work.
      ...threads.map(deathOf),
      interruption(signal),
    ]);
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
    held.length = 0;
  }
  return {
    worlds: joinedWorlds(results.map(({ worlds }) => worlds)),
    people: results.flatMap((result) => result.people),
    reasons: results.flatMap((result) => result.reasons),
  };
}

function deathOf(thread: Worker): Promise<never> {
  return new Promise((_, reject) => {
    thread.once("error", (error) => reject(new Error(`a worker died: ${error.message}`, { cause: error })));
    thread.once("exit", (code) => reject(new Error(`a worker died with code ${code}`)));
  });
}

function interruption(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(new Interrupted());
    signal?.addEventListener("abort", () => reject(new Interrupted()), { once: true });
  });
}

/** Enough chunks that no worker waits long for the last one, few enough that calls cost nothing. */
function chunksOf(request: Request, workers: number, wanted: { people: boolean; reasons: boolean }): Chunk[] {
  const size = Math.min(50, Math.max(1, Math.ceil(request.replicates / (workers * 4))));
  return Array.from({ length: Math.ceil(request.replicates / size) }, (_, place) => ({
    request,
    firstReplicate: request.firstReplicate + place * size,
    replicates: Math.min(size, request.replicates - place * size),
    ...wanted,
  }));
}
