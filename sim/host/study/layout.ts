import { METRICS, type Scenario, WEEKLY_METRICS } from "../../model/model.ts";
import { type InputError, inputError } from "../../scenario/problems.ts";
import { sampledScenarios } from "../../study/sampled.ts";
import type { StudyPlan } from "../../study/study-plan.ts";
import { everybody } from "../../world/people/population.ts";

/** How a study is divided: fixed once and for all, and the same on every machine. */
export interface Layout {
  /** Consecutive points of a part; the last may have fewer. */
  pointsPerPart: number;
  parts: number;
  /** Worlds that a worker is asked for at a time. */
  worldsAtOnce: number;
}

/** What a part has at most: runs, work (some 30 seconds), bytes; and so few points that shards are alike. */
const MOST_RUNS = 4000;
const MOST_AGENT_WEEKS = 300_000_000;
const MOST_BYTES = 16 * 2 ** 20;
const FEWEST_PARTS = 64;
/** Some tenths of a second: long compared with a message to a worker, short compared with a wait. */
const AGENT_WEEKS_AT_ONCE = 4_000_000;
/** Scenarios of very short worlds take more room than the worlds. */
const MOST_AT_ONCE = 200;
/** A point is held whole until its part is written. */
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
  const weeks = weekly ? mostWeeks(plan) : 0;
  const bytes = NUMBER * (METRICS.length + WEEKLY_METRICS.length * weeks);
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

/** Weeks of a series at most, judged by some points. */
export const mostWeeks = (plan: StudyPlan): number =>
  Math.max(1, ...sampledScenarios(plan).map(({ horizonWeeks }) => horizonWeeks));

/** Worlds of each scenario at a point; that many at most where a half width decides. */
export const worldsAtMost = ({ replicates }: StudyPlan): number =>
  "fixed" in replicates ? replicates.fixed : replicates.max;

/** The points of a part, ascending. */
export function pointsOfPart({ pointsPerPart }: Layout, points: number, part: number): number[] {
  const first = part * pointsPerPart;
  return Array.from({ length: Math.min(pointsPerPart, points - first) }, (_, place) => first + place);
}

const agentWeeksOf = ({ population, warmUpWeeks, horizonWeeks }: Scenario) =>
  everybody(population, warmUpWeeks + horizonWeeks) * (warmUpWeeks + horizonWeeks);

function tooLarge(plan: StudyPlan, bytesPerRun: number, weekly: boolean): InputError {
  const most = Math.floor(LARGEST_POINT_BYTES / (bytesPerRun * plan.scenarios.length));
  return inputError(
    "replicates",
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
