import { parentPort } from "node:worker_threads";
import * as comlink from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { InputError, type Problem } from "../scenario/problems.ts";
import { type Chunk, type ChunkResult, runChunk } from "./chunk.ts";

/** Errors cross threads as plain data, so that none of their problems is lost. */
type Answer = ChunkResult | { problems: readonly Problem[] };

const api = {
  run(chunk: Chunk): Answer {
    try {
      const result = runChunk(chunk);
      return comlink.transfer(
        result,
        result.worlds.flatMap(({ metrics, series }) => [metrics.buffer, series.buffer]),
      );
    } catch (error) {
      if (error instanceof InputError) return { problems: error.problems };
      throw error;
    }
  },
};

export type WorkerApi = typeof api;

if (parentPort === null) throw new Error("this file is a worker; start it from the pool");
comlink.expose(api, nodeEndpoint(parentPort));
