import { type Request, requestBytes } from "../../experiment/request.ts";
import { counted, NOUNS } from "../../input/counted.ts";
import { InputError, type Problem } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import type { Scenario } from "../../model/model.ts";
import { checkMemory, everybody, heaviest, mostConsumers, worldBytes } from "../../run/memory.ts";
import { type Machine, thisMachine } from "./machine.ts";
import { MOST_WORKERS } from "./pool.ts";

const MEGABYTE = 1_048_576;
/** Share of the memory that is reckoned with; the rest is for the system, and for garbage. */
const SHARE = 0.8;
/** The program itself with its main thread; measured. */
const PROCESS_BYTES = 90 * MEGABYTE;
/** A worker before it runs anything: its engine and the code; measured. */
const THREAD_BYTES = 22 * MEGABYTE;
/** Addresses that the engine of a worker reserves; measured. */
const THREAD_ADDRESSES = 900 * MEGABYTE;
/** A row of a person's table where it is recorded, on its way, and where it is written; measured. */
const ROW_BYTES = 650;
/** What is collected late while such rows become text: so many times their bytes, up to a limit; measured. */
const LATE = { times: 1.3, mostBytes: 80 * MEGABYTE };

/** What is to run, and what the main thread holds meanwhile. */
export interface Load extends Pick<Request, "scenarios" | "ensemble"> {
  /** At most so many workers have something to do. */
  replicates: number;
  /** Bytes of results that are held until the end, with so many workers. */
  resultBytes?: (workers: number) => number;
  /** What to do where results take too much. */
  fewerResults?: Text;
  /** Whether each world records a row per person and operation. */
  people?: boolean;
  /** Whether it runs without workers. */
  inThisThread?: boolean;
  /** Whether the command has `--consumers`, so that a problem can suggest it. */
  takesConsumers?: boolean;
}

/**
 * Checks before anything runs that the worlds, one per worker, fit into this machine's memory together with threads and
 * results. Proposals are checked in the same way, so that they work.
 *
 * @param asked number of workers; if undefined, one per processor, or as many as fit
 * @returns how many workers to start
 * @throws InputError that names how many workers or people would fit
 */
export function checkMachine(
  load: Load,
  asked: number | undefined,
  machine: Machine = thisMachine(),
): number {
  const { scenarios, replicates, resultBytes = () => 0, takesConsumers = false } = load;
  const bytesOf = load.people === true ? withRows(scenarios.length) : worldBytes;
  const scenario = heaviest(
    scenarios.map((named) => named.scenario),
    bytesOf,
  );
  const wanted = Math.max(1, Math.min(asked ?? machine.processors, replicates, MOST_WORKERS));
  if (scenario === undefined) return wanted;
  const held = requestBytes(load);
  const byMemory = (workers: number) =>
    (memoryRoom(machine) - resultBytes(workers)) / workers - THREAD_BYTES - held;
  const reserved = load.inThisThread === true ? 0 : THREAD_ADDRESSES;
  const byAddresses = (workers: number) =>
    (machine.addressBytes - resultBytes(workers)) / workers - reserved - held;
  const roomOf = (workers: number) => Math.min(byMemory(workers), byAddresses(workers));
  const world = bytesOf(scenario);
  let fitting = wanted;
  while (fitting > 0 && world > roomOf(fitting)) fitting--;
  if (fitting === wanted || (asked === undefined && fitting > 0)) return fitting;
  if (bytesOf(smallest(scenario)) > byMemory(1))
    throw new InputError([lackOf(load, scenario, held, machine.memoryBytes)]);
  if (bytesOf(smallest(scenario)) > byAddresses(1))
    throw new InputError([lackOfAddresses(machine, reserved + resultBytes(1) + held + world)]);
  const mostWith = (workers: number) =>
    Math.min(...scenarios.map((named) => mostConsumers(named.scenario, roomOf(workers), bytesOf)));
  // With all the workers that were asked for if anybody fits, else with one.
  const workers = asked !== undefined && mostWith(wanted) > 0 ? wanted : 1;
  const [problem] = checkMemory(scenario, roomOf(workers), bytesOf);
  const consumers = `${asked !== undefined && workers < wanted ? "--workers 1 " : ""}--consumers ${mostWith(workers)}`;
  const options = [
    ...(fitting > 0 ? [`--workers ${fitting}`] : []),
    // Fewer workers are enough where one world has room.
    ...(takesConsumers && problem !== undefined ? [consumers] : []),
    ...(byAddresses(wanted) < byMemory(wanted) ? ["ulimit -v unlimited"] : []),
  ];
  throw new InputError([
    {
      ...(problem ?? tooManyAtOnce(scenario, fitting, wanted, roomOf(1))),
      ...(options.length > 0 && { suggestion: { en: options.join(", or "), fr: options.join(", ou ") } }),
    },
  ]);
}

