import { Worker } from "node:worker_threads";
import { ledgerRecorder } from "../../sim/recorders/ledger.ts";
import { populate } from "../../sim/run/populate.ts";
import { run } from "../../sim/run/run.ts";
import { BENCH } from "./bench-file.ts";
import { benchForum, paramsOf } from "./forum.ts";
import { median } from "./table.ts";

const ROUNDS = 9;
const WARMING_ROUNDS = 2;
const AGENTS = 40_000;

/** A thread that runs a round of worlds whenever it is told to. */
export function roundsOf(consumers: number, replicate: number): () => void {
  const params = paramsOf(benchForum(consumers));
  const people = populate(params, "bench", replicate);
  const worlds = Math.max(1, Math.round(AGENTS / consumers));
  return () => {
    for (let world = 0; world < worlds; world++) run(params, people, ledgerRecorder(params, world, []));
  };
}

/** A thread that fails ends the process with its error, since nothing listens for it. */
function turn(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once("message", () => resolve());
    worker.postMessage("go");
  });
}

async function clockMs(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** How much more two threads do than one in the same time: alone and together in turns. */
export async function workersRatio(consumers: number): Promise<number> {
  const workers = [0, 1].map((replicate) => new Worker(BENCH, { workerData: { consumers, replicate } }));
  try {
    const ratios: number[] = [];
    for (let round = 0; round < WARMING_ROUNDS + ROUNDS; round++) {
      const alone = [];
      for (const worker of workers) alone.push(await clockMs(() => turn(worker)));
      const together = await clockMs(() => Promise.all(workers.map(turn)));
      ratios.push((alone[0] + alone[1]) / together);
    }
    return median(ratios.slice(WARMING_ROUNDS));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
