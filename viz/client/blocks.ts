import type { Parts } from "./parts.ts";
import { FORBIDDEN } from "./problems.ts";
import { WorkerNotLoaded, WorkerNotStarted } from "./worker-handle.ts";

/** The text of a block of this document that browsers take for data, since its type is none of theirs. */
function block(id: string): string {
  const text = document.getElementById(id)?.textContent;
  if (text == null) throw new Error(`this file lacks its part ${id}`);
  return text;
}

let workerAddress: string | undefined;

/** Workers are classic scripts: modules do not load from a blob everywhere. */
function startWorker(): Worker {
  if (globalThis.Worker === undefined) throw new WorkerNotStarted();
  try {
    workerAddress ??= URL.createObjectURL(new Blob([block("worker")], { type: "text/javascript" }));
    return new Worker(workerAddress);
  } catch {
    throw new WorkerNotLoaded();
  }
}

/** The parts of a page that is one file. */
export const BLOCKS: Parts = {
  startWorker,
  notLoaded: FORBIDDEN,
  firstPicture: async () => {
    const letters = atob(block("first-picture"));
    return new Blob([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))]);
  },
  told: async () => JSON.parse(block("told")),
  notices: async () => block("notices").trim(),
};
