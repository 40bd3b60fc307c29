import { power, saturation, sigmoid } from "../core/math.ts";
import { isBelowSigmoid } from "../core/odds.ts";
import { tellingShare, tellingTies } from "../world/status.ts";
import type { Operation, World } from "../world/world.ts";
import { benefitOf, type Offers, offersOf, weeklyHours } from "./benefit.ts";
import { abilityOf, clarityOf, type Demand, demandOf } from "./readiness.ts";

/** Terms of the utility of taking part, in this order; costs are negative. Logit units. */
export const TERMS = [
  "benefit",
  "company",
  "identification",
  "time",
  "inability",
  "fatigue",
  "unfairness",
  "privacy",
  "entry",
] as const;
export type Term = (typeof TERMS)[number];

/** What is the same for everybody who considers this operation this week. */
export interface Situation {
  offers: Offers;
  ownOffers: Offers;
  demand: Demand;
  clarity: number;
  dataSeen: number;
  /** Receives the terms of one person. */
  terms: Float64Array;
}

export function situationOf(world: World, operation: Operation): Situation {
  const { settings, levers } = operation;
  const asked = levers.optInData;
  return {
    offers: offersOf(world, operation, levers),
    ownOffers: offersOf(world, operation, null),
    demand: demandOf(world, operation),
    clarity: clarityOf(world, operation),
    dataSeen: settings.dataExposure * (asked + levers.transparency * (1 - asked)),
    terms: new Float64Array(TERMS.length),
  };
}

/** Fills `situation.terms` and returns the person's ability, 0–1. */
export function setTerms(world: World, operation: Operation, person: number, situation: Situation): number {
  const { joining, fatigue } = world.settings;
  const { traits, people } = world;
  const { terms, offers, demand, dataSeen } = situation;
  const longTerm = operation.settings.form === "long-term";
  const ability = abilityOf(demand, person);
  terms[0] = benefitOf(world, person, offers, people.crowding[person], people.workFeel[person]);
  terms[1] = longTerm
    ? joining.companyWeight *
      (saturation(tellingTies(world, operation, person), 1) - traits.threshold[person])
    : joining.shareWeight * tellingShare(world, operation, person);
  terms[2] =
    joining.attachmentWeight * people.attachment[person] +
    joining.socialisationWeight * operation.socialisation[person] +
    joining.trustWeight * people.trust[person] * operation.settings.ratings;
  terms[3] = -joining.timeWeight * shareOf(weeklyHours(operation.settings), traits.freeHours[person]);
  terms[4] = -joining.inabilityWeight * (1 - ability);
  terms[5] = -fatigue.joiningWeight * tirednessOf(world, person);
  terms[6] = -joining.unfairnessWeight * operation.numbers.unfairness * traits.fairnessSensitivity[person];
  terms[7] = -joining.privacyWeight * traits.privacyConcern[person] * dataSeen;
  terms[8] =
    operation.settings.consent !== "chosen" && operation.settings.consent !== "unaware"
      ? 0
      : -(longTerm ? joining.entryLongTerm : joining.entryOneOff);
  return ability;
}

/** Chance that someone with these terms joins, gated by clarity and ability (Meuter 2005), 0–1. */
export function chanceOf(world: World, terms: Float64Array, ability: number, clarity: number): number {
  let utility = 0;
  for (let term = 0; term < terms.length; term++) utility += terms[term];
  const { joining, readiness } = world.settings;
  return clarity * power(ability, readiness.gate) * sigmoid(utility / joining.scale);
}

/** Whether someone whose taste is `u` joins: u < {@link chanceOf}. */
export function isWilling(
  world: World,
  u: number,
  terms: Float64Array,
  ability: number,
  clarity: number,
): boolean {
  let utility = 0;
  for (let term = 0; term < terms.length; term++) utility += terms[term];
  const { joining, readiness } = world.settings;
  return isBelowSigmoid(u, clarity * power(ability, readiness.gate), utility / joining.scale);
}

/** Part of what one has that is asked for, at most all of it. */
export function shareOf(asked: number, have: number): number {
  return asked >= have ? 1 : asked / have;
}

/** Tiredness φ, 0–1: the hours that weigh now, against free time. */
export function tirednessOf(world: World, person: number): number {
  return shareOf(
    world.people.fatigueHours[person] * (1 - world.numbers.fatigueKept),
    world.traits.freeHours[person],
  );
}

/** Whether the person has the hours and the money for it. */
export function hasTime(world: World, operation: Operation, person: number): boolean {
  return operation.settings.effortHoursPerContribution <= world.traits.freeHours[person];
}
export function hasMoney(world: World, operation: Operation, person: number): boolean {
  const { costEurosPerContribution, contributionsPerWeek } = operation.settings;
  return costEurosPerContribution * contributionsPerWeek <= world.traits.spareMoneyEuros[person];
}
