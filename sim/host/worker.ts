import { parentPort } from "node:worker_threads";
import * as comlink from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { compileArms, type Params } from "../compile.ts";
import { runWorlds, type Worlds } from "../experiment.ts";
import { ledgerRecorder, mergedRecorders, type ReasonRow } from "../recorders/ledger.ts";
import { type PeopleRows, peopleRecorder } from "../recorders/people.ts";
import type { Request } from "../request.ts";
import { InputError, type Problem } from "../scenario/problems.ts";

/** What a worker is asked: some replicates of a request. */
export interface Chunk {
  request: Request;
  firstReplicate: number;
  replicates: number;
  /** Whether to return a row per person, and the counts of reasons, as well. */
  people: boolean;
  reasons: boolean;
}

/** Errors cross threads as plain data, so that none of their problems is lost. */
export type ChunkResult =
  | { worlds: Worlds[]; people: PeopleRows[]; reasons: ReasonRow[] }
  | { problems: readonly Problem[] };

let compiled: { key: string; arms: Params[] } = { key: "", arms: [] };

function armsOf({ scenarios, banned }: Request): Params[] {
  const key = JSON.stringify([scenarios, banned]);
  if (key !== compiled.key) compiled = { key, arms: compileArms(scenarios, banned) };
  return compiled.arms;
}

const api = {
  run({ request, firstReplicate, replicates, people, reasons }: Chunk): ChunkResult {
    try {
      const arms = armsOf(request);
      const rows: PeopleRows[] = [];
      const ledger: ReasonRow[] = [];
      const worlds = runWorlds(arms, request.seed, firstReplicate, replicates, (arm, replicate) =>
        mergedRecorders([
          ...(people ? [peopleRecorder(arms[arm], replicate, rows)] : []),
          ...(reasons ? [ledgerRecorder(arms[arm], replicate, ledger)] : []),
        ]),
      );
      const result: ChunkResult = { worlds, people: rows, reasons: ledger };
      return comlink.transfer(
        result,
        worlds.flatMap(({ metrics, series }) => [metrics.buffer, series.buffer]),
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
