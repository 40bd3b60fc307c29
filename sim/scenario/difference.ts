import { pathInside, valueAtPath } from "../input/paths.ts";
import { isRecord } from "../input/record.ts";

/** One leaf in which two scenarios differ; undefined for the scenario that lacks it. */
export interface Difference {
  path: string;
  before: unknown;
  after: unknown;
}

/** Texts, and individual people, whose hash is compared instead. */
const LEFT_OUT = ["title", "story", "provenance", "population.people"];

/** Every leaf in which two resolved scenarios differ, except texts. */
export function differences(before: object, after: object): Difference[] {
  return between(before, after, "");
}

function between(before: unknown, after: unknown, path: string): Difference[] {
  if (LEFT_OUT.includes(path)) return [];
  if (!isRecord(before) || !isRecord(after))
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) =>
    between(valueAtPath(before, [key]), valueAtPath(after, [key]), pathInside(path, key)),
  );
}
