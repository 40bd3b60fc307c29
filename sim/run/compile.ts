import { textHash } from "../core/digest.ts";
import { FORMULA_NAMES, type NamedScenario, OWN_GROUPS, type Scenario } from "../model/model.ts";
import { MODEL, type Model } from "../model/own/own-model.ts";
import type { Group, LeverValue } from "../scenario/field.ts";
import { type Schedule, scheduleOf } from "../scenario/schedule.ts";
import { LEVER_FIELDS, type LeverValues } from "../world/levers/levers.ts";
import type { OperationParameters } from "../world/operations/operation.ts";
import { withPeopleAsHash } from "../world/people/own-people.ts";

/** How one lever of one operation varies. */
export interface LeverPlan extends Schedule<number | string> {
  name: keyof LeverValues;
}

/** A scenario in which every operation has all its parameters. */
export type Parameters = Omit<Scenario, "operations"> & { operations: Record<string, OperationParameters> };

/** A scenario in model units, ready to run. */
export interface Params {
  id: string;
  scenario: Scenario;
  /** The scenario's parameters as mechanisms read them. */
  parameters: Parameters;
  /** SHA-256 of the resolved scenario. */
  hash: string;
  /** Plans per operation, for the horizon and for the warm-up (under the baseline's levers). */
  plans: readonly (readonly LeverPlan[])[];
  warmUpPlans: readonly (readonly LeverPlan[])[];
  /** Whose levers hold during the warm-up. */
  baseline: Scenario;
  banned: readonly number[];
  /** Steps, columns and metrics of its world. */
  model: Model;
}

/**
 * @param baseline whose levers hold during the warm-up; the scenario itself when it runs alone
 * @param banned people taken out of the experiment
 */
export function compile(
  id: string,
  scenario: Scenario,
  baseline: Scenario = scenario,
  banned: readonly number[] = [],
  model: Model = MODEL,
): Params {
  // In this order, because plans are found by an operation's place in its world.
  const operations = operationIds(scenario);
  return {
    id,
    // As requested: runs, recorders and results use this one.
    scenario,
    // A copy, because a rule may change what mechanisms read, and reports must not show that.
    parameters: parametersOf(scenario),
    // Of the scenario as requested, not of the copy, so that the same file always has the same hash.
    hash: hashOf(scenario),
    // Formulas are parsed once for all replicates. Validation, which explains mistakes in them, has run before.
    plans: operations.map((operation) => plansOf(scenario, operation)),
    // The baseline's levers under the scenario's own operations, so that arms differ from week 0 on only.
    warmUpPlans: operations.map((operation) => plansOf(baseline, operation)),
    // Part of the keys under which warmed-up worlds are shared.
    baseline,
    banned,
    model,
  };
}

/** Operations run in the order of their ids, so that their order in a file never matters. */
export function operationIds(scenario: Scenario): string[] {
  return Object.keys(scenario.operations).sort();
}

/**
 * SHA-256 of everything that a scenario's results depend on: all but its texts. A list of people counts by its own
 * hash. A scenario's entries stand in the order of their ids (`scenario/defaults.ts`).
 */
export function hashOf(scenario: Scenario): string {
  const operations = operationIds(scenario).map((operation) => [operation, scenario.operations[operation]]);
  return textHash(
    JSON.stringify({
      ...scenario,
      population: withPeopleAsHash(scenario.population),
      operations,
      title: undefined,
      story: undefined,
      provenance: undefined,
    }),
  );
}

/**
 * Compiles scenarios that run side by side; during a warm-up the first one's levers hold for all.
 *
 * @param together size of each block of arms; the first of a block is its baseline
 */
export function compileArms(
  scenarios: readonly NamedScenario[],
  banned: readonly number[] = [],
  together: number = scenarios.length,
  model: Model = MODEL,
): Params[] {
  return scenarios.map(({ id, scenario }, arm) =>
    compile(id, scenario, scenarios[arm - (arm % together)].scenario, banned, model),
  );
}

/**
 * Each operation has its own parameters, and else the scenario's. Under a rule other than logit everybody decides every week, and nobody comes back. People listed one by one are
 * left out: they are in the world's traits. The copy is made from text because objects merged key by key are slow to
 * read.
 */
function parametersOf(scenario: Scenario): Parameters {
  const parameters = JSON.parse(
    JSON.stringify({ ...scenario, population: withPeopleAsHash(scenario.population) }),
  ) as Scenario;
  const shared = parameters as unknown as Readonly<Record<string, Record<string, unknown>>>;
  for (const values of Object.values(parameters.operations)) {
    const own = values as unknown as Record<string, Record<string, unknown>>;
    for (const group of OWN_GROUPS)
      for (const name of Object.keys(own[group])) own[group][name] ??= shared[group][name];
    if (scenario.joining.rule !== "logit")
      own.consideration = { perWeek: 1, comebackPerWeek: 0, onHearing: 0 };
  }
  return parameters as unknown as Parameters;
}

function plansOf(scenario: Scenario, operation: string): LeverPlan[] {
  const own = scenario.operations[operation]?.levers;
  return Object.entries(LEVER_FIELDS).flatMap(([groupName, { fields }]: [string, Group]) =>
    Object.entries(fields).map(([name, field]) => {
      const group = groupName as keyof typeof LEVER_FIELDS;
      const apart = own === undefined ? null : (own[group] as Record<string, LeverValue | null>)[name];
      const value = apart ?? (scenario.levers[group] as Record<string, LeverValue>)[name];
      const path = `levers.${group}.${name}`;
      const range: readonly [number, number] = field.kind === "lever" ? field.range : [0, 0];
      return {
        name: name as keyof LeverValues,
        path: apart === null ? path : `operations.${operation}.${path}`,
        range,
        ...(field.kind === "lever"
          ? scheduleOf(value, field.default, FORMULA_NAMES)
          : { constant: value as string, valueAt: () => Number.NaN }),
      };
    }),
  );
}
