import { isRecord } from "./schema.ts";

/** One leaf in which two scenarios differ; undefined where one has no such entry. */
export interface Difference {
  path: string;
  before: unknown;
  after: unknown;
}

/** Every leaf in which two resolved scenarios differ, their texts apart. */
export function differences(before: object, after: object): Difference[] {
  return between(before, after, "").filter(({ path }) => !/^(title|story|provenance)\b/.test(path));
}

function between(before: unknown, after: unknown, path: string): Difference[] {
  if (!isRecord(before) || !isRecord(after))
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => between(before[key], after[key], path === "" ? key : `${path}.${key}`));
}
