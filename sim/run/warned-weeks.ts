import type { Language } from "../input/text.ts";
import type { Scenario } from "../model/model.ts";
import type { OperationFields } from "../world/operations/operation.ts";
import { publicAtStart } from "../world/people/represents.ts";
import { duration } from "../world/state/opening.ts";
import type { LeverPlan } from "./compile.ts";

/** The weeks that a warning is about. */

export type Span = [from: number, to: number];

/** The weeks of opening in which a condition holds, as spans, both ends included. */
export function weeksOf(
  { horizonWeeks, population }: Scenario,
  settings: OperationFields,
  plan: LeverPlan,
  holds: (value: number, week: number) => boolean,
): Span[] {
  const end = Math.min(horizonWeeks, settings.startWeek + (duration(settings) || horizonWeeks));
  const spans: Span[] = [];
  for (let week = settings.startWeek; week < end; week++) {
    const value = valueIn(plan, week, publicAtStart(population));
    if (value === undefined || !holds(value, week)) continue;
    const last = spans.at(-1);
    if (last?.[1] === week - 1) last[1] = week;
    else spans.push([week, week]);
  }
  return spans;
}

/** A lever's value in a week; undefined for a formula of last week's totals, which only a run can tell. */
export function valueIn(
  { valueAt, formula }: LeverPlan,
  week: number,
  consumers: number,
): number | undefined {
  if (formula === undefined) return Number(valueAt(week));
  let known = true;
  const value = formula.evaluate((name) => {
    known &&= name === "week" || name === "consumers";
    return name === "week" ? week : consumers;
  });
  return known ? value : undefined;
}

const MOST_SPANS = 3;

export function listed(spans: readonly Span[], language: Language): string {
  const en = language === "en";
  const [[first, last]] = spans;
  if (spans.length === 1 && first === last) return en ? `in week ${first}` : `en semaine ${first}`;
  const some = spans
    .slice(0, MOST_SPANS)
    .map(([from, to]) => (from === to ? `${from}` : en ? `${from} to ${to}` : `${from} à ${to}`));
  const rest = spans.length > MOST_SPANS ? (en ? " and later" : " et plus tard") : "";
  return (en ? "in weeks " : "en semaines ") + some.join(", ") + rest;
}
