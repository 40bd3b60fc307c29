import { also, list, object, oneOf } from "../input/holders.ts";
import { required } from "../input/keys.ts";
import type { Problem } from "../input/problems.ts";
import { isRecord } from "../input/record.ts";
import type { Shape } from "../input/shape.ts";
import { number, SOME_TEXT } from "../input/values.ts";
import { writtenForJson } from "../input/written-number.ts";
import { MOST_PERIODS } from "./fields.ts";
import { parseFormula } from "./formula.ts";

/**
 * A number that may change from week to week: one number, periods, or a formula.
 *
 * @param amount the shape of its numbers
 * @param names the variables that formulas may use
 */
export function leverShape(amount: Shape, names: readonly string[]): Shape {
  const period = object(
    { from: required(WEEK), to: required(WEEK), value: required(amount) },
    { expected: { en: "a period {from, to, value}", fr: "un palier {from, to, value}" } },
  );
  const periods = also(list(period, [1, MOST_PERIODS]), periodProblems);
  return oneOf([amount, periods, formulaShape(names, amount)], {
    en: `${amount.expected.en}, a list of periods {from, to, value}, or a formula of week`,
    fr: `${amount.expected.fr}, une liste de paliers {from, to, value}, ou une formule de week`,
  });
}

const WEEK = number([0, 1040], {
  whole: true,
  expected: {
    en: "a week, a whole number from 0 to 1040",
    fr: "une semaine, un nombre entier de 0 à 1\u202f040",
  },
});

function formulaShape(names: readonly string[], amount: Shape): Shape {
  return {
    ...SOME_TEXT,
    inside: (value, path, walk) => {
      const parsed = parseFormula(value as string, names);
      if ("formula" in parsed) return;
      // Perhaps it is a number that is written in another way.
      const suggestion = writtenForJson(value as string, amount.accepts) ?? parsed.suggestion;
      walk.report(() => ({ path, value, expected: parsed.expected, suggestion }));
    },
  };
}

/** Each period must end after it starts, and start no earlier than the previous one ends. */
function periodProblems(periods: readonly unknown[], path: string): Problem[] {
  return Array.from(periods, (period, place): Problem[] => {
    const { from, to } = isRecord(period) ? period : {};
    if (typeof from !== "number" || typeof to !== "number") return [];
    if (from >= to)
      return [
        { path: `${path}.${place}`, value: period, expected: { en: "from before to", fr: "from avant to" } },
      ];
    const before = isRecord(periods[place - 1]) ? (periods[place - 1] as { to?: unknown }).to : undefined;
    if (typeof before !== "number" || before <= from) return [];
    const expected = {
      en: `periods in order that do not overlap (the one before ends at ${before})`,
      fr: `des paliers dans l’ordre et disjoints (le précédent finit à ${before})`,
    };
    return [{ path: `${path}.${place}.from`, value: from, expected }];
  }).flat();
}
