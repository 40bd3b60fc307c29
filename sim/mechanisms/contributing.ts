import { benefitOf, offersOf, praiseOf } from "../choice/benefit.ts";
import { tirednessOf } from "../choice/utility.ts";
import { poissonCount } from "../core/inversion.ts";
import { exp, saturation } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, literature, number } from "../scenario/fields.ts";
import { drawLots } from "../world/state/draw-lots.ts";
import { isChosen, takesEntries } from "../world/state/opening.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  motivationElasticity: number(
    "log/logit",
    [0, 10],
    0.5,
    assumed("R6, R7"),
    "Effect of benefit on the rate: rise of its logarithm per unit of benefit that levers add.",
    "Effet du bénéfice sur le rythme : hausse de son logarithme par unité de bénéfice que les leviers ajoutent.",
  ),
  measurementGain: number(
    "0–1",
    [0, 10],
    0.15,
    literature("C5"),
    "Gain in output from full measurement of activity.",
    "Gain de production dû à une mesure complète de l’activité.",
  ),
  payGain: number(
    "0–1",
    [0, 10],
    0.6,
    assumed("Condly 2003"),
    "Gain in output from pay for contributions, as long as it is paid and however it changes motivation, at a pay far above `benefit.moneyHalfEurosPerHour`; half of it at that pay.",
    "Gain de production dû à la paie des contributions, tant qu’elle est versée et quoi qu’elle fasse à la motivation, pour une paie bien au-delà de `benefit.moneyHalfEurosPerHour` ; la moitié à ce niveau de paie.",
  ),
  badgeGain: number(
    "0–1",
    [0, 10],
    1,
    literature("R5"),
    "Gain in output from a badge within reach, for people who respond to badges; it is divided by 1 + the contributions still missing, so half of it when one is missing.",
    "Gain de production dû à un badge à portée, chez les personnes sensibles aux badges ; il est divisé par 1 + les contributions manquantes, donc réduit de moitié quand il en manque une.",
  ),
  loafing: fraction(
    0.2,
    literature("C3"),
    "Share of output lost to loafing in a large team without evaluation.",
    "Part de la production perdue par paresse sociale dans une grande équipe sans évaluation.",
  ),
  leisureShare: fraction(
    0.42,
    within(assumed("D4"), [0.3, 0.6], WHY.fitted),
    "Most of the free time that one activity can take: the nearer the hours a person would like to give come to it, the fewer of them are given. 0 for a hard limit at all free hours.",
    "Part du temps libre qu’une seule activité peut prendre au plus : plus les heures qu’une personne aimerait donner s’en approchent, moins elle en donne. 0 pour une limite nette à tout le temps libre.",
  ),
  recognisedGain: number(
    "0–1",
    [0, 10],
    1.1,
    literature("R2"),
    "Gain in output from fresh recognition, for a person who was fully socialised when it came: praise for what one has done spurs on, praise for having come does not.",
    "Gain de production dû à une reconnaissance récente, chez une personne pleinement socialisée quand elle l’a reçue : être félicité de ce qu’on a fait stimule, l’être d’être venu non.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    contributing: ValuesOf<typeof fields>;
  }
  interface PersonColumns {
    plannedHours: Float64Array;
  }
  interface OperationColumns {
    benefitWithoutLevers: Float64Array;
    gain: Float64Array;
    gainAtJoining: Float64Array;
    presenceAtJoining: Float64Array;
    pace: Float64Array;
    rate: Float64Array;
  }
}

/** Limits the exponent to avoid overflow; e^50 is already beyond any limit of time. */
const MOST_GAIN = 50;

/** Sets each enrolled person's gain: the benefit that levers add. */
function setGains(world: World, operation: Operation): void {
  const { active, gain, joinedWeek, gainAtJoining, presenceAtJoining, benefitWithoutLevers } = operation;
  const { crowding, workFeel } = world.people;
  const offers = offersOf(world, operation, operation.levers);
  const ownOffers = offersOf(world, operation, null);
  // Those who come or go later are no lever.
  offers.usefulness = 0;
  ownOffers.usefulness = 0;
  for (let at = 0; at < active.count; at++) {
    const person = active.items[at];
    if (joinedWeek[person] === world.week)
      benefitWithoutLevers[person] = benefitOf(world, person, ownOffers, 0, 0);
  }
  for (let at = 0; at < active.count; at++) {
    const person = active.items[at];
    gain[person] =
      benefitOf(world, person, offers, crowding[person], workFeel[person]) - benefitWithoutLevers[person];
  }
  for (let at = 0; at < active.count; at++) {
    const person = active.items[at];
    if (joinedWeek[person] !== world.week) continue;
    gainAtJoining[person] = gain[person];
    presenceAtJoining[person] = operation.levers.brandPresence;
  }
}

