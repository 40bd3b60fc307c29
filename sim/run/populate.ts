import { Draws } from "../core/random.ts";
import type { Scenario } from "../model/model.ts";
import { outsideRange, type Schedule, scheduleOf } from "../scenario/schedule.ts";
import { buildNetwork } from "../world/people/network.ts";
import { Newcomers } from "../world/people/newcomers.ts";
import { drawTraits, segmentsOf } from "../world/people/population.ts";
import { wholesOfPeople } from "../world/people/segments.ts";
import { arrivedAfter, TURNOVER_FIELDS, turnoverOf } from "../world/people/turnover.ts";
import type { People } from "../world/state/create-world.ts";
import type { Params } from "./compile.ts";

/**
 * Draws the people of a replicate, who comes and goes, and their ties.
 *
 * @throws InputError when a formula gives a chance of leaving that is none
 */
export function populate({ scenario }: Params, seed: string, replicate: number): People {
  const { population, network, warmUpWeeks, horizonWeeks } = scenario;
  const { consumers } = population;
  const draws = new Draws(seed, replicate);
  const rates = leavingRates(scenario);
  const all = consumers + arrivedAfter(population, warmUpWeeks + horizonWeeks);
  // Segments matter to places only where people prefer ties with their like.
  const segment =
    network.homophily > 0
      ? wholesOfPeople(population.segments, segmentsOf(population, all, draws))
      : new Uint8Array(all);
  const turnover = turnoverOf(population, rates, draws, (person) => segment[person]);
  const { places, renews, firstIn } = turnover;
  const traits = drawTraits(population, renews ? consumers : places, draws);
  // Draws of their own: those of a world grow with it.
  const newcomers = new Newcomers(
    population,
    new Draws(seed, replicate),
    consumers,
    renews ? all - consumers : 0,
  );
  const ties = buildNetwork(
    network,
    consumers,
    Uint8Array.from(firstIn, (person) => segment[person]),
    draws,
    population.represents,
  );
  return { draws, traits, network: ties, turnover, newcomers, everybody: all };
}

/** Chance of leaving the public in each week, from the first week of the warm-up on. */
function leavingRates({ population, warmUpWeeks, horizonWeeks }: Scenario): Float64Array {
  const { renewalPerWeek, departurePerWeek } = population;
  const { range, names, default: usual } = TURNOVER_FIELDS.departurePerWeek;
  const path = "population.departurePerWeek";
  const plan: Schedule = { path, range, ...scheduleOf(departurePerWeek, usual, names) };
  return Float64Array.from({ length: warmUpWeeks + horizonWeeks }, (_, since) => {
    const week = since - warmUpWeeks;
    const departing =
      plan.formula === undefined ? plan.valueAt(week) : plan.formula.evaluate(() => Math.max(0, week));
    const wrong = outsideRange(plan, departing, week);
    if (wrong !== undefined) throw wrong;
    return Math.min(1, renewalPerWeek + departing);
  });
}
