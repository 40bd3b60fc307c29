import counter from "./counter.json" with { type: "json" };
import forum from "./forum.json" with { type: "json" };
import living from "./living.json" with { type: "json" };
import neutral from "./neutral.json" with { type: "json" };

/** A scenario, or a part of one, as JSON. */
export type Json = { readonly [key: string]: unknown };

/**
 * What is timed. Each is a file of its own with numbers of its own, not the scenario that ships: that one is refitted
 * now and then. `forum.json` names only fields that the first measured commit, df1f079, has.
 */
const FILES = { forum, living, counter } satisfies Record<string, Json>;
export type WorkloadName = keyof typeof FILES;
export const WORKLOADS = Object.keys(FILES) as WorkloadName[];

/** Sets mechanisms that came after df1f079 to where they change nothing, field by field: `group.field`. */
export const NEUTRAL: readonly Json[] = Object.entries(neutral).flatMap(([group, fields]) =>
  Object.entries(fields).map(([field, value]) => ({ [group]: { [field]: value } })),
);

/** People for whom the files' hours of staff are meant. */
const STAFFED = 1000;
const STAFF_HOURS = [
  ["support", "guidance"],
  ["organisation", "coordinationStaffHours"],
] as const;

/** A workload with so many people, and as many hours of staff for each of them, or fewer would take part. */
export function workload(name: WorkloadName, consumers: number): Json {
  const file: Json = FILES[name];
  const { levers } = file as { levers: Record<string, Record<string, number>> };
  const staff = STAFF_HOURS.map(([group, lever]) => {
    const hours = levers[group]?.[lever] ?? 0;
    return { levers: { [group]: { [lever]: (hours * consumers) / STAFFED } } };
  });
  return merged(file, { population: { consumers } }, ...staff);
}

/** Parts laid over each other, the last one on top. */
export function merged(...parts: readonly Json[]): Json {
  const all: Record<string, unknown> = {};
  for (const part of parts)
    for (const [key, value] of Object.entries(part)) {
      const below = all[key];
      all[key] = isPart(below) && isPart(value) ? merged(below, value) : value;
    }
  return all;
}

const isPart = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Share of people enrolled in a usual week without which the forum's figures would not mean what they say. */
const BUSY = [0.1, 0.13] as const;

export function checkShare(name: WorkloadName, share: number): void {
  const [least, most] = BUSY;
  if (name === "forum" && !(share >= least && share <= most))
    throw new Error(
      `the workload has drifted: ${(100 * share).toFixed(1)} % of the people take part in a usual week, ` +
        `and ${100 * least} to ${100 * most} % are to; mend test/bench/forum.json or neutral.json`,
    );
}
