/** How far the shards of a study are, by their numbers from 1. */
export interface ShardStates {
  /** Shards in all. */
  readonly of: number;
  readonly complete: readonly number[];
  /** They lack parts, and a job works on them or will. */
  readonly underWay: readonly number[];
  /** They lack parts, and no job does. */
  readonly missing: readonly number[];
}

/**
 * @param missingParts missing or altered
 * @param taken shards that a job works on or will
 */
export function shardStates(
  of: number,
  missingParts: Iterable<number>,
  taken: ReadonlySet<number>,
): ShardStates {
  const lacking = new Set([...missingParts].map((part) => (part % of) + 1));
  const all = Array.from({ length: of }, (_, place) => place + 1);
  return {
    of,
    complete: all.filter((shard) => !lacking.has(shard)),
    underWay: all.filter((shard) => lacking.has(shard) && taken.has(shard)),
    missing: all.filter((shard) => lacking.has(shard) && !taken.has(shard)),
  };
}

/** Numbers in rising order, shortened where they follow each other: 1-4,7. */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range !== undefined && range[1] === number - 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}
