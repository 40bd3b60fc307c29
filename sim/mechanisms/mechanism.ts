import type { Text } from "../input/text.ts";
import { type Declared, distinct } from "../scenario/distinct.ts";
import type { Field, Fields } from "../scenario/field.ts";
import { flag, group, toChoose } from "../scenario/fields.ts";
import type { ModelModule } from "../world/module.ts";
import type { World } from "../world/state/world.ts";

/** One mechanism: its switch under `mechanisms` in a scenario, its fields, its state and its weekly step. */
export interface Mechanism extends ModelModule {
  title: Text;
  /** What happens instead when the mechanism is switched off. */
  off: Text;
  fields: Fields;
  /** Called once, before the first week. */
  start?(world: World): void;
  /**
   * Computes one week, in place. It reads only last week's state of other people (`tellingTies`, `tellers`) and
   * allocates nothing per person.
   */
  step(world: World): void;
  /** Called instead of {@link step} when the mechanism is off, if doing nothing is not neutral. */
  stepWhenOff?(world: World): void;
  /**
   * What is computed in the weeks that starting members spent together before the opening: `true` for the step itself.
   * By default the mechanism does nothing in these weeks. Nobody leaves in them, and nothing is counted or paid.
   */
  together?: true | ((world: World) => void);
}

/**
 * The fields of mechanisms: a switch and a group for each.
 *
 * @throws Error when two have the same id
 */
export function fieldsOf(mechanisms: readonly Mechanism[]): { switches: Fields; groups: Fields } {
  const switches = mechanisms.map(({ id, title, off }) => [
    id,
    flag(true, toChoose(), `${title.en}; off: ${off.en}.`, `${title.fr} ; désactivé : ${off.fr}.`),
  ]);
  const groups = mechanisms.map(
    ({ id, title, fields }): Declared<Field> => [title.en, { [id]: group(title.en, title.fr, fields) }],
  );
  return { switches: Object.fromEntries(switches), groups: distinct("the mechanism", groups) };
}