/** How much people do in this company, as a multiple of what they do in their usual one. */
const livelinessOf = ({ parameters }: World, pull: number) => 1 + parameters.company.paceWeight * pull;

/**
 * Hours given of those wished: nearly all while they are few, and never more than leisure has room for.
 *
 * @param room most hours, h: h·(1 − e^(−wished/h))
 */
export function withinLeisure(wished: number, room: number): number {
  return room === 0 ? 0 : room * (1 - exp(-wished / room));
}

/** Sets each enrolled person's pace, and their rate in contributions a week before operations share the free time. */
function plan(world: World, operation: Operation): void {
  const { active, parameters, levers, gain, pace, rate, contributions } = operation;
  const { recognised, recognisedAs, companyPull } = operation;
  const { motivationElasticity, measurementGain, payGain, badgeGain, loafing, leisureShare, recognisedGain } =
    world.parameters.contributing;
  const { vigour, badgeResponsive, freeHours } = world.traits;
  const { plannedHours } = world.people;
  const effort = parameters.effortHoursPerContribution;
  const loafed = loafing * parameters.collective * (1 - 1 / levers.teamSize) * (1 - levers.evaluation);
  const measured = 1 + measurementGain * levers.measurement;
  const hourly = levers.payEurosPerContribution / effort;
  const spurredByPay = 1 + payGain * saturation(hourly, world.parameters.benefit.moneyHalfEurosPerHour);
  const { outputLoss } = world.parameters.coordination;
  const coordinated = 1 - outputLoss * parameters.collective * (1 - operation.numbers.metShare);
  for (let at = 0; at < active.count; at++) {
    const person = active.items[at];
    const toBadge = levers.badgeThreshold - contributions[person];
    const spurred = toBadge > 0 ? 1 + (badgeGain * badgeResponsive[person]) / (1 + toBadge) : 1;
    const honoured = 1 + recognisedGain * recognised[person] * recognisedAs[person];
    const praise = recognised[person] === 0 ? 0 : recognised[person] * praiseOf(world, operation, person);
    pace[person] =
      measured *
      spurredByPay *
      spurred *
      honoured *
      livelinessOf(world, companyPull[person]) *
      coordinated *
      exp(Math.max(-MOST_GAIN, Math.min(MOST_GAIN, motivationElasticity * (gain[person] + praise))));
  }
  for (let at = 0; at < active.count; at++) {
    const person = active.items[at];
    // Those who would give all their free time also give less of it in less company.
    const free = freeHours[person] * Math.min(1, livelinessOf(world, companyPull[person])) * coordinated;
    let wished = parameters.contributionsPerWeek * vigour[person] * pace[person] * (1 - loafed);
    if (leisureShare > 0) wished = withinLeisure(wished * effort, leisureShare * free) / effort;
    // Apply the limit of time before tiredness; otherwise tired and rested weeks would alternate.
    const possible = Math.min(wished, Math.min(free, levers.hoursCap * coordinated) / effort);
    rate[person] = possible * (1 - tirednessOf(world, person));
    plannedHours[person] += rate[person] * effort;
  }
}

/** Draws the week's counts. Operations share a person's hours in proportion, so their order does not matter. */
function draw(world: World, operation: Operation): void {
  const { active, contributors, parameters, levers, rate, weekCount } = operation;
  const { plannedHours, neededHours } = world.people;
  const { freeHours } = world.traits;
  const effort = parameters.effortHoursPerContribution;
  const stream = world.draws.stream("contributing", operation.id);
  const lots = drawLots(world, stream, active.items, active.count);
  for (let at = 0; at < active.count; at++) {
    const person = active.items[at];
    const planned = rate[person] * effort;
    // Needs come first.
    const left = freeHours[person] - neededHours[person];
    const share = planned === 0 ? 0 : (left * planned) / plannedHours[person];
    if (plannedHours[person] > left) rate[person] *= left / plannedHours[person];
    const cap = Math.floor(Math.min(levers.hoursCap, share) / effort);
    weekCount[person] = poissonCount(lots[at], rate[person], cap);
    if (weekCount[person] > 0) contributors.add(person);
  }
}

