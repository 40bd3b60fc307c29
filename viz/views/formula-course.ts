import { medianTotals } from "../charts/shared/columns.ts";
import { valueAt } from "../state/edits.ts";
import type { Arm } from "../state/experiment.ts";
import { useStore } from "../store/context.ts";

/** Tells what a formula of a scenario comes to in every week, given the totals of the last result. */
export function useFormulaCourse(arm: Arm): (formula: string) => Promise<readonly number[]> {
  const { shown, courseOf } = useStore();
  return (source) => {
    const now = shown.peek();
    const place = now?.experiment.arms.findIndex(({ letter }) => letter === arm.letter) ?? -1;
    return courseOf({
      source,
      weeks: Number(valueAt(arm, "horizonWeeks")),
      consumers: Number(valueAt(arm, "population.consumers")) * Number(valueAt(arm, "population.represents")),
      totals: now === null || place < 0 ? {} : medianTotals(now, place),
    });
  };
}
