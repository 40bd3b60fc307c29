import { keepWritten } from "./as-written.ts";
import { scanJson } from "./json-scan.ts";
import { InputError, type Problem } from "./problems.ts";
import { placesOf, placeText } from "./utf8.ts";

/** The one reader of JSON from outside: files, links, imports, values on a command line. */

/** What is wrong with JSON before its values are looked at. */
export interface Unread {
  problems: readonly Problem[];
  /** Whether it is no JSON at all. */
  isBroken: boolean;
}

/**
 * The value of JSON, or what is wrong with it; nothing is made of it before.
 *
 * @param hasPlaces whether problems say their line and character, which mean nothing for a value that somebody typed
 */
export function tryJson(json: Uint8Array | string, hasPlaces = true): { value: unknown } | Unread {
  const bytes = typeof json === "string" ? new TextEncoder().encode(json) : json;
  const { findings: found, written } = scanJson(bytes);
  if (found.length === 0) {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    for (const { holder, numbers } of written) keepWritten(insideOf(value, holder), numbers);
    return { value };
  }
  const places = placesOf(
    bytes,
    found.flatMap(({ at }) => at),
  ).map(placeText);
  const problems = found.map(({ path, at, expected, suggestion }): Problem => {
    const own = places.splice(0, at.length);
    return { path, expected: expected(hasPlaces ? own : []), suggestion };
  });
  return { problems, isBroken: found.some(({ isBroken }) => isBroken) };
}

const insideOf = (value: unknown, keys: readonly (string | number)[]): object =>
  keys.reduce((holder: unknown, key) => (holder as Record<string, unknown>)[key], value) as object;

/** @throws InputError with everything that is wrong with it */
export function jsonIn(json: Uint8Array | string, where = ""): unknown {
  const read = tryJson(json);
  if ("problems" in read) throw new InputError(read.problems, where);
  return read.value;
}
