import { resultBytes } from "../../experiment/request.ts";
import type { Chunk } from "./chunk.ts";

/** More than this at once would have to fit into memory for every worker. */
export const MOST_CHUNK_BYTES = 8 * 2 ** 20;
/** A person's row, and the reasons of a week: more than they take. */
const PERSON_BYTES = 250;
const REASONS_BYTES = 10_000;

/** What to record of each world. */
type Wanted = Pick<Chunk, "people" | "reasons">;

/** Bytes of what a replicate gives, under all its scenarios. */
export function replicateBytes(request: Chunk["request"], wanted: Wanted): number {
  const rows = request.scenarios.reduce((sum, { scenario }) => {
    const { population, operations, horizonWeeks } = scenario;
    const each =
      (wanted.people ? PERSON_BYTES * population.consumers : 0) +
      (wanted.reasons ? REASONS_BYTES * horizonWeeks : 0);
    return sum + each * Object.keys(operations).length;
  }, 0);
  return resultBytes(request, true) + rows;
}

/** Enough chunks that no worker waits long for the last one, few enough that calls cost almost nothing. */
export function chunksOf(request: Chunk["request"], workers: number, wanted: Wanted): Chunk[] {
  const bytes = replicateBytes(request, wanted);
  const size = Math.max(
    1,
    Math.min(50, Math.ceil(request.replicates / (workers * 4)), Math.floor(MOST_CHUNK_BYTES / bytes)),
  );
  return Array.from({ length: Math.ceil(request.replicates / size) }, (_, place) => ({
    request,
    firstReplicate: request.firstReplicate + place * size,
    replicates: Math.min(size, request.replicates - place * size),
    ...wanted,
  }));
}
