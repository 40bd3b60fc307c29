import type { NamedScenario } from "../model/model.ts";
import type { Field, LeverField, NumberField } from "../scenario/field.ts";
import { fieldProblems, numberOf } from "../scenario/field-shapes.ts";
import type { Problem } from "../scenario/problems.ts";
import { assigned, type Format } from "../scenario/resolve.ts";
import { didYouMean } from "../scenario/suggestions.ts";
import { leavesIn } from "../scenario/walk.ts";
import { pathsOf } from "./paths.ts";
import type { Value } from "./range.ts";
import { valueAt } from "./range.ts";

/** A field that varies, and what it takes: one of some values, or any number of a range. Plain data. */
export type Factor = { readonly path: string } & (
  | { readonly values: readonly Value[] }
  | {
      readonly range: readonly [low: number, high: number];
      readonly scale: "linear" | "log";
      readonly whole: boolean;
      /** Values in a factorial design. */
      readonly levels?: number;
    }
);

/** What a factor holds at a place of its range, 0 to 1. */
export function factorAt(factor: Factor, at: number): Value {
  if (!("values" in factor)) return valueAt(factor, at);
  return factor.values[equalPart(factor.values.length, at)];
}

/** What a factor holds at a place that is drawn: rounding would meet the ends of whole numbers half as often. */
export function drawnAt(factor: Factor, at: number): Value {
  if ("values" in factor || !factor.whole || factor.scale === "log") return factorAt(factor, at);
  const [low, high] = factor.range;
  return low + equalPart(high - low + 1, at);
}

/** Which of some equal parts of 0 to 1 holds a place. */
const equalPart = (count: number, at: number) => Math.min(count - 1, Math.floor(at * count));

/** The declaration behind a path of several scenarios. */
export interface VariedField {
  readonly field: Field;
  /** A field that the path stands for: itself, unless it has a star. */
  readonly path: string;
}

/** Kinds of fields that hold a single number, word or truth. */
const VARIED_KINDS = ["number", "lever", "override", "flag", "choice"];

/** Finds the fields that vary, which every scenario must have. */
export class VariedFields {
  private readonly known: readonly { id: string; fields: ReadonlyMap<string, Field> }[];
  private readonly taken = new Map<string, string>();

  constructor(
    scenarios: readonly NamedScenario[],
    private readonly format: Format,
  ) {
    this.known = scenarios.map(({ id, scenario }) => ({
      id,
      fields: new Map(leavesIn(format.fields, scenario).map(({ path, field }) => [path, field])),
    }));
  }

  /** The field at a path, or what is wrong with it. @param at where the path stands in the file */
  find(path: string, at: string): VariedField | Problem[] {
    // What is wrong with the scenarios is told already.
    if (this.known.length === 0) return [];
    const found: VariedField[] = [];
    for (const { id, fields } of this.known) {
      const paths = pathsOf(path, fields.keys());
      if (paths.length === 0) return [unknownField(path, at, id, fields.keys())];
      found.push(...paths.map((one) => ({ path: one, field: fields.get(one) as Field })));
    }
    const [first] = found;
    if (found.some(({ field }) => field !== first.field)) return [{ path: at, expected: ALIKE }];
    if (!VARIED_KINDS.includes(first.field.kind)) return [{ path: at, expected: SINGLE }];
    const before = found.map((one) => this.taken.get(one.path)).find((other) => other !== undefined);
    if (before !== undefined) return [takenTwice(at, before)];
    for (const one of found) this.taken.set(one.path, path);
    return first;
  }

  /** What is wrong with a value of a field. @param at where the value stands in the file */
  valueProblems({ field, path }: VariedField, value: Value, at: string): Problem[] {
    const numeric = numericOf(field);
    if (numeric !== undefined && numberOf(numeric).accepts(value)) return [];
    return fieldProblems(this.format, assigned({}, path, value)).map((problem) => ({
      ...problem,
      path: at,
      value,
    }));
  }
}

const ALIKE = {
  en: "a path that stands for one field, under different ids at most",
  fr: "un chemin qui représente un seul champ, tout au plus sous différents identifiants",
};

const SINGLE = {
  en: "a field that holds a single number, an option, or true or false",
  fr: "un champ qui contient un seul nombre, une option, ou true ou false",
};

function takenTwice(path: string, before: string): Problem {
  const expected = {
    en: `a field that ${before} does not vary already`,
    fr: `un champ que ${before} ne fait pas déjà varier`,
  };
  return { path, expected };
}

function unknownField(path: string, at: string, id: string, known: Iterable<string>): Problem {
  return {
    path: at,
    expected: { en: `no field of ${id}`, fr: `aucun champ de ${id}` },
    suggestion: didYouMean(path, known) ?? {
      en: `levain show ${id} lists all fields`,
      fr: `levain show ${id} montre tous les champs`,
    },
  };
}

const isNumeric = (field: Field): field is NumberField | LeverField =>
  field.kind === "number" || field.kind === "lever";

/** The declaration of the numbers that a field takes, if it takes any. */
function numericOf(field: Field): NumberField | LeverField | undefined {
  const own = field.kind === "override" ? field.of : field;
  return isNumeric(own) ? own : undefined;
}

/** What a range is in a file. */
export interface RawRange {
  readonly range: readonly [number, number];
  readonly scale?: "linear" | "log";
  readonly levels?: number;
}

/** A range of a field's numbers, or what is wrong with it. @param at where it stands in the file */
export function rangeFactor(
  path: string,
  { field }: VariedField,
  { range, scale = "linear", levels }: RawRange,
  at: string,
): Factor | Problem[] {
  const numeric = numericOf(field);
  if (numeric === undefined) return [{ path: at, value: range, expected: VALUES }];
  const [low, high] = range;
  const wrong = (expected: Problem["expected"]): Problem[] => [{ path: at, value: range, expected }];
  if (low >= high) return wrong({ en: "low below high", fr: "le bas au-dessous du haut" });
  const ends = numberOf(numeric);
  if (!range.every(ends.accepts)) return wrong(ends.expected);
  if (scale === "log" && low <= 0) return wrong(POSITIVE);
  const whole = numeric.integer === true;
  return { path, range: [low, high], scale, whole, ...(levels === undefined ? {} : { levels }) };
}

const VALUES = {
  en: "values instead of a range: the field takes no numbers",
  fr: "des valeurs au lieu d’une plage : le champ ne prend pas de nombres",
};

const POSITIVE = {
  en: "numbers above 0, for a log scale",
  fr: "des nombres au-dessus de 0, pour une échelle log",
};
