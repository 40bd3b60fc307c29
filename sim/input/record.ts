/**
 * Whether a value is a plain object. Maps, dates and instances of classes keep what they hold elsewhere than in own keys,
 * so they would read as empty; lists and typed arrays count as single values.
 */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const above: unknown = Object.getPrototypeOf(value);
  return above === Object.prototype || above === null || isObjectPrototype(above as object);
}

/** Whether it is the prototype of plain objects, perhaps of another frame or context. */
const isObjectPrototype = (value: object): boolean =>
  Object.getPrototypeOf(value) === null && Object.hasOwn(value, "isPrototypeOf");

/** Whether a value is an object of any kind but a list or typed array, as instances of classes are. */
export const isHolder = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

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
