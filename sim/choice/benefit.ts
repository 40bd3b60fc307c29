import { saturation } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { OwnOf, SharedOf } from "../scenario/field.ts";
import { assumed, fraction, literature, number, weight } from "../scenario/fields.ts";
import type { LeverValues } from "../world/levers/levers.ts";
import type { ModelModule } from "../world/module.ts";
import type { Operation, World } from "../world/state/world.ts";
import { CERTIFYING_EQUATIONS, type Certificate, certificateOf, pullOf } from "./certifying.ts";
import { HOPE_EQUATIONS, hopeOf } from "./hope.ts";
import { NETWORK_EFFECT_EQUATIONS, NETWORK_EFFECT_FIELDS, usefulnessOf } from "./network-effect.ts";
import { eurosPerHour, noticedPay, PAY_EQUATIONS } from "./pay.ts";
import { apartFromBrand, PRESENCE_EQUATIONS, PRESENCE_FIELDS } from "./presence.ts";
import { STATUS_PAY_EQUATIONS, type StatusPay, statusPayIn, statusPayOf } from "./status-pay.ts";

/** Benefit of taking part for a person, in logit units: motivations times offers. */
export const BENEFIT_FIELDS = {
  moneyWeight: weight(2.4, assumed("R7"), "Weight of money.", "Poids de l’argent."),
  giftWeight: weight(0.8, within(assumed(), [0, 1.8], WHY.sign), "Weight of gifts.", "Poids des cadeaux."),
  experienceWeight: weight(1.8, assumed(), "Weight of the experience.", "Poids de l’expérience."),
  valuesWeight: weight(1.3, assumed(), "Weight of values.", "Poids des valeurs."),
  recognitionWeight: weight(1, assumed(), "Weight of recognition.", "Poids de la reconnaissance."),
  belongingWeight: weight(1.8, assumed(), "Weight of belonging.", "Poids de l’appartenance."),
  autonomyWeight: weight(1.3, assumed(), "Weight of autonomy.", "Poids de l’autonomie."),
  sayAutonomy: fraction(
    0.6,
    assumed("Frey et al. 2004"),
    "How far a full say in decisions fills what an operation’s offer of autonomy leaves open.",
    "À quel point un plein pouvoir de décision comble ce que l’offre d’autonomie d’une opération laisse à désirer.",
  ),
  timeSavedWeight: weight(1, assumed(), "Weight of time saved.", "Poids du temps gagné."),
  sociabilityWeight: weight(
    0.5,
    within(assumed("participation §3.2"), [0, 1.5], WHY.sign),
    "Weight of conviviality.",
    "Poids de la convivialité.",
  ),
  praiseWeight: weight(
    0.6,
    within(literature("R6"), [0.3, 1.2], WHY.measured),
    "Effect of praise itself on those whom it singles out (R6: +.33 standard deviations, about .60 logit).",
    "Effet de l’éloge lui-même sur les personnes qu’il distingue (R6 : +0,33 écart-type, soit environ 0,60 logit).",
  ),
  moneyHalfEurosPerHour: number(
    "€/h",
    [0.01, 1000],
    6,
    assumed("R7"),
    "Half-effect pay: the pay, or the value of gifts, per hour that has half of the full effect.",
    "Rémunération à mi-effet : la paie, ou la valeur des cadeaux, par heure qui produit la moitié de l’effet.",
  ),
  paidNormLoss: weight(
    0.3,
    within(literature("R7"), [0, 0.9], {
      en: "contested: from none to three times as much",
      fr: "contesté : de rien au triple",
    }),
    "Loss from pay that is noticed, whatever its amount: a favour becomes a job (R7).",
    "Perte due à toute paie remarquée, quel qu’en soit le montant : le service rendu devient un emploi (R7).",
  ),
  noticedHalfEuros: number(
    "€",
    [0.000001, 1000],
    0.01,
    within(assumed("R7"), [0.001, 0.2], {
      en: "far below a cent, or a few coins",
      fr: "bien moins d’un centime, ou quelques pièces",
    }),
    "Pay per contribution that half of people notice as pay: with it, half of the loss, of the crowding out and of the feeling of work that pay brings.",
    "Paie par contribution que la moitié des personnes remarquent comme une paie : elle entraîne la moitié de la perte, de l’éviction et du sentiment de travailler dus à la paie.",
  ),
  crowdingShare: number(
    "0–1",
    [0, 1],
    0.8,
    literature("R6"),
    "Share of the intrinsic benefit that full crowding out removes.",
    "Part du bénéfice intrinsèque que l’éviction complète supprime.",
  ),
  ...PRESENCE_FIELDS,
  ...NETWORK_EFFECT_FIELDS,
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    benefit: OwnOf<typeof BENEFIT_FIELDS>;
  }
}

