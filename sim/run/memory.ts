import { OPERATION_COLUMNS, PERSON_COLUMNS, type Scenario } from "../model/model.ts";
import { counted, NOUNS } from "../scenario/counted.ts";
import type { Problem } from "../scenario/problems.ts";
import { givenBytes, withPeopleAsHash } from "../world/people/own-people.ts";
import { everybody } from "../world/people/population.ts";
import { MOST_CONSUMERS, TRAITS } from "../world/people/traits.ts";

/** What a page may take for one world, its results and its cache: phones end a tab that takes much more. */
export const PAGE_MEMORY_BYTES = 1_073_741_824;

const MEGABYTE = 1_048_576;
const NUMBER = 8;
const PLACE = 4;
const CODE = 1;
/** Lists of people that an operation keeps, each with its items and their places. */
const LISTS = 5;
/** Lists of people that the world keeps. */
const WORLD_LISTS = 1;
/** What steps and metrics allocate for a moment, per person; measured. */
const PASSING = 32;
/** Compiled code and small things, as far as running a world adds to them; measured. */
const ENGINE_BYTES = 16 * MEGABYTE;

/** Bytes of the arrays of one world that are as long as there are people or ties. */
export interface ArrayBytes {
  /** Traits and ties; random ties are somewhat fewer, since doubles are left out. */
  people: number;
  /** Columns and lists of the world and its operations. */
  columns: number;
}

export function arrayBytes(scenario: Scenario): ArrayBytes {
  const size = sizeOf(scenario);
  const isComplete = scenario.network.kind === "complete";
  const trait = CODE + NUMBER * (Object.keys(TRAITS).length + 1);
  const person = CODE + NUMBER * Object.keys(PERSON_COLUMNS).length + 2 * PLACE * WORLD_LISTS;
  const operation =
    CODE + NUMBER * Object.keys(OPERATION_COLUMNS).length + 2 * PLACE * LISTS + (isComplete ? 0 : PLACE);
  return {
    people: size * trait + (isComplete ? 0 : PLACE * (size + 1 + tiesOf(scenario))),
    columns: size * (person + Object.keys(scenario.operations).length * operation),
  };
}

/**
 * Bytes that one world takes at most, from drawing its people to its metrics, whatever the number of weeks; within a
 * fifth of what Node really takes (`test/bench`). Recorders come on top, and of worlds one after the other the last
 * lingers until the engine clears it away: about a tenth more.
 */
export function worldBytes(scenario: Scenario): number {
  const { people, columns } = arrayBytes(scenario);
  const { network, population } = scenario;
  const size = sizeOf(scenario);
  const ties = tiesOf(scenario);
  // Ties as pairs and both ways, then once more without doubles, and the places where people's ties start.
  const building = network.kind === "complete" ? 0 : PLACE * (2 * ties + 2 * size);
  // Numbers given one by one stand in the scenario and in the copy that mechanisms read.
  const given = 2 * NUMBER * ((population.thresholds?.length ?? 0) + (network.edges?.length ?? 0));
  return (
    ENGINE_BYTES + given + givenBytes(population) + people + Math.max(building, columns + PASSING * size)
  );
}

const sizeOf = ({ population, warmUpWeeks, horizonWeeks }: Scenario) =>
  everybody(population, warmUpWeeks + horizonWeeks);

/** Ties counted from both ends, at most or as expected. */
function tiesOf(scenario: Scenario): number {
  const { kind, meanDegree, edges } = scenario.network;
  const size = sizeOf(scenario);
  if (kind === "none" || kind === "complete") return 0;
  return kind === "edges" ? (edges?.length ?? 0) : Math.ceil(size * Math.min(meanDegree, size - 1));
}

/** What a warmed-up world may take that goes from one scenario to the next. */
export const PASSED_BYTES = 64 * MEGABYTE;

/**
 * Bytes that scenarios hold besides the world that runs: people of the others until their last turn, and a warm-up
 * that is passed on.
 */
export function heldBytes(scenarios: readonly Scenario[]): number {
  const people = new Map(
    scenarios.map((scenario) => {
      const { population, network } = scenario;
      const key = JSON.stringify([withPeopleAsHash(population), network, sizeOf(scenario)]);
      return [key, arrayBytes(scenario).people + givenBytes(population)] as const;
    }),
  );
  const all = [...people.values()].reduce((sum, bytes) => sum + bytes, 0);
  const passed = scenarios.length > 1 && scenarios.some(({ warmUpWeeks }) => warmUpWeeks > 0);
  return all - Math.max(0, ...people.values()) + (passed ? PASSED_BYTES : 0);
}

/** People at the start with whom the scenario's world takes no more than these bytes; 0 where nobody fits. */
export function mostConsumers(scenario: Scenario, budgetBytes: number): number {
  const fits = (consumers: number) =>
    worldBytes({ ...scenario, population: { ...scenario.population, consumers } }) <= budgetBytes;
  let [fitting, above] = [0, MOST_CONSUMERS + 1];
  while (above - fitting > 1) {
    const between = Math.floor((fitting + above) / 2);
    if (fits(between)) fitting = between;
    else above = between;
  }
  return fitting;
}

/** Whether the scenario's world fits, and if not, how many people would. */
export function checkMemory(scenario: Scenario, budgetBytes: number): Problem[] {
  const bytes = worldBytes(scenario);
  if (bytes <= budgetBytes) return [];
  const most = mostConsumers(scenario, budgetBytes);
  const [room, here] = [Math.floor(Math.max(0, budgetBytes) / MEGABYTE), Math.ceil(bytes / MEGABYTE)];
  return [
    {
      path: "population.consumers",
      value: scenario.population.consumers,
      expected: {
        en: `at most ${counted(most, NOUNS.person, "en")} in ${room} MB of memory (here ${here} MB)`,
        fr: `au plus ${counted(most, NOUNS.person, "fr")} dans ${room} Mo de mémoire (ici ${here} Mo)`,
      },
      suggestion: {
        en: "fewer operations, ties or arrivals leave room for more",
        fr: "moins d’opérations, de liens ou d’arrivées laisseraient place à davantage",
      },
    },
  ];
}

/** The scenario whose world takes the most, if there is any. */
export function heaviest(scenarios: readonly Scenario[]): Scenario | undefined {
  const [first, ...others] = scenarios;
  return others.reduce((most, other) => (worldBytes(other) > worldBytes(most) ? other : most), first);
}
