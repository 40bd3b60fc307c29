import { counted, type Noun, numberIn } from "./counted.ts";
import { isHolder, isRecord } from "./record.ts";
import type { Language, Text } from "./text.ts";

/** A problem that a person can fix: its place, the value found, what was expected, and perhaps a suggestion. */
export interface Problem {
  path: string;
  /** The file with the problem, if the input refers to another file. */
  file?: string | undefined;
  /** Line of a table, counted from 1; `path` is then the column. */
  line?: number | undefined;
  /** Absent if there is no value, for instance when the key itself is unknown. */
  value?: unknown;
  expected: Text;
  suggestion?: Text | undefined;
  /** Number of problems that this one summarises, if they are only counted. */
  counts?: number;
}

/** All problems of an input, found in one pass. The command line exits with code 2. */
export class InputError extends Error {
  /** @param where the file or option that the input comes from */
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

/** Problems of one input beyond this number are only counted: nobody reads more, and suggestions are slow to find. */
export const MOST_WORKED_OUT = 50;
/** Problems that are listed; several inputs may have been put together. */
const MOST_LISTED = 100;
const OTHER_PROBLEM: Noun = {
  en: ["more problem", "more problems"],
  fr: ["autre problème", "autres problèmes"],
};

/** “and 3 more problems” */
export const andMore = (count: number, language: Language): string =>
  `${language === "fr" ? "et" : "and"} ${counted(count, OTHER_PROBLEM, language)}`;

/** Put between a value and what was expected, which must not read as a statement; English needs nothing. */
export const EXPECTED_PREFIX: Text = { en: ": expected ", fr: " — attendu : " };

/**
 * One line per problem, `path: value — expectation; suggestion`.
 *
 * @throws InputError for anything but problems, a language and the name of a file
 */
export function describeProblems(problems: readonly Problem[], language: Language, where = ""): string {
  if (!areProblems(problems)) throw inputError("problems", problems, SOME);
  if (!LANGUAGES.includes(language)) throw inputError("language", language, ONE_LANGUAGE);
  if (typeof where !== "string") throw inputError("where", where, NAME);
  const colon = language === "fr" ? " : " : ": ";
  const lines = problems.slice(0, MOST_LISTED).map(({ path, file, line, value, expected, suggestion }) => {
    const shown = value === undefined ? "" : shownValue(value, language) + EXPECTED_PREFIX[language];
    const hint = suggestion === undefined ? "" : `${language === "fr" ? " ; " : "; "}${suggestion[language]}`;
    const places = [
      ...(file === undefined ? [] : [file]),
      ...(line === undefined ? [] : [`${language === "fr" ? "ligne" : "line"} ${line}`]),
      ...(path === "" ? [] : [shortened(path, 200)]),
    ];
    return `${places.length === 0 ? "" : places.join(", ") + colon}${shown}${expected[language]}${hint}`;
  });
  const more = countOf(problems.slice(MOST_LISTED));
  if (more > 0) lines.push(andMore(more, language));
  // Keys and the parser's messages also contain text from the file.
  return lines.map((line) => printable(where === "" ? line : `${where}${colon}${line}`)).join("\n");
}

const LANGUAGES: readonly unknown[] = ["en", "fr"];

/** Reading what a program passed may throw. */
function areProblems(value: unknown): boolean {
  try {
    return Array.isArray(value) && value.every(isProblem);
  } catch {
    return false;
  }
}

const isProblem = (one: unknown): boolean => {
  const { path, expected } = isRecord(one) ? one : {};
  return (
    typeof path === "string" &&
    isRecord(expected) &&
    LANGUAGES.every((id) => typeof expected[id as Language] === "string")
  );
};

const SOME: Text = { en: "a list of problems", fr: "une liste de problèmes" };
const ONE_LANGUAGE: Text = { en: "en or fr", fr: "en ou fr" };
const NAME: Text = { en: "the name of a file", fr: "le nom d’un fichier" };

/** Number of problems, including those that are only counted. */
export const countOf = (problems: readonly Problem[]): number =>
  problems.reduce((sum, { counts = 1 }) => sum + counts, 0);

/** A number as the language writes it, any other value as JSON, shortened to fit a line. */
export function shownValue(value: unknown, language: Language): string {
  if (typeof value === "number") return numberIn(value, language);
  return shortened(jsonOf(value), LONGEST_VALUE);
}

/** The start of its JSON, or a placeholder if it has none: functions, cycles, deep nesting, what throws when it is read. */
function jsonOf(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  let placeholder = "{…}";
  try {
    if (Array.isArray(value)) placeholder = "[…]";
    const kind = kindOf(value);
    return kind + (JSON.stringify(startOf(value)) ?? String(value));
  } catch {
    return placeholder;
  }
}

/** What a value is, if its JSON does not say so: “Map ”. */
function kindOf(value: unknown): string {
  if (!ArrayBuffer.isView(value) && (!isHolder(value) || isRecord(value))) return "";
  const name: unknown = value.constructor?.name;
  return typeof name === "string" && name !== "" && name !== "Object" ? `${name} ` : "";
}

const LONGEST_VALUE = 60;
const DEEPEST_SHOWN = 30;

/**
 * The start of a value, enough for what is shown; the rest may be gigabytes. Every object inside takes at least one
 * character.
 *
 * @throws RangeError if it is nested too deeply to show
 */
function startOf(whole: unknown): unknown {
  let left = LONGEST_VALUE;
  const start = (value: unknown, depth: number): unknown => {
    if (typeof value === "string") return value.slice(0, LONGEST_VALUE);
    // Its characters would count as keys.
    if (value instanceof String) return start(String.prototype.valueOf.call(value), depth);
    if (typeof value !== "object" || value === null) return value;
    if (depth === DEEPEST_SHOWN) throw new RangeError("too deep");
    if (left-- <= 0) return null;
    const inner = (key: string | number) => start((value as Record<string, unknown>)[key], depth + 1);
    if (Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value))
      return Array.from({ length: Math.min(Number(value.length), LONGEST_VALUE) }, (_, place) =>
        inner(place),
      );
    if (typeof (value as { toJSON?: unknown }).toJSON === "function") return value;
    const names = Object.keys(value).slice(0, LONGEST_VALUE);
    return Object.fromEntries(names.map((name) => [name.slice(0, LONGEST_VALUE), inner(name)]));
  };
  return start(whole, 0);
}

const shortened = (text: string, longest: number) =>
  text.length > longest ? `${text.slice(0, longest - 3)}…` : text;

/** Replaces control and direction characters, so that a file cannot control the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, "\ufffd");
}

/** The same for indented JSON: escapes such characters, so that none is lost. */
export function printableJson(json: string): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return json.replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, (character) => character.split("").map(escaped).join(""));
}
