import { saturation } from "../core/math.ts";
import { within } from "../scenario/believable.ts";
import type { OwnOf, SharedOf } from "../scenario/field.ts";
import { assumed, fraction, number, perOperation } from "../scenario/fields.ts";
import { gainAttachment, loseAttachment } from "../world/state/attachment.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  bonding: perOperation.fraction(
    0,
    within(assumed("marketing §2.2"), [0, 0.5], {
      en: "0 if nothing is delivered; a delivery rarely decides all",
      fr: "0 si rien n’est livré ; une livraison décide rarement de tout",
    }),
    "How far attachment moves when what is delivered is all that was not expected, or nothing of what was: share of the way to full attachment, or to none. 0 if nothing is delivered.",
    "De combien bouge l’attachement quand ce qui est livré est tout ce que l’on n’attendait pas, ou rien de ce que l’on attendait : part du chemin vers l’attachement complet, ou vers aucun. 0 si rien n’est livré.",
  ),
  delivered: perOperation.fraction(
    0.7,
    assumed(),
    "Quality of what the organisation delivers.",
    "Qualité de ce que livre l’organisation.",
  ),
  ownShare: perOperation.fraction(
    0,
    within(assumed("participation §2.1"), [0, 1], {
      en: "from bought to made by oneself",
      fr: "de l’achat à ce qu’on a fait soi-même",
    }),
    "Share of the quality delivered that is the person’s own doing: the quality of their contribution.",
    "Part de la qualité livrée qui vient de la personne elle-même : la qualité de sa contribution.",
  ),
  usualQuality: fraction(
    0.7,
    within(assumed(), [0.4, 0.9], {
      en: "people expect it to be good, not perfect",
      fr: "on s’attend à du bon, non à la perfection",
    }),
    "Quality that people expect before they have received anything, if they pay nothing.",
    "Qualité à laquelle on s’attend avant d’avoir rien reçu, si l’on ne paie rien.",
  ),
  paidExpectation: fraction(
    0.3,
    assumed("marketing §2.2"),
    "How much more people expect who have paid far more than `halfEuros`; half of it at that amount.",
    "Supplément d’attente de qui a payé bien plus que `halfEuros` ; la moitié à ce montant.",
  ),
  halfEuros: number(
    "€",
    [0.01, 100_000],
    30,
    assumed(),
    "Amount paid that raises expectations by half of what a very large one does.",
    "Montant payé qui élève les attentes de la moitié de ce que fait un très grand.",
  ),
  habit: fraction(
    0.2,
    assumed(),
    "Share by which what is usual approaches what is delivered, each time.",
    "Part dont l’habituel s’approche de ce qui est livré, à chaque fois.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    delivery: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface ModelParameters {
    delivery: SharedOf<typeof fields>;
  }
  interface OperationColumns {
    awaited: Float64Array;
    deliveries: Float64Array;
    usualDelivery: Float64Array;
  }
}

/** One person receives what they contributed to: it pleases or disappoints, and is what they expect next time. */
function receive(world: World, operation: Operation, person: number, paidEuros: number): void {
  const { deliveries, usualDelivery, quality, parameters } = operation;
  const { bonding, delivered, ownShare } = parameters.delivery;
  const { usualQuality, paidExpectation, halfEuros, habit } = world.parameters.delivery;
  if (deliveries[person] === 0) usualDelivery[person] = usualQuality;
  const forMoney = paidExpectation * saturation(paidEuros, halfEuros);
  const expected = Math.min(1, usualDelivery[person] + forMoney);
  const beyond = delivered + ownShare * (quality[person] - delivered) - expected;
  deliveries[person]++;
  usualDelivery[person] = Math.max(0, usualDelivery[person] + habit * beyond);
  if (beyond > 0) gainAttachment(world, person, bonding * beyond);
  else loseAttachment(world, person, -bonding * beyond);
}

/** Whether a call for money failed, so that everybody was paid back and nothing is delivered. */
function cameToNothing(world: World, { parameters, numbers }: Operation): boolean {
  return world.parameters.mechanisms.funding && numbers.pledgedEuros < parameters.fundingGoalEuros;
}

/** Where something is delivered in the end, and not at once. */
const isLater = ({ parameters }: Operation) => parameters.deliveryWeek > 0;

/** Each contribution that was accepted brings something at once. */
function deliverAtOnce(world: World, operation: Operation): void {
  const { parameters, contributors, weekCount, rejected } = operation;
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    if (weekCount[person] > rejected[person])
      receive(world, operation, person, parameters.costEurosPerContribution);
  }
}

