import { benefitOf } from "../choice/benefit.ts";
import { EXIT_REASONS } from "../choice/leaving.ts";
import { abilityOf, canDoIt } from "../choice/readiness.ts";
import { chanceOf, hasMoney, hasTime, type Situation, setTerms, TERMS } from "../choice/utility.ts";
import type { Text } from "../scenario/fields.ts";
import { isNeeded } from "../world/opening.ts";
import { ACTIVE, EXCLUDED, LAPSED, type Operation, UNAWARE, type World } from "../world/world.ts";

/** Why somebody does not take part: one reason each, in the order of the funnel. */
export const REASONS = {
  "not-open": { en: "the operation is not open", fr: "l’opération n’est pas ouverte" },
  unaware: { en: "has not heard of it", fr: "n’en a pas entendu parler" },
  "other-rule": {
    en: "people do not decide by their utility here",
    fr: "on ne décide pas ici selon son utilité",
  },
  full: { en: "it is full", fr: "c’est complet" },
  "excluded-by-skill": {
    en: "cannot do it alone, and nobody helps",
    fr: "ne peut pas le faire seul, et personne n’aide",
  },
  "not-selected": { en: "not selected", fr: "n’a pas été retenu" },
  onboarding: { en: "gave up while signing up", fr: "a abandonné pendant l’inscription" },
  "no-time": { en: "has no time", fr: "n’a pas le temps" },
  "no-money": { en: "cannot afford it", fr: "n’en a pas les moyens" },
  "not-considered": {
    en: "would join, but has not thought of it yet",
    fr: "participerait, mais n’y a pas encore pensé",
  },
  "unclear-role": { en: "does not see what is asked", fr: "ne voit pas ce qui est demandé" },
  "crowded-out": { en: "pay has driven out the wish", fr: "la paie a chassé l’envie" },
  "feels-like-work": { en: "it feels like work", fr: "cela ressemble à un travail" },
  "no-company": { en: "too few others take part", fr: "trop peu d’autres participent" },
  time: { en: "it takes too much of their time", fr: "cela prend trop de temps" },
  "not-able": { en: "does not feel able to", fr: "ne s’en sent pas capable" },
  tired: { en: "is tired", fr: "fatigue" },
  unfair: { en: "finds the sharing unfair", fr: "trouve le partage injuste" },
  privacy: { en: "minds giving their data", fr: "ne veut pas livrer ses données" },
  "not-motivated": { en: "is not motivated", fr: "pas de motivation" },
  several: { en: "several reasons together", fr: "plusieurs raisons ensemble" },
  "left-done": { en: "has left: had done enough", fr: "départ : avoir fait assez" },
  "left-tired": { en: "has left: tired", fr: "départ : fatigue" },
  "left-work": { en: "has left: it felt like work", fr: "départ : cela ressemblait à un travail" },
  "left-unfair": { en: "has left: unfair", fr: "départ : injustice" },
  "left-dissatisfied": { en: "has left: dissatisfied", fr: "départ : insatisfaction" },
  "left-lost-reward": { en: "has left: the reward ended", fr: "départ : la récompense a pris fin" },
  "left-crowded-out": {
    en: "has left: pay had driven out the wish",
    fr: "départ : la paie avait chassé l’envie",
  },
  "left-ignored": { en: "has left: nobody replied", fr: "départ : personne n’a répondu" },
  "left-life": { en: "has left: life", fr: "départ : la vie" },
  "served-by-person": { en: "is served by a person", fr: "une personne s’en charge" },
  "no-need": { en: "has had no need of it", fr: "n’en a pas eu besoin" },
  unserved: { en: "gave up what they needed", fr: "a renoncé, faute de solution" },
} satisfies Record<string, Text>;

export type Reason = keyof typeof REASONS;

/**
 * The one reason why a person does not take part in an operation; null for the active.
 *
 * Past the funnel it is the single term of the utility whose neutralisation, with the same draw of taste, makes
 * the person join; of several such terms the one that needs the least change. If none alone does, it is the one that
 * raises the chance of joining most, provided that this is more than half of what is missing; else *several*.
 */
