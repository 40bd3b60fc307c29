import { isControlled } from "../choice/control.ts";
import { numberIn } from "../input/counted.ts";
import { byKey } from "../input/record.ts";
import type { Language, Text } from "../input/text.ts";
import type { NamedScenario } from "../model/model.ts";
import { compile } from "../run/compile.ts";
import { valueIn, weeksOf } from "../run/warned-weeks.ts";
import type { MetricSummary } from "../verdict/summary.ts";
import { publicAtStart } from "../world/people/represents.ts";

/** Staff who spend this share of the hours that they have for control lack time in most weeks. */
const NEARLY_ALL = 0.8;

/** Hours that staff have for control while there is any, and the lever that sets them; infinite where only a run can tell. */
function hoursForControl({ id, scenario }: NamedScenario): { hours: number; path: string } {
  const { plans } = compile(id, scenario);
  const people = publicAtStart(scenario.population);
  let hours = 0;
  let path = "";
  for (const [place, [, settings]] of Object.entries(scenario.operations).sort(byKey).entries()) {
    const strictness = plans[place].find(({ name }) => name === "strictness");
    const limit = plans[place].find(({ name }) => name === "controlStaffHours");
    if (strictness === undefined || limit === undefined || !isControlled(settings)) continue;
    for (const [from, to] of weeksOf(scenario, settings, strictness, (value) => value > 0))
      for (let week = from; week <= to; week++)
        hours += valueIn(limit, week, people) ?? Number.POSITIVE_INFINITY;
    path ||= hours > 0 ? limit.path : "";
  }
  return { hours, path };
}

/**
 * Warns where staff spent nearly all the hours that they have for control. How many contributions there are to control
 * only a run can tell; a warning before it knows of starting members alone.
 */
export function shortControl(
  named: NamedScenario,
  { controlHours }: Partial<Record<string, MetricSummary>>,
): Text[] {
  const used = controlHours?.mean;
  if (used == null || used === 0) return [];
  const { hours, path } = hoursForControl(named);
  if (hours === 0 || used < NEARLY_ALL * hours) return [];
  const said = (language: Language) => ({
    used: numberIn(Math.round(10 * used) / 10, language),
    hours: numberIn(Math.round(10 * hours) / 10, language),
  });
  const [en, fr] = [said("en"), said("fr")];
  return [
    {
      en: `${named.id}: of the ${en.hours} h that ${path} gives staff for control, ${en.used} h were spent: what they had no time for went through without control; raise it, or control less strictly`,
      fr: `${named.id} : des ${fr.hours} h que ${path} donne au personnel pour le contrôle, ${fr.used} h ont été prises : ce dont il n’a pas eu le temps est passé sans contrôle ; augmentez-le, ou contrôlez moins sévèrement`,
    },
  ];
}
