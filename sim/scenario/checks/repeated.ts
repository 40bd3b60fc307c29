import type { Problem } from "../problems.ts";
import type { Text } from "../text.ts";

/**
 * That ids of a list stand in it before.
 *
 * @param ids undefined where there is none
 * @param what each of them is an id of
 * @param pathOf where the id of a place stands
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
  return ids.flatMap((id, place) => {
    if (id !== undefined && seen.has(id)) return [{ path: pathOf(place), value: id, expected }];
    seen.add(id);
    return [];
  });
}
