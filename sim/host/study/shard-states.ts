/** The shards of a study by state; numbers start at 1. */
export interface ShardStates {
  /** Number of all shards. */
  readonly of: number;
  readonly complete: readonly number[];
  /** Shards that lack parts, with a job that is running or waiting. */
  readonly underWay: readonly number[];
  /** Shards that lack parts, without a job. */
  readonly missing: readonly number[];
}

/**
 * @param missingParts parts that are missing or altered
 * @param taken shards with a job that is running or waiting
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

/** Ascending numbers, with consecutive ones as ranges: 1-4,7. */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range !== undefined && range[1] === number - 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}
