import { populate } from "../../../sim/run/populate.ts";
import { run } from "../../../sim/run/run.ts";
import { benchForum, paramsOf, WEEKS } from "../forum.ts";
import { apart } from "./apart.ts";

const PEOPLE = 1_000_000;
/** Share of people enrolled in a mean week. */
const ACTIVE = [0.0025, 0.0035] as const;
const MEGABYTE = 1_048_576;

/** What it takes to run a million people of whom hardly anybody takes part. */
export interface Dormant {
  seconds: number;
  megabytes: number;
  share: number;
}

/** People think of joining so rarely that few ever come. */
const dormantForum = (consumers: number) =>
  benchForum(consumers, {
    consideration: { perWeek: 0.0011, onHearing: 0 },
    joining: { entryLongTerm: 1 },
  });

/** Asked of a process of its own, by `--dormant`. */
export function dormantHere(): Dormant {
  const small = paramsOf(dormantForum(1000));
  const few = populate(small, "bench", 0);
  for (let world = 0; world < 20; world++) run(small, few);
  const params = paramsOf(dormantForum(PEOPLE));
  const people = populate(params, "bench", 0);
  let enrolled = 0;
  const start = performance.now();
  run(params, people, {
    step: (world) => {
      enrolled += world.enrolled;
    },
  });
  const seconds = (performance.now() - start) / 1000;
  const megabytes = (process.resourceUsage().maxRSS * 1024) / MEGABYTE;
  return { seconds, megabytes, share: enrolled / (PEOPLE * WEEKS) };
}

export function dormant(): string {
  const { seconds, megabytes, share } = apart<Dormant>("--dormant");
  if (!(share >= ACTIVE[0] && share <= ACTIVE[1]))
    throw new Error(
      `the dormant workload has drifted: ${(100 * share).toFixed(2)} % take part, not .25 to .35 %`,
    );
  return `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`;
}
