import { ln, power, saturation } from "../core/math.ts";
import { isBelowSigmoid } from "../core/odds.ts";
import { drawLots } from "../world/state/draw-lots.ts";
import { tellingShare, tellingTies } from "../world/state/status.ts";
import { LONG_AGO, type Operation, type World } from "../world/state/world.ts";
import { benefitOf, type Offers, offersOf } from "./benefit.ts";
import { fullPullOf } from "./certifying.ts";
import { refusedShare } from "./consent.ts";
import { dauntingOf, ENTRY_EQUATIONS, entryHoursOf } from "./entry.ts";
import { hopeIn, hopeOf } from "./hope.ts";
import { weeklyHours } from "./pay.ts";
import { hasMoney, PAYING_EQUATIONS, payingOf } from "./paying.ts";
import { urgingOf } from "./queueing.ts";
import { abilityOf, clarityOf, type Demand, demandOf, movedBy } from "./readiness.ts";
import { reinforced, reinforcementIn } from "./reinforcing.ts";
import { RELIANCE_EQUATIONS, riskOf } from "./reliance.ts";

/** Terms of the utility of taking part, in logit units; costs are negative. */
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
  "effort",
  "strangers",
  "paying",
] as const;
export type Term = (typeof TERMS)[number];
const BENEFIT = TERMS.indexOf("benefit");

/** Values that are the same for everybody who considers this operation this week. */
export interface Situation {
  offers: Offers;
  demand: Demand;
  clarity: number;
  /** What a queue at the counter adds to taking part, in logit units. */
  urging: number;
  /** Of the data that are taken from who refuses nothing. */
  dataSeen: number;
  /** The benefit of a person with every motivation at 1. */
  fullBenefit: number;
}

/** Equations of the utility of taking part. */
export const UTILITY_EQUATIONS = [
  "company = companyWeight·(sat(enrolledTies; 1) − threshold) + reinforced, form = long-term",
  "company = shareWeight·tieShare + reinforced, form = one-off",
  "identification = attachmentWeight·attachment + socialisationWeight·socialisation + trustWeight·trust·ratings",
  "times = contributionsPerWeek, consent = chosen ∨ consent = unaware",
  "times = needsPerWeek, consent = obliged ∨ consent = inherent",
  "tiredness = min(1, fatigueHours·(1 − fatigueKept)/freeHours)",
  "dataSeen = dataExposure·transparency·(1 − refused)",
  ...ENTRY_EQUATIONS,
  ...RELIANCE_EQUATIONS,
  ...PAYING_EQUATIONS,
  "cost = timeWeight·min(1, effortHoursPerContribution·times/freeHours) + inabilityWeight·(1 − ability) + barrier",
  "  + fatigue.joiningWeight·tiredness + unfairnessWeight·unfairness·fairnessSensitivity",
  "  + privacyWeight·privacyConcern·dataSeen + daunting + risk + paying",
  "entry = entryLongTerm·[form = long-term] + entryOneOff·[form = one-off] − urging, consent = chosen ∨ consent = unaware",
  "entry = 0, consent = obliged ∨ consent = inherent",
  "utility = benefit + company + identification − cost − entry",
];

export function situationOf(world: World, operation: Operation): Situation {
  const { parameters, levers } = operation;
  const offers = offersOf(world, operation, levers);
  offers.hope = hopeIn(world, operation, weeklyHours(parameters));
  const { money, gift, experience, values, recognition, belonging, autonomy } = offers;
  const { plain, usefulness, hope } = offers;
  const certificate = fullPullOf(offers.certificate);
  return {
    offers,
    demand: demandOf(world, operation),
    clarity: clarityOf(world, operation),
    urging: urgingOf(world, operation),
    dataSeen: parameters.dataExposure * levers.transparency,
    fullBenefit:
      money +
      gift +
      experience +
      values +
      recognition +
      belonging +
      autonomy +
      plain +
      usefulness +
      hope +
      certificate,
  };
}

