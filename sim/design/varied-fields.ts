import { valueIn } from "../input/as-written.ts";
import { matchingPaths, valueAtPath, withValue } from "../input/paths.ts";
import type { Problem } from "../input/problems.ts";
import type { Shape } from "../input/shape.ts";
import { didYouMean } from "../input/suggestions.ts";
import type { Text } from "../input/text.ts";
import { SCENARIOS } from "../model/built-in.ts";
import type { NamedScenario, Scenario } from "../model/model.ts";
import type { Field, LeverField, NumberField } from "../scenario/field.ts";
import { fieldProblems, numberOf } from "../scenario/field-shapes.ts";
import type { Format } from "../scenario/resolve.ts";
import { leavesIn } from "../scenario/walk.ts";
import type { RangedFactor } from "./factor.ts";
import { DIGITS, numberAt, type Value } from "./range.ts";

/** Finds the fields that vary, and checks their paths, values and ranges. */

/** The fields that a path stands for in several scenarios. */
export interface VariedField {
  readonly field: Field;
  /** Paths of these fields in all scenarios; the path itself, unless it has a star. */
  readonly paths: readonly string[];
}

/** Kinds of fields that hold a single number, option or boolean. */
const VARIED_KINDS = ["number", "lever", "override", "flag", "choice"];

/** No setting of free fields changes it: weeks of targets might not exist, and runs would not be of one length. */
export const LENGTH = "horizonWeeks";
export const SAME_LENGTH: Text = {
  en: "a field that does not change the length of the scenario",
  fr: "un champ qui ne change pas la durée du scénario",
};

/** Finds fields of scenarios by path, each at most once. */
export class VariedFields {
  private readonly known: readonly (NamedScenario & { fields: ReadonlyMap<string, Field> })[];
  private readonly taken = new Map<string, { path: string; at: string }>();
  /** Made once, since there may be a million values. */
  private readonly numbers = new Map<VariedField, Shape>();

  /** @param takes what the fields must take */
  constructor(
    scenarios: readonly NamedScenario[],
    private readonly format: Format,
    private readonly takes: "single values" | "numbers" = "single values",
  ) {
    this.known = scenarios.map(({ id, scenario }) => ({
      id,
      scenario,
      fields: new Map(leavesIn(format.fields, scenario).map(({ path, field }) => [path, field])),
    }));
  }

  /** The field at a path in every scenario, or the problems of the path. @param at where the path is in the file */
  find(path: string, at: string): VariedField | Problem[] {
    // Problems of the scenarios have been reported already.
    if (this.known.length === 0) return [];
    const found: [path: string, field: Field][] = [];
    for (const { id, fields } of this.known) {
      const paths = matchingPaths(path, fields.keys());
      if (paths.length === 0) return [unknownField(path, at, id, fields.keys())];
      found.push(...paths.map((one): [string, Field] => [one, fields.get(one) as Field]));
    }
    const [[, field]] = found;
    if (found.some(([, other]) => other !== field)) return [{ path: at, expected: ALIKE }];
    if (this.takes === "numbers" && numericOf(field) === undefined) return [{ path: at, expected: NUMERIC }];
    if (!VARIED_KINDS.includes(field.kind)) return [{ path: at, expected: SINGLE }];
    const paths = [...new Set(found.map(([one]) => one))];
    const idle = paths.find((one) => this.known.every((known) => nobodyFollows(one, known)));
    if (idle !== undefined) return [eachHasItsOwn(at, idle)];
    const twice = paths.find((one) => this.taken.has(one));
    if (twice !== undefined) return [takenTwice(at, twice, this.taken.get(twice)?.path ?? twice)];
    for (const one of paths) this.taken.set(one, { path, at });
    return { field, paths };
  }

  /** Problems of the fields found so far that change nothing, because others give each operation its own value. */
  idle(): Problem[] {
    const varies = (path: string) => this.taken.has(path);
    return [...this.taken].flatMap(([one, { at }]) =>
      this.known.every((known) => nobodyFollows(one, known, varies)) ? [eachHasItsOwn(at, one)] : [],
    );
  }

  /**
   * Problems of a value of a field.
   *
   * @param at where the value is in the file
   * @param written how it is written there, where that matters
   */
  valueProblems(varied: VariedField, given: Value, at: string, written?: string): Problem[] {
    const { field, paths } = varied;
    const [path] = paths;
    const numeric = numericOf(field);
    const number = this.numbers.get(varied) ?? (numeric && numberOf(numeric));
    if (number !== undefined) this.numbers.set(varied, number);
    const isAsked = written !== undefined && numeric?.integer === true;
    const value = isAsked ? written : given;
    if (number?.accepts(value)) return [];
    return fieldProblems(this.format, withValue({}, path, value)).map((problem) => ({
      ...problem,
      path: at,
      value,
    }));
  }
}

