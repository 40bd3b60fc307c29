import { worldBytes } from "../../sim/run/memory.ts";
import { populate } from "../../sim/run/populate.ts";
import { begin, finish, warmUp } from "../../sim/run/run.ts";
import { apart } from "./figures/apart.ts";
import { benchForum, paramsOf } from "./forum.ts";
import { table } from "./table.ts";

/** Enough for everybody to be touched by every step, and few enough to wait for. */
const WEEKS = 20;
const MEGABYTE = 1_048_576;

const small = (consumers: number) => paramsOf(benchForum(consumers, { horizonWeeks: WEEKS }));

/** Bytes that this process takes more at its most, by running one world; asked of a process of its own, by `--taken`. */
export function takenHere(consumers: number): number {
  const params = small(consumers);
  const before = process.resourceUsage().maxRSS;
  const course = begin(params, populate(params, "bench", 0));
  warmUp(course);
  finish(course, {});
  return 1024 * (process.resourceUsage().maxRSS - before);
}

/** Below, it is the engine that counts. */
const FEWEST = 100_000;

export const isLarge = (consumers: number) => consumers >= FEWEST;

/** What worlds are reckoned to take, and what they take. */
export function memoryTable(sizes: readonly number[]): string {
  const rows = sizes.map((consumers) => {
    const reckoned = worldBytes(small(consumers).scenario);
    const taken = apart<number>("--taken", `${consumers}`);
    const megabytes = [reckoned, taken].map((bytes) => (bytes / MEGABYTE).toFixed(0));
    return [consumers.toLocaleString("en"), ...megabytes, (reckoned / taken).toFixed(2)];
  });
  return table(
    `Memory of one world over ${WEEKS} weeks, from its people to its metrics`,
    ["people", "reckoned, MB", "taken, MB", "ratio"],
    rows,
  );
}
