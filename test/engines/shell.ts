/** Runs the cases in Node or Bun, on the main thread and then in a worker, and prints a line for each. */
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { runCases } from "./cases.ts";

const print = (content: object) => process.stdout.write(`${JSON.stringify(content)}\n`);

if (isMainThread) {
  print({ thread: "main", found: runCases() });
  const worker = new Worker(new URL(import.meta.url));
  worker.on("message", (found) => print({ thread: "worker", found }));
  worker.on("error", (error) => print({ error: String(error) }));
} else parentPort?.postMessage(runCases());
