import { ledgerRecorder, mergedRecorders, type ReasonRow } from "../../sim/recorders/ledger.ts";
import { populate } from "../../sim/run/populate.ts";
import { run } from "../../sim/run/run.ts";
import { ACTIVE } from "../../sim/world/state/world.ts";
import { forum, only, type Part, people, together, weeks } from "../mechanisms/arms.ts";
import { quickParams } from "../support.ts";

/** Rows of the ledger, and people less the active per week and operation. */
export function ledgerOf(part: Part) {
  const params = quickParams(together(part));
  const rows: ReasonRow[] = [];
  const inactive = new Map<string, number>();
  const population = populate(params, "ledger", 0);
  const seen = {
    step({
      week,
      size,
      operations,
    }: Parameters<NonNullable<Parameters<typeof mergedRecorders>[0][0]["step"]>>[0]) {
      for (const { id, counts } of operations) inactive.set(`${week} ${id}`, size - counts[ACTIVE]);
    },
  };
  const result = run(params, population, mergedRecorders([ledgerRecorder(params, 0, rows), seen]));
  return { rows, inactive, result, params, population };
}

export const totals = (rows: readonly ReasonRow[]) => {
  const sums = new Map<string, number>();
  for (const { week, operation, people } of rows) {
    const key = `${week} ${operation}`;
    sums.set(key, (sums.get(key) ?? 0) + people);
  }
  return sums;
};

/** A forum that all know and want to join but for what is changed. */
export const eager = together(
  people(80),
  weeks(4),
  only("joining", "contributing"),
  forum({ collective: 0, demand: { skill: { digital: 0, writing: 0 } } }),
  {
    joining: { entryLongTerm: -1000 },
    readiness: { clarityWithoutFraming: 1, motiveHalf: 0 },
    consideration: { perWeek: 1 },
  },
);
