import type { Fields } from "../scenario/field.ts";
import { flag, group, setting } from "../scenario/fields.ts";
import type { Text } from "../scenario/text.ts";
import type { Column, World } from "../world/state/world.ts";

/** One mechanism of the model: its fields, the columns it moves, its kernel. */
export interface Mechanism {
  /** Name under `mechanisms` in a scenario, and of its group of fields. */
  id: string;
  title: Text;
  /** What holds instead when the mechanism is switched off. */
  off: Text;
  fields: Fields;
  /**
   * What its kernel reckons, in names of fields, columns and counts, in no language; test/docs/notation.ts has the signs.
   * A line that begins with two blanks goes on with the one before.
   */
  equations: readonly string[];
  personColumns?: Readonly<Record<string, Column>>;
  operationColumns?: Readonly<Record<string, Column>>;
  operationNumbers?: Readonly<Record<string, Column>>;
  worldNumbers?: Readonly<Record<string, Column>>;
  /** What it counts per operation and week, summed over the horizon. */
  tallies?: readonly string[];
  /** Called once, before the first week. */
  start?(world: World): void;
  /**
   * One week, in place. Reads other people's state of last week only (`tellingTies`, `tellers`), allocates
   * nothing per person.
   */
  step(world: World): void;
  /** Called instead of {@link step} when the mechanism is off, where neutral is more than doing nothing. */
  stepWhenOff?(world: World): void;
}

/** Fields that mechanisms bring: a switch and a group for each. */
export function fieldsOf(mechanisms: readonly Mechanism[]): { switches: Fields; groups: Fields } {
  const switches = mechanisms.map(({ id, title, off }) => [
    id,
    flag(true, setting(), `${title.en}; off: ${off.en}.`, `${title.fr} ; désactivé : ${off.fr}.`),
  ]);
  const groups = mechanisms.map(({ id, title, fields }) => [id, group(title.en, title.fr, fields)]);
  return { switches: Object.fromEntries(switches), groups: Object.fromEntries(groups) };
}
