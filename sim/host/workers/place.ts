import type { WorkerStart } from "./piece.ts";
import { watchdog } from "./watchdog.ts";
import { isLackOfMemory, WorkerDeath } from "./worker-death.ts";
import type { StartWorker, WorkerHandle } from "./worker-handle.ts";

/** A call to a worker, and how long it may take before the worker is given up. */
export interface Question<T> {
  call: (api: WorkerHandle["api"]) => Promise<T>;
  patienceMs: number;
}

/** The place of a worker, which a fresh one takes when it dies. It answers one question at a time. */
export class Place {
  /** Garbage collection of a handle closes its worker, so it is held. */
  private handle: WorkerHandle;
  private death: WorkerDeath | undefined;
  private refuse: ((reason: unknown) => void) | undefined;

  constructor(
    private readonly startWorker: StartWorker,
    private readonly start: WorkerStart,
  ) {
    this.handle = this.started();
  }

  /** @throws WorkerDeath when the worker dies or never answers; what the call throws */
  ask<T>({ call, patienceMs }: Question<T>): Promise<T> {
    let stop = () => {};
    return new Promise<T>((given, refused) => {
      if (this.death !== undefined) return refused(this.death);
      // Pending calls of a dead worker would stay so for ever.
      this.refuse = refused;
      stop = watchdog(patienceMs, () => refused(silence(patienceMs)));
      call(this.handle.api).then(given, (error) =>
        refused(isLackOfMemory(error) ? new WorkerDeath(error.message, true, error) : error),
      );
    }).finally(() => {
      stop();
      this.refuse = undefined;
    });
  }

  /** Puts a fresh worker in the place of this one. */
  async renew(): Promise<void> {
    const before = this.handle;
    this.handle = this.started();
    await before.end();
  }

  /** @throws WorkerDeath when something fails that own parts have set off */
  async leave(patienceMs: number): Promise<void> {
    if (this.death !== undefined) throw this.death;
    await this.handle.leave(patienceMs);
  }

  end(): Promise<unknown> {
    return this.handle.end();
  }

  private started(): WorkerHandle {
    const handle = this.startWorker(this.start);
    this.death = undefined;
    handle.death.catch((reason) => {
      if (this.handle !== handle) return;
      this.death = reason;
      this.refuse?.(reason);
    });
    return handle;
  }
}

const silence = (patienceMs: number) =>
  new WorkerDeath(`a worker did not answer within ${Math.round(patienceMs / 1000)} seconds`, false);