/** Sets ability, terms and utility of the people in the world's block. */
export function setTerms(world: World, operation: Operation, situation: Situation): void {
  const { people, count, ability, terms, utility } = world.block;
  const { joining, fatigue } = world.parameters;
  const { traits } = world;
  const { crowding, workFeel, attachment, trust } = world.people;
  const { offers, demand, dataSeen, urging } = situation;
  const { parameters, socialisation, numbers } = operation;
  const [
    benefit,
    company,
    identification,
    time,
    inability,
    tired,
    unfairness,
    privacy,
    entry,
    effort,
    strangers,
    paying,
  ] = terms;
  const { joining: own } = parameters;
  const longTerm = parameters.form === "long-term";
  const hours = weeklyHours(parameters);
  const unfair = joining.unfairnessWeight * numbers.unfairness;
  const chosen = parameters.consent === "chosen" || parameters.consent === "unaware";
  entry.fill(chosen ? urging - (longTerm ? own.entryLongTerm : own.entryOneOff) : 0, 0, count);
  effort.fill(-dauntingOf(world, operation), 0, count);
  strangers.fill(-riskOf(world, operation), 0, count);

  for (let at = 0; at < count; at++) {
    const person = people[at];
    benefit[at] = benefitOf(world, person, offers, crowding[person], workFeel[person]);
  }
  for (let at = 0; at < count; at++) {
    ability[at] = abilityOf(demand, people[at]);
    inability[at] = -joining.inabilityWeight * (1 - ability[at]);
  }
  if (longTerm)
    for (let at = 0; at < count; at++) {
      const person = people[at];
      const ties = saturation(tellingTies(world, operation, person), 1);
      company[at] = joining.companyWeight * (ties - traits.threshold[person]);
    }
  else
    for (let at = 0; at < count; at++)
      company[at] = joining.shareWeight * tellingShare(world, operation, people[at]);
  const reinforcing = reinforcementIn(world, operation);
  if (reinforcing !== 0)
    for (let at = 0; at < count; at++) company[at] += reinforcing * reinforced(world, operation, people[at]);
  for (let at = 0; at < count; at++) {
    const person = people[at];
    identification[at] =
      joining.attachmentWeight * attachment[person] +
      joining.socialisationWeight * socialisation[person] +
      own.trustWeight * trust[person] * parameters.ratings;
  }
  for (let at = 0; at < count; at++) {
    const person = people[at];
    time[at] = -joining.timeWeight * shareOf(hours, traits.freeHours[person]);
    tired[at] = -fatigue.joiningWeight * tirednessOf(world, person);
  }
  const entering = entryHoursOf(world, operation);
  if (entering > 0)
    for (let at = 0; at < count; at++) {
      const person = people[at];
      if (operation.firstJoinedWeek[person] === LONG_AGO)
        time[at] -= joining.timeWeight * shareOf(entering, traits.freeHours[person]);
    }
  for (let at = 0; at < count; at++) {
    const person = people[at];
    unfairness[at] = -unfair * traits.fairnessSensitivity[person];
    const given = dataSeen * (1 - refusedShare(world, operation, person));
    privacy[at] = -joining.privacyWeight * traits.privacyConcern[person] * given;
  }
  if (own.costWeight === 0) paying.fill(0, 0, count);
  else for (let at = 0; at < count; at++) paying[at] = -payingOf(world, operation, people[at]);
  for (let at = 0; at < count; at++)
    utility[at] =
      benefit[at] +
      company[at] +
      identification[at] +
      time[at] +
      inability[at] +
      tired[at] +
      unfairness[at] +
      privacy[at] +
      entry[at] +
      effort[at] +
      strangers[at] +
      paying[at];
}

/**
 * Tastes of the people in the world's block: one draw per person, operation and spell. A lever thus changes who joins,
 * rather than giving everybody a new chance each week.
 */
export function tastesOf(world: World, operation: Operation): Float64Array {
  const { people, count } = world.block;
  const stream = world.draws.stream("joining.taste", operation.id);
  return drawLots(world, stream, people, count, operation.tasteDraws);
}

/** The same when they consider joining: now and then, those who can draw a new taste, since circumstances change. */
export function redrawnTastes(world: World, operation: Operation): Float64Array {
  const { people, count } = world.block;
  const { tasteDraws } = operation;
  const lots = drawLots(world, world.draws.stream("joining.redraw", operation.id), people, count);
  for (let at = 0; at < count; at++)
    if (lots[at] < world.parameters.joining.tasteRedraw && canJoin(world, operation, people[at]))
      tasteDraws[people[at]]++;
  return tastesOf(world, operation);
}

/**
 * Whether a person with taste `u` joins: the chance is sigmoid(utility/scale), gated by clarity, ability and motive
 * (Meuter 2005).
 */
export function isWilling(
  world: World,
  u: number,
  utility: number,
  ability: number,
  clarity: number,
  benefit: number,
): boolean {
  const { joining, readiness } = world.parameters;
  const gate = clarity * power(ability, readiness.gate) * movedBy(world, benefit);
  return isBelowSigmoid(u, gate, utility / joining.scale);
}

/** Whether a person in the world's block who joins would not have done so without the hope of an income. */
export function decidedByHope(world: World, at: number, u: number, { offers, clarity }: Situation): boolean {
  if (offers.hope === 0) return false;
  const { people, utility, ability, terms } = world.block;
  const hope = hopeOf(world, people[at], offers.hope);
  return !isWilling(world, u, utility[at] - hope, ability[at], clarity, terms[BENEFIT][at] - hope);
}

/** Whether a person in the world's block who joins would not have done so without a queue at the counter. */
export function decidedByQueue(world: World, at: number, u: number, { urging, clarity }: Situation): boolean {
  const { utility, ability, terms } = world.block;
  return urging > 0 && !isWilling(world, u, utility[at] - urging, ability[at], clarity, terms[BENEFIT][at]);
}

/** The utility above which a person with taste `u` joins, given this gate; infinite if none is enough. */
export function neededUtility(world: World, u: number, gate: number): number {
  return u >= gate ? Number.POSITIVE_INFINITY : world.parameters.joining.scale * ln(u / (gate - u));
}

/** What is asked, as a share of what a person has; at most 1. */
export function shareOf(asked: number, have: number): number {
  return asked >= have ? 1 : asked / have;
}

/** Tiredness φ, 0–1: the hours that still tire a person, relative to free time. */
export function tirednessOf(world: World, person: number): number {
  return shareOf(
    world.people.fatigueHours[person] * (1 - world.numbers.fatigueKept),
    world.traits.freeHours[person],
  );
}

/** Whether the person has the time and the money to join. */
export function canJoin(world: World, operation: Operation, person: number): boolean {
  return hasTime(world, operation, person) && hasMoney(world, operation, person);
}

/** Whether the person has enough free time. */
export function hasTime(world: World, operation: Operation, person: number): boolean {
  return operation.parameters.effortHoursPerContribution <= world.traits.freeHours[person];
}
