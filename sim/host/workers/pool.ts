import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Remote } from "comlink";
import * as comlink from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { joinedWorlds } from "../../experiment/experiment.ts";
import type { Request } from "../../experiment/request.ts";
import { InputError } from "../../scenario/problems.ts";
import type { Text } from "../../scenario/text.ts";
import type { Chunk, ChunkResult } from "./chunk.ts";
import type { StudyWork } from "./piece.ts";
import type { Answer, WorkerApi } from "./worker.ts";

export interface PoolOptions {
  workers: number;
  people?: boolean;
  reasons?: boolean;
  /** Called with the number of finished replicates. */
  onProgress?: (done: number) => void;
  signal?: AbortSignal;
  /** The built worker; tests put others in its place. */
  workerUrl?: URL;
  /** The study of which workers are asked for pieces. */
  study?: StudyWork;
}

export type PoolResult = ChunkResult;

/** Ctrl-C, or whoever aborted the signal. */
export class Interrupted extends Error {
  /** @param told what became of the work, where something did */
  constructor(readonly told?: Text) {
    super("interrupted");
  }
}

/**
 * Worlds that run for hours leave much behind, and the engine lets it lie while there is room: these keep a study a
 * third smaller, for some hundredths of its time.
 */
const STUDY_YOUNG_MB = 16;
const STUDY_HEAP_GROWTH_PERCENT = 30;

/** That a user may ask for. */
export const MOST_WORKERS = 256;

/** Worker threads that serve one chunk after the other, whoever asks; started once, since starting takes a while. */
export class WorkerPool {
  private readonly threads: readonly Worker[];
  /** A collected proxy closes its worker, so each is held until the pool is closed. */
  private readonly apis: readonly Remote<WorkerApi>[];
  private readonly idle: Remote<WorkerApi>[];
  private readonly waiting: ((api: Remote<WorkerApi>) => void)[] = [];
  /** A call stays pending for ever when its worker dies, so that whoever waits is told by one of these. */
  private readonly toTell = new Set<(reason: unknown) => void>();
  /** Why nothing more can be asked. */
  private failure: { reason: unknown } | undefined;

  constructor(options: Pick<PoolOptions, "workers" | "signal" | "workerUrl" | "study">) {
    const { workers, signal, workerUrl, study = null } = options;
    const url = workerUrl ?? new URL("./worker.js", import.meta.url);
    if (study !== null) setFlagsFromString(`--heap-growing-percent=${STUDY_HEAP_GROWTH_PERCENT}`);
    const resourceLimits = study === null ? {} : { maxYoungGenerationSizeMb: STUDY_YOUNG_MB };
    this.threads = Array.from(
      { length: workers },
      () => new Worker(url, { workerData: study, resourceLimits }),
    );
    this.apis = this.threads.map((thread) => comlink.wrap<WorkerApi>(nodeEndpoint(thread)));
    this.idle = [...this.apis];
    Promise.race([...this.threads.map(deathOf), interruption(signal)]).catch((reason) => {
      this.failure = { reason };
      for (const tell of this.toTell) tell(reason);
    });
  }

  /**
   * Runs a chunk as soon as a worker is free, in the order of asking.
   *
   * @param make the chunk, only then: thousands of scenarios would not fit in memory
   * @throws InputError when a formula leaves its lever's range; Error when a worker dies; Interrupted
   */
  run(make: () => Chunk): Promise<ChunkResult> {
    return this.ask((api) => api.run(make()));
  }

  /** The same for anything else that workers do. @param question asked once a worker is free */
  async ask<T extends object>(question: (api: Remote<WorkerApi>) => Promise<Answer<T>>): Promise<T> {
    const api = await this.unlessFailed(this.free());
    const answer = await this.unlessFailed(question(api));
    const next = this.waiting.shift();
    if (next === undefined) this.idle.push(api);
    else next(api);
    if ("problems" in answer) throw new InputError(answer.problems);
    return answer;
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.terminate()));
  }

  /** Not a race with one promise that lasts as long as the pool: it would hold every answer until then. */
  private unlessFailed<T>(answer: Promise<T>): Promise<T> {
    return new Promise((given, refused) => {
      if (this.failure !== undefined) return refused(this.failure.reason);
      this.toTell.add(refused);
      answer.then(given, refused).finally(() => this.toTell.delete(refused));
    });
  }

  private free(): Promise<Remote<WorkerApi>> {
    const api = this.idle.shift();
    return api === undefined ? new Promise((given) => this.waiting.push(given)) : Promise.resolve(api);
  }
}

/**
 * Runs a request on worker threads. Results are put together by replicate, so that neither the number of
 * workers nor who finishes first leaves a trace.
 *
 * @throws InputError when a formula leaves its lever's range; Error when a worker dies; Interrupted
 */
export async function runInPool(request: Request, options: PoolOptions): Promise<PoolResult> {
  const { workers, people = false, reasons = false, onProgress } = options;
  const chunks = chunksOf(request, workers, { people, reasons });
  const pool = new WorkerPool({ ...options, workers: Math.min(workers, chunks.length) });
  let done = 0;
  const run = async (chunk: Chunk): Promise<ChunkResult> => {
    const result = await pool.run(() => chunk);
    done += chunk.replicates;
    onProgress?.(done);
    return result;
  };
  try {
    const results = await Promise.all(chunks.map(run));
    return {
      worlds: joinedWorlds(results.map(({ worlds }) => worlds)),
      people: results.flatMap((result) => result.people),
      reasons: results.flatMap((result) => result.reasons),
    };
  } finally {
    await pool.close();
  }
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