export const contributing: Mechanism = {
  id: "contributing",
  title: { en: "Contributing", fr: "Contribution" },
  off: { en: "nobody contributes", fr: "personne ne contribue" },
  fields,
  equations: [
    "gain ← benefit − usefulness − benefitWithoutLevers",
    "gainAtJoining ← gain, joinedWeek = week",
    "presenceAtJoining ← brandPresence, joinedWeek = week",
    "missing = badgeThreshold − contributions",
    "paid = 1 + payGain·sat(payEurosPerContribution/effortHoursPerContribution; benefit.moneyHalfEurosPerHour)",
    "coordinated = 1 − coordination.outputLoss·collective·(1 − metShare)",
    "lively = 1 + company.paceWeight·companyPull",
    "spurred = 1 + badgeGain·badgeResponsive/(1 + missing)·[missing > 0]",
    "pace ← (1 + measurementGain·measurement)·paid·spurred·(1 + recognisedGain·recognised·recognisedAs)",
    "  ·lively·coordinated·e^(motivationElasticity·(gain + praise))",
    "loafed = loafing·collective·(1 − 1/teamSize)·(1 − evaluation)",
    "wishedHours = contributionsPerWeek·vigour·pace·(1 − loafed)·effortHoursPerContribution",
    "free = freeHours·min(1, lively)·coordinated",
    "room = leisureShare·free",
    "givenHours = room·(1 − e^(−wishedHours/room)), leisureShare > 0",
    "givenHours = wishedHours, leisureShare = 0",
    "rate ← min(givenHours, min(free, hoursCap·coordinated))/effortHoursPerContribution·(1 − tiredness)",
    "plannedHours ← Σ rate·effortHoursPerContribution",
    "left = freeHours − neededHours",
    "most = ⌊min(hoursCap/effortHoursPerContribution, rate·left/plannedHours)⌋",
    "rate ← rate·min(1, left/plannedHours)",
    "weekCount ← min(most, Poisson(rate))",
  ],
  reads: [
    "people.crowding",
    "people.neededHours",
    "people.workFeel",
    "operation.companyPull",
    "operation.contributions",
    "operation.joinedWeek",
    "operation.recognised",
    "operation.recognisedAs",
    "operation.weekCount",
    "operation.numbers.metShare",
    "parameters.benefit.moneyHalfEurosPerHour",
    "parameters.company.paceWeight",
    "parameters.coordination.outputLoss",
  ],
  personColumns: {
    plannedHours: {
      start: 0,
      unit: "h/week",
      en: "Hours that the person plans to give to all operations this week.",
      fr: "Heures que la personne prévoit de donner à toutes les opérations cette semaine.",
    },
  },
  operationColumns: {
    benefitWithoutLevers: {
      start: 0,
      unit: "logit",
      en: "Benefit of the operation for the person without levers.",
      fr: "Bénéfice de l’opération pour la personne sans les leviers.",
    },
    gainAtJoining: {
      start: 0,
      unit: "logit",
      en: "What the levers added to the benefit when the person joined.",
      fr: "Ce que les leviers ajoutaient au bénéfice à l’entrée de la personne.",
    },
    presenceAtJoining: {
      start: 0,
      unit: "0–1",
      en: "Presence of the brand when the person joined.",
      fr: "Présence de la marque à l’entrée de la personne.",
    },
    gain: {
      start: 0,
      unit: "logit",
      en: "What the levers add to the benefit now.",
      fr: "Ce que les leviers ajoutent au bénéfice à présent.",
    },
    pace: {
      start: 1,
      unit: "multiple",
      en: "Output as a multiple of what it would be without levers.",
      fr: "Production, en multiple de ce qu’elle serait sans les leviers.",
    },
    rate: { start: 0, unit: "1/week", en: "Expected contributions.", fr: "Contributions attendues." },
  },
  together: true,
  step(world) {
    for (const operation of world.operations)
      for (let at = 0; at < operation.active.count; at++)
        world.people.plannedHours[operation.active.items[at]] = 0;
    const chosen = world.operations.filter(({ open, parameters }) => open && isChosen(parameters));
    for (const operation of chosen) setGains(world, operation);
    for (const operation of chosen) if (takesEntries(operation)) plan(world, operation);
    for (const operation of chosen) if (takesEntries(operation)) draw(world, operation);
  },
};
