import { EXIT_REASONS } from "../choice/leaving.ts";
import type { Params } from "../run/compile.ts";
import { duration, isNeeded } from "../world/state/opening.ts";
import type { Recorder } from "../world/state/recorder.ts";
import { ACTIVE, LONG_AGO, type Operation, UNAWARE } from "../world/state/world.ts";

/** Names of statuses in files, in the order of their codes. */
export const STATUS_NAMES = ["unaware", "aware", "active", "lapsed", "excluded"] as const;
export type Status = (typeof STATUS_NAMES)[number];

/** Codes of why people last left: the reasons to stop, then the end of a call, then "never left". */
const CLOSED = EXIT_REASONS.length;
const NEVER_LEFT = CLOSED + 1;
export const EXIT_NAMES: readonly string[] = [...EXIT_REASONS, "closed", ""];

/** Everybody's state in one operation when the horizon ends: in each column, one number per person. */
export interface PeopleRows {
  scenario: string;
  replicate: number;
  operation: string;
  /** Names of the segments, in the order of their codes. */
  segments: string[];
  segment: Uint8Array;
  status: Uint8Array;
  contributions: Float64Array;
  /** NaN for those who never joined. */
  firstJoinedWeek: Float64Array;
  /** NaN for those who never contributed. */
  lastContributionWeek: Float64Array;
  /** Weeks of the horizon in which the person took part, and hours spent on contributions in them. */
  weeksActive: Float64Array;
  hours: Float64Array;
  euros: Float64Array;
  practice: Float64Array;
  satisfaction: Float64Array;
  /** Indexes into {@link EXIT_NAMES}. */
  exitReason: Uint8Array;
}

type Counted = Pick<PeopleRows, "weeksActive" | "hours">;

/** @param rows receives one entry per operation */
export function peopleRecorder({ id, scenario }: Params, replicate: number, rows: PeopleRows[]): Recorder {
  const orNever = (weeks: Float64Array) => weeks.map((week) => (week === LONG_AGO ? Number.NaN : week));
  const counts = new Map<string, Counted>();
  const countsOf = ({ id, status }: Operation): Counted => {
    const known = counts.get(id);
    if (known !== undefined) return known;
    const none = { weeksActive: new Float64Array(status.length), hours: new Float64Array(status.length) };
    counts.set(id, none);
    return none;
  };
  return {
    step({ operations, size, week }) {
      for (const operation of operations) count(operation, size, week, countsOf(operation));
    },
    end({ operations, traits }) {
      for (const operation of operations)
        rows.push({
          scenario: id,
          replicate,
          operation: operation.id,
          segments: Object.keys(scenario.population.segments),
          segment: traits.segment.slice(),
          status: operation.status.slice(),
          contributions: operation.contributions.slice(),
          firstJoinedWeek: orNever(operation.firstJoinedWeek),
          lastContributionWeek: orNever(operation.lastContributionWeek),
          ...countsOf(operation),
          euros: operation.euros.slice(),
          practice: operation.practice.slice(),
          satisfaction: operation.satisfaction.slice(),
          exitReason: Uint8Array.from(operation.status, (_, person) => exitOf(operation, person)),
        });
    },
  };
}

/** A person who contributes and then stops is no longer active when the week ends, but took part in that week. */
function count(operation: Operation, size: number, week: number, { weeksActive, hours }: Counted): void {
  const { status, lastContributionWeek, weekCount, parameters } = operation;
  for (let person = 0; person < size; person++) {
    const contributed = lastContributionWeek[person] === week && status[person] !== UNAWARE;
    if (status[person] === ACTIVE || contributed) weeksActive[person]++;
    if (contributed) hours[person] += weekCount[person] * parameters.effortHoursPerContribution;
  }
}

/** Needs end without a reason. People who are still there when a call ends leave because it has closed. */
function exitOf({ parameters, leftWeek, exitReason }: Operation, person: number): number {
  if (leftWeek[person] === LONG_AGO || isNeeded(parameters)) return NEVER_LEFT;
  const weeks = duration(parameters);
  return weeks > 0 && leftWeek[person] === parameters.startWeek + weeks ? CLOSED : exitReason[person];
}