export function reasonOf(
  world: World,
  operation: Operation,
  person: number,
  situation: Situation,
): Reason | null {
  const { settings, status, levers } = operation;
  if (status[person] === ACTIVE) return null;
  if (!operation.open) return "not-open";
  if (isNeeded(settings)) return reasonOfNeed(world, operation, person);
  if (status[person] === LAPSED) return `left-${EXIT_REASONS[operation.exitReason[person]]}`;
  if (status[person] === UNAWARE) return "unaware";
  if (settings.capacity > 0 && operation.active.count >= settings.capacity) return "full";
  const { mechanisms, joining } = world.settings;
  if (!mechanisms.joining || joining.rule !== "logit") return "other-rule";
  if (mechanisms.eligibility && !canDoIt(world, operation, person)) return "excluded-by-skill";
  if (mechanisms.eligibility && abilityOf(situation.demand, person) < levers.selection) return "not-selected";
  if (operation.lostAtDoor[person] === 1) return "onboarding";
  if (!hasTime(world, operation, person)) return "no-time";
  if (!hasMoney(world, operation, person)) return "no-money";
  return reasonOfChoice(world, operation, person, situation);
}

/**
 * A latest need that nobody met leaves at least its own weight in the recent share unmet. Someone whom a person has
 * served since may still be above it, for a need or two: the columns do not tell the latest need itself.
 */
function reasonOfNeed(world: World, { status, served, unmetShare }: Operation, person: number): Reason {
  if (status[person] === EXCLUDED) return "excluded-by-skill";
  if (status[person] === UNAWARE) return "no-need";
  const { unmetMemory } = world.settings.needs;
  const unserved = served[person] === 0 || (unmetMemory > 0 && unmetShare[person] >= unmetMemory);
  return unserved ? "unserved" : "served-by-person";
}

const TERM_REASONS: Readonly<Partial<Record<(typeof TERMS)[number], Reason>>> = {
  time: "time",
  fatigue: "tired",
  unfairness: "unfair",
  privacy: "privacy",
};

function reasonOfChoice(world: World, operation: Operation, person: number, situation: Situation): Reason {
  const { offers, terms, clarity } = situation;
  const u = world.draws
    .stream("joining.taste", operation.id)
    .uniform(person, 0, operation.tasteDraws[person]);
  const ability = setTerms(world, operation, person, situation);
  const chance = (withAbility: number, withClarity: number) =>
    chanceOf(world, terms, withAbility, withClarity);
  const now = chance(ability, clarity);
  if (u < now) return "not-considered";
  const whenClear = chance(ability, 1);
  if (u < whenClear) return "unclear-role";

  let alone: Reason | null = null;
  let least = Number.POSITIVE_INFINITY;
  let nearly: Reason = "several";
  let most = (now + u) / 2;
  const comeNearer = (name: Reason, raised: number) => {
    if (raised <= most) return;
    nearly = name;
    most = raised;
  };
  comeNearer("unclear-role", whenClear);
  const tryTerm = (name: Reason, term: number, neutral: number, withAbility = ability) => {
    const change = neutral - terms[term];
    if (change <= 0 || change >= least) return;
    const kept = terms[term];
    terms[term] = neutral;
    const raised = chance(withAbility, clarity);
    terms[term] = kept;
    if (u < raised) {
      alone = name;
      least = change;
    } else comeNearer(name, raised);
  };
  const { crowding, workFeel } = world.people;
  const { joining } = world.settings;
  const longTerm = operation.settings.form === "long-term";
  tryTerm("crowded-out", 0, benefitOf(world, person, offers, 0, workFeel[person]));
  tryTerm("feels-like-work", 0, benefitOf(world, person, offers, crowding[person], 0));
  tryTerm(
    "no-company",
    1,
    longTerm ? joining.companyWeight * (1 - world.traits.threshold[person]) : joining.shareWeight,
  );
  tryTerm("not-able", TERMS.indexOf("inability"), 0, 1);
  TERMS.forEach((term, at) => {
    const name = TERM_REASONS[term];
    if (name !== undefined) tryTerm(name, at, 0);
  });
  tryTerm("not-motivated", 0, fullBenefit(situation));
  return alone ?? nearly;
}

/** The benefit of someone whom everything on offer moves fully. */
function fullBenefit({ offers }: Situation): number {
  const { money, gift, experience, values, recognition, belonging, autonomy, plain } = offers;
  return money + gift + experience + values + recognition + belonging + autonomy + plain;
}