/** Memory that is left to whatever a command holds. */
export const memoryRoom = ({ memoryBytes }: Pick<Machine, "memoryBytes">): number =>
  SHARE * memoryBytes - PROCESS_BYTES;

/** A world and its rows of people. The rows of all arms of a replicate are sent together. */
function withRows(arms: number): (scenario: Scenario) => number {
  return (scenario) => {
    const bytes = arms * everybody(scenario) * Object.keys(scenario.operations).length * ROW_BYTES;
    return worldBytes(scenario) + bytes + Math.min(LATE.mostBytes, LATE.times * bytes);
  };
}

/** The problem where one world has room, but not one for each worker. */
function tooManyAtOnce({ population }: Scenario, fitting: number, wanted: number, bytes: number): Problem {
  const room = Math.floor(bytes / MEGABYTE);
  return {
    path: "population.consumers",
    value: population.consumers,
    expected: {
      en: `at most ${counted(fitting, NOUNS.world, "en")} of so many people at once in ${room} MB of memory (here ${wanted})`,
      fr: `au plus ${counted(fitting, NOUNS.world, "fr")} d’autant de personnes à la fois dans ${room} Mo de mémoire (ici ${wanted})`,
    },
  };
}

const smallest = (scenario: Scenario): Scenario => ({
  ...scenario,
  population: { ...scenario.population, consumers: 1 },
});

/** The problem where no number of people would fit. */
function lackOf(
  { resultBytes = () => 0, fewerResults }: Load,
  scenario: Scenario,
  held: number,
  memoryBytes: number,
): Problem {
  const without = PROCESS_BYTES + THREAD_BYTES + held + worldBytes(scenario);
  const results = resultBytes(1);
  const [all, here] = [Math.ceil((without + results) / SHARE / MEGABYTE), Math.floor(memoryBytes / MEGABYTE)];
  return {
    path: results > without ? "replicates" : "population.consumers",
    value: results > without ? undefined : scenario.population.consumers,
    expected: {
      en: `${all} MB of memory for the program, one world and the results; here there are ${here} MB`,
      fr: `${all} Mo de mémoire pour le programme, un monde et les résultats ; ici il y en a ${here}`,
    },
    suggestion: without <= SHARE * memoryBytes ? fewerResults : undefined,
  };
}

/** The problem where addresses are too few for a single worker. @param bytes that it would take */
function lackOfAddresses({ addressBytes }: Machine, bytes: number): Problem {
  const [all, here] = [Math.ceil(bytes / MEGABYTE), Math.floor(addressBytes / MEGABYTE)];
  return {
    path: "ulimit -v",
    expected: {
      en: `${all} MB of addresses besides those of the program; here ${here} MB are left`,
      fr: `${all} Mo d’adresses, outre celles du programme ; ici il en reste ${here}`,
    },
    suggestion: {
      en: "ulimit -v unlimited, and limit memory by a container or a job",
      fr: "ulimit -v unlimited, et limitez la mémoire par un conteneur ou un travail",
    },
  };
}
