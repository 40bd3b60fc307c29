import { sampledScenarios } from "../../study/sampled.ts";
import type { Piece, PieceResult } from "../workers/piece.ts";
import type { WorkerPool } from "../workers/pool.ts";
import { patienceFor, workOf } from "../workers/watchdog.ts";
import { pointsOfPart, worldsAtMost } from "./layout.ts";
import { piecesOf, runPart } from "./run-part.ts";
import type { StudyFolder } from "./study-folder.ts";

/** Progress of a study: runs done by this process, and the most that it may have to do in all. */
export interface StudyProgress {
  done: number;
  most: number;
}

/** How many of the requested workers can have something to do: each runs one piece at a time. */
export function workersFor({ plan, layout }: StudyFolder, parts: number, asked: number): number {
  const points = pointsOfPart(layout, plan.points, 0);
  const pieces = piecesOf(points, 0, worldsAtMost(plan), plan.scenarios.length, layout.worldsAtOnce);
  return Math.min(asked, parts * pieces.length);
}

/**
 * Runs parts of a study, and writes each as soon as it is complete. One part more than there are workers runs at a
 * time: enough that no worker waits for the last piece of a part, and no more than that is kept in memory.
 *
 * @param parts ascending
 * @throws InputError when the disk is full; Interrupted. Parts that have been written stay.
 */
export async function runParts(
  folder: StudyFolder,
  parts: readonly number[],
  pool: WorkerPool,
  workers: number,
  onProgress: (progress: StudyProgress) => void,
): Promise<void> {
  const { plan, layout } = folder;
  const runsOfPoint = plan.scenarios.length * worldsAtMost(plan);
  const pointsIn = (part: number) =>
    Math.min(layout.pointsPerPart, plan.points - part * layout.pointsPerPart);
  const workOfWorld = Math.max(1, ...sampledScenarios(plan).map(workOf));
  let done = 0;
  let most = parts.reduce((sum, part) => sum + pointsIn(part) * runsOfPoint, 0);
  const run = async (piece: Piece): Promise<PieceResult> => {
    const patienceMs = patienceFor(
      workOfWorld * piece.points.length * plan.scenarios.length * piece.replicates,
    );
    const result = await pool.ask(() => ({ call: (api) => api.runPiece(piece), patienceMs }));
    done += piece.points.length * plan.scenarios.length * piece.replicates;
    onProgress({ done, most });
    return result;
  };
  const queue = parts.values();
  const lane = async () => {
    for (const part of queue) {
      const content = await runPart(plan, layout, part, run);
      folder.writePart(part, content);
      most -= pointsIn(part) * runsOfPoint - content.metrics[0].length;
      onProgress({ done, most });
    }
  };
  await Promise.all(Array.from({ length: workers + 1 }, lane));
}
