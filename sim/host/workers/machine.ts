import { availableParallelism, totalmem } from "node:os";
import { readFileSync } from "../files/disk.ts";
import { type GroupLimits, groupLimits } from "./cgroup.ts";
import { processLimits } from "./process-limits.ts";

/** What this computer, or the container or job that the process runs in, gives it. */
export interface Machine {
  processors: number;
  memoryBytes: number;
  /** Addresses that are left to this process; infinite without a limit. */
  addressBytes: number;
}

let limits: GroupLimits | undefined;

export function thisMachine(): Machine {
  limits ??= groupLimits(textOf);
  const { dataBytes, addressBytes } = processLimits(textOf);
  return {
    // A quota of one and a half keeps two workers busy.
    processors: Math.max(1, Math.min(availableParallelism(), Math.ceil(limits.processors))),
    memoryBytes: Math.min(
      totalmem(),
      process.constrainedMemory() || Number.POSITIVE_INFINITY,
      limits.memoryBytes,
      dataBytes,
    ),
    addressBytes,
  };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
