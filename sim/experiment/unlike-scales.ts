import { numberIn } from "../input/counted.ts";
import type { Language, Text } from "../input/text.ts";
import type { NamedScenario } from "../model/model.ts";
import { publicAtStart } from "../world/people/represents.ts";

/**
 * Warns where scenarios that are compared last for different times, or have publics of different size: what is summed
 * over weeks and people then differs for that alone, however surely.
 */
export function unlikeScales(scenarios: readonly NamedScenario[]): Text[] {
  const weeks = scenarios.map(({ scenario }) => scenario.horizonWeeks);
  const people = scenarios.map(({ scenario }) => publicAtStart(scenario.population));
  const said = (language: Language) => {
    const en = language === "en";
    const span = (values: readonly number[], unit: string) => {
      const [least, most] = [Math.min(...values), Math.max(...values)];
      const [from, to] = [numberIn(least, language), numberIn(most, language)];
      return least === most ? [] : [en ? `${from} to ${to} ${unit}` : `de ${from} à ${to} ${unit}`];
    };
    return [...span(weeks, en ? "weeks" : "semaines"), ...span(people, en ? "people" : "personnes")].join(
      en ? " and " : " et ",
    );
  };
  if (said("en") === "") return [];
  return [
    {
      en: `the scenarios last for, or reach, ${said("en")}: totals such as contributions, hours and costs differ for that alone; set horizonWeeks and population.consumers alike, or compare shares and costs of a contribution`,
      fr: `les scénarios durent ou touchent ${said("fr")} : des totaux comme les contributions, les heures et les coûts diffèrent pour cela seul ; mettez les mêmes horizonWeeks et population.consumers, ou comparez des parts et le coût d’une contribution`,
    },
  ];
}
