/** Stands for every id at its place of a path: `population.segments.*.vigour.spread` gives all segments one value. */
const EVERY = "*";

/** The fields that a free field's path stands for, in the scenario's order; none where it has no such field. */
export function pathsOf(path: string, known: Iterable<string>): string[] {
  const keys = path.split(".");
  return [...known].filter((one) => {
    const own = one.split(".");
    return own.length === keys.length && keys.every((key, at) => key === EVERY || key === own[at]);
  });
}
