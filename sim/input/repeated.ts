import { Problems } from "./problem-list.ts";
import { MOST_WORKED_OUT, type Problem } from "./problems.ts";
import type { Text } from "./text.ts";

/**
 * One problem for each id that occurs more than once in a list, at its second place.
 *
 * @param ids undefined for an item without an id, or with one that is none: engines compare long texts of the same
 *   length letter by letter, each with all others
 * @param what the noun for the items
 * @param pathOf returns the path of the id at a place
 */
export function repeatedIds(
  ids: readonly unknown[],
  what: Text,
  pathOf: (place: number) => string,
): Problem[] {
  const expected = {
    en: `a different id for each ${what.en}`,
    fr: `un identifiant différent pour chaque ${what.fr}`,
  };
  const seen = new Set<unknown>();
  const told = new Set<unknown>();
  const problems = new Problems(MOST_WORKED_OUT);
  ids.forEach((id, place) => {
    if (id !== undefined && seen.has(id) && !told.has(id)) {
      told.add(id);
      problems.addMade(() => ({ path: pathOf(place), value: id, expected }));
    }
    seen.add(id);
  });
  return [...problems.list];
}
