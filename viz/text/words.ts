import type { Noun } from "../../sim/input/counted.ts";
import type { Language, Text } from "../../sim/input/text.ts";
import { unitAfter, unitIn } from "../../sim/input/units.ts";

export type { Language } from "../../sim/input/text.ts";

/** How the page speaks in one language. */
export interface Words {
  language: Language;
  say: (text: Text) => string;
  /** @param signed whether positive numbers carry a plus */
  number: (value: number, signed?: boolean) => string;
  /** A share of 0–1 as a percentage. */
  percent: (share: number) => string;
  /** A value with its unit, as people read it: shares as percentages, euros with their sign. */
  quantity: (value: number, unit: string, signed?: boolean) => string;
  /** A difference of two such values; that of shares is in points of a hundred. */
  difference: (value: number, unit: string) => string;
  unit: (unit: string) => string;
  count: (count: number, noun: Noun) => string;
  date: (date: Date) => string;
  list: (items: readonly string[]) => string;
}

/** The first language that the page speaks among those that the reader prefers. */
export function preferredLanguage(preferred: readonly string[]): Language {
  const spoken = preferred.map((tag) => tag.slice(0, 2).toLowerCase());
  return (spoken.find((language) => language === "en" || language === "fr") as Language | undefined) ?? "en";
}

/** Whether a unit is a share, which people read as a percentage. */
export const isShare = (unit: string): boolean => unit.startsWith("0–1");

const made = new Map<Language, Words>();

/** The words of a language, made once. */
export function wordsIn(language: Language): Words {
  const known = made.get(language) ?? newWords(language);
  made.set(language, known);
  return known;
}

function newWords(language: Language): Words {
  // Formats are slow to make: each is made when it is first needed.
  const plurals = once(() => new Intl.PluralRules(language));
  const plain = once(() => new Intl.NumberFormat(language));
  const dates = once(() => new Intl.DateTimeFormat(language, { dateStyle: "long" }));
  const lists = once(() =>
    Intl.ListFormat === undefined ? undefined : new Intl.ListFormat(language, { type: "conjunction" }),
  );
  const say = (text: Text) => (language === "fr" ? spaced(text.fr) : text.en);
  const number = (value: number, signed = false) => formatted(value, signed, {}, language);
  const unit = (name: string) => (language === "fr" ? spaced(unitIn(name, "fr")) : name);
  const withNoun = (value: number, noun: string, signed: boolean) =>
    `${number(value, signed)}\u00a0${unitAfter(value, noun, language)}`;
  const quantity = (value: number, name: string, signed = false) => {
    if (isShare(name)) {
      const rest = name.slice("0–1".length);
      const french = rest === " a week" ? " par semaine" : rest;
      return formatted(value, signed, { style: "percent" }, language) + (language === "fr" ? french : rest);
    }
    if (name.startsWith("€")) {
      const euros = formatted(value, signed, { style: "currency", currency: "EUR" }, language);
      return euros + unit(name).slice(1);
    }
    return name === "" ? number(value, signed) : withNoun(value, unit(name), signed);
  };
  return {
    language,
    say,
    number,
    percent: (share) => formatted(share, false, { style: "percent" }, language),
    quantity,
    difference: (value, name) =>
      isShare(name) ? withNoun(100 * value, "points", true) : quantity(value, name, true),
    unit,
    count: (count, noun) =>
      `${plain().format(count)}\u00a0${noun[language][plurals().select(count) === "one" ? 0 : 1]}`,
    date: (date) => dates().format(date),
    list: (items) => lists()?.format(items) ?? items.join(", "),
  };
}

function once<T>(make: () => T): () => T {
  let known: T | undefined;
  return () => {
    known ??= make();
    return known;
  };
}

/** Three significant digits, whole numbers from 1,000 on, cents where there are any, and a true minus. */
function formatted(
  value: number,
  signed: boolean,
  options: Intl.NumberFormatOptions,
  language: Language,
): string {
  if (!Number.isFinite(value)) return "–";
  const format = formatOf(language, {
    ...options,
    ...digitsOf(value, "currency" in options),
    signDisplay: signed ? "exceptZero" : "auto",
  });
  return format.format(value).replace("-", "−").replace(SIGN_BEFORE_MARK, `$1${JOINER}`);
}

/** A line may break between a sign and a currency's mark, not where this stands; it has no width. */
export const JOINER = "\u2060";
const SIGN_BEFORE_MARK = /^([−+])(?=€)/;

const formats = new Map<string, Intl.NumberFormat>();

/** Formats are slow to make, and charts write hundreds of numbers. */
function formatOf(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.NumberFormat(language, options);
  formats.set(key, known);
  return known;
}

function digitsOf(value: number, isMoney: boolean): Intl.NumberFormatOptions {
  const size = Math.abs(value);
  if (size >= 1000 || (isMoney && Number.isInteger(value))) return { maximumFractionDigits: 0 };
  if (isMoney && size >= 0.01 && size < 100) return { maximumFractionDigits: 2 };
  return { maximumSignificantDigits: 3 };
}

const NARROW = "\u202f";

/** French sets a narrow space before tall signs, inside its quotation marks and between thousands; no line may break there. */
export function spaced(text: string): string {
  return text
    .replace(/[ \u00a0]([:;?!%€»])/g, `${NARROW}$1`)
    .replace(/«[ \u00a0]/g, `«${NARROW}`)
    .replace(/\b(\d{1,3})[ \u00a0](?=\d{3}\b)/g, `$1${NARROW}`);
}
