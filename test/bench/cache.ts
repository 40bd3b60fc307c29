import { runWorlds } from "../../sim/experiment/experiment.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { WorldCache } from "../../sim/run/cache.ts";
import { compileArms, type Params } from "../../sim/run/compile.ts";
import { benchForum } from "./forum.ts";
import { median, table } from "./table.ts";

const CONSUMERS = 1000;
const WORLDS = 8;
const ROUNDS = 5;
const PLENTY = 268_435_456;

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;

/** The baseline, and the same with a lever moved to another place each time. */
function arms(warmUpWeeks: number, payEurosPerContribution: number): Params[] {
  const of = (id: string, levers: object) =>
    resolveScenario(benchForum(CONSUMERS, { id, warmUpWeeks, levers }));
  return compileArms([of("baseline", {}), of("changed", { rewards: { payEurosPerContribution } })]);
}

function timed(params: readonly Params[], cache?: WorldCache): number {
  const start = performance.now();
  runWorlds(params, "bench", 0, WORLDS, undefined, cache);
  return performance.now() - start;
}

/**
 * What a moved lever costs: with each scenario on its own, with what scenarios share within a call, and with all that
 * the last place of the lever left in a cache.
 */
export function cacheTable(): string {
  const rows = [0, 104].map((warmUpWeeks) => {
    const cache = new WorldCache(PLENTY);
    const costs = (moved: readonly Params[]) => [
      moved.reduce((sum, params) => sum + timed([params]), 0),
      timed(moved),
      timed(moved, cache),
    ];
    // The first round warms the engine up, and fills the cache.
    costs(arms(warmUpWeeks, 0.1));
    const rounds = Array.from({ length: ROUNDS }, (_, round) => costs(arms(warmUpWeeks, 0.2 + round / 10)));
    const [apart, together, kept] = [0, 1, 2].map((way) => median(rounds.map((times) => times[way])));
    const faster = median(rounds.map(([, cold, warm]) => cold / warm));
    const held = `${(cache.bytes / 1_048_576).toFixed(1)} MB`;
    return [String(warmUpWeeks), ...[apart, together, kept].map(seconds), faster.toFixed(1), held];
  });
  return table(
    `A changed lever, ${CONSUMERS} people, ${WORLDS} matched worlds, 2 scenarios`,
    ["weeks of warm-up", "nothing shared", "without cache", "with cache", "times faster", "kept"],
    rows,
  );
}
