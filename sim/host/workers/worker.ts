import { parentPort, workerData } from "node:worker_threads";
import * as comlink from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { refuseImports } from "../own/trial.ts";
import type { WorkerStart } from "./piece.ts";
import { type WorkerApi, workerApi } from "./worker-api.ts";

if (parentPort === null) throw new Error("this file is a worker; start it from the pool");
const port = parentPort;

const start = workerData as WorkerStart;
if (start.own !== null) refuseImports();

// Questions that come before it has started wait in the port.
const { run, runPiece, leave } = await workerApi(start);

/** The same calls, whose numbers are transferred instead of copied. */
const api: WorkerApi = {
  run(chunk) {
    const answer = run(chunk);
    if ("problems" in answer) return answer;
    const buffers = answer.worlds.flatMap(({ metrics, series }) => [metrics.buffer, series.buffer]);
    return comlink.transfer(answer, buffers);
  },
  runPiece(piece) {
    const result = runPiece(piece);
    const buffers = [result.metrics, ...result.series].map(({ buffer }) => buffer as ArrayBuffer);
    return comlink.transfer(result, buffers);
  },
  leave() {
    leave();
    // Its answer goes first.
    setImmediate(() => port.close());
  },
};

comlink.expose(api, nodeEndpoint(port));
