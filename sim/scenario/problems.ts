import { distance } from "fastest-levenshtein";
import { counted, type Noun, numberIn } from "./counted.ts";
import type { Language, Text } from "./text.ts";

/** One thing a person can mend: where, what stands there, what was expected, what might have been meant. */
export interface Problem {
  path: string;
  /** File that holds it, where the input names another. */
  file?: string | undefined;
  /** Line of a table, from 1; `path` is then the column. */
  line?: number | undefined;
  /** Absent where no value exists, for instance when a key itself is unknown. */
  value?: unknown;
  expected: Text;
  suggestion?: Text | undefined;
}

/** Everything that is wrong with an input, found in one pass. The command line turns it into exit code 2. */
export class InputError extends Error {
  /** @param where the file or option that holds the input */
  constructor(
    readonly problems: readonly Problem[],
    readonly where = "",
  ) {
    super(describeProblems(problems, "en", where));
    this.name = "InputError";
  }
}

/** For a single problem. */
export function inputError(path: string, value: unknown, expected: Text, suggestion?: Text): InputError {
  return new InputError([{ path, value, expected, suggestion }]);
}

/** More problems than this are counted only. */
const MOST_TOLD = 100;
const OTHER_PROBLEM: Noun = {
  en: ["more problem", "more problems"],
  fr: ["autre problème", "autres problèmes"],
};

/** In front of what was expected, where it follows a value: it must not read as if it were so. English lets it stand. */
export const AWAITED: Text = { en: "", fr: "attendu : " };

/** One line per problem, `path: value — expectation; suggestion`. */
export function describeProblems(problems: readonly Problem[], language: Language, where = ""): string {
  const colon = language === "fr" ? " : " : ": ";
  const lines = problems.slice(0, MOST_TOLD).map(({ path, file, line, value, expected, suggestion }) => {
    const shown = value === undefined ? "" : `${valueSaid(value, language)} — ${AWAITED[language]}`;
    const hint = suggestion === undefined ? "" : `${language === "fr" ? " ; " : "; "}${suggestion[language]}`;
    const places = [
      ...(file === undefined ? [] : [file]),
      ...(line === undefined ? [] : [`${language === "fr" ? "ligne" : "line"} ${line}`]),
      ...(path === "" ? [] : [shortened(path, 200)]),
    ];
    return `${places.length === 0 ? "" : places.join(", ") + colon}${shown}${expected[language]}${hint}`;
  });
  const more = problems.length - lines.length;
  if (more > 0) lines.push(`${language === "fr" ? "et" : "and"} ${counted(more, OTHER_PROBLEM, language)}`);
  // Keys, and what parsers say of a text, come from the file as well.
  return lines.map((line) => printable(where === "" ? line : `${where}${colon}${line}`)).join("\n");
}

/** A number as the language has it, any other value as JSON, short enough for a line. */
export function valueSaid(value: unknown, language: Language): string {
  if (typeof value === "number") return numberIn(value, language);
  return shortened(jsonOf(value), 60);
}

/** JSON, or what stands for it where there is none: functions, and what is too deep, goes round or refuses. */
function jsonOf(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return Array.isArray(value) ? "[…]" : "{…}";
  }
}

const shortened = (text: string, longest: number) =>
  text.length > longest ? `${text.slice(0, longest - 3)}…` : text;

/** Replaces control and direction characters, so that a file cannot draw on a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, "\ufffd");
}

/** The same for indented JSON, which escapes such characters and so loses none of them. */
export function printableJson(json: string): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return json.replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, (character) => character.split("").map(escaped).join(""));
}

/** That there is no such key, with the one that was probably meant. @param known all keys that there are */
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

/** "did you mean …?" for the nearest of the known words, if one is near enough to be a slip; only words have any. */
export function didYouMean(word: unknown, known: Iterable<string>): Text | undefined {
  if (typeof word !== "string") return undefined;
  let best = "";
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const shared = candidate.toLowerCase().startsWith(word.toLowerCase()) && word.length > 2 ? 0 : 1;
    const far = shared * distance(word.toLowerCase().slice(0, 100), candidate.toLowerCase());
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  if (best === "" || least > Math.max(1, Math.min(word.length, best.length) * 0.4)) return undefined;
  return { en: `did you mean ${best}?`, fr: `vouliez-vous dire ${best} ?` };
}
