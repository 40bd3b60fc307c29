import type { Problem } from "../input/problems.ts";
import { isRecord } from "../input/record.ts";
import { fits } from "../input/shape.ts";
import { FORMULA_LENGTH } from "../scenario/formula.ts";
import { VARIED } from "./study-keys.ts";

/** Formulas and words of a study: each different one is parsed, which takes a fifth of a millisecond. */

/** Far more than anybody writes by hand; a second's work. */
const MOST_TEXTS = 5000;

/** The problem of too many, before any of them is parsed. @param lists of values @param path of what holds them */
export function textsProblems(lists: Iterable<readonly unknown[]>, path: string): Problem[] {
  const texts = new Set<string>();
  for (const values of lists)
    for (const value of values) {
      // A longer one is refused unread, and engines compare such texts letter by letter.
      if (typeof value === "string" && value.length <= FORMULA_LENGTH) texts.add(value);
      if (texts.size > MOST_TEXTS) return [{ path, expected: FEWER }];
    }
  return [];
}

/** The values that fields take one by one. */
export const listedValues = (entries: readonly unknown[]): (readonly unknown[])[] =>
  entries.flatMap((entry) =>
    isRecord(entry) && fits(VARIED, entry) && Array.isArray(entry.values) ? [entry.values] : [],
  );

const FEWER = {
  en: `at most ${MOST_TEXTS} different formulas and words`,
  fr: "au plus 5\u202f000 formules et mots différents",
};
