import { TERMS } from "../choice/utility.ts";
import { Draws } from "../core/random.ts";
import { numberIn } from "../input/counted.ts";
import { inputError } from "../input/problems.ts";
import { measureAll } from "../metrics/metric.ts";
import { WEEKLY_METRICS } from "../model/model.ts";
import { LEVERS, type LeverValues } from "../world/levers/levers.ts";
import { buildNetwork, type Network } from "../world/people/network.ts";
import { drawTraits, everybody, type Traits } from "../world/people/population.ts";
import { wholesOfPeople } from "../world/people/segments.ts";
import type { Recorder } from "../world/state/recorder.ts";
import { settle } from "../world/state/status.ts";
import { createWorld, type Operation, type World } from "../world/state/world.ts";
import { type LeverPlan, operationIds, type Params } from "./compile.ts";

/** The people of one replicate and their ties, the same under every scenario with the same population. */
export interface People {
  draws: Draws;
  traits: Traits;
  network: Network;
}

export function populate({ scenario }: Params, seed: string, replicate: number): People {
  const draws = new Draws(seed, replicate);
  const size = everybody(scenario.population, scenario.warmUpWeeks + scenario.horizonWeeks);
  const traits = drawTraits(scenario.population, size, draws);
  const network = buildNetwork(
    scenario.network,
    size,
    wholesOfPeople(scenario.population.segments, traits.segment),
    draws,
  );
  return { draws, traits, network };
}

export interface RunResult {
  /** One number per metric, in the model's order. */
  metrics: Float64Array;
  /** Weekly metrics in the order of `WEEKLY_METRICS`, `weeks` numbers each, one after the other. */
  series: Float64Array;
}

/** One step of the week, named after its mechanism or function. */
export type Step = (world: World) => void;

/** A world that is running. */
export interface Course {
  readonly params: Params;
  readonly steps: readonly Step[];
  readonly world: World;
  /** Last week's totals, in the order of `WEEKLY_METRICS`; all 0 before the first week. */
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
  return { params, steps, world, last: new Float64Array(WEEKLY_METRICS.length) };
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
  const series = new Float64Array(WEEKLY_METRICS.length * horizonWeeks);
  for (world.week = 0; world.week < horizonWeeks; world.week++) {
    runWeek(course, params.plans, world.week === 0);
    for (let m = 0; m < last.length; m++) series[m * horizonWeeks + world.week] = last[m];
    recorder.step?.(world);
  }
  recorder.end?.(world);
  return { metrics: measureAll(params.model.metrics, world), series };
}

/** @param first whether constant levers have to be set */
function runWeek({ steps, world, last }: Course, plans: Params["plans"], first: boolean): void {
  for (const operation of world.operations) {
    const own = plans[operation.index];
    if (first) setConstantLevers(operation, own);
    setLevers(operation, own, world, last);
    operation.contributors.clear();
    operation.week.clear();
  }
  for (const step of steps) step(world);
  settle(world);
  if (world.week >= 0) for (const { week, total } of world.operations) total.add(week);
  for (let m = 0; m < last.length; m++) last[m] = WEEKLY_METRICS[m].measure(world);
}

function worldOf({ scenario, parameters, banned, model }: Params, { traits, network, draws }: People): World {
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
    traits,
    network,
    draws,
  );
}

/** Sets the levers that never change within the warm-up, or within the horizon. */
function setConstantLevers(operation: Operation, plans: readonly LeverPlan[]): void {
  const values = operation.levers as Record<keyof LeverValues, number | string>;
  for (const { name, constant } of plans) if (constant !== undefined) values[name] = constant;
}

/** @param last last week's totals, in the order of `WEEKLY_METRICS`; all 0 before the first week */
function setLevers(
  operation: Operation,
  plans: readonly LeverPlan[],
  world: World,
  last: Float64Array,
): void {
  const values = operation.levers as Record<keyof LeverValues, number | string>;
  for (const { name, path, range, constant, formula, valueAt } of plans) {
    if (constant !== undefined) continue;
    if (formula === undefined) {
      values[name] = valueAt(world.week);
      continue;
    }
    const value = formula.evaluate((variable) => {
      if (variable === "week") return world.week;
      if (variable === "consumers") return world.size;
      return last[WEEKLY_METRICS.findIndex(({ id }) => id === variable)];
    });
    if (!(value >= range[0] && value <= range[1])) {
      const french = (one: number) => numberIn(one, "fr");
      throw inputError(path, formula.source, {
        en: `a value from ${range[0]} to ${range[1]} in every week; in week ${world.week} it is ${value}`,
        fr: `une valeur de ${french(range[0])} à ${french(range[1])} chaque semaine ; en semaine ${world.week} : ${french(value)}`,
      });
    }
    values[name] = value;
  }
}
