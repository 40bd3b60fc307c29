import { EXIT } from "../../../sim/host/cli/exit-codes.ts";
import type { Text } from "../../../sim/input/text.ts";
import type { Mechanism } from "../../../sim/mechanisms/mechanism.ts";
import type { Metric, WeeklyMetric } from "../../../sim/metrics/metric.ts";
import { HEADLINE_METRICS, METRICS, WEEKLY_METRICS } from "../../../sim/model/metric-lists.ts";
import {
  FIELDS,
  FORMULA_NAMES,
  MECHANISMS,
  MODULES,
  OPERATION_COLUMNS,
  OPERATION_NUMBERS,
  PERSON_COLUMNS,
  TALLIES,
  WORLD_NUMBERS,
} from "../../../sim/model/model.ts";
import { REASONS } from "../../../sim/recorders/reason-texts.ts";
import type { Fields } from "../../../sim/scenario/field.ts";
import type { Column, ModelModule } from "../../../sim/world/module.ts";

/** All that the contracts are made from. */
export interface Declarations {
  fields: Fields;
  mechanisms: readonly Mechanism[];
  /** Mechanisms, what they share, and the world. */
  modules: readonly ModelModule[];
  metrics: readonly Metric[];
  weeklyMetrics: readonly WeeklyMetric[];
  headlines: readonly string[];
  formulaNames: readonly string[];
  personColumns: Readonly<Record<string, Column>>;
  operationColumns: Readonly<Record<string, Column>>;
  operationNumbers: Readonly<Record<string, Column>>;
  worldNumbers: Readonly<Record<string, Column>>;
  tallies: readonly string[];
  reasons: Readonly<Record<string, Text>>;
  exitCodes: typeof EXIT;
}

export const DECLARATIONS: Declarations = {
  fields: FIELDS,
  mechanisms: MECHANISMS,
  modules: MODULES,
  metrics: METRICS,
  weeklyMetrics: WEEKLY_METRICS,
  headlines: HEADLINE_METRICS,
  formulaNames: FORMULA_NAMES,
  personColumns: PERSON_COLUMNS,
  operationColumns: OPERATION_COLUMNS,
  operationNumbers: OPERATION_NUMBERS,
  worldNumbers: WORLD_NUMBERS,
  tallies: TALLIES,
  reasons: REASONS,
  exitCodes: EXIT,
};
