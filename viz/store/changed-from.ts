import type { ReadonlySignal } from "@preact/signals";

/** Resolves once a signal has another value. */
export function changedFrom<T>(signal: ReadonlySignal<T>, before: T): Promise<void> {
  return new Promise((done) => {
    const stop = signal.subscribe((now) => {
      if (now === before) return;
      done();
      queueMicrotask(() => stop());
    });
  });
}
