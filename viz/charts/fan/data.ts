import type { Period } from "../../../sim/scenario/field.ts";
import { fieldAt } from "../../../sim/scenario/walk.ts";
import type { Shown } from "../../client/results.ts";
import { FIELDS } from "../../declarations.ts";
import type { Value } from "../../state/experiment.ts";
import { weeklyIn } from "../../text/metrics.ts";
import { nameAt } from "../../text/values.ts";
import type { Words } from "../../text/words.ts";
import { armsOf, basisOf, seriesOf } from "../shared/columns.ts";
import { withUnit } from "../shared/wording.ts";
import { type Fan, type FanEvent, fanArm } from "./marks.ts";

/**
 * The course of a weekly metric under every scenario.
 *
 * @param domain axis that is held
 * @throws Error for an id that no weekly metric has
 */
export function courseData(shown: Shown, id: string, words: Words, domain?: readonly [number, number]): Fan {
  const metric = weeklyIn(shown.experiment.headlines).find((one) => one.id === id);
  if (metric === undefined) throw new Error(`no weekly metric ${id}`);
  const label = words.say(metric.label);
  const title = words.say({ en: `${label}, week by week`, fr: `${label}, semaine par semaine` });
  const unit = words.unit(metric.unit);
  const says = withUnit(title, unit) === title;
  const nameOf = (path: string) => nameAt(path, fieldAt(FIELDS, path), words);
  return {
    title,
    subtitle: [...(says ? [] : [unit]), basisOf(shown, words)].join(" · "),
    unit,
    weeks: shown.weeks,
    arms: armsOf(shown, words).flatMap((arm, at) => {
      const series = seriesOf(shown, at, id);
      // A scenario without the operation has no such numbers.
      return series.every((world) => Number.isNaN(world[0])) ? [] : [fanArm(arm, series, shown.weeks)];
    }),
    events: shown.experiment.arms.flatMap(({ letter, changes }) =>
      Object.entries(changes).flatMap(([path, value]) =>
        eventsOf(letter, nameOf(path), value, shown.weeks, words),
      ),
    ),
    ...(domain === undefined ? {} : { domain }),
  };
}

/** Weeks after the first in which a lever set by period begins to act, changes or stops. */
function eventsOf(
  letter: string,
  label: string,
  value: Value,
  weeks: number,
  { say, number }: Words,
): FanEvent[] {
  if (!Array.isArray(value)) return [];
  const events = (value as readonly Period[]).flatMap(({ from, to, value: level }, at, steps): FanEvent[] => {
    const begins = say({ en: `${label}: ${number(level)}`, fr: `${label} : ${number(level)}` });
    const ends = say({ en: `${label} ends`, fr: `fin : ${label}` });
    const next = steps[at + 1]?.from === to ? [] : [{ week: to, letter, label: ends }];
    return [{ week: from, letter, label: begins }, ...next];
  });
  return events.filter(({ week }) => week > 0 && week < weeks);
}
