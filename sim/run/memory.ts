import { counted, NOUNS } from "../input/counted.ts";
import type { Problem } from "../input/problems.ts";
import { OPERATION_COLUMNS, PERSON_COLUMNS, type Scenario } from "../model/model.ts";
import type { Column } from "../world/module.ts";
import type { OperationParameters } from "../world/operations/operation.ts";
import { KEPT_NEWCOMERS } from "../world/people/newcomers.ts";
import { givenBytes, withPeopleAsHash } from "../world/people/own-people.ts";
import { MOST_CONSUMERS, TRAITS } from "../world/people/traits.ts";
import { arrivedAfter, leaves, presentAtMost } from "../world/people/turnover.ts";
import { metBytes } from "../world/state/met.ts";
import { withOwn } from "./own-parameters.ts";

/** Memory that a page may use for one world, its results and its cache: phones close a tab that uses much more. */
export const PAGE_MEMORY_BYTES = 1_073_741_824;

const MEGABYTE = 1_048_576;
const NUMBER = 8;
const PLACE = 4;
const CODE = 1;
/** Lists of people per operation, each with its items and their places. */
const LISTS = 5;
/** Lists of people per world. */
const WORLD_LISTS = 1;
/** Temporary allocations of steps and metrics, and the draws of those who are enrolled, per person; measured. */
const PASSING = 40;
/** Compiled code and small objects that running a world adds; measured. */
const ENGINE_BYTES = 16 * MEGABYTE;

/** Bytes of those arrays of one world whose length is the number of people or ties. */
export interface ArrayBytes {
  /**
   * Traits, comings and goings, ties. Random networks take slightly less, because duplicate ties are dropped; a public
   * that is renewed hardly ever takes more.
   */
  people: number;
  /** Columns and lists of the world and its operations, and its own traits if places change hands. */
  columns: number;
}

const TRAIT_BYTES = CODE + NUMBER * (Object.keys(TRAITS).length + 1);
/** Of one more person who may hand in an entry. */
const ENTRY_BYTES = NUMBER * Object.values(OPERATION_COLUMNS).filter(({ perEntry }) => perEntry).length;
/** The number of the person, how many ties are present, whether somebody is there. */
const PLACE_BYTES = (isComplete: boolean) => PLACE + CODE + (isComplete ? 0 : PLACE);

export function arrayBytes(scenario: Scenario): ArrayBytes {
  const size = sizeOf(scenario);
  const isComplete = scenario.network.kind === "complete";
  const { population, warmUpWeeks, horizonWeeks } = scenario;
  const arriving = arrivedAfter(population, warmUpWeeks + horizonWeeks);
  const renews = leaves(population);
  const given = renews ? population.consumers + Math.min(KEPT_NEWCOMERS, arriving) : size;
  // The place of each newcomer, and again when it is left; the first person of each place.
  const comings = PLACE * ((renews ? 2 : 1) * arriving + (renews ? population.consumers : 0) + size);
  const operations = Object.values(scenario.operations);
  const own = operations.map((values) => withOwn(scenario, values));
  const kept = (column: Column, among = own) =>
    column.where === undefined || among.some((one) => column.where?.(one, scenario));
  const columns = (declared: Readonly<Record<string, Column>>, among = own) =>
    NUMBER * Object.values(declared).filter((column) => kept(column, among)).length;
  const person =
    PLACE_BYTES(isComplete) +
    (renews ? TRAIT_BYTES : 0) +
    CODE +
    // The others share one column.
    columns(PERSON_COLUMNS) +
    NUMBER +
    2 * PLACE * WORLD_LISTS;
  const operation = CODE + 2 * PLACE * LISTS + (isComplete ? 0 : PLACE);
  const inOperations = own.reduce((sum, one) => sum + operation + columns(OPERATION_COLUMNS, [one]), 0);
  const contests = operations.filter(({ phases }) => phases.length > 0).length;
  return {
    people: given * TRAIT_BYTES + comings + (isComplete ? 0 : PLACE * (size + 1 + tiesOf(scenario))),
    columns:
      size *
      (person +
        inOperations +
        contests * (population.represents - 1) * ENTRY_BYTES +
        meetingBytes(scenario, own)),
  };
}

