import { setFlagsFromString } from "node:v8";
import { type ResourceLimits, Worker } from "node:worker_threads";
import * as comlink from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import type { WorkerStart } from "./piece.ts";
import type { WorkerApi } from "./worker-api.ts";
import { deathBy, WorkerDeath } from "./worker-death.ts";

/** A worker as the pool sees it. */
export interface WorkerHandle {
  readonly api: { readonly [Name in keyof WorkerApi]: Asked<WorkerApi[Name]> };
  /** Rejected with a WorkerDeath when the worker ends by itself; its calls then stay pending for ever. */
  readonly death: Promise<never>;
  /**
   * Lets it end by itself, which own parts may put off: by so much at most, for then it is ended as usual.
   *
   * @throws WorkerDeath where something that they set off fails on the way
   */
  leave(patienceMs: number): Promise<void>;
  end(): Promise<unknown>;
}

type Asked<Call> = Call extends (question: infer Question) => infer Answer
  ? (question: Question) => Promise<Answer>
  : never;

export type StartWorker = (start: WorkerStart) => WorkerHandle;

/**
 * Worlds leave much garbage, and the engine does not collect it while memory is left. These limits make a long study
 * take a third less memory, for a few per cent more time.
 */
const STUDY_YOUNG_MB = 16;
const STUDY_HEAP_GROWTH_PERCENT = 30;

/**
 * Workers in threads of their own.
 *
 * @param url the built worker
 * @param limits of its heap, if not the usual ones
 * @param printed gets what own parts print there, which must not come between what a command prints
 */
export const threadsFrom =
  (url: URL, limits: ResourceLimits = {}, printed?: (text: Uint8Array) => void): StartWorker =>
  (start) => {
    const { study } = start;
    if (study !== null) setFlagsFromString(`--heap-growing-percent=${STUDY_HEAP_GROWTH_PERCENT}`);
    const resourceLimits = study === null ? limits : { maxYoungGenerationSizeMb: STUDY_YOUNG_MB, ...limits };
    const thread = new Worker(url, { workerData: start, resourceLimits, stdout: printed !== undefined });
    if (printed) thread.stdout.on("data", printed);
    const api = comlink.wrap<WorkerApi>(nodeEndpoint(thread));
    const death = deathOf(thread);
    return {
      ...{ api, death },
      async leave(patienceMs) {
        let late: NodeJS.Timeout | undefined;
        const end = new Promise<void>((given, refused) => {
          late = setTimeout(given, patienceMs);
          thread.once("error", (error) => refused(deathBy(error)));
          thread.once("exit", (code) => (code === 0 ? given() : refused(deathWith(code))));
        }).finally(() => clearTimeout(late));
        await Promise.all([end, Promise.race([api.leave(), end])]);
      },
      end: () => thread.terminate(),
    };
  };

function deathOf(thread: Worker): Promise<never> {
  return new Promise((_, reject) => {
    thread.once("error", (error) => reject(deathBy(error)));
    thread.once("exit", (code) => reject(deathWith(code)));
  });
}

const deathWith = (code: number) => new WorkerDeath(`a worker died with code ${code}`, false);
