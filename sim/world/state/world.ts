import type { Counters } from "../../core/counters.ts";
import type { Draws } from "../../core/random.ts";
import { shaped } from "../../core/shape.ts";
import type { LeverValues } from "../levers/levers.ts";
import type { Column, ModelModule } from "../module.ts";
import type { OperationParameters } from "../operations/operation.ts";
import type { Network } from "../people/network.ts";
import type { Traits } from "../people/population.ts";
import { Block } from "./block.ts";
import { PeopleList } from "./people-list.ts";

/**
 * Parameters that mechanisms read. Each module adds its own group by declaration merging, so that a mechanism and
 * everything it needs are in one file.
 */
export interface ModelParameters {
  mission: "commercial" | "public-service";
  warmUpWeeks: number;
  population: { consumers: number; arrivalsPerWeek: number; wageEurosPerHour: number };
  mechanisms: Readonly<Record<string, boolean>>;
}

/** Columns with one number per consumer, added by the mechanism that changes them. */
export interface PersonColumns {
  /** Number of operations in which the consumer takes part now. */
  activeIn: Float64Array;
  /** Number of operations that the consumer knows of. */
  awareOf: Float64Array;
  /** Attachment to the organisation, 0–1; starts from the trait. */
  attachment: Float64Array;
}

/** Columns with one number per consumer and operation, added by the mechanism that changes them. */
export interface OperationColumns {
  /** Week in which the current or last spell began; −1,000,000 before the first. */
  joinedWeek: Float64Array;
  /** Week in which the first spell began; −1,000,000 before. */
  firstJoinedWeek: Float64Array;
  /** Week in which the last spell ended; −1,000,000 before. */
  leftWeek: Float64Array;
}

/** Single numbers of an operation, added by the mechanism that changes them. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the mechanisms
export interface OperationNumbers {}

/** Single numbers of the world, added by the mechanism that changes them. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the mechanisms
export interface WorldNumbers {}

/** Stands for "never" in columns of weeks: the person has not joined or left yet. */
export const LONG_AGO = -1_000_000;

/** A consumer has exactly one status per operation. */
export const UNAWARE = 0;
export const AWARE = 1;
export const ACTIVE = 2;
export const LAPSED = 3;
export const EXCLUDED = 4;
const STATUSES = 5;

/** One operation within one world. */
export interface Operation extends OperationColumns {
  readonly index: number;
  readonly id: string;
  readonly parameters: OperationParameters;
  /** This week's levers. */
  levers: LeverValues;
  /** Whether it takes people and contributions this week. */
  open: boolean;
  /** Whether this is its last week. */
  ending: boolean;
  /** Whether it closed at the beginning of this week. */
  closing: boolean;
  /** Index of this week's contest phase; −1 if there is none. */
  phase: number;
  /** One of {@link UNAWARE} … {@link EXCLUDED} per consumer. */
  readonly status: Uint8Array;
  /** Consumers per status, in the order of the codes. */
  readonly counts: Float64Array;
  readonly active: PeopleList;
  /** People who consider joining this week; eligibility and joining remove those who do not join. */
  readonly considering: PeopleList;
  /** For each status, 1 if people tell their ties about the operation: the active, or all aware if joining is off. */
  readonly tells: Uint8Array;
  /** Tellers at the end of last week. */
  tellers: number;
  /** Tellers among each consumer's ties at the end of last week; empty on a complete network. */
  readonly tellingTies: Uint32Array;
  readonly beganTelling: PeopleList;
  readonly ceasedTelling: PeopleList;
  /** People who contribute this week. */
  readonly contributors: PeopleList;
  readonly numbers: OperationNumbers;
  /** This week's counts, set to 0 before the first step. */
  readonly week: Tally & Counters;
  /** Counts over all weeks of the horizon, without the warm-up. */
  readonly total: Tally & Counters;
  /** Odds of stopping at the whole places of a career; filled when a run starts. */
  placeOdds: Float64Array;
}

/** Counts of one operation, for a week or in total; each mechanism adds its own. */
export interface Tally {
  joiners: number;
  leavers: number;
}

