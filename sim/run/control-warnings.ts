import { isControlled } from "../choice/control.ts";
import { numberIn } from "../input/counted.ts";
import type { Language, Text } from "../input/text.ts";
import type { Scenario } from "../model/model.ts";
import { selfOrganisedShare } from "../world/operations/kind.ts";
import type { OperationFields } from "../world/operations/operation.ts";
import { publicAtStart } from "../world/people/represents.ts";
import { isChosen } from "../world/state/opening.ts";
import type { LeverPlan } from "./compile.ts";
import { listed, type Span, valueIn, weeksOf } from "./warned-weeks.ts";

/** Control of contributions where nothing can be rejected or found, or for which staff lack the time. */

/** Whether an operation asks for nothing that people may lack. */
export const isEasy = ({ demand, digitalFloor }: OperationFields): boolean =>
  digitalFloor === 0 &&
  [demand.skill, demand.resource].every((asked) => Object.values(asked).every((value) => value === 0));

/** Why control is of no use there, and what to do; undefined if it may be. */
function uselessness(
  { mechanisms }: Scenario,
  operation: string,
  settings: OperationFields,
): Text | undefined {
  const zero = `operations.${operation}.levers.organisation.strictness`;
  const nothing = (en: string, fr: string): Text => ({
    en: `expected 0 in ${operation}, ${en}: nothing is rejected there; set ${zero} to 0`,
    fr: `attendu : 0 dans ${operation}, ${fr} : rien n’y est rejeté ; mettez ${zero} à 0`,
  });
  if (!mechanisms.rejection)
    return {
      en: `expected 0, since mechanisms.rejection is off: nothing is rejected; switch it on, or set 0`,
      fr: `attendu : 0, puisque mechanisms.rejection est désactivé : rien n’est rejeté ; activez-le, ou mettez 0`,
    };
  if (!isChosen(settings))
    return nothing(
      "where people meet needs of their own",
      "où les personnes répondent à leurs propres besoins",
    );
  if (settings.phases.length > 0)
    return nothing(
      "a contest, in which not being chosen is no rejection",
      "un concours, où ne pas être choisi n’est pas un rejet",
    );
  if (!isControlled(settings))
    return nothing(
      "where money is pledged, which has no quality",
      "où l’on promet de l’argent, qui n’a pas de qualité",
    );
  if (!isEasy(settings)) return undefined;
  return {
    en: `expected 0 in ${operation}, which asks for no skill or resource: contributions hardly differ in quality, so control takes hours and finds next to nothing; say in operations.${operation}.demand what it takes, or set ${zero} to 0`,
    fr: `attendu : 0 dans ${operation}, qui ne demande ni compétence ni ressource : les contributions ne diffèrent guère en qualité, donc le contrôle prend des heures et ne trouve presque rien ; dites dans operations.${operation}.demand ce qu’il faut, ou mettez ${zero} à 0`,
  };
}

export function controlWarnings(
  id: string,
  operation: string,
  scenario: Scenario,
  settings: OperationFields,
  plans: readonly LeverPlan[],
): Text[] {
  const strictness = plans.find(({ name }) => name === "strictness");
  const limit = plans.find(({ name }) => name === "controlStaffHours");
  if (strictness === undefined || limit === undefined) return [];
  const warned = (
    holds: (value: number, week: number) => boolean,
    problem: (most: number) => Text,
  ): Text[] => {
    let most = 0;
    const weeks = weeksOf(scenario, settings, strictness, (value, week) => {
      if (!holds(value, week)) return false;
      most = Math.max(most, value);
      return true;
    });
    return weeks.length === 0 ? [] : [sentence(id, strictness.path, most, weeks, problem(most))];
  };
  const useless = uselessness(scenario, operation, settings);
  if (useless !== undefined)
    return warned(
      (value) => value > 0,
      () => useless,
    );
  const people = publicAtStart(scenario.population);
  const fullHours =
    (1 - selfOrganisedShare(settings.workMode)) *
    scenario.rejection.hoursPerContribution *
    settings.startingMembers *
    settings.contributionsPerWeek;
  const hoursIn = (week: number) => valueIn(limit, week, people) ?? Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  return warned(
    (value, week) => {
      const hours = hoursIn(week);
      const short =
        value * fullHours > hours || (value > 0 && hours === 0 && selfOrganisedShare(settings.workMode) < 1);
      if (short) least = Math.min(least, hours);
      return short;
    },
    (most) => tooFewHours(limit.path, least, most, fullHours),
  );
}

/** What starting members alone would make, since nobody knows before a run who joins. */
function tooFewHours(path: string, hours: number, strictness: number, fullHours: number): Text {
  if (hours === 0)
    return {
      en: `expected 0, since ${path} is 0: staff have no time to control anything; raise it`,
      fr: `attendu : 0, puisque ${path} vaut 0 : le personnel n’a pas le temps de contrôler quoi que ce soit ; augmentez-le`,
    };
  const most = Math.floor((100 * hours) / fullHours) / 100;
  const needed = Math.ceil(strictness * fullHours);
  const said = (language: Language) => ({
    most: numberIn(most, language),
    hours: numberIn(hours, language),
    needed: numberIn(needed, language),
  });
  const [en, fr] = [said("en"), said("fr")];
  return {
    en: `expected at most ${en.most}: the ${en.hours} h of ${path} suffice for no more of what the starting members make, and the rest goes through without control; raise it to ${en.needed} h, or control less strictly`,
    fr: `attendu : au plus ${fr.most} : les ${fr.hours} h de ${path} ne suffisent pas pour contrôler davantage de ce que font les membres de départ, et le reste passe sans contrôle ; portez-le à ${fr.needed} h, ou contrôlez moins sévèrement`,
  };
}

function sentence(id: string, path: string, value: number, weeks: readonly Span[], { en, fr }: Text): Text {
  return {
    en: `${id}: ${path} is ${numberIn(value, "en")} ${listed(weeks, "en")}: ${en}`,
    fr: `${id} : ${path} vaut ${numberIn(value, "fr")} ${listed(weeks, "fr")} ; ${fr}`,
  };
}
