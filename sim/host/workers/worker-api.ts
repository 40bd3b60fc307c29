import { InputError, type Problem } from "../../input/problems.ts";
import { type Chunk, type ChunkResult, runChunk } from "./chunk.ts";
import { type Piece, type PieceResult, PieceRunner, type StudyWork } from "./piece.ts";

/** Errors cross threads as plain data, so that their problems are not lost. */
export type Answer<T> = T | { problems: readonly Problem[] };

/** Calls that a worker answers. */
export interface WorkerApi {
  run(chunk: Chunk): Answer<ChunkResult>;
  /** Runs worlds of the study with which the worker was started. */
  runPiece(piece: Piece): PieceResult;
}

/** @param study whose pieces the worker will run, if any */
export function workerApi(study: StudyWork | null): WorkerApi {
  const runner = study === null ? undefined : new PieceRunner(study);
  return {
    run(chunk) {
      try {
        return runChunk(chunk);
      } catch (error) {
        if (error instanceof InputError) return { problems: error.problems };
        throw error;
      }
    },
    runPiece(piece) {
      if (runner === undefined) throw new Error("a worker without a study was asked for a piece of one");
      return runner.run(piece);
    },
  };
}
