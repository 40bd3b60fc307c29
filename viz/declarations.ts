/**
 * What the page's main thread knows of the model: declarations only. The page's build runs this module once and ships
 * what it exports as data, so that no kernel, parser or schema is loaded before the first picture.
 */

import { VERSION as ENGINE } from "../sim/core/version.ts";
import { withoutKeys } from "../sim/input/record.ts";
import type { Text } from "../sim/input/text.ts";
import { COUNTS as COUNTED, type Metric, type WeeklyMetric } from "../sim/metrics/metric.ts";
import {
  PAIRS as READY_PAIRS,
  SCENARIOS as SCENARIO_FILES,
  type ScenarioInput,
} from "../sim/model/built-in.ts";
import { METRICS as MEASURED, WEEKLY_METRICS as MEASURED_WEEKLY } from "../sim/model/metric-lists.ts";
import { FORMAT, FIELDS as MODEL_FIELDS, FORMULA_NAMES as NAMES } from "../sim/model/model.ts";
import { SYSTEMS as SYSTEM_IDS, systemOf } from "../sim/model/systems/systems.ts";
import { REASONS as WHY } from "../sim/recorders/reason-texts.ts";
import type { Fields } from "../sim/scenario/field.ts";
import {
  FILE_KEYS as KEYS_OF_FILES,
  FORMAT_VERSION as VERSION_OF_FILES,
} from "../sim/scenario/scenario-file.ts";
import type { SystemKeys } from "../sim/scenario/system-file.ts";
import { MOST_HEADLINES as HEADLINES_AT_MOST } from "../sim/verdict/compare.ts";
import { FEWEST_FOR_INTERVAL as FEWEST } from "../sim/verdict/interval.ts";
import TRUST_TABLE from "./trust.json";

export const VERSION: string = ENGINE;
export const FIELDS: Fields = MODEL_FIELDS;
export const MOST_HEADLINES = HEADLINES_AT_MOST;
/** In fewer worlds, intervals of mean differences miss more often than they say. */
export const FEWEST_FOR_INTERVAL = FEWEST;
/** In the order of the numbers in results. */
export const METRICS: readonly Omit<Metric, "measure">[] = MEASURED.map(withoutMeasure);
export const WEEKLY_METRICS: readonly Omit<WeeklyMetric, "measure">[] = MEASURED_WEEKLY.map(withoutMeasure);
/** Of whom a metric about people is a number. */
export const COUNTS = COUNTED;
/** Names that formulas may use. */
export const FORMULA_NAMES: readonly string[] = NAMES;
/** Why people do not take part, in the order of the funnel. */
export const REASONS: Readonly<Record<string, Text>> = WHY;
/** Version of the format of scenario files. */
export const FORMAT_VERSION = VERSION_OF_FILES;
/** Keys of a scenario file that are no fields. */
export const FILE_KEYS: readonly string[] = KEYS_OF_FILES;
/** Fields that describe one file and are not inherited. */
export const OWN_FIELDS: readonly string[] = FORMAT.ownFields;
/** The scenario under every other one, whose file needs no `extends`. */
export const ROOT: string = FORMAT.root;
/** Keys of scenario files with long texts, which the page shows, but gets apart, once it stands. */
export const TOLD_KEYS = ["story", "provenance", "sources"] as const;
/** Keys of scenario files that no run needs, nor what an experiment says of its scenarios. */
export const UNUSED_KEYS: readonly string[] = [...TOLD_KEYS, "tensions", "system"];
/**
 * Built-in scenarios as their files hold them, without what they tell and must show: only what differs from what they
 * extend.
 */
export const SCENARIOS: Readonly<Record<string, ScenarioInput>> = Object.fromEntries(
  [...SCENARIO_FILES].map(([id, file]) => [id, withoutKeys(file as object, UNUSED_KEYS)]),
) as Readonly<Record<string, ScenarioInput>>;
/** The systems of the source texts by id: what they help to ask, and what they are for. */
export const SYSTEMS: Readonly<Record<string, Required<Pick<SystemKeys, "question" | "needs" | "sectors">>>> =
  Object.fromEntries(
    SYSTEM_IDS.map((id) => {
      const { question, needs = [], sectors = [] } = systemOf(id);
      return [id, { question, needs, sectors }];
    }),
  );
/** Ready comparisons by id. */
export const PAIRS = Object.fromEntries(READY_PAIRS);

/** What published findings say of the model, and how they were used. */
export interface Trusted {
  question: Text;
  trust: Text;
  findings: readonly { name: string; use: Use; shown: boolean; claim: Text }[];
}
/** In the order of their weight. */
export const USES = ["tuned to", "looked at", "kept, then mended", "kept for the end"] as const;
export type Use = (typeof USES)[number];
/** What the model may be trusted for, question by question: `npm run docs` writes it from docs/evidence. */
export const TRUST = TRUST_TABLE as readonly Trusted[];

function withoutMeasure<T extends { measure: unknown }>({ measure: _measure, ...declared }: T) {
  return declared;
}
