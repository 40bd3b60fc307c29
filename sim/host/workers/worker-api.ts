import { InputError, type Problem, shownValue } from "../../input/problems.ts";
import { MODEL } from "../../model/own/own-model.ts";
import { modelOfSource } from "../own/own-model.ts";
import { type Chunk, type ChunkResult, runChunk } from "./chunk.ts";
import { type Piece, type PieceResult, PieceRunner, type WorkerStart } from "./piece.ts";

/** Errors cross threads as plain data, so that their problems are not lost. */
export type Answer<T> = T | { problems: readonly Problem[] };

/** Calls that a worker answers. */
export interface WorkerApi {
  run(chunk: Chunk): Answer<ChunkResult>;
  /** Runs worlds of the study with which the worker was started. */
  runPiece(piece: Piece): PieceResult;
  /** Takes no more questions, so that the worker ends once nothing that own parts have set off is left. */
  leave(): void;
}

/** @throws InputError where own parts do not load */
export async function workerApi({ study, own }: WorkerStart): Promise<WorkerApi> {
  const model = own === null ? MODEL : await modelOfSource(own);
  const runner = study === null ? undefined : new PieceRunner(study, model);
  return {
    run(chunk) {
      try {
        return runChunk(chunk, model);
      } catch (error) {
        if (error instanceof InputError) return { problems: error.problems.map(crossing) };
        throw error;
      }
    },
    runPiece(piece) {
      if (runner === undefined) throw new Error("a worker without a study was asked for a piece of one");
      return runner.run(piece);
    },
    leave() {},
  };
}

/** The same problem, which can be sent to another thread: own code may have given anything, such as a symbol. */
function crossing(problem: Problem): Problem {
  try {
    return structuredClone(problem);
  } catch {
    return { ...problem, value: shownValue(problem.value, "en") };
  }
}