/** Counts what people await, as far as it was accepted, and delivers it in its week. */
function deliverLater(world: World, operation: Operation): void {
  const { parameters, contributors, weekCount, rejected, awaited } = operation;
  const { deliveryWeek, costEurosPerContribution: price } = parameters;
  // What is to be delivered begins with week 0.
  if (world.week < 0 || world.week > deliveryWeek) return;
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    awaited[person] += weekCount[person] - rejected[person];
  }
  if (world.week < deliveryWeek || cameToNothing(world, operation)) return;
  for (let person = 0; person < world.places; person++)
    if (awaited[person] > 0) receive(world, operation, person, awaited[person] * price);
}

const delivers = ({ parameters }: Operation) => parameters.delivery.bonding > 0;

export const delivery: Mechanism = {
  id: "delivery",
  title: { en: "What is delivered in the end", fr: "Ce qui est livré à la fin" },
  off: {
    en: "nothing that is delivered pleases or disappoints",
    fr: "rien de ce qui est livré ne satisfait ni ne déçoit",
  },
  about: {
    en: "Something comes of contributions in the end: a game that was funded, a piece of furniture, a service. What is better than expected binds, what is worse loosens the bond. Whoever paid expects more. People take for usual what they get, so the same quality again and again moves nobody. A call for money that fails delivers nothing; what its failure costs is under funding.",
    fr: "Les contributions donnent quelque chose à la fin : un jeu que l’on a financé, un meuble, un service. Ce qui dépasse les attentes attache, ce qui les déçoit détache. Qui a payé attend davantage. On tient pour habituel ce que l’on reçoit : une qualité toujours égale ne touche donc personne. Un appel à financement qui échoue ne livre rien ; ce que coûte son échec est sous funding.",
  },
  fields,
  equations: [
    "usual = usualQuality, deliveries = 0",
    "usual = usualDelivery, deliveries > 0",
    "awaited ← awaited + weekCount − rejected, week ≥ 0 ∧ week ≤ deliveryWeek",
    "price = costEurosPerContribution·(1 + (awaited − 1)·[deliveryWeek > 0])",
    "beyond = delivered + ownShare·(quality − delivered) − min(1, usual + paidExpectation·sat(price; halfEuros))",
    "receiving = [deliveryWeek = 0 ∧ weekCount > rejected]",
    "receiving = [week = deliveryWeek ∧ awaited > 0 ∧ (pledgedEuros ≥ fundingGoalEuros ∨ ¬mechanisms.funding)], deliveryWeek > 0",
    "attachment ← attachment + bonding·max(0, beyond)·(1 − attachment) + bonding·min(0, beyond)·attachment, receiving = 1",
    "usualDelivery ← max(0, usual + habit·beyond), receiving = 1",
    "deliveries ← deliveries + receiving",
  ],
  reads: [
    "operation.quality",
    "operation.rejected",
    "operation.weekCount",
    "operation.numbers.pledgedEuros",
    "parameters.mechanisms.funding",
  ],
  operationColumns: {
    awaited: {
      start: 0,
      where: ({ delivery: { bonding } }) => bonding > 0,
      unit: "contributions",
      en: "Accepted contributions whose outcome is delivered later.",
      fr: "Contributions acceptées dont le résultat est livré plus tard.",
    },
    deliveries: {
      start: 0,
      where: ({ delivery: { bonding } }) => bonding > 0,
      unit: "deliveries",
      en: "How often the person has received something.",
      fr: "Nombre de fois où la personne a reçu quelque chose.",
    },
    usualDelivery: {
      start: 0,
      where: ({ delivery: { bonding } }) => bonding > 0,
      unit: "0–1",
      en: "Quality that the person is used to receive, beyond what is paid for.",
      fr: "Qualité que la personne a l’habitude de recevoir, hors ce que l’on attend d’avoir payé.",
    },
  },
  // Members of old are used to what they get each time; what comes in the end is of the time since the opening.
  together(world) {
    for (const operation of world.operations)
      if (delivers(operation) && !isLater(operation)) deliverAtOnce(world, operation);
  },
  step(world) {
    for (const operation of world.operations) {
      if (!delivers(operation)) continue;
      if (isLater(operation)) deliverLater(world, operation);
      else deliverAtOnce(world, operation);
    }
  },
};
