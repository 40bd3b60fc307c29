import type { Text } from "../input/text.ts";

/** Parameters that decide where a column is kept; the world's state says what they are. */
// biome-ignore lint/suspicious/noEmptyInterface: it is merged with the declaration in state/world.ts
export interface Deciding {}

/** How a mechanism asks for a column or a number: its value before anything happens, and what it means. */
export interface Column {
  start: number;
  unit: string;
  /**
   * In a contest, a cell for each real person: those whom a simulated person stands for hand in entries of their own.
   * The second one's cells come after those of all first ones.
   */
  perEntry?: true;
  /**
   * Where it is written, if not everywhere: in which operation; for a column of people, in an operation of whose world.
   * Elsewhere it takes no memory: it reads as 0, and nobody may write anything else. Levers do not decide, since they
   * change.
   */
  where?: (operation: Deciding["operation"], all: Deciding["all"]) => boolean;
  en: string;
  fr: string;
}

/** Declarations of a module of the model: a mechanism, code shared by several mechanisms, or the world itself. */
export interface ModelModule {
  /** Name of its group of fields. */
  id: string;
  /** What it moves and why, in a sentence or two: with it `npm run docs` makes its section of the ODD description. */
  about?: Text;
  /**
   * What its code computes, written with names of fields, columns and counts; test/docs/notation.ts lists the signs. A
   * line that begins with two spaces continues the line before.
   */
  equations: readonly string[];
  /**
   * State and parameters of other modules that its code reads or changes: `people.<column>`, `operation.<column>`,
   * `operation.numbers.<name>`, `numbers.<name>` of the world, `operation.week.<tally>` or `operation.total.<tally>`,
   * `parameters.<group>.<field>`, `parameters.mechanisms.<id>` for a switch. It does not list what all modules share:
   * people's traits, levers, fields of operations and of the population. A function of `choice/` or `world/` belongs to
   * the module whose equations are next to it. `test/model/reads.test.ts` compares the list with the code.
   */
  reads: readonly string[];
  personColumns?: Readonly<Record<string, Column>>;
  operationColumns?: Readonly<Record<string, Column>>;
  operationNumbers?: Readonly<Record<string, Column>>;
  worldNumbers?: Readonly<Record<string, Column>>;
  /** Its counts per operation and week, also summed over the horizon. */
  tallies?: readonly string[];
}
