import { type InputError, inputError } from "../../input/problems.ts";
import type { Scenario } from "../../model/model.ts";
import { sampledScenarios } from "../../study/sampled.ts";
import type { StudyPlan } from "../../study/study-plan.ts";
import { presentAtMost } from "../../world/people/turnover.ts";

/** How a study is divided into parts: fixed, and the same on every machine. */
export interface Layout {
  /** Number of consecutive points in a part; the last part may have fewer. */
  pointsPerPart: number;
  parts: number;
  /** Worlds that a worker runs in one go. */
  worldsAtOnce: number;
}

/** Limits of a part: runs, work (about 30 seconds) and bytes; and enough parts for shards of similar size. */
const MOST_RUNS = 4000;
const MOST_AGENT_WEEKS = 300_000_000;
const MOST_BYTES = 16 * 2 ** 20;
const FEWEST_PARTS = 64;
/** A few tenths of a second: long compared with a message to a worker, but short to wait for. */
const AGENT_WEEKS_AT_ONCE = 4_000_000;
/** If worlds are very short, their scenarios take more memory than the worlds. */
const MOST_AT_ONCE = 200;
/** A point stays in memory as a whole until its part is written. */
const LARGEST_POINT_BYTES = 256 * 2 ** 20;
const NUMBER = 8;

/**
 * @param weekly whether series are kept
 * @throws InputError when the runs of one point cannot be held in memory
 */
export function layoutOf(plan: StudyPlan, weekly: boolean): Layout {
  const scenarios = sampledScenarios(plan);
  const most = (of: (scenario: Scenario) => number) => Math.max(1, ...scenarios.map(of));
  const runs = plan.scenarios.length * worldsAtMost(plan);
  const agentWeeks = most(agentWeeksOf);
  const bytes = runBytes(plan, weekly);
  if (runs * bytes > LARGEST_POINT_BYTES) throw tooLarge(plan, bytes, weekly);
  const pointsPerPart = Math.max(
    1,
    Math.min(
      Math.floor(MOST_RUNS / runs),
      Math.floor(MOST_AGENT_WEEKS / (runs * agentWeeks)),
      Math.floor(MOST_BYTES / (runs * bytes)),
      Math.ceil(plan.points / FEWEST_PARTS),
    ),
  );
  return {
    pointsPerPart,
    parts: Math.ceil(plan.points / pointsPerPart),
    worldsAtOnce: Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(AGENT_WEEKS_AT_ONCE / agentWeeks))),
  };
}

/** Most bytes of a part's results. */
export function partBytes(plan: StudyPlan, { pointsPerPart }: Layout, weekly: boolean): number {
  return pointsPerPart * plan.scenarios.length * worldsAtMost(plan) * runBytes(plan, weekly);
}

const runBytes = (plan: StudyPlan, weekly: boolean) =>
  NUMBER * (plan.model.metrics.length + plan.model.weekly.length * (weekly ? mostWeeks(plan) : 0));

/** Longest series in weeks, estimated from some points. */
export const mostWeeks = (plan: StudyPlan): number =>
  Math.max(1, ...sampledScenarios(plan).map(({ horizonWeeks }) => horizonWeeks));

/** Worlds of each scenario at a point; the maximum if a half width decides. */
export const worldsAtMost = ({ replicates }: StudyPlan): number =>
  "fixed" in replicates ? replicates.fixed : replicates.max;

/** The points of a part, ascending. */
export function pointsOfPart({ pointsPerPart }: Layout, points: number, part: number): number[] {
  const first = part * pointsPerPart;
  return Array.from({ length: Math.min(pointsPerPart, points - first) }, (_, place) => first + place);
}

const agentWeeksOf = ({ population, warmUpWeeks, horizonWeeks }: Scenario) =>
  presentAtMost(population, warmUpWeeks + horizonWeeks) * (warmUpWeeks + horizonWeeks);

function tooLarge(plan: StudyPlan, bytesPerRun: number, weekly: boolean): InputError {
  const most = Math.floor(LARGEST_POINT_BYTES / (bytesPerRun * plan.scenarios.length));
  return inputError(
    "fixed" in plan.replicates ? "replicates" : "replicates.max",
    worldsAtMost(plan),
    {
      en: `at most ${most}; all runs of a point are kept in memory until they are written`,
      fr: `au plus ${most} ; les simulations d’un point restent en mémoire jusqu’à leur écriture`,
    },
    weekly
      ? { en: "take fewer, or run without --weekly", fr: "prenez-en moins, ou lancez sans --weekly" }
      : undefined,
  );
}
