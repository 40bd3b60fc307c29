import { runWorlds, type Worlds } from "../../experiment/experiment.ts";
import { measuredBy, type Request } from "../../experiment/request.ts";
import { MODEL, type Model } from "../../model/own/own-model.ts";
import { ledgerRecorder, mergedRecorders, type ReasonRow } from "../../recorders/ledger.ts";
import { type PeopleRows, peopleRecorder } from "../../recorders/people.ts";
import { compileArms } from "../../run/compile.ts";

/** A worker's task: some replicates of a request, and what to record about them. */
export interface Chunk {
  /** Without its model, which the worker has. */
  request: Omit<Request, "model">;
  firstReplicate: number;
  replicates: number;
  /** Whether to record a row per person when the horizon ends. */
  people: boolean;
  /** Whether to count why people do not take part. */
  reasons: boolean;
}

export interface ChunkResult {
  worlds: Worlds[];
  people: PeopleRows[];
  reasons: ReasonRow[];
}

/** @throws InputError when a formula leaves its lever's range */
export function runChunk(chunk: Chunk, model: Model = MODEL): ChunkResult {
  const { request, firstReplicate, replicates, ...wanted } = chunk;
  const measured = measuredBy({ ...request, model });
  const arms = compileArms(request.scenarios, request.banned, request.ensemble?.scenarios.length, measured);
  const people: PeopleRows[] = [];
  const reasons: ReasonRow[] = [];
  const recorderOf = (arm: number, replicate: number) =>
    mergedRecorders([
      ...(wanted.people ? [peopleRecorder(arms[arm], replicate, people)] : []),
      ...(wanted.reasons ? [ledgerRecorder(arms[arm], replicate, reasons)] : []),
    ]);
  const watched = wanted.people || wanted.reasons ? recorderOf : undefined;
  const worlds = runWorlds(arms, request.seed, firstReplicate, replicates, watched);
  return { worlds, people, reasons };
}
