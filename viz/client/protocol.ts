import type { Request } from "../../sim/experiment/request.ts";
import type { Text } from "../../sim/input/text.ts";
import type { ArmProblem } from "./problems.ts";

/** What the page and its workers tell each other. */

/** Most workers that run worlds at a time. */
export const MOST_WORKERS = 4;

/** An experiment that can run. */
export interface Prepared {
  request: Request;
  /** Per scenario, what its results depend on, the seed and the replicate apart. */
  keys: readonly string[];
  weeks: number;
  /** Simulated people at the start, and real ones for whom each stands. */
  consumers: number;
  represents: number;
  operations: readonly string[];
  segments: readonly string[];
  /** What its scenarios allow but hardly intend. */
  warnings: readonly Text[];
}

/** Its scenarios under every setting of the default ensemble. */
export type PreparedSettings = Pick<Prepared, "request" | "keys" | "weeks" | "consumers">;

/** Some replicates of some scenarios of the request that the worker was given last. */
export interface Chunk {
  /** Which scenarios to run; the others are known already. */
  arms: readonly number[];
  firstReplicate: number;
  replicates: number;
}

/** A formula to be previewed; last week's totals are taken from earlier results, not from a run. */
export interface FormulaQuestion {
  source: string;
  weeks: number;
  consumers: number;
  /** By weekly metric, its value in every week; 0 where there is none. */
  totals: Readonly<Record<string, readonly number[]>>;
}

/** Problems cross threads as plain data, so that none is lost. */
export type Answer<T> = T | { problems: readonly ArmProblem[] };

export const isAnswered = <T extends object>(answer: Answer<T>): answer is T => !("problems" in answer);
