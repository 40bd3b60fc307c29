import { parentPort, workerData } from "node:worker_threads";
import * as comlink from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { InputError, type Problem } from "../../scenario/problems.ts";
import { type Chunk, type ChunkResult, runChunk } from "./chunk.ts";
import { type Piece, type PieceResult, PieceRunner, type StudyWork } from "./piece.ts";

/** Errors cross threads as plain data, so that none of their problems is lost. */
export type Answer<T> = T | { problems: readonly Problem[] };

const study = workerData === null ? undefined : new PieceRunner(workerData as StudyWork);

const api = {
  run(chunk: Chunk): Answer<ChunkResult> {
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

  /** Worlds of the study that the worker was started with. */
  runPiece(piece: Piece): PieceResult {
    if (study === undefined) throw new Error("a worker without a study was asked for a piece of one");
    const result = study.run(piece);
    return comlink.transfer(result, [
      result.metrics.buffer as ArrayBuffer,
      ...result.series.map(({ buffer }) => buffer as ArrayBuffer),
    ]);
  },
};

export type WorkerApi = typeof api;

if (parentPort === null) throw new Error("this file is a worker; start it from the pool");
comlink.expose(api, nodeEndpoint(parentPort));
