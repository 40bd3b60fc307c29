import type { Params } from "../compile.ts";
import type { Recorder } from "../world/recorder.ts";
import { LONG_AGO } from "../world/world.ts";

/** Names of statuses in files, in the order of their codes. */
export const STATUS_NAMES = ["unaware", "aware", "active", "lapsed", "excluded"] as const;

/** Everybody's state in one operation when the horizon ends. */
export interface PeopleRows {
  scenario: string;
  replicate: number;
  operation: string;
  /** Names of the segments, in the order of the codes. */
  segments: string[];
  segment: Uint8Array;
  status: Uint8Array;
  contributions: Float64Array;
  /** NaN for those who never joined. */
  firstJoinedWeek: Float64Array;
  /** NaN for those who never contributed. */
  lastContributionWeek: Float64Array;
}

/** @param rows where the rows are put, an entry per operation */
export function peopleRecorder({ id, scenario }: Params, replicate: number, rows: PeopleRows[]): Recorder {
  const orNever = (weeks: Float64Array) => weeks.map((week) => (week === LONG_AGO ? Number.NaN : week));
  return {
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
        });
    },
  };
}
