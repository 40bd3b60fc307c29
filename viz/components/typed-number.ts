import { isShare, type Words } from "../text/words.ts";

/** How a number of some unit stands in a field: shares as percentages, other numbers as they are. */
const scaleOf = (unit: string) => (isShare(unit) ? 100 : 1);

/** Digits beyond the twelfth come from binary fractions, not from people. */
export const tidy = (value: number): number => Number(value.toPrecision(12));

/** The number as it stands in a field, with the language's decimal mark. */
export function asTyped(value: number, unit: string, { language }: Words): string {
  const text = String(tidy(value * scaleOf(unit)));
  return language === "fr" ? text.replace(".", ",") : text;
}

/** Reads what somebody typed, with either decimal mark; NaN for what is no number. */
export function fromTyped(text: string, unit: string): number {
  const bare = text
    .replace(/[\s\u00a0\u202f%€]/g, "")
    .replace("−", "-")
    .replace(",", ".");
  return /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(bare) ? tidy(Number(bare) / scaleOf(unit)) : Number.NaN;
}

/** The unit that stands behind a field. */
export function unitSign(unit: string, words: Words): string {
  // A line may break after the stroke.
  if (!isShare(unit)) return words.unit(unit).replace("/", "/\u200b");
  const rest = unit.slice("0–1".length);
  return `%${words.language === "fr" && rest === " a week" ? " par semaine" : rest}`;
}