declare module "../world/state/world.ts" {
  interface ModelParameters {
    benefit: SharedOf<typeof BENEFIT_FIELDS>;
  }
}

/** An operation's offers, already weighted, so that a person's benefit is a short sum over motivations. */
export interface Offers {
  money: number;
  gift: number;
  experience: number;
  values: number;
  recognition: number;
  belonging: number;
  autonomy: number;
  /** The same for everybody: time saved, minus the loss from pay. */
  plain: number;
  /** The same for everybody as well: what all who are active make it worth. */
  usefulness: number;
  /** Of an income, which moves only people who do not yet take part; 0 for those who do. */
  hope: number;
  /** Worth something elsewhere, until it is earned; null where there is none, and without levers. */
  certificate: Certificate | null;
  /** What the law has regular contributors paid; null where it does not, and without levers. */
  statusPay: StatusPay | null;
}

/** Equations of the functions below. */
export const benefit: ModelModule = {
  id: "benefit",
  equations: [
    ...PAY_EQUATIONS,
    "moneyOffer = moneyWeight·sat(hourly; moneyHalfEurosPerHour)",
    "giftOffer = giftWeight·both(offers.gift, sat(giftEuros/effortHoursPerContribution; moneyHalfEurosPerHour))",
    "experienceOffer = experienceWeight·both(offers.experience, rewards.experience)",
    "valuesOffer = valuesWeight·offers.values",
    "recognitionOffer = recognitionWeight·offers.recognition·visibility",
    ...PRESENCE_EQUATIONS,
    "belongingOffer = belongingWeight·offers.belonging·apart + sociabilityWeight·sociability",
    "autonomyOffer = autonomyWeight·both(offers.autonomy, sayAutonomy·decisionRights)·apart",
    "plain = timeSavedWeight·sat(timeSavedMinutes/60; effortHoursPerContribution) − paidNormLoss·noticed",
    ...NETWORK_EFFECT_EQUATIONS,
    "intrinsic = motivation.experience·experienceOffer·(1 − workFeel) + motivation.values·valuesOffer",
    "  + motivation.belonging·belongingOffer + motivation.autonomy·autonomyOffer",
    "intrinsicLeft = intrinsic·(1 − crowdingShare·crowding)",
    ...HOPE_EQUATIONS,
    ...CERTIFYING_EQUATIONS,
    ...STATUS_PAY_EQUATIONS,
    "benefit = motivation.money·moneyOffer + motivation.gift·giftOffer + motivation.recognition·recognitionOffer",
    "  + intrinsicLeft + plain + usefulness + hoping + certifying + statusPay",
    "offered = benefit − intrinsicLeft + intrinsic + motivation.experience·experienceOffer·workFeel",
    "praise = recognised·(praiseWeight + motivation.recognition·recognitionWeight·(1 − offers.recognition·visibility))",
  ],
  reads: [
    "people.crowding",
    "people.workFeel",
    "operation.numbers.activePeople",
    "operation.certified",
    "operation.contributions",
    "operation.owedPerHour",
    "parameters.career.hopeWeight",
    "parameters.career.incomeEuros",
    "parameters.career.reach",
    "parameters.certificate.halfWeeks",
    "parameters.certificate.weight",
    "parameters.contest.expectedRivals",
    "parameters.mechanisms.career",
    "parameters.mechanisms.certificate",
    "parameters.mechanisms.contest",
    "parameters.mechanisms.regulars",
  ],
};

