import * as comlink from "comlink";
import type { Request } from "../../sim/experiment/request.ts";
import type { CoreApi } from "./worker.ts";

/** A worker gave no answer within its time, and was ended. */
export class WorkerTimedOut extends Error {}

/** A worker broke. */
class WorkerDied extends Error {}

/** A worker could not be loaded, usually because there is no connection. */
export class WorkerNotLoaded extends WorkerDied {}

/** This browser starts no worker. */
export class WorkerNotStarted extends Error {}

/** Whether another worker may do what this one did not. */
export const isLost = (error: unknown): boolean =>
  error instanceof WorkerDied || error instanceof WorkerTimedOut;

/** What one answer may take: with it, nothing that a link or a file holds stops the page for good. */
export const LONGEST_MS = 15_000;

/** One worker: started when it is first asked, ended when an answer takes too long, replaced when it is asked again. */
export class WorkerHandle {
  private worker: Worker | undefined;
  private core: comlink.Remote<CoreApi> | undefined;
  private request: Request | undefined;

  constructor(private readonly start: () => Worker) {}

  /**
   * @param limitMs after which the worker is given up
   * @throws WorkerNotStarted, WorkerTimedOut, WorkerDied, or what the worker threw
   */
  async ask<T>(what: (core: comlink.Remote<CoreApi>) => Promise<T>, limitMs: number): Promise<T> {
    let late: ReturnType<typeof setTimeout> | undefined;
    const [worker, core] = this.held();
    try {
      return await new Promise<T>((done, failed) => {
        late = setTimeout(() => failed(new WorkerTimedOut()), limitMs);
        // A call stays pending for ever when its worker dies, so death is raced against the work.
        worker.onerror = ({ message }) =>
          failed(message === undefined ? new WorkerNotLoaded() : new WorkerDied(message));
        what(core).then(done, failed);
      });
    } catch (error) {
      if (error instanceof WorkerTimedOut || error instanceof WorkerDied) this.end();
      throw error;
    } finally {
      clearTimeout(late);
    }
  }

  /** The same about a request, which is sent once for all that is asked about it. */
  askAbout<T>(
    request: Request,
    what: (core: comlink.Remote<CoreApi>) => Promise<T>,
    limitMs: number,
  ): Promise<T> {
    return this.ask((core) => {
      // If this fails, the question after it fails as well.
      if (this.request !== request) core.take(request).catch(() => {});
      this.request = request;
      return what(core);
    }, limitMs);
  }

  end(): void {
    this.request = undefined;
    this.worker?.terminate();
    this.worker = undefined;
    this.core = undefined;
  }

  private held(): [Worker, comlink.Remote<CoreApi>] {
    this.worker ??= this.start();
    this.core ??= comlink.wrap<CoreApi>(this.worker);
    return [this.worker, this.core];
  }
}
