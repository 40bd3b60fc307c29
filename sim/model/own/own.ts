import type { Metric, Once } from "../../metrics/metric.ts";
import type { Operation, World } from "../../world/state/world.ts";

type Numbers = Record<string, number>;

/** An operation with names unknown to the types; an own column has the type `unknown` and is a `Float64Array`. */
export type OwnOperation = Operation &
  Readonly<Record<string, unknown>> & { numbers: Numbers; week: Numbers; total: Numbers };

/** A world with names unknown to the types. */
export type OwnWorld = Omit<World, "operations"> & {
  operations: OwnOperation[];
  people: Record<string, Float64Array>;
  numbers: Numbers;
  parameters: Readonly<Record<string, Readonly<Numbers>>>;
};

/** A number that a scenario may set under the mechanism's id. */
export interface OwnField {
  readonly default: number;
  readonly range: readonly [low: number, high: number];
  readonly integer?: boolean;
  readonly unit?: string;
}

/** Names of columns or of single numbers, with their initial values. */
export type OwnColumns = Readonly<Record<string, number>>;

/** A user's own mechanism: its weekly step, and what the step needs. */
export interface OwnMechanism {
  /** Name of its switch under `mechanisms` in a scenario, and of its group of fields. */
  readonly id: string;
  /** Mechanism of the model after which it runs; after all of them if absent. */
  readonly after?: string;
  /** Read as `world.parameters.<id>.<name>`. */
  readonly fields?: Readonly<Record<string, OwnField>>;
  /** A number per person, `world.people.<name>[person]`. */
  readonly personColumns?: OwnColumns;
  /** A number per person and operation, `operation.<name>[person]`. */
  readonly operationColumns?: OwnColumns;
  /** `operation.numbers.<name>`. */
  readonly operationNumbers?: OwnColumns;
  /** `world.numbers.<name>`. */
  readonly worldNumbers?: OwnColumns;
  /** Its counts: `operation.week.<name>`, set to 0 each week and summed into `operation.total`. */
  readonly tallies?: readonly string[];
  /** Called once, before the first week. */
  start?(world: OwnWorld): void;
  /** Computes one week, in place; random numbers must come from `world.draws`. */
  step(world: OwnWorld): void;
  /** Called instead of `step` if a scenario switches it off. */
  stepWhenOff?(world: OwnWorld): void;
}

/** A user's own metric; missing properties get neutral values. */
export interface OwnMetric extends Partial<Omit<Metric, "measure">> {
  readonly id: string;
  /** Called after the horizon; NaN if undefined. @param once computes a function of the world only once */
  measure(world: OwnWorld, once: Once): number;
}

/** Own mechanisms and metrics, added to the model for one call. */
export interface Own {
  readonly mechanisms?: readonly OwnMechanism[];
  /** They follow the metrics of the model, in this order. */
  readonly metrics?: readonly OwnMetric[];
}
