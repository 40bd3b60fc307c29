import { textHash } from "../core/digest.ts";
import type { Scenario } from "../model/model.ts";
import { withPeopleAsHash } from "../world/people/own-people.ts";
import { leaves } from "../world/people/turnover.ts";
import { hasTimeBefore } from "../world/state/opening.ts";
import { operationIds, type Params } from "./compile.ts";

/** Hashes of what each part of a world depends on, besides seed and replicate. Equal fingerprints mean equal digits. */
export interface Fingerprints {
  people: string;
  /** The world when its warm-up ends. */
  warmUp: string;
  result: string;
}

/**
 * Each covers everything except what is known not to matter, so that a new field counts until it is excluded here.
 */
export function fingerprintsOf(params: Params): Fingerprints {
  const { scenario, baseline, hash, banned } = params;
  const levers = needsBaseline(scenario) ? warmUpLevers(scenario, baseline) : null;
  return {
    people: textHash(JSON.stringify(peopleOf(scenario))),
    warmUp: levers === null ? "" : textHash(JSON.stringify([beforeWarmUp(scenario), levers, banned])),
    result: textHash(JSON.stringify([hash, levers, banned])),
  };
}

/** In how many weeks people come and go, of which how many before week 0; null if nobody does. */
function turnoverWeeks({ population, warmUpWeeks, horizonWeeks }: Scenario): unknown {
  const isStill = population.arrivalsPerWeek === 0 && !leaves(population);
  return isStill ? null : [warmUpWeeks, warmUpWeeks + horizonWeeks];
}

/** The staff wage affects no decision. */
function peopleOf(scenario: Scenario): unknown {
  const { wageEurosPerHour: _wage, ...drawn } = withPeopleAsHash(scenario.population);
  return [drawn, scenario.network, turnoverWeeks(scenario)];
}

/** Whether there are weeks under the baseline's levers: a warm-up, or those that starting members spent together. */
const needsBaseline = ({ warmUpWeeks, operations }: Scenario) =>
  warmUpWeeks > 0 ||
  Object.values(operations).some(
    (parameters) =>
      parameters.startingMembers > 0 && parameters.startingMembersWeeks > 0 && hasTimeBefore(parameters),
  );

/** Levers during the warm-up and before an opening: the baseline's, for the scenario's operations. */
function warmUpLevers(scenario: Scenario, baseline: Scenario): unknown {
  return [baseline.levers, operationIds(scenario).map((id) => baseline.operations[id]?.levers ?? null)];
}

/** The length of the horizon affects only for how long people come and go. */
function beforeWarmUp(scenario: Scenario): unknown {
  const { title: _title, story: _story, provenance: _provenance, ...told } = scenario;
  const { levers: _levers, horizonWeeks: _weeks, ledgerEveryWeeks: _ledger, ...rest } = told;
  const operations = operationIds(scenario).map((id) => {
    const { levers: _own, ...operation } = scenario.operations[id];
    return [id, operation];
  });
  return [{ ...rest, population: withPeopleAsHash(rest.population), operations }, turnoverWeeks(scenario)];
}
