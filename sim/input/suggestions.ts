import { distance } from "fastest-levenshtein";
import type { Problem } from "./problems.ts";
import { isHolder, isRecord } from "./record.ts";
import type { Text } from "./text.ts";

/** The problem of an unknown key, suggesting a similar one. @param known all valid keys */
export function unknownKey(path: string, name: string, known: readonly string[]): Problem {
  return {
    path,
    expected: { en: "unknown key", fr: "clé inconnue" },
    suggestion: didYouMean(name, known) ?? {
      en: `known here: ${known.join(", ")}`,
      fr: `connues ici : ${known.join(", ")}`,
    },
  };
}

/** For an object that is refused because it is not plain. */
export const plainInstead = (value: unknown): Text | undefined =>
  isHolder(value) && !isRecord(value) ? PLAIN_INSTEAD : undefined;

const PLAIN_INSTEAD: Text = {
  en: "give a plain object, {…}, with its own keys",
  fr: "donnez un objet simple, {…}, avec ses propres clés",
};

/** "did you mean …?" with the most similar known word, if it is similar enough for a typing error; else undefined. */
export function didYouMean(word: unknown, known: Iterable<string>): Text | undefined {
  if (typeof word !== "string") return undefined;
  const typed = word.slice(0, 100).toLowerCase();
  let best = "";
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const shared = candidate.toLowerCase().startsWith(typed) && word.length > 2 ? 0 : 1;
    const far = shared * distance(typed, candidate.toLowerCase());
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  if (best === "" || least > Math.max(1, Math.min(word.length, best.length) * 0.4)) return undefined;
  return { en: `did you mean ${best}?`, fr: `vouliez-vous dire ${best} ?` };
}
