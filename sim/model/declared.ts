import { type Declared, distinct } from "../scenario/distinct.ts";
import type { Column, ModelModule } from "../world/state/module.ts";
import type { Operation, OperationColumns, Tally } from "../world/state/world.ts";

/** What an operation has besides its columns. */
const OPERATION_FIELDS: Record<Exclude<keyof Operation, keyof OperationColumns>, true> = {
  ...{ index: true, id: true, parameters: true, levers: true, open: true, ending: true, closing: true },
  ...{ phase: true, status: true, counts: true, active: true, considering: true, tells: true, tellers: true },
  ...{ tellingTies: true, beganTelling: true, ceasedTelling: true, contributors: true, numbers: true },
  ...{ week: true, total: true, placeOdds: true },
};

/** Names of an operation that no column may have. */
export const OPERATION_NAMES: readonly string[] = Object.keys(OPERATION_FIELDS);

/** What the world itself counts. */
export const WORLD_TALLIES = ["joiners", "leavers"] as const satisfies readonly (keyof Tally)[];

/** Names of counters that no tally of a module may have. */
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
 * All that modules declare, in their order. Names are shared: a world has one column of a name, whoever asks for it.
 *
 * @throws Error when a name is declared twice, or is one that operations or counters have anyway
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
