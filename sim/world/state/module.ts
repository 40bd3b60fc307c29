import type { Text } from "../../scenario/text.ts";

/** How a mechanism asks for a column or a number: its value before anything happens, and what it means. */
export interface Column {
  start: number;
  unit: string;
  en: string;
  fr: string;
}

/** What a module of the model declares: a mechanism, what several mechanisms share, or the world itself. */
export interface ModelModule {
  /** Name of its group of fields. */
  id: string;
  /** What it moves and why, in a sentence or two: with it `npm run docs` makes its section of the ODD description. */
  about?: Text;
  /**
   * What its code reckons, in names of fields, columns and counts, in no language; test/docs/notation.ts has the signs.
   * A line that begins with two blanks goes on with the one before.
   */
  equations: readonly string[];
  /**
   * What other modules declare and its code uses, be it to read or to move: `people.<column>`, `operation.<column>`,
   * `operation.numbers.<name>`, `numbers.<name>` of the world, `operation.week.<tally>` or `operation.total.<tally>`,
   * `parameters.<group>.<field>`, `parameters.mechanisms.<id>` for a switch. Not what is everybody's: people's traits,
   * levers, fields of operations and of the population. A function of `choice/` or `world/` that it calls belongs to
   * the module whose equations stand beside it. `test/model/reads.test.ts` holds the list to the code.
   */
  reads: readonly string[];
  personColumns?: Readonly<Record<string, Column>>;
  operationColumns?: Readonly<Record<string, Column>>;
  operationNumbers?: Readonly<Record<string, Column>>;
  worldNumbers?: Readonly<Record<string, Column>>;
  /** What it counts per operation and week, summed over the horizon. */
  tallies?: readonly string[];
}
