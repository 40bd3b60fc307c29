import { situationOf } from "../choice/utility.ts";
import type { Params } from "../compile.ts";
import type { Recorder } from "../world/recorder.ts";
import { REASONS, type Reason, reasonOf } from "./reasons.ts";

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

/** Counts why people do not take part, every `ledgerEveryWeeks` and in the last week. */
export function ledgerRecorder({ id, scenario }: Params, replicate: number, rows: ReasonRow[]): Recorder {
  const segments = Object.keys(scenario.population.segments);
  const reasons = Object.keys(REASONS) as Reason[];
  const { ledgerEveryWeeks, horizonWeeks } = scenario;
  return {
    step(world) {
      const { week } = world;
      if ((week + 1) % ledgerEveryWeeks !== 0 && week !== horizonWeeks - 1) return;
      for (const operation of world.operations) {
        const counts = new Map<string, number>();
        const situation = situationOf(world, operation);
        for (let person = 0; person < world.size; person++) {
          const reason = reasonOf(world, operation, person, situation);
          if (reason === null) continue;
          const key = `${world.traits.segment[person]} ${reason}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        segments.forEach((segment, code) => {
          for (const reason of reasons) {
            const people = counts.get(`${code} ${reason}`);
            if (people === undefined) continue;
            rows.push({ scenario: id, replicate, week, operation: operation.id, segment, reason, people });
          }
        });
      }
    },
  };
}

export function mergedRecorders(recorders: readonly Recorder[]): Recorder {
  return {
    step(world) {
      for (const recorder of recorders) recorder.step?.(world);
    },
    end(world) {
      for (const recorder of recorders) recorder.end?.(world);
    },
  };
}
