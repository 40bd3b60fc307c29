import { tickStep } from "d3";
import type { NumberField } from "../../sim/scenario/field.ts";
import { isShare } from "../text/words.ts";

/** Steps that a hand can aim at on a slider. */
const STEPS = 100;

type Ranged = Pick<NumberField, "range" | "usual" | "integer" | "unit">;

/**
 * The ends and the step of a slider: the usual range, widened to the values that are set already, within the allowed
 * range.
 */
export function sliderOf(
  field: Ranged,
  values: readonly number[],
): { ends: readonly [number, number]; step: number } | null {
  const usual = field.usual ?? (isShare(field.unit) ? field.range : undefined);
  if (usual === undefined) return null;
  const low = Math.max(field.range[0], Math.min(usual[0], ...values));
  const high = Math.min(field.range[1], Math.max(usual[1], ...values));
  const step = tickStep(usual[0], usual[1], STEPS);
  return { ends: [low, high], step: field.integer === true ? Math.max(1, step) : step };
}
