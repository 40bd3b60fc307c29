import { joinedWorlds } from "../../experiment/experiment.ts";
import type { Request } from "../../experiment/request.ts";
import { InputError } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import type { Chunk, ChunkResult } from "./chunk.ts";
import type { StudyWork } from "./piece.ts";
import type { Answer } from "./worker-api.ts";
import type { StartWorker, WorkerHandle } from "./worker-handle.ts";

export interface PoolOptions {
  workers: number;
  people?: boolean;
  reasons?: boolean;
  /** Called with the number of finished replicates. */
  onProgress?: (done: number) => void;
  signal?: AbortSignal;
  startWorker: StartWorker;
  /** The study whose pieces the workers run. */
  study?: StudyWork;
  /** The text of the user's own parts. */
  own?: string | undefined;
}

export type PoolResult = ChunkResult;

/** Ctrl-C, or another abort of the signal. */
export class Interrupted extends Error {
  /** @param notice for the user, about the work that was done, if any */
  constructor(readonly notice?: Text) {
    super("interrupted");
  }
}

/** Most workers that a user may ask for. */
export const MOST_WORKERS = 256;

type Api = WorkerHandle["api"];

/** Workers that run one chunk after the other. They are started once, because starting takes a while. */
export class WorkerPool {
  /** Garbage collection of a handle closes its worker, so all are held until the pool is closed. */
  private readonly workers: readonly WorkerHandle[];
  private readonly idle: Api[];
  private readonly waiting: ((api: Api) => void)[] = [];
  /** Rejects pending calls when a worker dies; without this they would stay pending for ever. */
  private readonly rejections = new Set<(reason: unknown) => void>();
  /** Why the pool no longer works. */
  private failure: { reason: unknown } | undefined;

  constructor(options: Pick<PoolOptions, "workers" | "signal" | "startWorker" | "study" | "own">) {
    const { workers, signal, startWorker, study = null, own = null } = options;
    this.workers = Array.from({ length: workers }, () => startWorker({ study, own }));
    this.idle = this.workers.map(({ api }) => api);
    Promise.race([...this.workers.map(({ death }) => death), interruption(signal)]).catch((reason) => {
      this.failure = { reason };
      for (const reject of this.rejections) reject(reason);
    });
  }

  /**
   * Runs a chunk as soon as a worker is free, in the order of calls.
   *
   * @param make makes the chunk only then, because thousands of scenarios would not fit in memory
   * @throws InputError when a formula leaves its lever's range; Error when a worker dies; Interrupted
   */
  run(make: () => Chunk): Promise<ChunkResult> {
    return this.ask((api) => api.run(make()));
  }

  /** As {@link run}, for any other call. @param question called once a worker is free */
  async ask<T extends object>(question: (api: Api) => Promise<Answer<T>>): Promise<T> {
    const api = await this.unlessFailed(this.free());
    const answer = await this.unlessFailed(question(api));
    const next = this.waiting.shift();
    if (next === undefined) this.idle.push(api);
    else next(api);
    if ("problems" in answer) throw new InputError(answer.problems);
    return answer;
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.end()));
  }

  /** Not a race with one promise that lasts as long as the pool: it would keep every answer in memory until then. */
  private unlessFailed<T>(answer: Promise<T>): Promise<T> {
    return new Promise((given, refused) => {
      if (this.failure !== undefined) return refused(this.failure.reason);
      this.rejections.add(refused);
      answer.then(given, refused).finally(() => this.rejections.delete(refused));
    });
  }

  private free(): Promise<Api> {
    const api = this.idle.shift();
    return api === undefined ? new Promise((given) => this.waiting.push(given)) : Promise.resolve(api);
  }
}

/**
 * Runs a request on worker threads. Results are joined in the order of replicates, so that they depend neither on the
 * number of workers nor on which finishes first.
 *
 * @throws InputError when a formula leaves its lever's range; Error when a worker dies; Interrupted
 */
export async function runInPool(request: Request, options: PoolOptions): Promise<PoolResult> {
  const { workers, people = false, reasons = false, onProgress } = options;
  // A model has functions, which cannot be sent; workers make it from its text.
  const { model: _model, ...sent } = request;
  const chunks = chunksOf(sent, workers, { people, reasons });
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

function interruption(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(new Interrupted());
    signal?.addEventListener("abort", () => reject(new Interrupted()), { once: true });
  });
}

/** Enough chunks that no worker waits long for the last one, few enough that calls cost almost nothing. */
function chunksOf(
  request: Chunk["request"],
  workers: number,
  wanted: { people: boolean; reasons: boolean },
): Chunk[] {
  const size = Math.min(50, Math.max(1, Math.ceil(request.replicates / (workers * 4))));
  return Array.from({ length: Math.ceil(request.replicates / size) }, (_, place) => ({
    request,
    firstReplicate: request.firstReplicate + place * size,
    replicates: Math.min(size, request.replicates - place * size),
    ...wanted,
  }));
}
