import type { Counters } from "../../core/counters.ts";
import type { Draws } from "../../core/random.ts";
import type { LeverValues } from "../levers/levers.ts";
import type { ModelModule } from "../module.ts";
import type { OperationParameters } from "../operations/operation.ts";
import type { Network } from "../people/network.ts";
import type { Newcomers } from "../people/newcomers.ts";
import type { Traits } from "../people/population.ts";
import type { Turnover } from "../people/turnover.ts";
import type { Block } from "./block.ts";
import type { Lots } from "./lots.ts";
import type { Met } from "./met.ts";
import type { PeopleList } from "./people-list.ts";

/**
 * Parameters that mechanisms read. Each module adds its own group by declaration merging, so that a mechanism and
 * everything it needs are in one file.
 */
export interface ModelParameters {
  mission: "commercial" | "public-service";
  warmUpWeeks: number;
  population: { consumers: number; represents: number; wageEurosPerHour: number };
  mechanisms: Readonly<Record<string, boolean>>;
}

/** Columns with one number per consumer, added by the mechanism that changes them. */
export interface PersonColumns {
  /** Number of operations in which the consumer is enrolled. */
  enrolledIn: Float64Array;
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

/**
 * A consumer has exactly one status per operation. `ACTIVE` is the status of people who are enrolled: they joined and
 * have not left. Metrics call people active who contributed in the latest weeks: see recent.ts.
 */
export const UNAWARE = 0;
export const AWARE = 1;
export const ACTIVE = 2;
export const LAPSED = 3;
export const EXCLUDED = 4;
export const STATUSES = 5;

/** Whoever contributed in one of so many weeks is active: about 30 days, as forums and wikis count active users. */
export const ACTIVE_WEEKS = 4;

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
  /** Simulated people per status, in the order of the codes. */
  readonly counts: Float64Array;
  /** People who are enrolled. */
  readonly active: PeopleList;
  /** People who consider joining this week; eligibility and joining remove those who do not join. */
  readonly considering: PeopleList;
  /** For each status, 1 if people tell their ties about the operation: the enrolled, or all aware if joining is off. */
  readonly tells: Uint8Array;
  /** Simulated tellers at the end of last week. */
  tellers: number;
  /** Tellers among each consumer's ties at the end of last week; empty on a complete network. */
  readonly tellingTies: Uint32Array;
  readonly beganTelling: PeopleList;
  readonly ceasedTelling: PeopleList;
  /** People who contribute this week. */
  readonly contributors: PeopleList;
  /** Rings of the latest weeks: active people by the week of their latest contribution; contributors of each week. */
  readonly activeByWeek: Float64Array;
  readonly contributorsByWeek: Float64Array;
  readonly numbers: OperationNumbers;
  /** This week's counts, of real people and what they do; set to 0 before the first step. */
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
  /** Number of simulated people present. */
  size: number;
  /** Real people for whom each of them stands. */
  readonly represents: number;
  /** Number of places. Columns have a cell per place; a person who leaves the public makes room for a newcomer. */
  readonly places: number;
  /** 1 for places where somebody is. Others are unaware of everything, and banned. */
  readonly present: Uint8Array;
  /** Number of the person in each place, never given twice: all their draws depend on it. */
  readonly keys: Uint32Array;
  /** People who have come so far, those of the start included: the number of the next newcomer. */
  arrived: number;
  /** Ties of each place with people who are there, those made by meeting included; empty on a complete network. */
  readonly degree: Uint32Array;
  /** Whom people have met by taking part. */
  met: Met;
  readonly turnover: Turnover;
  readonly newcomers: Newcomers;
  readonly departed: Departed;
  /** All columns of people, with what they start from. */
  readonly columns: readonly { column: Float64Array; start: number }[];
  /** Weeks of the horizon, without the warm-up. */
  readonly weeks: number;
  parameters: ModelParameters;
  readonly draws: Draws;
  readonly traits: Traits;
  readonly network: Network;
  readonly people: PersonColumns;
  readonly numbers: WorldNumbers;
  operations: Operation[];
  /** 1 where nobody can become aware or enrolled: for people excluded from the experiment, and in empty places. */
  readonly banned: Uint8Array;
  /** Numbers of the people excluded, and how many of them are present. */
  readonly bannedPeople: ReadonlySet<number>;
  bannedPresent: number;
  /** Everybody who has ever taken part or contributed; other people have no state that fades. */
  participants: PeopleList;
  /** Simulated people who know of at least one operation; those who are enrolled in at least one. */
  aware: number;
  enrolled: number;
  /** As in operations, whatever the operation. */
  readonly activeByWeek: Float64Array;
  /** Contributors in each week of the horizon, summed over operations. */
  readonly contributorsInWeek: Float64Array;
  /** Current week; negative during the warm-up. */
  week: number;
  /** Working memory; its content is temporary. */
  readonly block: Block;
  readonly lots: Lots;
}

/** What is kept of those who took part in any operation and left the public, a row per person; see departed.ts. */
export type KeptColumns = Record<
  | "contributions"
  | "contributionsBefore"
  | "firstContributionWeek"
  | "lastContributionWeek"
  | "rejectedAtFirst"
  | "euros"
  | "wins"
  | "wonEuros"
  | "careerEuros",
  Float64Array
>;

export interface Departed {
  /** Number of people who took part, ever, and left the public; rows of the columns. */
  size: number;
  /** Week in which each of them left the public. */
  week: Float64Array;
  /** 1 for those who took part within the horizon. */
  tookPart: Uint8Array;
  operations: KeptColumns[];
  /** People who left the public, by segment; whether they took part in the horizon. */
  people: Float64Array;
  participants: Float64Array;
  /** As `participants`, for each operation. */
  participantsIn: readonly Float64Array[];
}

declare module "../module.ts" {
  interface Deciding {
    /** Of one operation. */
    operation: OperationParameters;
    all: ModelParameters;
  }
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
    enrolledIn: {
      start: 0,
      unit: "operations",
      en: "Number of operations in which the person is enrolled.",
      fr: "Nombre d’opérations où la personne est inscrite.",
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
