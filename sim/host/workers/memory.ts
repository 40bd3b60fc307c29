import { totalmem } from "node:os";
import { type Request, requestBytes } from "../../experiment/request.ts";
import { InputError } from "../../input/problems.ts";
import { checkMemory, heaviest, mostConsumers, worldBytes } from "../../run/memory.ts";

/** Share of the machine's or container's memory; the rest is for the system and for results. */
const SHARE = 0.8;

export interface Machine {
  /** Memory for all worlds together. */
  bytes?: number;
  /** Whether the command has `--consumers`, so that a problem can suggest it. */
  takesConsumers?: boolean;
}

/**
 * Checks before anything runs that the worlds, one per worker, fit into this machine's memory.
 *
 * @throws InputError that names how many workers or people would fit
 */
export function checkMachine(
  request: Pick<Request, "scenarios" | "replicates" | "ensemble">,
  workers: number,
  { bytes = allowedBytes(), takesConsumers = false }: Machine = {},
): void {
  const { scenarios, replicates } = request;
  const scenario = heaviest(scenarios.map((named) => named.scenario));
  if (scenario === undefined) return;
  const held = requestBytes(request);
  const each = bytes / Math.min(workers, replicates) - held;
  const fitting = Math.floor(bytes / (worldBytes(scenario) + held));
  const options = [
    ...(fitting > 0 ? [`--workers ${fitting}`] : []),
    ...(takesConsumers ? [`--consumers ${mostConsumers(scenario, each)}`] : []),
  ];
  const problems = checkMemory(scenario, each).map((problem) => ({
    ...problem,
    ...(options.length > 0 && { suggestion: { en: options.join(", or "), fr: options.join(", ou ") } }),
  }));
  if (problems.length > 0) throw new InputError(problems);
}

const allowedBytes = (): number =>
  SHARE * Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
