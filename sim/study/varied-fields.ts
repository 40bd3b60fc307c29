import { valueAt } from "./calibration.ts";
import type { Value } from "./study-keys.ts";

/** A field that varies, and what it takes: one of some values, or any number of a range. Plain data. */
export type Factor = { readonly path: string } & (
  | { readonly values: readonly Value[] }
  | {
      readonly range: readonly [low: number, high: number];
      readonly scale: "linear" | "log";
      readonly whole: boolean;
      readonly levels?: number;
    }
);

/** What a factor holds at a place of its range, 0 to 1. */
export function factorAt(factor: Factor, at: number): Value {
  if (!("values" in factor)) return valueAt({ ...factor, role: "model" }, at);
  return factor.values[Math.min(factor.values.length - 1, Math.floor(at * factor.values.length))];
}
