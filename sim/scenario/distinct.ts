/** One declarer and the names it declares. */
export type Declared<T> = readonly [who: string, names: Readonly<Record<string, T>> | undefined];

/**
 * Merges what several declarers declare into one record.
 *
 * @param what the noun for a name in an error
 * @param taken names that nobody may declare
 * @throws Error when a name is declared twice or taken; otherwise the last one would silently win
 */
export function distinct<T>(
  what: string,
  declared: readonly Declared<T>[],
  taken: readonly string[] = [],
): Record<string, T> {
  const all: Record<string, T> = {};
  const owners = new Map<string, string>();
  for (const [who, names] of declared)
    for (const [name, value] of Object.entries(names ?? {})) {
      if (taken.includes(name)) throw new Error(`${what} ${name} of ${who}: this name is taken; use another`);
      const first = owners.get(name);
      if (first !== undefined)
        throw new Error(`${what} ${name} is declared twice, by ${first} and by ${who}; rename one of them`);
      owners.set(name, who);
      all[name] = value;
    }
  return all;
}
