/**
 * A copy whose fields engines find as fast as those of a class, and in the same place in every copy with the same
 * keys. An object whose keys are set one by one, or spread from others, becomes beyond a dozen a hash table or a kind
 * of its own, and code made fast for one world is thrown away for the next; one parsed from text does not.
 */
export function shaped<T extends object>(parts: T): T {
  const fields = Object.entries(parts).map(([name, value]) => `${JSON.stringify(name)}:${sampleOf(value)}`);
  const copy = JSON.parse(`{${fields.join()}}`) as Record<string, unknown>;
  for (const [name, value] of Object.entries(parts)) copy[name] = value;
  return copy as T;
}

/** A value of the same kind; a fraction tells the engine to expect more than whole numbers. */
function sampleOf(value: unknown): string {
  return typeof value === "number" ? "0.5" : typeof value === "boolean" ? "true" : "null";
}
