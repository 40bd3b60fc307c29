import type { Counters } from "../../core/counters.ts";
import type { Draws } from "../../core/random.ts";
import { shaped } from "../../core/shape.ts";
import type { LeverValues } from "../levers/levers.ts";
import type { OperationParameters } from "../operations/operation.ts";
import type { Network } from "../people/network.ts";
import type { Traits } from "../people/population.ts";
import { Block } from "./block.ts";
import type { Column, ModelModule } from "./module.ts";
import { PeopleList } from "./people-list.ts";

/**
 * Parameters that mechanisms read. Each module adds the group it declares by declaration merging, so that a
 * mechanism and all it needs live in one file.
 */
export interface ModelParameters {
  mission: "commercial" | "public-service";
  warmUpWeeks: number;
  population: { consumers: number; arrivalsPerWeek: number; wageEurosPerHour: number };
  mechanisms: Readonly<Record<string, boolean>>;
}

/** Columns of one number per consumer, added by the mechanism that moves them. */
export interface PersonColumns {
  /** In how many operations the consumer takes part now. */
  activeIn: Float64Array;
  /** Of how many operations the consumer knows. */
  awareOf: Float64Array;
  /** Attachment to the organisation, 0–1; starts from the trait. */
  attachment: Float64Array;
}

/** Columns of one number per consumer and operation, added by the mechanism that moves them. */
export interface OperationColumns {
  /** Week in which the present or last spell began; −1,000,000 before the first. */
  joinedWeek: Float64Array;
  /** Week in which the first spell began; −1,000,000 before. */
  firstJoinedWeek: Float64Array;
  /** Week in which the last spell ended; −1,000,000 before. */
  leftWeek: Float64Array;
}

/** Single numbers of an operation, added by the mechanism that moves them. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the mechanisms
export interface OperationNumbers {}

/** Single numbers of the world, added by the mechanism that moves them. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the mechanisms
export interface WorldNumbers {}

/** Stands for a week before anything: nobody has joined or left yet. */
export const LONG_AGO = -1_000_000;

/** A consumer is in exactly one status per operation. */
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
  /** Whether it has closed at the beginning of this week. */
  closing: boolean;
  /** Place of the contest phase that runs this week; −1 for none. */
  phase: number;
  /** One of {@link UNAWARE} … {@link EXCLUDED} per consumer. */
  readonly status: Uint8Array;
  /** Consumers per status, in the order of the codes. */
  readonly counts: Float64Array;
  readonly active: PeopleList;
  /** Who considers joining this week; eligibility thins the list, joining empties it. */
  readonly considering: PeopleList;
  /** Tells who is told about it by ties: the active, or the aware when joining is off. Per status, 0 or 1. */
  readonly tells: Uint8Array;
  /** Tellers at the end of last week. */
  tellers: number;
  /** Tellers among each consumer's ties at the end of last week; empty on a complete network. */
  readonly tellingTies: Uint32Array;
  readonly beganTelling: PeopleList;
  readonly ceasedTelling: PeopleList;
  /** Who makes contributions this week. */
  readonly contributors: PeopleList;
  readonly numbers: OperationNumbers;
  /** This week's counts, set to 0 before the first step. */
  readonly week: Tally & Counters;
  /** Counts of all weeks of the horizon, the warm-up apart. */
  readonly total: Tally & Counters;
  /** Odds of stopping at the whole places of a career; filled when a run starts. */
  placeOdds: Float64Array;
}

/** What happened in one operation in a week or in all; each mechanism adds what it counts. */
export interface Tally {
  joiners: number;
  leavers: number;
}

/** One replicate under one scenario: everything a mechanism may read or move. */
export interface World {
  /** People who are there; grows with arrivals. Columns are as long as it can become. */
  size: number;
  /** Weeks of the horizon, the warm-up apart. */
  readonly weeks: number;
  parameters: ModelParameters;
  readonly draws: Draws;
  readonly traits: Traits;
  readonly network: Network;
  readonly people: PersonColumns;
  readonly numbers: WorldNumbers;
  operations: Operation[];
  /** 1 for people taken out of the experiment: never aware, never active. */
  readonly banned: Uint8Array;
  readonly bannedPeople: readonly number[];
  /** Everybody who has ever taken part in anything or contributed; nobody else has a state that fades. */
  readonly participants: PeopleList;
  /** People who know of at least one operation; people who take part in at least one. */
  aware: number;
  active: number;
  /** Week of the step in progress; negative during the warm-up. */
  week: number;
  /** Scratch: what stands in it is of no use to the next who fills it. */
  readonly block: Block;
}

/** What a world is made of, before the first week. */
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
  /** Number of terms that a block has room for. */
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

/** What the world itself keeps, and what its own bookkeeping uses. */
export const OF_WORLD: ModelModule = {
  id: "world",
  equations: [],
  reads: [
    "operation.recognised",
    "operation.numbers.everHonoured",
    "parameters.mechanisms.attachment",
    "parameters.mechanisms.joining",
  ],
  personColumns: {
    activeIn: {
      start: 0,
      unit: "operations",
      en: "Operations taken part in now.",
      fr: "Opérations en cours.",
    },
    awareOf: { start: 0, unit: "operations", en: "Operations known of.", fr: "Opérations connues." },
    attachment: {
      start: 0,
      unit: "0–1",
      en: "Attachment to the organisation; starts from the trait.",
      fr: "Attachement à l’organisation ; part du trait.",
    },
  },
  operationColumns: {
    joinedWeek: { start: LONG_AGO, unit: "week", en: "Week of joining.", fr: "Semaine d’entrée." },
    firstJoinedWeek: {
      start: LONG_AGO,
      unit: "week",
      en: "Week of joining for the first time.",
      fr: "Semaine de la première entrée.",
    },
    leftWeek: { start: LONG_AGO, unit: "week", en: "Week of leaving.", fr: "Semaine de départ." },
  },
};

function starts(declared: Readonly<Record<string, Column>>): Record<string, number> {
  return shaped(Object.fromEntries(Object.entries(declared).map(([name, { start }]) => [name, start])));
}

function columns(declared: Readonly<Record<string, Column>>, size: number): Record<string, Float64Array> {
  const named = Object.entries(declared).map(([name, { start }]) => {
    const column = new Float64Array(size);
    // What is not written takes no memory.
    return [name, start === 0 ? column : column.fill(start)];
  });
  return shaped(Object.fromEntries(named));
}

function tellingStatuses({ mechanisms }: ModelParameters): Uint8Array {
  return mechanisms.joining ? Uint8Array.of(0, 0, 1, 0, 0) : Uint8Array.of(0, 1, 1, 1, 1);
}
