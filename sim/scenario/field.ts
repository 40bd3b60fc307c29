import type { Text } from "../input/text.ts";

/**
 * How a scenario field is declared. Everything else (types, validation, JSON Schema, documentation, sliders)
 * derives from the declaration, so a field is defined in one place only: beside the code that uses it.
 */

/** What a default is based on; shown to users together with the number. */
export type Status = "source text" | "literature" | "data" | "assumption" | "to choose";

/** A range in which a reasonable person would believe a value, and why, in a few words. */
export interface Believable {
  range: readonly [number, number];
  why: Text;
}

export interface Declared {
  /** Unit of the value as users write it: "h", "€", "0–1", "1/week", "people"… */
  unit: string;
  status: Status;
  /** Code of docs/sources.md, or a section of a source text. */
  source?: string;
  /** Where the rule of `believable.ts` does not give what one would believe; numbers only. */
  believable?: Believable;
  text: Text;
  /** A short name beside a control; if absent, the first words of the text. */
  label?: Text;
}

/** What a default rests on. */
export type Origin = Pick<Declared, "status" | "source" | "believable">;

export interface NumberField extends Declared {
  kind: "number";
  range: readonly [number, number];
  integer?: boolean;
  default: number;
  /** The part of the range that a slider covers. Any number of the range may be typed. */
  usual?: readonly [number, number];
  /** Whether an operation may have a value of its own, under `operations.<id>` and the same path. */
  perOperation?: true;
}

/** A number that may change from week to week: a constant, periods, or a formula. */
export interface LeverField extends Omit<NumberField, "kind"> {
  kind: "lever";
  /** The variables that its formulas may use; all if absent. */
  names?: readonly string[];
  /** What a week of it costs when it is at 1, where it costs something by itself. */
  price?: NumberField;
}

export interface FlagField extends Declared {
  kind: "flag";
  default: boolean;
}

export interface ChoiceField<O extends string = string> extends Declared {
  kind: "choice";
  options: readonly O[];
  default: O;
}

/** A list of numbers; null when the scenario gives none. */
export interface ListField extends Declared {
  kind: "list";
  range: readonly [number, number];
  longest: number;
  default: null;
}

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

/** Text that programs read and that matches a pattern; "" for none. */
export interface WordField extends Declared {
  kind: "word";
  form: RegExp;
  expected: Text;
  default: "";
}

/** Text for people, in both languages. */
export interface TextField extends Declared {
  kind: "text";
  longest: number;
  default: Text;
}

export interface Group<C extends Fields = Fields> {
  kind: "group";
  text: Text;
  fields: C;
}

/** A short ordered list of items with the same fields. */
export interface Items<C extends Fields = Fields> {
  kind: "items";
  text: Text;
  longest: number;
  fields: C;
  condition?: Condition;
}

/** A field of an item that must keep its default unless one of these flags is true, and what to say otherwise. */
export interface Condition {
  field: string;
  flags: readonly string[];
  expected: Text;
  suggestion: Text;
}

/** The id of another entry of the scenario; "" for none. */
export interface IdField extends Declared {
  kind: "id";
  default: "";
}

/** Entries with the same fields, under ids that the scenario chooses (operations, segments). */
export interface Records<C extends Fields = Fields> {
  kind: "records";
  text: Text;
  atLeast: number;
  atMost: number;
  /** Partial values by id, for a scenario that extends nothing. */
  default: Readonly<Record<string, unknown>>;
  fields: C;
}

/** A lever, or a parameter, overridden for one operation; null keeps the value of the whole scenario. */
export interface OverrideField extends Omit<Declared, "kind"> {
  kind: "override";
  of: LeverField | ChoiceField | NumberField;
  default: null;
}

export type Leaf =
  | NumberField
  | LeverField
  | FlagField
  | ChoiceField
  | ListField
  | ColumnField
  | LabelsField
  | WordField
  | TextField
  | OverrideField
  | IdField;
export type Field = Leaf | Group | Records | Items;
export interface Fields {
  readonly [name: string]: Field;
}

export interface Period {
  from: number;
  to: number;
  value: number;
}
export type LeverValue = number | string | readonly Period[];

/** Type of the resolved value of a declaration. */
export type ValueOf<F> = F extends { kind: "number" }
  ? number
  : F extends { kind: "lever" }
    ? LeverValue
    : F extends { kind: "flag" }
      ? boolean
      : F extends { kind: "choice"; options: readonly (infer O)[] }
        ? O
        : F extends { kind: "override" }
          ? LeverValue | null
          : F extends { kind: "list" }
            ? readonly number[] | null
            : F extends { kind: "column" }
              ? readonly number[] | Float64Array | null
              : F extends { kind: "labels" }
                ? readonly string[] | null
                : F extends { kind: "text" }
                  ? Text
                  : F extends { kind: "id" | "word" }
                    ? string
                    : F extends Items<infer C>
                      ? readonly ValuesOf<C>[]
                      : F extends Records<infer C>
                        ? Record<string, ValuesOf<C>>
                        : F extends Group<infer C>
                          ? ValuesOf<C>
                          : never;
export type ValuesOf<C> = { -readonly [K in keyof C]: ValueOf<C[K]> };

type PerOperation = { perOperation: true };
/** The values that an operation may have for itself, and those that are one for all. */
export type OwnOf<C> = {
  -readonly [K in keyof C as C[K] extends PerOperation ? K : never]: ValueOf<C[K]>;
};
export type SharedOf<C> = {
  -readonly [K in keyof C as C[K] extends PerOperation ? never : K]: ValueOf<C[K]>;
};

/** As a person writes it: every key optional, at every depth; null removes a record again. */
export type Partially<T> = T extends readonly unknown[] | Float64Array
  ? T
  : T extends object
    ? { [K in keyof T]?: Partially<T[K]> | null }
    : T;

/** Every leaf of `C` as an override. */
export type Overrides<C> = {
  readonly [K in keyof C]: C[K] extends Group<infer D> ? Group<Overrides<D> & Fields> : OverrideField;
};

/** Label of a field on a page, and the range of its slider; for a lever, the field that holds its price. */
export type Presented = Pick<LeverField, "usual" | "price"> & { label: Text };
