import type { Once } from "../../metrics/metric.ts";
import type { Operation, World } from "../../world/state/world.ts";
import type { OwnField, OwnMechanism, OwnMetric } from "./own.ts";

/** A world in which an own mechanism's names are known to the types, as the model's are. */
export type NamedWorld<
  Id extends string,
  Field extends string,
  Person extends string,
  Column extends string,
  OperationNumber extends string,
  WorldNumber extends string,
  Count extends string,
> = Omit<World, "operations"> & {
  readonly people: Readonly<Record<Person, Float64Array>>;
  readonly numbers: Record<WorldNumber, number>;
  readonly parameters: Readonly<Record<Id, Readonly<Record<Field, number>>>>;
  readonly operations: readonly (Operation &
    Readonly<Record<Column, Float64Array>> & {
      readonly numbers: Record<OperationNumber, number>;
      readonly week: Record<Count, number>;
      readonly total: Record<Count, number>;
    })[];
};

/** An own mechanism whose world has its names. */
interface Named<
  Id extends string,
  Field extends string,
  Person extends string,
  Column extends string,
  OperationNumber extends string,
  WorldNumber extends string,
  Count extends string,
  Where = NamedWorld<Id, Field, Person, Column, OperationNumber, WorldNumber, Count>,
> extends Omit<OwnMechanism, "start" | "step" | "stepWhenOff"> {
  readonly id: Id;
  readonly fields?: Readonly<Record<Field, OwnField>>;
  readonly personColumns?: Readonly<Record<Person, number>>;
  readonly operationColumns?: Readonly<Record<Column, number>>;
  readonly operationNumbers?: Readonly<Record<OperationNumber, number>>;
  readonly worldNumbers?: Readonly<Record<WorldNumber, number>>;
  readonly tallies?: readonly Count[];
  start?(world: Where): void;
  step(world: Where): void;
  stepWhenOff?(world: Where): void;
}

/** A mechanism that remembers, for types only, the world with its names. */
export type MechanismIn<Where> = OwnMechanism & { readonly inWorld?: (world: Where) => void };

/** Gives a mechanism back as it is; its functions see a world with its names, which a misspelled one is not among. */
export const ownMechanism = <
  const Id extends string,
  Field extends string = never,
  Person extends string = never,
  Column extends string = never,
  OperationNumber extends string = never,
  WorldNumber extends string = never,
  const Count extends string = never,
>(
  mechanism: Named<Id, Field, Person, Column, OperationNumber, WorldNumber, Count>,
): MechanismIn<NamedWorld<Id, Field, Person, Column, OperationNumber, WorldNumber, Count>> =>
  mechanism as never;

/**
 * Gives a metric back as it is.
 *
 * @param _of a mechanism whose names its world has
 */
export const ownMetric = <Where>(
  _of: MechanismIn<Where>,
  metric: Omit<OwnMetric, "measure"> & { measure(world: Where, once: Once): number },
): OwnMetric => metric as never;
