import { merge } from "../sim/input/merge.ts";
import { withoutKeys } from "../sim/input/record.ts";
import { resolveScenario, SCENARIOS, type ScenarioInput } from "../sim/model/built-in.ts";
import { METRICS, WEEKLY_METRICS } from "../sim/model/metric-lists.ts";
import { FORMAT, type Scenario } from "../sim/model/model.ts";
import { compile, type Params } from "../sim/run/compile.ts";
import { populate } from "../sim/run/populate.ts";
import { type RunResult, run } from "../sim/run/run.ts";
import { completedScenario } from "../sim/scenario/resolve.ts";
import type { People } from "../sim/world/state/create-world.ts";
import type { Recorder } from "../sim/world/state/recorder.ts";
import type { Operation, World } from "../sim/world/state/world.ts";

/** A single segment with the baseline's values, except those given. */
export function oneSegment(changed: object = {}) {
  return { ordinary: { share: 1, ...changed }, "lead-user": null, distant: null };
}

/**
 * The baseline without the terms by which mechanisms meet: each at the value at which it changes nothing. What one
 * mechanism does is tested in it, so that what others add, by default, neither hides nor mimics it.
 */
export const WITHOUT_TERMS = {
  population: { vigourLoading: 0 },
  benefit: { sayAutonomy: 0 },
  quality: { motivationWeight: 0 },
  consideration: { onHearing: 0 },
  reinforcement: { weight: 0, onTieJoining: 0 },
  company: { paceWeight: 0, stayWeight: 0 },
  contributing: { payGain: 0, leisureShare: 0 },
  commitment: { trainingHours: 0 },
  contest: { rivalLoss: 0 },
  coordination: { everyTeam: 0, outputLoss: 0 },
  workFeel: { roughSlots: 0 },
  satisfaction: { firstImpression: 0, fitWeight: 0, luckSpread: 0, helpWeight: 0 },
  quitting: { vigourByEffort: 0, sayWeight: 0, helpWeight: 0, commitmentWeight: 0 },
  staff: { engagementGain: 0 },
};

/** @param input part of a scenario; the baseline gives the rest */
export function paramsOf(input: ScenarioInput, banned: readonly number[] = []): Params {
  return compile("test", resolveScenario(input).scenario, undefined, banned);
}

/** The same in a tenth of the time, since it does not check types and ranges. */
export function quickParams(input: Record<string, unknown>): Params {
  const inherited = withoutKeys(SCENARIOS.get("baseline") as object, FORMAT.ownFields);
  const whole = merge(inherited, input);
  return compile("test", completedScenario<Scenario>(whole, FORMAT, ""));
}

export interface Ran extends RunResult {
  /** The world at the end. */
  world: World;
  /** The world's first operation at the end. */
  operation: Operation;
}

/**
 * Runs one replicate.
 *
 * @param people of a scenario with the same population and network, to avoid drawing them again
 */
export function runOnce(
  params: Params,
  seed = "test",
  replicate = 0,
  step: NonNullable<Recorder["step"]> = () => {},
  people: People = populate(params, seed, replicate),
): Ran {
  let ended: World | undefined;
  const result = run(params, people, {
    step,
    end(world) {
      ended = world;
    },
  });
  if (ended === undefined) throw new Error("run never called recorder.end");
  return { ...result, world: ended, operation: ended.operations[0] };
}

/** One weekly metric: a number per week. */
export function weekly({ series }: Pick<RunResult, "series">, id: string): number[] {
  const weeks = series.length / WEEKLY_METRICS.length;
  const m = place(WEEKLY_METRICS, id);
  return Array.from(series.subarray(m * weeks, (m + 1) * weeks));
}

export function metric({ metrics }: Pick<RunResult, "metrics">, id: string): number {
  return metrics[place(METRICS, id)];
}

function place(items: readonly { id: string }[], id: string): number {
  const found = items.findIndex((item) => item.id === id);
  if (found < 0) throw new Error(`no metric ${id}`);
  return found;
}

/** Whether numbers are the same to the last bit; NaN equals NaN, and −0 differs from 0. */
export function sameDigits(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  return a.length === b.length && Array.from(a).every((value, i) => Object.is(value, b[i]));
}

/**
 * Standard deviations that a random test allows. The two-sided chance is 1 in 15 million per number, so that even
 * all the numbers checked here together hardly ever fail by luck; seeds are fixed as well.
 */
export const SIGMAS = 5.4;

/** How far a frequency in n independent trials may lie from its chance p. */
export function binomialTolerance(p: number, n: number): number {
  return SIGMAS * Math.sqrt((p * (1 - p)) / n) + 1 / n;
}
