import type { Metric, Once } from "../../metrics/metric.ts";
import type { Operation, World } from "../../world/state/world.ts";

type Numbers = Record<string, number>;

/** An operation with names that no type knows; a column of one's own is `unknown`, and a `Float64Array`. */
export type OwnOperation = Operation &
  Readonly<Record<string, unknown>> & { numbers: Numbers; week: Numbers; total: Numbers };

/** A world with names that no type knows. */
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

/** Names of columns or of single numbers, with what they hold before anything happens. */
export type OwnColumns = Readonly<Record<string, number>>;

/** A mechanism of one's own: a step of the week, and what it needs. */
export interface OwnMechanism {
  /** Its switch under `mechanisms` in a scenario, and its group of fields. */
  readonly id: string;
  /** Mechanism of the model after which it comes in a week; after all of them if absent. */
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
  /** What it counts: `operation.week.<name>`, set to 0 each week and summed into `operation.total`. */
  readonly tallies?: readonly string[];
  /** Called once, before the first week. */
  start?(world: OwnWorld): void;
  /** One week, in place; chance comes from `world.draws` only. */
  step(world: OwnWorld): void;
  /** Called instead where a scenario switches it off. */
  stepWhenOff?(world: OwnWorld): void;
}

/** A metric of one's own; what is left out of its description is neutral. */
export interface OwnMetric extends Partial<Omit<Metric, "measure">> {
  readonly id: string;
  /** Once the horizon is over; NaN where it is undefined. @param once keeps what a function says of the world */
  measure(world: OwnWorld, once: Once): number;
}

/** What joins the model for one call. */
export interface Own {
  readonly mechanisms?: readonly OwnMechanism[];
  /** They follow the metrics of the model, in this order. */
  readonly metrics?: readonly OwnMetric[];
}
