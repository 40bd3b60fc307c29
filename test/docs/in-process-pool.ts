import { compileArms } from "../../sim/compile.ts";
import { runWorlds } from "../../sim/experiment.ts";
import { type PeopleRows, peopleRecorder } from "../../sim/host/people.ts";
import type { PoolOptions, PoolResult } from "../../sim/host/pool.ts";
import type { Request } from "../../sim/request.ts";

/**
 * Stands in for the worker pool, whose workers exist only once the project is built: the same numbers, in this
 * thread. A test file puts it in place by `vi.mock`.
 */
export async function runInPool(request: Request, { people = false }: PoolOptions): Promise<PoolResult> {
  const arms = compileArms(request.scenarios, request.banned);
  const rows: PeopleRows[] = [];
  const worlds = runWorlds(
    arms,
    request.seed,
    request.firstReplicate,
    request.replicates,
    (arm, replicate) => (people ? peopleRecorder(arms[arm], replicate, rows) : {}),
  );
  return { worlds, people: rows };
}

export class Interrupted extends Error {}
