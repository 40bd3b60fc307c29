import type { Text } from "../../sim/input/text.ts";
import { M1, M3, M4 } from "./door.ts";
import { M11, M12, M13, M14 } from "./late.ts";
import { M8, M9, M10 } from "./others.ts";
import { M5, M6, M7 } from "./within.ts";

/**
 * The small general mechanisms that many systems of the texts need, and the systems in which each must show: its arms,
 * what is measured, and which arm must be lower. Written down before the first run.
 */
export interface MechanismShown {
  id: string;
  /** What it does, and what must show. */
  effect: Text;
  /** Where the arms' values come from. */
  values: Text;
  rows: readonly Row[];
}

/** A trial of its own, or a tension that tries the mechanism already. */
export type Row = Trial | Cited;

export interface Trial {
  system: string;
  /** Parts of scenarios that extend the system: the lower arm, then the higher. */
  arms: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Id of a metric, perhaps of one operation, or one of `metrics.ts`. */
  metric: string;
  /** Why it does not come out, once it has run. */
  notShown?: Text;
}

export interface Cited {
  system: string;
  /** Id of a tension of the system. */
  tension: string;
}

export const isCited = (row: Row): row is Cited => "tension" in row;

export const MECHANISMS_SHOWN: readonly MechanismShown[] = [
  M1,
  M3,
  M4,
  M5,
  M6,
  M7,
  M8,
  M9,
  M10,
  M11,
  M12,
  M13,
  M14,
];
