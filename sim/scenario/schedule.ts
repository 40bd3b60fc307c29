import { numberIn } from "../input/counted.ts";
import { type InputError, inputError } from "../input/problems.ts";
import type { LeverValue, Period } from "./field.ts";
import { type Formula, parseFormula } from "./formula.ts";

/** How a number varies from week to week: a constant, periods, or a formula. */
export interface Course<T = number> {
  /** The value, if it is the same in every week. */
  constant?: T;
  /** The value in a week, if there are periods. */
  valueAt: (week: number) => number;
  formula?: { source: string; evaluate: Formula };
}

export interface Schedule<T = number> extends Course<T> {
  /** Path in the scenario, for messages. */
  path: string;
  range: readonly [number, number];
}

/**
 * @param usual the value outside all periods
 * @param names variables of formulas; validation, which explains mistakes in them, has run before
 */
export function scheduleOf(value: LeverValue, usual: number, names: readonly string[]): Course {
  if (typeof value === "number") return { constant: value, valueAt: () => value };
  if (typeof value !== "string") return { valueAt: (week) => valueInPeriods(value, week, usual) };
  const parsed = parseFormula(value, names);
  if (!("formula" in parsed)) throw new Error(`${value}: a formula that was never checked`);
  return { valueAt: () => Number.NaN, formula: { source: value, evaluate: parsed.formula } };
}

/** The value of the period that holds in a week, `to` excluded; outside every period the usual one. */
function valueInPeriods(periods: readonly Period[], week: number, usual: number): number {
  return periods.find(({ from, to }) => from <= week && week < to)?.value ?? usual;
}

/** What is wrong with a formula's value in a week; undefined if nothing is. */
export function outsideRange(
  { path, range, formula }: Schedule<unknown>,
  value: number,
  week: number,
): InputError | undefined {
  if (value >= range[0] && value <= range[1]) return undefined;
  const french = (one: number) => numberIn(one, "fr");
  return inputError(path, formula?.source, {
    en: `a value from ${range[0]} to ${range[1]} in every week; in week ${week} it is ${value}`,
    fr: `une valeur de ${french(range[0])} à ${french(range[1])} chaque semaine ; en semaine ${week} : ${french(value)}`,
  });
}
