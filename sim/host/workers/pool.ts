import { joinedWorlds } from "../../experiment/experiment.ts";
import type { Request } from "../../experiment/request.ts";
import { InputError } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import type { Chunk, ChunkResult } from "./chunk.ts";
import { chunksOf } from "./chunks.ts";
import type { StudyWork } from "./piece.ts";
import { Place, type Question } from "./place.ts";
import { patienceFor, workOf } from "./watchdog.ts";
import type { Answer } from "./worker-api.ts";
import { twice, WorkerDeath } from "./worker-death.ts";
import type { StartWorker } from "./worker-handle.ts";

export interface PoolOptions {
  workers: number;
  people?: boolean;
  reasons?: boolean;
  /**
   * Receives the results of some replicates as they come, in any order. The pool then keeps only their metrics, not what
   * grows with weeks and people.
   */
  take?: (result: ChunkResult, firstReplicate: number) => void;
  /** Called with the number of finished replicates. */
  onProgress?: (done: number) => void;
  signal?: AbortSignal;
  startWorker: StartWorker;
  /** The study whose pieces the workers run. */
  study?: StudyWork;
  /** How long a worker may take for an answer; if undefined, it depends on the work. */
  patienceMs?: number;
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

/** Parts that set nothing off are done at once. */
const SETTLING_MS = 2000;

/** Most workers that a user may ask for. */
export const MOST_WORKERS = 256;

/**
 * Workers that run one chunk after the other. They are started once, because starting takes a while. Work whose worker
 * dies is tried once more in a fresh one: its digits depend on nothing that a worker keeps.
 */
export class WorkerPool {
  private readonly places: readonly Place[];
  private readonly idle: Place[];
  private readonly waiting: ((place: Place) => void)[] = [];
  /** Rejects pending calls when all must end; without this they would stay pending for ever. */
  private readonly rejections = new Set<(reason: unknown) => void>();
  /** Why the pool no longer works. */
  private failure: { reason: unknown } | undefined;

  constructor(
    private readonly options: Pick<
      PoolOptions,
      "workers" | "signal" | "startWorker" | "study" | "patienceMs" | "own"
    >,
  ) {
    const { workers, signal, startWorker, study = null, own = null } = options;
    this.places = Array.from({ length: workers }, () => new Place(startWorker, { study, own }));
    this.idle = [...this.places];
    interruption(signal).catch((reason) => this.fail(reason));
  }

  /**
   * Runs a chunk as soon as a worker is free, in the order of calls.
   *
   * @param make makes the chunk only then, because thousands of scenarios would not fit in memory
   * @throws InputError when a formula leaves its lever's range, or memory is short; Error when a worker and its
   *   replacement die; Interrupted
   */
  run(make: () => Chunk): Promise<ChunkResult> {
    return this.ask(() => {
      const chunk = make();
      const work = chunk.request.scenarios.reduce((sum, { scenario }) => sum + workOf(scenario), 0);
      const patienceMs = this.options.patienceMs ?? patienceFor(chunk.replicates * work);
      return { call: (api) => api.run(chunk), patienceMs };
    });
  }

  /** As {@link run}, for any other call. @param prepare called once a worker is free */
  async ask<T extends object>(prepare: () => Question<Answer<T>>): Promise<T> {
    const place = await this.unlessFailed(this.free());
    try {
      const answer = await this.unlessFailed(this.answered(place, prepare()));
      if ("problems" in answer) throw new InputError(answer.problems);
      return answer;
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.idle.push(place);
      else next(place);
    }
  }

  /**
   * Waits, once all work is done, for what own parts have set off and nobody waited for: a run whose parts fail must
   * not depend on whether that comes before or after the last piece.
   *
   * @throws InputError where it fails
   */
  async settle(): Promise<void> {
    const { own, workers } = this.options;
    if (own === undefined) return;
    const left = Promise.all(this.places.map((place) => place.leave(SETTLING_MS)));
    await this.unlessFailed(left).catch((error) => {
      throw error instanceof WorkerDeath ? twice(error, workers, true) : error;
    });
  }

  async close(): Promise<void> {
    this.fail(new Error("the pool is closed"));
    await Promise.all(this.places.map((place) => place.end()));
  }

  private async answered<T>(place: Place, question: Question<T>): Promise<T> {
    try {
      return await place.ask(question);
    } catch (error) {
      if (!(error instanceof WorkerDeath) || this.failure !== undefined) throw error;
      await place.renew();
    }
    try {
      return await place.ask(question);
    } catch (error) {
      const { workers, own } = this.options;
      throw error instanceof WorkerDeath ? twice(error, workers, own !== undefined) : error;
    }
  }

  private fail(reason: unknown): void {
    this.failure ??= { reason };
    for (const reject of this.rejections) reject(this.failure.reason);
  }

  /** Not a race with one promise that lasts as long as the pool: it would keep every answer in memory until then. */
  private unlessFailed<T>(answer: Promise<T>): Promise<T> {
    return new Promise((given, refused) => {
      if (this.failure !== undefined) return refused(this.failure.reason);
      this.rejections.add(refused);
      answer.then(given, refused).finally(() => this.rejections.delete(refused));
    });
  }

  private free(): Promise<Place> {
    const place = this.idle.shift();
    return place === undefined ? new Promise((given) => this.waiting.push(given)) : Promise.resolve(place);
  }
}

/**
 * Runs a request on worker threads. Results are joined in the order of replicates, so that they depend neither on the
 * number of workers nor on which finishes first.
 *
 * @throws InputError when a formula leaves its lever's range; Error when a worker dies; Interrupted
 */
export async function runInPool(request: Request, options: PoolOptions): Promise<PoolResult> {
  const { workers, people = false, reasons = false, take, onProgress } = options;
  // A model has functions, which cannot be sent; workers make it from its text.
  const { model: _model, ...sent } = request;
  const chunks = chunksOf(sent, workers, { people, reasons });
  const pool = new WorkerPool({ ...options, workers: Math.min(workers, chunks.length) });
  let done = 0;
  const run = async (chunk: Chunk): Promise<ChunkResult> => {
    const result = await pool.run(() => chunk);
    take?.(result, chunk.firstReplicate);
    done += chunk.replicates;
    onProgress?.(done);
    return take === undefined ? result : withoutSeries(result);
  };
  try {
    const results = await Promise.all(chunks.map(run));
    await pool.settle();
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

const withoutSeries = ({ worlds }: ChunkResult): ChunkResult => ({
  worlds: worlds.map(({ metrics }) => ({ metrics, series: new Float64Array(0) })),
  people: [],
  reasons: [],
});
