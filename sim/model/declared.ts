import { type Declared, distinct } from "../scenario/distinct.ts";
import type { Column, ModelModule } from "../world/module.ts";
import type { Operation, OperationColumns, Tally } from "../world/state/world.ts";

/** Fields of an operation besides its columns. */
const OPERATION_FIELDS: Record<Exclude<keyof Operation, keyof OperationColumns>, true> = {
  ...{ index: true, id: true, parameters: true, levers: true, open: true, ending: true, closing: true },
  ...{ phase: true, status: true, counts: true, active: true, considering: true, tells: true, tellers: true },
  ...{ tellingTies: true, beganTelling: true, ceasedTelling: true, contributors: true, numbers: true },
  ...{ activeByWeek: true, contributorsByWeek: true },
  ...{ week: true, total: true, placeOdds: true },
};

/** Names of an operation's own fields, which columns may not use. */
export const OPERATION_NAMES: readonly string[] = Object.keys(OPERATION_FIELDS);

/** Counts kept by the world itself. */
export const WORLD_TALLIES = ["joiners", "leavers"] as const satisfies readonly (keyof Tally)[];

/** Names that tallies of modules may not use. */
export const COUNTER_NAMES: readonly string[] = [
  ...WORLD_TALLIES,
  ...["values", "names", "clear", "add", "constructor"],
];

export interface Declarations {
  personColumns: Readonly<Record<string, Column>>;
  operationColumns: Readonly<Record<string, Column>>;
  operationNumbers: Readonly<Record<string, Column>>;
  worldNumbers: Readonly<Record<string, Column>>;
  tallies: readonly string[];
}

/**
 * The declarations of all modules, in their order. All modules share the names: a world has one column per name.
 *
 * @throws Error if a name is declared twice, or is already used by operations or counters
 */
export function declarationsOf(modules: readonly ModelModule[]): Declarations {
  const all = (what: string, of: (module: ModelModule) => Declared<Column>[1], taken?: readonly string[]) =>
    distinct<Column>(
      what,
      modules.map((module) => [module.id, of(module)]),
      taken,
    );
  const tallies = modules.flatMap(({ id, tallies = [] }) =>
    tallies.map((name): Declared<string> => [id, { [name]: name }]),
  );
  return {
    personColumns: all("the person column", ({ personColumns }) => personColumns),
    operationColumns: all(
      "the operation column",
      ({ operationColumns }) => operationColumns,
      OPERATION_NAMES,
    ),
    operationNumbers: all("the operation number", ({ operationNumbers }) => operationNumbers),
    worldNumbers: all("the world number", ({ worldNumbers }) => worldNumbers),
    tallies: Object.keys(distinct("the tally", tallies, COUNTER_NAMES)),
  };
}
