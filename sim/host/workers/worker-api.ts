import { InputError, type Problem } from "../../scenario/problems.ts";
import { type Chunk, type ChunkResult, runChunk } from "./chunk.ts";
import { type Piece, type PieceResult, PieceRunner, type StudyWork } from "./piece.ts";

/** Errors cross threads as plain data, so that none of their problems is lost. */
export type Answer<T> = T | { problems: readonly Problem[] };

/** What a worker does when asked. */
export interface WorkerApi {
  run(chunk: Chunk): Answer<ChunkResult>;
  /** Worlds of the study that the worker was started with. */
  runPiece(piece: Piece): PieceResult;
}

/** @param study of which pieces will be asked for, if any */
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
