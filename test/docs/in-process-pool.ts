import type { Request } from "../../sim/experiment/request.ts";
import { type Chunk, type ChunkResult, runChunk } from "../../sim/host/workers/chunk.ts";
import type { PoolOptions, PoolResult } from "../../sim/host/workers/pool.ts";

/**
 * Stands in for the worker pool, whose workers exist only once the project is built: the same numbers, in this
 * thread. A test file puts it in place by `vi.mock`.
 */
export async function runInPool(request: Request, options: PoolOptions): Promise<PoolResult> {
  const { people = false, reasons = false, take } = options;
  const { firstReplicate, replicates } = request;
  const result = runChunk({ request, firstReplicate, replicates, people, reasons });
  take?.(result, firstReplicate);
  return result;
}

export const MOST_WORKERS = 256;

export class Interrupted extends Error {}

export class InProcessPool {
  async run(make: () => Chunk): Promise<ChunkResult> {
    return runChunk(make());
  }

  async close(): Promise<void> {}
}

export { InProcessPool as WorkerPool };
