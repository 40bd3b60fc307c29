import { type Declared, type ListField, list, setting, type Text } from "./fields.ts";

/** Kinds of fields with something for each person, and what goes with them. */

/** A number per person, as a list or as a typed array; null when the scenario gives none. */
export interface ColumnField extends Omit<ListField, "kind"> {
  kind: "column";
  integer?: boolean;
}

/** An id per person; null when the scenario gives none. */
export interface LabelsField extends Declared {
  kind: "labels";
  longest: number;
  default: null;
}

/** Text that programs read, of a form; "" for none. */
export interface WordField extends Declared {
  kind: "word";
  form: RegExp;
  expected: Text;
  default: "";
}

/** A number per person. */
export function column(
  unit: string,
  range: readonly [number, number],
  longest: number,
  en: string,
  fr: string,
  integer = false,
): ColumnField {
  return { ...list(unit, range, longest, setting(), en, fr), kind: "column", integer };
}

export function labels(longest: number, en: string, fr: string): LabelsField {
  return { kind: "labels", unit: "", longest, default: null, ...setting(), text: { en, fr } };
}

export function word(form: RegExp, expected: Text, en: string, fr: string): WordField {
  return { kind: "word", unit: "", form, expected, default: "", ...setting(), text: { en, fr } };
}
