import { textHash } from "../core/digest.ts";
import type { Scenario } from "../model/model.ts";
import { withPeopleAsHash } from "../world/people/own-people.ts";
import { everybody } from "../world/people/population.ts";
import { operationIds, type Params } from "./compile.ts";

/** What parts of a world depend on, the seed and the replicate apart: equal fingerprints, equal digits. */
export interface Fingerprints {
  people: string;
  /** The world when its warm-up ends. */
  warmUp: string;
  result: string;
}

/**
 * Each covers everything but what is known not to matter, so that a field added tomorrow counts until somebody
 * says otherwise.
 */
export function fingerprintsOf(params: Params): Fingerprints {
  const { scenario, baseline, hash, banned } = params;
  const levers = scenario.warmUpWeeks === 0 ? null : warmUpLevers(scenario, baseline);
  return {
    people: textHash(JSON.stringify(peopleOf(scenario))),
    warmUp: levers === null ? "" : textHash(JSON.stringify([beforeWarmUp(scenario), levers, banned])),
    result: textHash(JSON.stringify([hash, levers, banned])),
  };
}

const sizeOf = ({ population, warmUpWeeks, horizonWeeks }: Scenario) =>
  everybody(population, warmUpWeeks + horizonWeeks);

/** Staff's wage moves nobody, and when people arrive matters only to how many are drawn. */
function peopleOf(scenario: Scenario): unknown {
  const {
    consumers: _consumers,
    arrivalsPerWeek: _arrivals,
    wageEurosPerHour: _wage,
    ...drawn
  } = withPeopleAsHash(scenario.population);
  return [drawn, scenario.network, sizeOf(scenario)];
}

/** Levers that hold during the warm-up: the baseline's, for the operations that the scenario has. */
function warmUpLevers(scenario: Scenario, baseline: Scenario): unknown {
  return [baseline.levers, operationIds(scenario).map((id) => baseline.operations[id]?.levers ?? null)];
}

/** How long the horizon is matters only to how many are drawn. */
function beforeWarmUp(scenario: Scenario): unknown {
  const { title: _title, story: _story, provenance: _provenance, ...told } = scenario;
  const { levers: _levers, horizonWeeks: _weeks, ledgerEveryWeeks: _ledger, ...rest } = told;
  const operations = operationIds(scenario).map((id) => {
    const { levers: _own, ...operation } = scenario.operations[id];
    return [id, operation];
  });
  return [{ ...rest, population: withPeopleAsHash(rest.population), operations }, sizeOf(scenario)];
}
