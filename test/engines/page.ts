/** Runs the cases on a page's own thread, then in a worker, and posts what each found to the server. */
import type { Found } from "./cases.ts";

// The project's types are those without a page.
declare const Worker: new (
  file: string,
  options: { type: "module" },
) => {
  onmessage: (event: { data: Found }) => void;
  onerror: (event: { message?: string }) => void;
};

const post = (content: object) => fetch("found", { method: "POST", body: JSON.stringify(content) });

const foundInWorker = () =>
  new Promise<Found>((done, failed) => {
    const worker = new Worker("worker.mjs", { type: "module" });
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = ({ message }) => failed(new Error(message ?? "the worker cannot be loaded"));
  });

try {
  // Loaded late, so that an engine that cannot read it says why.
  const { runCases } = await import("./cases.ts");
  await post({ thread: "main", found: runCases() });
  await post({ thread: "worker", found: await foundInWorker() });
} catch (error) {
  await post({ error: String(error) });
}
