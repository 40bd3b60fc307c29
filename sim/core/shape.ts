/**
 * A copy whose fields engines access as fast as those of a class, with one layout for all copies with the same keys.
 * When an object has more than a dozen keys that were set one by one or spread from others, engines make it a hash
 * table or give it its own layout. Code compiled for one world is then discarded for the next. Parsed JSON has
 * neither problem.
 */
export function shaped<T extends object>(parts: T): T {
  const fields = Object.entries(parts).map(([name, value]) => `${JSON.stringify(name)}:${sampleOf(value)}`);
  const copy = JSON.parse(`{${fields.join()}}`) as Record<string, unknown>;
  for (const [name, value] of Object.entries(parts)) copy[name] = value;
  return copy as T;
}

/** JSON of a sample value of the same type; a fraction makes the engine expect any number, not only whole ones. */
function sampleOf(value: unknown): string {
  return typeof value === "number" ? "0.5" : typeof value === "boolean" ? "true" : "null";
}
