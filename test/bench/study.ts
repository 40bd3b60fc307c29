import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runWorlds } from "../../sim/experiment/experiment.ts";
import { mergeStudy } from "../../sim/host/study/merge.ts";
import { runParts } from "../../sim/host/study/run-parts.ts";
import { StudyFolder } from "../../sim/host/study/study-folder.ts";
import { WorkerPool } from "../../sim/host/workers/pool.ts";
import { threadsFrom } from "../../sim/host/workers/worker-handle.ts";
import { WorldCache } from "../../sim/run/cache.ts";
import { compile } from "../../sim/run/compile.ts";
import { apart } from "./figures/apart.ts";
import { benchForum } from "./forum.ts";
import { median, table } from "./table.ts";

const REPLICATES = 30;
/** An engine that has just begun is slower by a fifth for its first thousand worlds, a worker's as well. */
const WARMING_ROUNDS = 4;
const ROUNDS = 5;
const POINTS = 7;
const WORKERS = 1;
/** For memory, which does not depend on the weeks. */
const FEW_WEEKS = 2;
const MANY_RUNS = 100_000;
/** As a worker of a study keeps. */
const PEOPLE_BYTES = 16 * 1_048_576;

/** The built worker lies beside the built bench. */
const startWorker = threadsFrom(new URL("./worker.js", import.meta.url));

/** Milliseconds by the clock and of all processors together, per run. */
interface Spent {
  clock: number;
  processors: number;
}

function begun(consumers: number, points: number, horizonWeeks?: number): Promise<StudyFolder> {
  const folder = mkdtempSync(join(tmpdir(), "levain-bench-"));
  const file = join(folder, "study.json");
  const scenario = benchForum(consumers, horizonWeeks === undefined ? {} : { horizonWeeks });
  const study = {
    scenarios: [scenario],
    vary: { "levers.support.guidance": { range: [0, 10] } },
    design: { type: "sobol", points },
    replicates: REPLICATES,
  };
  writeFileSync(file, JSON.stringify(study));
  return StudyFolder.begin(join(folder, "out"), file, { format: "parquet", weekly: false });
}

async function spentOn(runs: number, work: () => unknown): Promise<Spent> {
  const [clock, processors] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(processors);
  return { clock: (performance.now() - clock) / runs, processors: (user + system) / 1000 / runs };
}

/** The worlds of some points without a study around them: one after the other on this thread. */
function bare({ plan }: StudyFolder, first: number, cache?: WorldCache): void {
  for (let point = first; point < first + POINTS; point++) {
    const arms = plan.scenariosAt(point).map(({ id, scenario }) => compile(id, scenario));
    runWorlds(arms, plan.seed, 0, REPLICATES, undefined, cache);
  }
}

/** The worlds of some points, given to a worker one point after the other, and what comes of them left lying. */
async function onThread(pool: WorkerPool, first: number): Promise<void> {
  for (const point of partsFrom(first, POINTS))
    await pool.ask(() => ({
      call: (api) => api.runPiece({ points: [point], firstReplicate: 0, replicates: REPLICATES }),
      patienceMs: Number.POSITIVE_INFINITY,
    }));
}

const partsFrom = (first: number, parts: number) =>
  Array.from({ length: parts }, (_, place) => first + place);

const poolOf = ({ plan }: StudyFolder, workers: number) =>
  new WorkerPool({ workers, startWorker, study: { study: plan.study, weekly: false } });

const remove = (folder: StudyFolder) => rmSync(join(folder.path, ".."), { recursive: true, force: true });

/**
 * What writing costs: the same worlds with and without a study around them, in turns. Every round has points of its
 * own, since a worker that meets a world again has kept what came of it.
 */
async function throughput(consumers: number): Promise<string> {
  const folder = await begun(consumers, (WARMING_ROUNDS + ROUNDS) * POINTS);
  const [alone, pool] = [poolOf(folder, WORKERS), poolOf(folder, WORKERS)];
  const runs = POINTS * REPLICATES;
  const kept = new WorldCache(PEOPLE_BYTES);
  const ways: Record<string, (first: number) => unknown> = {
    "bare engine": (first) => bare(folder, first),
    "bare engine, people kept": (first) => bare(folder, first, kept),
    "the same worlds, on a worker's thread": (first) => onThread(alone, first),
    "study, to Parquet": (first) => runParts(folder, partsFrom(first, POINTS), pool, WORKERS, () => {}),
  };
  if (folder.layout.pointsPerPart !== 1) throw new Error("a round is to have parts of its own");
  try {
    const all: Spent[][] = [];
    for (let round = 0; round < WARMING_ROUNDS + ROUNDS; round++) {
      all.push([]);
      for (const way of Object.values(ways)) all[round].push(await spentOn(runs, () => way(round * POINTS)));
    }
    const rounds = all.slice(WARMING_ROUNDS);
    const merge = await spentOn(folder.layout.parts * REPLICATES, () => mergeStudy(folder, "parquet"));
    for (const spent of rounds)
      spent[3] = {
        clock: spent[3].clock + merge.clock,
        processors: spent[3].processors + merge.processors,
      };
    const of = (way: number, what: keyof Spent) => median(rounds.map((spent) => spent[way][what]));
    const compared = (way: number, to: number) => ({
      ratio: median(rounds.map((spent) => spent[to].processors / spent[way].processors)),
      more: median(rounds.map((spent) => spent[way].processors - spent[to].processors)),
    });
    const rows = Object.keys(ways).map((name, way) => [
      name,
      (1000 / of(way, "clock")).toFixed(0),
      of(way, "processors").toFixed(2),
      ...[0, 1, 2].map((to) => `${(100 * compared(way, to).ratio).toFixed(0)} %`),
      compared(way, 2).more.toFixed(2),
    ]);
    return table(
      `A study of ${POINTS} points × ${REPLICATES} worlds of ${consumers} people, 104 weeks, 1 worker`,
      [
        ...["way", "runs/s", "processor ms per run", "of bare", "of bare, people kept"],
        ...["of that on a thread", "more than that, ms per run"],
      ],
      rows,
    );
  } finally {
    await Promise.all([alone.close(), pool.close()]);
    remove(folder);
  }
}

/** Megabytes that this process takes at its most, by a whole study; asked of a process of its own, by `--study-taken`. */
export async function studyTaken(consumers: number): Promise<number> {
  const folder = await begun(consumers, Math.ceil(MANY_RUNS / REPLICATES), FEW_WEEKS);
  const pool = poolOf(folder, 2);
  try {
    await runParts(folder, partsFrom(0, folder.layout.parts), pool, 2, () => {});
    // The command's workers have ended as well when it merges.
    await pool.close();
    mergeStudy(folder, "parquet");
    return process.resourceUsage().maxRSS / 1024;
  } finally {
    await pool.close();
    remove(folder);
  }
}

export async function studyTables(consumers: number): Promise<string> {
  const times = await throughput(consumers);
  const started = performance.now();
  const megabytes = apart<number>("--study-taken", `${consumers}`);
  const seconds = (performance.now() - started) / 1000;
  const memory = table(
    `Memory of a study of ${MANY_RUNS.toLocaleString("en")} runs of ${consumers} people, 2 workers, ${FEW_WEEKS} weeks each`,
    ["peak, MB", "s"],
    [[megabytes.toFixed(0), seconds.toFixed(0)]],
  );
  return `${times}\n${memory}`;
}
