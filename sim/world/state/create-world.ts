import type { Counters } from "../../core/counters.ts";
import type { Draws } from "../../core/random.ts";
import { shaped } from "../../core/shape.ts";
import type { LeverValues } from "../levers/levers.ts";
import type { Column } from "../module.ts";
import type { OperationParameters } from "../operations/operation.ts";
import type { Network } from "../people/network.ts";
import { copyOfTraits, type Newcomers } from "../people/newcomers.ts";
import type { Traits } from "../people/population.ts";
import type { Turnover } from "../people/turnover.ts";
import { Block } from "./block.ts";
import { nobodyDeparted } from "./departed.ts";
import { Lots } from "./lots.ts";
import { roomToMeet } from "./met.ts";
import { nothing } from "./nothing.ts";
import { PeopleList } from "./people-list.ts";
import {
  ACTIVE_WEEKS,
  type ModelParameters,
  type OperationColumns,
  type OperationNumbers,
  type PersonColumns,
  STATUSES,
  type Tally,
  UNAWARE,
  type World,
  type WorldNumbers,
} from "./world.ts";

/** The people of one replicate and their ties, the same under every scenario with the same population. */
export interface People {
  draws: Draws;
  /** Of the people of the start; of all who ever arrive too if nobody leaves. */
  traits: Traits;
  network: Network;
  turnover: Turnover;
  newcomers: Newcomers;
  /** People of the start and all who ever arrive. */
  everybody: number;
}

/** What is needed to make a world. */
export interface WorldParts {
  parameters: ModelParameters;
  operations: readonly { id: string; parameters: OperationParameters }[];
  personColumns: Readonly<Record<string, Column>>;
  operationColumns: Readonly<Record<string, Column>>;
  operationNumbers: Readonly<Record<string, Column>>;
  worldNumbers: Readonly<Record<string, Column>>;
  newTally: () => Tally & Counters;
  /** Names of the levers. */
  levers: readonly string[];
  /** Number of terms in a block. */
  terms: number;
  /** People at the start. */
  consumers: number;
  weeks: number;
  banned: readonly number[];
}

/** A world before its first week, in which only the people of the start are present. */
export function createWorld(parts: WorldParts, people: People): World {
  const { traits, network, draws, turnover, newcomers } = people;
  const { consumers } = parts;
  const { represents } = parts.parameters.population;
  const size = turnover.places;
  const banned = new Uint8Array(size).fill(1, consumers);
  const atStart = parts.banned.filter((person) => person < consumers);
  for (const person of atStart) banned[person] = 1;
  const columns: World["columns"][number][] = [];
  const room = { size, zeros: nothing(size), all: columns };
  const isKept = ({ where }: Column) =>
    where === undefined || parts.operations.some((one) => where(one.parameters, parts.parameters));
  const personColumns = made(parts.personColumns, room, isKept) as unknown as PersonColumns;
  personColumns.attachment.set(traits.attachment);
  return shaped({
    size: consumers,
    represents,
    places: size,
    present: new Uint8Array(size).fill(1, 0, consumers),
    keys: numbered(size),
    arrived: consumers,
    degree: degreesOf(network, size, consumers),
    met: roomToMeet(0, 0),
    turnover,
    newcomers,
    departed: nobodyDeparted(parts.operations.length),
    columns,
    weeks: parts.weeks,
    parameters: parts.parameters,
    draws,
    // Places that change hands need traits of this world's own.
    traits: turnover.renews ? copyOfTraits(traits, size) : traits,
    network,
    people: personColumns,
    numbers: starts(parts.worldNumbers) as unknown as WorldNumbers,
    operations: parts.operations.map(({ id, parameters }, index) =>
      shaped({
        ...(made(
          parts.operationColumns,
          room,
          ({ where }) => where === undefined || where(parameters, parts.parameters),
          parameters.phases.length === 0 ? 1 : represents,
        ) as unknown as OperationColumns),
        index,
        id,
        parameters,
        levers: shaped(Object.fromEntries(parts.levers.map((name) => [name, 0]))) as unknown as LeverValues,
        open: false,
        ending: false,
        closing: false,
        phase: -1,
        status: new Uint8Array(size),
        counts: Float64Array.from({ length: STATUSES }, (_, status) => (status === UNAWARE ? consumers : 0)),
        active: new PeopleList(size),
        considering: new PeopleList(size),
        tells: tellingStatuses(parts.parameters),
        tellers: 0,
        tellingTies: new Uint32Array(network.complete ? 0 : size),
        beganTelling: new PeopleList(size),
        ceasedTelling: new PeopleList(size),
        contributors: new PeopleList(size),
        activeByWeek: new Float64Array(ACTIVE_WEEKS),
        contributorsByWeek: new Float64Array(ACTIVE_WEEKS),
        numbers: starts(parts.operationNumbers) as unknown as OperationNumbers,
        week: parts.newTally(),
        total: parts.newTally(),
        placeOdds: new Float64Array(0),
      }),
    ),
    banned,
    bannedPeople: new Set(parts.banned),
    bannedPresent: new Set(atStart).size,
    participants: new PeopleList(size),
    aware: 0,
    enrolled: 0,
    activeByWeek: new Float64Array(ACTIVE_WEEKS),
    contributorsInWeek: new Float64Array(parts.weeks),
    week: 0,
    block: new Block(parts.terms),
    lots: new Lots(size),
  });
}

function starts(declared: Readonly<Record<string, Column>>): Record<string, number> {
  return shaped(Object.fromEntries(Object.entries(declared).map(([name, { start }]) => [name, start])));
}

/** What columns are made in: places, the column of those that nobody writes, and a list that receives the others. */
interface Room {
  size: number;
  zeros: Float64Array;
  all: World["columns"][number][];
}

/** @param entries for columns that have a cell per entry: how many each person may hand in */
function made(
  declared: Readonly<Record<string, Column>>,
  { size, zeros, all }: Room,
  isKept: (column: Column) => boolean,
  entries = 1,
): Record<string, Float64Array> {
  const named = Object.entries(declared).map(([name, declaration]) => {
    const { start, perEntry } = declaration;
    if (!isKept(declaration)) return [name, zeros];
    const column = new Float64Array(perEntry === true ? size * entries : size);
    all.push({ column, start });
    // An array that is never written takes no memory.
    return [name, start === 0 ? column : column.fill(start)];
  });
  return shaped(Object.fromEntries(named));
}

function tellingStatuses({ mechanisms }: ModelParameters): Uint8Array {
  return mechanisms.joining ? Uint8Array.of(0, 0, 1, 0, 0) : Uint8Array.of(0, 1, 1, 1, 1);
}

/** The first people have the numbers of their places. */
function numbered(size: number): Uint32Array {
  const keys = new Uint32Array(size);
  for (let person = 0; person < size; person++) keys[person] = person;
  return keys;
}

/** Ties of each place with the people of the start. */
function degreesOf({ complete, starts, ties }: Network, size: number, consumers: number): Uint32Array {
  const degrees = new Uint32Array(complete ? 0 : size);
  for (let place = 0; place < degrees.length; place++)
    if (size === consumers) degrees[place] = starts[place + 1] - starts[place];
    else
      for (let tie = starts[place]; tie < starts[place + 1]; tie++)
        if (ties[tie] < consumers) degrees[place]++;
  return degrees;
}
