import { readWrittenNumber } from "../../sim/input/written-number.ts";
import { isShare, type Language, type Words } from "../text/words.ts";

/** How a number of some unit stands in a field: shares as percentages, other numbers as they are. */
const scaleOf = (unit: string) => (isShare(unit) ? 100 : 1);

/** Digits beyond the twelfth come from binary fractions, not from people. */
export const tidy = (value: number): number => Number(value.toPrecision(12));

/** The number as it stands in a field, with the language's decimal mark. */
export function asTyped(value: number, unit: string, { language }: Pick<Words, "language">): string {
  const text = String(tidy(value * scaleOf(unit)));
  return language === "fr" ? text.replace(".", ",") : text;
}

/** What somebody typed, as a number. */
export interface Typed {
  value: number;
  /** Whether to say how it was understood: it has thousands set apart, or the other language's decimal mark. */
  isToSay: boolean;
  /** What it would be in the other language, where that is another number. */
  other?: number;
}

/**
 * Reads what somebody typed. Where a point or comma may be decimal or set thousands apart, the language decides.
 * Undefined for what is no number of this unit.
 */
export function fromTyped(text: string, unit: string, language: Language): Typed | undefined {
  const number = readWrittenNumber(withoutUnit(text, unit));
  if (number === undefined) return undefined;
  const { value, mark, hasGroups, grouped } = number;
  const scaled = (one: number) => tidy(one / scaleOf(unit));
  const isForeign = mark !== undefined && mark !== (language === "fr" ? "," : ".");
  if (grouped === undefined) return { value: scaled(value), isToSay: hasGroups || isForeign };
  const [own, other] = isForeign ? [grouped, value] : [value, grouped];
  return { value: scaled(own), isToSay: true, other: scaled(other) };
}

/** A sign that stands behind the field may be typed as well; that of another unit is refused. */
function withoutUnit(text: string, unit: string): string {
  const bare = text.trim();
  if (isShare(unit)) return bare.replace(/\s*[%％]$/, "");
  return unit.startsWith("€") ? bare.replace(/^€\s*|\s*€$/g, "") : bare;
}

/** The unit that stands behind a field. */
export function unitSign(unit: string, words: Words): string {
  // A line may break after the stroke.
  if (!isShare(unit)) return words.unit(unit).replace("/", "/\u200b");
  const rest = unit.slice("0–1".length);
  return `%${words.language === "fr" && rest === " a week" ? " par semaine" : rest}`;
}