/** Whom a person has met, where anybody meets; nothing elsewhere. */
function meetingBytes({ mechanisms, meeting, network }: Scenario, own: readonly OperationParameters[]) {
  if (!mechanisms.meeting || !own.some((operation) => operation.meeting.encounter > 0)) return 0;
  return metBytes(network.kind === "complete" ? 0 : meeting.acquaintances);
}

/**
 * Most bytes that one world takes, from drawing its people to its metrics, whatever the number of weeks; within a
 * fifth of what Node uses (`test/bench`). Recorders are not included. When worlds run one after the other, the last
 * one stays in memory until it is garbage-collected: about a tenth more.
 */
export function worldBytes(scenario: Scenario): number {
  const { people, columns } = arrayBytes(scenario);
  const { network, population } = scenario;
  const size = sizeOf(scenario);
  const ties = tiesOf(scenario);
  // Ties as pairs in both directions, then again without duplicates, and the places where each person's ties start.
  const building = network.kind === "complete" ? 0 : PLACE * (2 * ties + 2 * size);
  // Numbers listed one by one are both in the scenario and in the copy that mechanisms read.
  const given = 2 * NUMBER * ((population.thresholds?.length ?? 0) + (network.edges?.length ?? 0));
  return (
    ENGINE_BYTES + given + givenBytes(population) + people + Math.max(building, columns + PASSING * size)
  );
}

/** Most people present at a time. */
const sizeOf = ({ population, warmUpWeeks, horizonWeeks }: Scenario) =>
  presentAtMost(population, warmUpWeeks + horizonWeeks);

/** People at the start, and all who ever arrive. */
export const everybody = ({ population, warmUpWeeks, horizonWeeks }: Scenario) =>
  population.consumers + arrivedAfter(population, warmUpWeeks + horizonWeeks);

/** Ties counted from both ends: the maximum or the expected number. */
function tiesOf(scenario: Scenario): number {
  const { kind, meanDegree, edges } = scenario.network;
  const size = sizeOf(scenario);
  if (kind === "none" || kind === "complete") return 0;
  return kind === "edges" ? (edges?.length ?? 0) : Math.ceil(size * Math.min(meanDegree, size - 1));
}

/** Most bytes of a warmed-up world that is passed from one scenario to the next. */
export const PASSED_BYTES = 64 * MEGABYTE;

/**
 * Bytes held besides the world that is running: people whom later scenarios need, and the warm-up that is passed on.
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

/** Bytes that go with a scenario's world. */
type Bytes = (scenario: Scenario) => number;

/**
 * The largest number of people at the start for which the scenario's world fits in these bytes; 0 if none does.
 *
 * @param bytesOf the world, with what is recorded of it
 */
export function mostConsumers(scenario: Scenario, budgetBytes: number, bytesOf: Bytes = worldBytes): number {
  const fits = (consumers: number) =>
    bytesOf({ ...scenario, population: { ...scenario.population, consumers } }) <= budgetBytes;
  let [fitting, above] = [0, MOST_CONSUMERS + 1];
  while (above - fitting > 1) {
    const between = Math.floor((fitting + above) / 2);
    if (fits(between)) fitting = between;
    else above = between;
  }
  return fitting;
}

/** Checks that the scenario's world fits; if it does not, the problem names how many people would. */
export function checkMemory(scenario: Scenario, budgetBytes: number, bytesOf: Bytes = worldBytes): Problem[] {
  const bytes = bytesOf(scenario);
  if (bytes <= budgetBytes) return [];
  const most = mostConsumers(scenario, budgetBytes, bytesOf);
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
        en: "fewer operations, ties or arrivals would make room",
        fr: "moins d’opérations, de liens ou d’arrivées libéreraient de la place",
      },
    },
  ];
}

/** The scenario whose world takes the most memory; undefined if there is none. */
export function heaviest(scenarios: readonly Scenario[], bytesOf: Bytes = worldBytes): Scenario | undefined {
  const [first, ...others] = scenarios;
  return others.reduce((most, other) => (bytesOf(other) > bytesOf(most) ? other : most), first);
}
