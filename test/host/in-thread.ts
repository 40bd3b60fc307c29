import { setImmediate as nextTurn } from "node:timers/promises";
import { workerApi } from "../../sim/host/workers/worker-api.ts";
import type { StartWorker } from "../../sim/host/workers/worker-handle.ts";

/** A worker in this thread, from the sources. Messages are copied, as between threads. */
export const inThread: StartWorker = (start) => {
  const api = workerApi(structuredClone(start));
  // Whoever asks hears of it.
  api.catch(() => {});
  return {
    api: {
      async run(chunk) {
        // Yield to others, as happens while a real thread works.
        await nextTurn();
        return structuredClone((await api).run(structuredClone(chunk)));
      },
      async runPiece(piece) {
        await nextTurn();
        return structuredClone((await api).runPiece(structuredClone(piece)));
      },
      async leave() {},
    },
    death: new Promise(() => {}),
    leave: async () => {},
    end: async () => {},
  };
};
