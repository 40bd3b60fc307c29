import type { Params } from "../run/compile.ts";
import type { Recorder } from "../world/state/recorder.ts";
import { realPeople } from "../world/state/represented.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Reason } from "./reason-texts.ts";
import { countReasons, REASON_IDS } from "./reasons.ts";

/** How many people of one segment did not take part for one reason, in one week. */
export interface ReasonRow {
  scenario: string;
  replicate: number;
  week: number;
  operation: string;
  segment: string;
  reason: Reason;
  people: number;
}

/** Whether an operation's reasons are counted in the world's present week. */
type IsCounted = (world: World, operation: Operation) => boolean;

const everySoOften =
  ({ ledgerEveryWeeks, horizonWeeks }: Params["scenario"]): IsCounted =>
  ({ week }) =>
    (week + 1) % ledgerEveryWeeks === 0 || week === horizonWeeks - 1;

/** Once for each operation, when it is open for the last time: after that, its being closed is the only reason. */
export const whenLastOpen: IsCounted = ({ week, weeks }, { ending, open, parameters }) =>
  ending || (week === weeks - 1 && (open || week < parameters.startWeek));

/** Counts why people do not take part; every `ledgerEveryWeeks` and in the last week, if nothing else is said. */
export function ledgerRecorder(
  { id, scenario }: Params,
  replicate: number,
  rows: ReasonRow[],
  isCounted = everySoOften(scenario),
): Recorder {
  const segments = Object.keys(scenario.population.segments);
  const counts = new Float64Array(segments.length * REASON_IDS.length);
  return {
    step(world) {
      const { week } = world;
      for (const operation of world.operations) {
        if (!isCounted(world, operation)) continue;
        countReasons(world, operation, counts);
        segments.forEach((segment, code) => {
          REASON_IDS.forEach((reason, at) => {
            const people = realPeople(world, counts[code * REASON_IDS.length + at]);
            if (people > 0)
              rows.push({ scenario: id, replicate, week, operation: operation.id, segment, reason, people });
          });
        });
      }
    },
  };
}

export function mergedRecorders(recorders: readonly Recorder[]): Recorder {
  return {
    begin(world) {
      for (const recorder of recorders) recorder.begin?.(world);
    },
    step(world) {
      for (const recorder of recorders) recorder.step?.(world);
    },
    end(world) {
      for (const recorder of recorders) recorder.end?.(world);
    },
  };
}