/**
 * @param levers this week's levers, or null for the offers without levers
 * @param presence of the brand; that of the levers unless given
 */
export function offersOf(
  world: World,
  operation: Operation,
  levers: LeverValues | null,
  presence = levers?.brandPresence ?? 0,
): Offers {
  const weights = world.parameters.benefit;
  const { parameters } = operation;
  const { offers, effortHoursPerContribution: effort, visibility } = parameters;
  const apart = apartFromBrand(world, presence);
  const hourly = eurosPerHour(world, operation, levers);
  const saturated = (euros: number) => saturation(euros, weights.moneyHalfEurosPerHour);
  const raised = (own: number, by: number) => 1 - (1 - own) * (1 - by);
  return {
    money: weights.moneyWeight * saturated(hourly),
    gift: weights.giftWeight * raised(offers.gift, saturated((levers?.giftEuros ?? 0) / effort)),
    experience: weights.experienceWeight * raised(offers.experience, levers?.experience ?? 0),
    values: weights.valuesWeight * offers.values,
    recognition: weights.recognitionWeight * offers.recognition * visibility,
    belonging:
      weights.belongingWeight * offers.belonging * apart + weights.sociabilityWeight * parameters.sociability,
    autonomy:
      weights.autonomyWeight *
      (offers.autonomy + (1 - offers.autonomy) * weights.sayAutonomy * (levers?.decisionRights ?? 0)) *
      apart,
    plain:
      weights.timeSavedWeight * saturation(parameters.timeSavedMinutes / 60, effort) -
      weights.paidNormLoss * (levers === null ? 0 : noticedPay(world, levers)),
    usefulness: usefulnessOf(operation),
    hope: 0,
    certificate: levers === null ? null : certificateOf(world, operation),
    statusPay: levers === null ? null : statusPayIn(world, operation, hourly),
  };
}

/** The benefit that lies in taking part itself, before crowding out, in logit units. @param workFeel 0–1 */
function intrinsicOf(world: World, person: number, offers: Offers, workFeel: number): number {
  const m = world.traits.motivation;
  return (
    m.experience[person] * offers.experience * (1 - workFeel) +
    m.values[person] * offers.values +
    m.belonging[person] * offers.belonging +
    m.autonomy[person] * offers.autonomy
  );
}

/** What is left of a person's intrinsic benefit this week after crowding out and the feeling of work, in logit units. */
export function intrinsicLeft(world: World, person: number, offers: Offers): number {
  const { crowding, workFeel } = world.people;
  const { crowdingShare } = world.parameters.benefit;
  return intrinsicOf(world, person, offers, workFeel[person]) * (1 - crowdingShare * crowding[person]);
}

/**
 * @param crowding 0–1, erosion of the person's intrinsic motivation; 0 for the benefit without levers
 * @param workFeel 0–1, how much consumption feels like work to the person; 0 for the benefit without levers
 * @returns benefit in logit units
 */
export function benefitOf(
  world: World,
  person: number,
  offers: Offers,
  crowding: number,
  workFeel: number,
): number {
  const m = world.traits.motivation;
  const intrinsic = intrinsicOf(world, person, offers, workFeel);
  return (
    m.money[person] * offers.money +
    m.gift[person] * offers.gift +
    m.recognition[person] * offers.recognition +
    intrinsic * (1 - world.parameters.benefit.crowdingShare * crowding) +
    offers.plain +
    offers.usefulness +
    (offers.hope === 0 ? 0 : hopeOf(world, person, offers.hope)) +
    (offers.certificate === null ? 0 : pullOf(world, person, offers.certificate)) +
    (offers.statusPay === null ? 0 : statusPayOf(world, person, offers.statusPay))
  );
}

/**
 * What praise adds to the benefit of a person just singled out, in logit units: by itself, and by the recognition that
 * the operation did not offer. Others get none: praise reaches those who are praised.
 */
export function praiseOf(world: World, { parameters }: Operation, person: number): number {
  const { praiseWeight, recognitionWeight } = world.parameters.benefit;
  const lacking = 1 - parameters.offers.recognition * parameters.visibility;
  return praiseWeight + recognitionWeight * world.traits.motivation.recognition[person] * lacking;
}