/** One replicate of one scenario: everything that mechanisms may read or change. */
export interface World {
  /** Number of people present; grows with arrivals. Columns have room for everybody who will arrive. */
  size: number;
  /** Weeks of the horizon, without the warm-up. */
  readonly weeks: number;
  parameters: ModelParameters;
  readonly draws: Draws;
  readonly traits: Traits;
  readonly network: Network;
  readonly people: PersonColumns;
  readonly numbers: WorldNumbers;
  operations: Operation[];
  /** 1 for people excluded from the experiment: never aware, never active. */
  readonly banned: Uint8Array;
  readonly bannedPeople: readonly number[];
  /** Everybody who has ever taken part or contributed; other people have no state that fades. */
  readonly participants: PeopleList;
  /** People who know of at least one operation; people who take part in at least one. */
  aware: number;
  active: number;
  /** Current week; negative during the warm-up. */
  week: number;
  /** Working memory; its content is temporary. */
  readonly block: Block;
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

export function createWorld(parts: WorldParts, traits: Traits, network: Network, draws: Draws): World {
  const size = traits.segment.length;
  const { consumers } = parts;
  const banned = new Uint8Array(size);
  for (const person of parts.banned) banned[person] = 1;
  const people = columns(parts.personColumns, size) as unknown as PersonColumns;
  people.attachment.set(traits.attachment);
  return shaped({
    size: consumers,
    weeks: parts.weeks,
    parameters: parts.parameters,
    draws,
    traits,
    network,
    people,
    numbers: starts(parts.worldNumbers) as unknown as WorldNumbers,
    operations: parts.operations.map(({ id, parameters }, index) =>
      shaped({
        ...(columns(parts.operationColumns, size) as unknown as OperationColumns),
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
        numbers: starts(parts.operationNumbers) as unknown as OperationNumbers,
        week: parts.newTally(),
        total: parts.newTally(),
        placeOdds: new Float64Array(0),
      }),
    ),
    banned,
    bannedPeople: parts.banned,
    participants: new PeopleList(size),
    aware: 0,
    active: 0,
    week: 0,
    block: new Block(parts.terms),
  });
}

/** The world's own state, and what its bookkeeping reads. */
export const OF_WORLD: ModelModule = {
  id: "world",
  equations: [],
  reads: [
    "operation.recognised",
    "operation.recognisedAs",
    "operation.socialisation",
    "operation.numbers.everHonoured",
    "parameters.mechanisms.attachment",
    "parameters.mechanisms.joining",
  ],
  personColumns: {
    activeIn: {
      start: 0,
      unit: "operations",
      en: "Number of operations in which the person takes part.",
      fr: "Nombre d’opérations auxquelles la personne participe.",
    },
    awareOf: {
      start: 0,
      unit: "operations",
      en: "Number of operations that the person knows of.",
      fr: "Nombre d’opérations que la personne connaît.",
    },
    attachment: {
      start: 0,
      unit: "0–1",
      en: "Attachment to the organisation; starts at the trait's value.",
      fr: "Attachement à l’organisation ; commence à la valeur du trait.",
    },
  },
  operationColumns: {
    joinedWeek: {
      start: LONG_AGO,
      unit: "week",
      en: "Week of the latest joining.",
      fr: "Semaine de la dernière entrée.",
    },
    firstJoinedWeek: {
      start: LONG_AGO,
      unit: "week",
      en: "Week of the first joining.",
      fr: "Semaine de la première entrée.",
    },
    leftWeek: {
      start: LONG_AGO,
      unit: "week",
      en: "Week of the latest departure.",
      fr: "Semaine du dernier départ.",
    },
  },
};

function starts(declared: Readonly<Record<string, Column>>): Record<string, number> {
  return shaped(Object.fromEntries(Object.entries(declared).map(([name, { start }]) => [name, start])));
}

function columns(declared: Readonly<Record<string, Column>>, size: number): Record<string, Float64Array> {
  const named = Object.entries(declared).map(([name, { start }]) => {
    const column = new Float64Array(size);
    // An array that is never written takes no memory.
    return [name, start === 0 ? column : column.fill(start)];
  });
  return shaped(Object.fromEntries(named));
}

function tellingStatuses({ mechanisms }: ModelParameters): Uint8Array {
  return mechanisms.joining ? Uint8Array.of(0, 0, 1, 0, 0) : Uint8Array.of(0, 1, 1, 1, 1);
}
