/** Whether a value is an object with keys; lists and typed arrays count as single values. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** A copy without some keys. */
export function withoutKeys(record: object, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

/** Sorts entries by their keys; keys are compared as code units, which no language or computer changes. */
export const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** A copy whose keys stand in order, at every depth; lists keep theirs. */
export function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).sort(byKey);
  return Object.fromEntries(entries.map(([key, entry]) => [key, inKeyOrder(entry)]));
}
