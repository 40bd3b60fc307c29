import type { Text } from "../input/text.ts";
import type { ColumnField, LabelsField, WordField } from "./field.ts";
import { list, toChoose } from "./fields.ts";

/** Fields with one value per person. */

/** A number per person. */
export function column(
  unit: string,
  range: readonly [number, number],
  longest: number,
  en: string,
  fr: string,
  integer = false,
): ColumnField {
  return { ...list(unit, range, longest, toChoose(), en, fr), kind: "column", integer };
}

export function labels(longest: number, en: string, fr: string): LabelsField {
  return { kind: "labels", unit: "", longest, default: null, ...toChoose(), text: { en, fr } };
}

export function word(form: RegExp, expected: Text, en: string, fr: string): WordField {
  return { kind: "word", unit: "", form, expected, default: "", ...toChoose(), text: { en, fr } };
}
