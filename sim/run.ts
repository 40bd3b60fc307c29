import type { LeverPlan, Params } from "./compile.ts";
import { Draws } from "./core/random.ts";
import { METRICS, OPERATION_COLUMNS, PERSON_COLUMNS, PROCESS, WEEKLY_METRICS } from "./model.ts";
import { inputError } from "./scenario/problems.ts";
import type { LeverValues } from "./world/levers.ts";
import { buildNetwork, type Network } from "./world/network.ts";
import { drawTraits, type Traits } from "./world/population.ts";
import { becomeAware, join, leave, settle } from "./world/status.ts";
import { createWorld, emptyTally, type Operation, type World } from "./world/world.ts";

/** The people and their ties in one replicate, the same under every scenario with the same population. */
export interface People {
  draws: Draws;
  traits: Traits;
  network: Network;
}

export function populate({ scenario }: Params, seed: string, replicate: number): People {
  const draws = new Draws(seed, replicate);
  const traits = drawTraits(scenario.population, draws);
  const network = buildNetwork(scenario.network, scenario.population.consumers, traits.segment, draws);
  return { draws, traits, network };
}

export interface RunResult {
  /** One number per metric, in the order of `METRICS`. */
  metrics: Float64Array;
  /** Weekly metrics one after the other in the order of `WEEKLY_METRICS`, `weeks` numbers each. */
  series: Float64Array;
}

/** Sees the world after every week of the horizon (`step`) and when it ends (`end`); must not change it. */
export interface Recorder {
  step?(world: World): void;
  end?(world: World): void;
}

/**
 * Runs one replicate under one scenario.
 *
 * @throws InputError when a formula gives a number that its lever cannot take
 */
export function run(params: Params, people: People, recorder: Recorder = {}): RunResult {
  const world = worldOf(params, people);
  const { horizonWeeks, warmUpWeeks, mechanisms } = params.scenario;
  const steps = PROCESS.flatMap((step) => {
    if (typeof step === "function") return [step];
    if (mechanisms[step.id]) return [(w: World) => step.step(w)];
    return step.stepWhenOff === undefined ? [] : [(w: World) => step.stepWhenOff?.(w)];
  });
  const last = new Float64Array(WEEKLY_METRICS.length);
  const series = new Float64Array(WEEKLY_METRICS.length * horizonWeeks);
  for (world.week = -warmUpWeeks; world.week < horizonWeeks; world.week++) {
    const plans = world.week < 0 ? params.warmUpPlans : params.plans;
    for (const operation of world.operations) {
      setLevers(operation, plans[operation.index], world, last);
      beginWeek(world, operation);
    }
    for (const step of steps) step(world);
    settle(world);
    for (let m = 0; m < last.length; m++) last[m] = WEEKLY_METRICS[m].measure(world);
    if (world.week < 0) continue;
    for (let m = 0; m < last.length; m++) series[m * horizonWeeks + world.week] = last[m];
    recorder.step?.(world);
  }
  recorder.end?.(world);
  return { metrics: Float64Array.from(METRICS, ({ measure }) => measure(world)), series };
}

function worldOf({ scenario, settings, banned }: Params, { traits, network, draws }: People): World {
  return createWorld(
    {
      settings,
      operations: Object.entries(scenario.operations).map(([id, own]) => ({ id, settings: own })),
      personColumns: PERSON_COLUMNS,
      operationColumns: OPERATION_COLUMNS,
      weeks: scenario.horizonWeeks,
      banned,
    },
    traits,
    network,
    draws,
  );
}

/** @param last last week's totals, in the order of `WEEKLY_METRICS`; all 0 before the first week */
function setLevers(
  operation: Operation,
  plans: readonly LeverPlan[],
  world: World,
  last: Float64Array,
): void {
  const values = operation.levers as Record<keyof LeverValues, number | string>;
  for (const { name, path, range, formula, valueAt } of plans) {
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
      throw inputError(path, formula.source, {
        en: `a value from ${range[0]} to ${range[1]} in every week; in week ${world.week} it is ${value}`,
        fr: `une valeur de ${range[0]} à ${range[1]} chaque semaine ; en semaine ${world.week} elle vaut ${value}`,
      });
    }
    values[name] = value;
  }
}

/** Opens and closes the operation, brings in its starting members, and sets the week's counts to 0. */
function beginWeek(world: World, operation: Operation): void {
  const { startWeek, weeks, startingMembers } = operation.settings;
  const first = Math.max(startWeek, 0);
  operation.week = emptyTally();
  operation.contributors.clear();
  const wasOpen = operation.open;
  // The warm-up is the life of what stands open from the start.
  const started = world.week < 0 ? startWeek === 0 : world.week >= first;
  operation.open = started && (weeks === 0 || world.week < first + weeks);
  if (operation.open && !wasOpen) admitStartingMembers(world, operation, startingMembers);
  if (!operation.open && wasOpen)
    for (let at = operation.active.count - 1; at >= 0; at--)
      leave(world, operation, operation.active.items[at]);
}

/** Those with the lowest keyed numbers, so that more members include the fewer. */
function admitStartingMembers(world: World, operation: Operation, members: number): void {
  if (members === 0) return;
  const stream = world.draws.stream("starting-members", operation.id);
  const order = Float64Array.from({ length: world.size }, (_, person) => stream.uniform(person));
  const people = Uint32Array.from(order, (_, person) => person).sort((a, b) => order[a] - order[b] || a - b);
  for (const person of people.subarray(0, members)) {
    becomeAware(world, operation, person);
    join(world, operation, person);
  }
}
