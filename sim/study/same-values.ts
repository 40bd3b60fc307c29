import type { Value } from "../design/range.ts";
import { type Problem, shownValue } from "../input/problems.ts";

/** Values of a study that nobody could tell apart in its tables. */

/** What a table's reader takes a value for. */
export function readAs(value: Value): string {
  // There may be millions of numbers.
  if (typeof value === "number") return String(value);
  const text = String(value).trim();
  return text !== "" && Number.isFinite(Number(text)) ? String(Number(text)) : text;
}

/** Values that read the same as an earlier one, so that rows of a table could not be told apart: `" 1 "` and 1. */
export function sameProblems(values: readonly Value[], at: string): Problem[] {
  const first = new Map<string, Value>();
  return values.flatMap((value, place) => {
    const read = readAs(value);
    const same = first.get(read);
    if (same === undefined) first.set(read, value);
    return same === undefined ? [] : [{ path: `${at}.${place}`, value, expected: unlike(same) }];
  });
}

const unlike = (same: Value) => ({
  en: `a different value: it reads the same as ${shownValue(same, "en")}`,
  fr: `une valeur différente : elle se lit comme ${shownValue(same, "fr")}`,
});
