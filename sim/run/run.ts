import { TERMS } from "../choice/utility.ts";
import { measureAll, onceFor } from "../metrics/metric.ts";
import { WEEKLY_METRICS } from "../model/metric-lists.ts";
import { outsideRange } from "../scenario/schedule.ts";
import { LEVERS, type LeverValues } from "../world/levers/levers.ts";
import { createWorld, type People } from "../world/state/create-world.ts";
import type { Recorder } from "../world/state/recorder.ts";
import { publicOf } from "../world/state/represented.ts";
import { settle } from "../world/state/status.ts";
import type { Operation, World } from "../world/state/world.ts";
import { type LeverPlan, operationIds, type Params } from "./compile.ts";
import { longestTogether, spendTogether, stepsTogether } from "./time-together.ts";

export interface RunResult {
  /** One number per metric, in the model's order. */
  metrics: Float64Array;
  /** Weekly metrics in the model's order, `weeks` numbers each, one after the other. */
  series: Float64Array;
}

/** One step of the week, named after its mechanism or function. */
export type Step = (world: World) => void;

/** A world that is running. */
export interface Course {
  readonly params: Params;
  readonly steps: readonly Step[];
  /** Steps of the weeks that starting members spend together before an opening. */
  readonly together: readonly Step[];
  readonly world: World;
  /** Last week's totals, in the model's order of weekly metrics; all 0 before the first week. */
  readonly last: Float64Array;
}

/**
 * Runs one replicate under one scenario.
 *
 * @param around wraps each step; only for profilers
 * @throws InputError when a formula gives a number that its lever cannot take
 */
export function run(
  params: Params,
  people: People,
  recorder: Recorder = {},
  around: (name: string, step: Step) => Step = (_, step) => step,
): RunResult {
  const course = begin(params, people, around);
  warmUp(course);
  return finish(course, recorder);
}

/** A world before its first week. */
export function begin(
  params: Params,
  people: People,
  around: (name: string, step: Step) => Step = (_, step) => step,
): Course {
  const world = worldOf(params, people);
  const { scenario, model } = params;
  const { mechanisms } = scenario;
  const steps = model.week.flatMap((step) => {
    if (typeof step === "function") return [around(step.name, step)];
    const kernel = mechanisms[step.id] ? step.step : step.stepWhenOff;
    return kernel === undefined ? [] : [around(step.id, kernel)];
  });
  for (const { id, start } of model.mechanisms) if (mechanisms[id]) start?.(world);
  const together = stepsTogether(model.week, mechanisms);
  return { params, steps, together, world, last: new Float64Array(model.weekly.length) };
}

/**
 * Runs the weeks before week 0. It changes only the course's world and last week's totals, and depends on nothing that
 * applies from week 0 on only.
 *
 * @throws InputError when a formula gives a number that its lever cannot take
 */
export function warmUp(course: Course): void {
  const { params, world } = course;
  const { warmUpWeeks } = params.scenario;
  for (world.week = 0 - warmUpWeeks; world.week < 0; world.week++)
    runWeek(course, params.warmUpPlans, world.week === -warmUpWeeks);
}

/**
 * Runs the weeks of the horizon, once the warm-up is over.
 *
 * @throws InputError when a formula gives a number that its lever cannot take
 */
export function finish(course: Course, recorder: Recorder): RunResult {
  const { params, world, last } = course;
  const { horizonWeeks } = params.scenario;
  const series = new Float64Array(last.length * horizonWeeks);
  recorder.begin?.(world);
  for (world.week = 0; world.week < horizonWeeks; world.week++) {
    runWeek(course, params.plans, world.week === 0);
    for (let m = 0; m < last.length; m++) series[m * horizonWeeks + world.week] = last[m];
    recorder.step?.(world);
  }
  recorder.end?.(world);
  return { metrics: measureAll(params.model.metrics, world), series };
}

/** @param first whether constant levers have to be set */
function runWeek(course: Course, plans: Params["plans"], first: boolean): void {
  const { world } = course;
  const longest = longestTogether(world);
  if (longest > 0) {
    spendTogether(world, longest, () => takeSteps(course, course.together, course.params.warmUpPlans, true));
    measureWeek(course);
  }
  takeSteps(course, course.steps, plans, first || longest > 0);
  if (world.week >= 0) count(world);
}

/** Counts a week of the horizon; weeks before it, and those spent together before an opening, are not counted. */
function count({ operations, week, contributorsInWeek }: World): void {
  for (const { week: made, total } of operations) {
    total.add(made);
    contributorsInWeek[week] += made.contributorWeeks;
  }
}

/** One week of the world's operations. */
function takeSteps(course: Course, steps: readonly Step[], plans: Params["plans"], first: boolean): void {
  const { world, last } = course;
  for (const operation of world.operations) {
    const own = plans[operation.index];
    if (first) setConstantLevers(operation, own);
    setLevers(operation, own, world, last);
    operation.contributors.clear();
    operation.week.clear();
  }
  for (const step of steps) step(world);
  settle(world);
  measureWeek(course);
}

function measureWeek({ params, world, last }: Course): void {
  const { weekly } = params.model;
  const once = onceFor(world);
  for (let m = 0; m < last.length; m++) last[m] = weekly[m].measure(world, once);
}

function worldOf({ scenario, parameters, banned, model }: Params, people: People): World {
  return createWorld(
    {
      parameters,
      operations: operationIds(scenario).map((id) => ({ id, parameters: parameters.operations[id] })),
      personColumns: model.personColumns,
      operationColumns: model.operationColumns,
      operationNumbers: model.operationNumbers,
      worldNumbers: model.worldNumbers,
      newTally: model.newTally,
      levers: LEVERS,
      terms: TERMS.length,
      consumers: scenario.population.consumers,
      weeks: scenario.horizonWeeks,
      banned,
    },
    people,
  );
}

/** Sets the levers that never change within the warm-up, the horizon, or the weeks before an opening. */
function setConstantLevers(operation: Operation, plans: readonly LeverPlan[]): void {
  const values = operation.levers as Record<keyof LeverValues, number | string>;
  for (const { name, constant } of plans) if (constant !== undefined) values[name] = constant;
}

/** @param last last week's totals, those of `WEEKLY_METRICS` first; all 0 before the first week */
function setLevers(
  operation: Operation,
  plans: readonly LeverPlan[],
  world: World,
  last: Float64Array,
): void {
  const values = operation.levers as Record<keyof LeverValues, number | string>;
  for (const plan of plans) {
    const { name, constant, formula, valueAt } = plan;
    if (constant !== undefined) continue;
    if (formula === undefined) {
      values[name] = valueAt(world.week);
      continue;
    }
    const value = formula.evaluate((variable) => {
      // Before week 0, formulas hold as they will in week 0.
      if (variable === "week") return Math.max(0, world.week);
      // A public that everybody has left still has a share of nobody.
      if (variable === "consumers") return Math.max(1, publicOf(world));
      return last[WEEKLY_METRICS.findIndex(({ id }) => id === variable)];
    });
    const wrong = outsideRange(plan, value, world.week);
    if (wrong !== undefined) throw wrong;
    values[name] = value;
  }
}