/**
 * Whether every operation has its own value instead of this one of the whole scenario.
 *
 * @param given whether a path is given a value, whatever the scenario has
 */
export function nobodyFollows(
  path: string,
  { scenario }: Pick<NamedScenario, "scenario">,
  given: (path: string) => boolean = () => false,
): boolean {
  const own = Object.keys(scenario.operations).map((id) => `operations.${id}.${path}`);
  return own.every((one) => given(one) || (valueAtPath(scenario, one) ?? null) !== null);
}

const eachHasItsOwn = (at: string, path: string): Problem => ({
  path: at,
  expected: {
    en: "a field that some operation follows; here each has its own value",
    fr: "un champ que suit au moins une opération ; ici chacune a sa propre valeur",
  },
  suggestion: { en: `operations.*.${path} stands for them`, fr: `operations.*.${path} les désigne` },
});

/** Whether a path matches any field of a scenario. */
export const hasField = (scenario: Scenario, path: string, { fields }: Format): boolean =>
  matchingPaths(
    path,
    leavesIn(fields, scenario).map((leaf) => leaf.path),
  ).length > 0;

const ALIKE = {
  en: "a path that stands for one field, possibly under different ids",
  fr: "un chemin qui représente un seul champ, éventuellement sous différents identifiants",
};

const SINGLE = {
  en: "a field that holds a single number, an option, true or false",
  fr: "un champ qui contient un seul nombre, une option, true ou false",
};

const NUMERIC = { en: "a field that takes numbers", fr: "un champ qui prend des nombres" };

function takenTwice(at: string, field: string, before: string): Problem {
  const expected =
    field === before
      ? {
          en: `each field once; ${field} already varies`,
          fr: `chaque champ une seule fois ; ${field} varie déjà`,
        }
      : {
          en: `each field once; ${before} already varies ${field}`,
          fr: `chaque champ une seule fois ; ${before} fait déjà varier ${field}`,
        };
  return { path: at, expected };
}

function unknownField(path: string, at: string, id: string, known: Iterable<string>): Problem {
  const [en, fr] = SCENARIOS.has(id) ? [id, id] : ["SCENARIO", "SCÉNARIO"];
  return {
    path: at,
    expected: { en: `not a field of ${id}`, fr: `n’est pas un champ de ${id}` },
    suggestion: didYouMean(path, known) ?? {
      en: `levain show ${en} lists all fields`,
      fr: `levain show ${fr} montre tous les champs`,
    },
  };
}

/** The numeric field, if a field takes numbers. */
export function numericOf(field: Field): NumberField | LeverField | undefined {
  const own = field.kind === "override" ? field.of : field;
  return own.kind === "number" || own.kind === "lever" ? own : undefined;
}

/** A range as in a file. */
export interface RawRange {
  readonly range: readonly [number, number];
  readonly scale?: "linear" | "log";
  readonly levels?: number;
}

/** A range of a field's numbers, or its problems. @param at where the range is in the file */
export function rangeFactor(
  path: string,
  { field }: VariedField,
  { range, scale = "linear", levels }: RawRange,
  at: string,
): RangedFactor | Problem[] {
  const wrong = (expected: Problem["expected"]): Problem[] => [{ path: at, value: range, expected }];
  const numeric = numericOf(field);
  if (numeric === undefined) return wrong(VALUES);
  const [low, high] = range;
  const ends = numberOf(numeric);
  const refused = range.map((_, place) => valueIn(range, place, ends)).find((end) => !ends.accepts(end));
  if (refused !== undefined)
    return [{ path: at, value: range, expected: ends.expected, suggestion: ends.suggestion?.(refused) }];
  if (low >= high) return wrong(LOW_FIRST);
  if (scale === "log" && low <= 0) return wrong(POSITIVE);
  const whole = numeric.integer === true;
  const factor = { path, range: [low, high] as const, scale, whole };
  if (numberAt(factor, 0) === numberAt(factor, 1)) return wrong(TOO_NEAR);
  return { ...factor, ...(levels === undefined ? {} : { levels }) };
}

const VALUES = {
  en: "values instead of a range: the field does not take numbers",
  fr: "des valeurs au lieu d’une plage : le champ ne prend pas de nombres",
};

const LOW_FIRST = {
  en: "two different values, the lower first",
  fr: "deux valeurs différentes, la plus petite en premier",
};

const TOO_NEAR = {
  en: `two different values, the lower first; values have ${DIGITS} significant digits, and these two become the same`,
  fr: `deux valeurs différentes, la plus petite en premier ; les valeurs ont ${DIGITS} chiffres significatifs, et ces deux-là deviennent la même`,
};

const POSITIVE = {
  en: "numbers above 0, for a log scale",
  fr: "des nombres au-dessus de 0, pour une échelle log",
};
