import type { Parts } from "./parts.ts";
import { NOT_LOADED } from "./problems.ts";
import workerAddress from "./worker.ts?worker&url";
import { WorkerNotStarted } from "./worker-handle.ts";

/**
 * A browser without module workers never asks for the type: it would take the module for a script, and its first import
 * for an error of ours.
 */
function startWorker(): Worker {
  if (globalThis.Worker === undefined) throw new WorkerNotStarted();
  let isAsked = false;
  const worker = new Worker(workerAddress, {
    get type() {
      isAsked = true;
      return "module" as const;
    },
  });
  if (isAsked) return worker;
  worker.terminate();
  throw new WorkerNotStarted();
}

async function file(name: string): Promise<Response> {
  const response = await fetch(name);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/** The parts of a page that lies in a folder of a host. */
export const FILES: Parts = {
  startWorker,
  notLoaded: NOT_LOADED,
  firstPicture: async () => (await file("./first-picture.bin")).blob(),
  told: async () => (await file("./told.json")).json(),
  notices: async () => (await (await file("./third-party-notices.txt")).text()).trim(),
};
