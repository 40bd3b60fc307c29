import { benefitOf, offersOf } from "../choice/benefit.ts";
import { payingOf } from "../choice/paying.ts";
import { apartFromBrand } from "../choice/presence.ts";
import { exp, normalQuantile, saturation } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { OwnOf, SharedOf } from "../scenario/field.ts";
import { assumed, fraction, number, perOperation } from "../scenario/fields.ts";
import { drawLots } from "../world/state/draw-lots.ts";
import { isChosen } from "../world/state/opening.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  memory: fraction(
    0.2,
    assumed(),
    "Weight of the latest week in satisfaction.",
    "Poids de la dernière semaine dans la satisfaction.",
  ),
  drift: fraction(
    0.05,
    assumed(),
    "Share by which expectations approach experience per week.",
    "Part dont les attentes se rapprochent du vécu par semaine.",
  ),
  expectedShare: fraction(
    0.8,
    assumed(),
    "Share of the promises that newcomers expect to be kept.",
    "Part des promesses que les nouveaux s’attendent à voir tenues.",
  ),
  replyWeight: number(
    "points",
    [0, 10],
    0.3,
    assumed("E3"),
    "What a reply to the first contribution adds, or its absence takes away.",
    "Ce qu’une réponse à la première contribution ajoute, ou que son absence enlève.",
  ),
  winWeight: number(
    "points",
    [0, 10],
    0.2,
    assumed(),
    "What winning or being recognised adds.",
    "Ce que le fait de gagner ou d’être reconnu ajoute.",
  ),
  firstImpression: fraction(
    0.8,
    assumed(),
    "How far the first week of contributing makes all of satisfaction, whatever `memory` is; 0 if it counts no more than later ones.",
    "À quel point la première semaine de contribution fait toute la satisfaction, quelle que soit `memory` ; 0 si elle ne compte pas plus que les suivantes.",
  ),
  fitWeight: number(
    "points",
    [0, 10],
    0.5,
    assumed("Clary 1998"),
    "What taking part adds for good when what is offered is what the person wants: per logit of benefit beyond the usual. Nobody gets used to it; crowding out and the feeling of work count elsewhere.",
    "Ce que la participation ajoute durablement quand ce qui est offert est ce que veut la personne : par logit de bénéfice au-delà de l’habituel. Personne ne s’y habitue ; éviction et sentiment de travailler comptent ailleurs.",
  ),
  usualBenefit: perOperation.number(
    "logit",
    [-20, 20],
    1.4,
    within(assumed(), [0.8, 2.2], WHY.benefit),
    "Benefit of the median person who takes part, which neither pleases nor disappoints.",
    "Bénéfice de la personne médiane qui participe, qui ne satisfait ni ne déçoit.",
  ),
  luckSpread: number(
    "points",
    [0, 10],
    0.3,
    assumed("Ilies & Judge 2002"),
    "Spread of what luck adds to a week's experience or takes from it.",
    "Dispersion de ce que la chance ajoute au vécu d’une semaine ou en retire.",
  ),
  helpWeight: number(
    "points",
    [0, 10],
    0.15,
    assumed("E3"),
    "What full help as a newcomer, beyond what is usual, adds.",
    "Ce qu’ajoute une aide complète aux nouveaux, au-delà de l’habituelle.",
  ),
  matchWeight: number(
    "points",
    [0, 10],
    0.2,
    assumed("participation §3.2"),
    "What meeting somebody who wants just as much conversation adds; whoever is ill-matched loses up to twice as much.",
    "Ce qu’ajoute la rencontre de quelqu’un qui a tout autant envie de conversation ; qui est mal assorti perd jusqu’au double.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    satisfaction: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface ModelParameters {
    satisfaction: SharedOf<typeof fields>;
  }
  interface OperationColumns {
    satisfaction: Float64Array;
    expectation: Float64Array;
  }
}

/** tanh(x) from the deterministic exponential. */
function tanh(x: number): number {
  return 1 - 2 / (exp(2 * x) + 1);
}

function satisfy(world: World, operation: Operation): void {
  const w = world.parameters.satisfaction;
  const { usualBenefit } = operation.parameters.satisfaction;
  const { moneyHalfEurosPerHour } = world.parameters.benefit;
  const {
    contributors,
    satisfaction,
    expectation,
    firstJoinedWeek,
    replied,
    match,
    recognised,
    belonging,
    helped,
    parameters,
    levers,
  } = operation;
  const { workFeel } = world.people;
  const offers = offersOf(world, operation, levers);
  const luck = world.draws.stream("satisfaction.luck", operation.id);
  const promised = 1 - (1 - parameters.offers.experience) * (1 - levers.experience);
  const belongingOffer = parameters.offers.belonging * apartFromBrand(world, levers.brandPresence);
  // Nobody came to a needed service for what it offers.
  const fitWeight = isChosen(parameters) ? w.fitWeight : 0;
  const reward = saturation(
    (levers.payEurosPerContribution + levers.giftEuros) / parameters.effortHoursPerContribution,
    moneyHalfEurosPerHour,
  );
  const lots = w.luckSpread === 0 ? null : drawLots(world, luck, contributors.items, contributors.count);
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    const isFirst = operation.contributions[person] === operation.weekCount[person];
    if (isFirst || firstJoinedWeek[person] === world.week)
      expectation[person] = w.expectedShare * (promised + reward);
    const outcome =
      promised * (1 - workFeel[person]) +
      reward +
      belongingOffer * belonging[person] +
      w.winWeight * recognised[person] +
      w.helpWeight * helped[person] +
      (lots === null ? 0 : w.luckSpread * normalQuantile(lots[at])) +
      (isFirst ? w.replyWeight * (2 * replied[person] - 1) : 0) +
      w.matchWeight * match[person];
    const fit =
      fitWeight === 0
        ? 0
        : fitWeight *
          (benefitOf(world, person, offers, 0, 0) - payingOf(world, operation, person) - usualBenefit);
    const latest = isFirst ? w.memory + w.firstImpression * (1 - w.memory) : w.memory;
    satisfaction[person] += latest * (tanh(outcome - expectation[person] + fit) - satisfaction[person]);
    expectation[person] += w.drift * (outcome - expectation[person]);
  }
}

export const satisfaction: Mechanism = {
  id: "satisfaction",
  title: { en: "Satisfaction", fr: "Satisfaction" },
  off: {
    en: "nobody is satisfied or dissatisfied",
    fr: "personne n’est ni satisfait ni insatisfait",
  },
  fields,
  equations: [
    "promised = both(offers.experience, rewards.experience)",
    "reward = sat((payEurosPerContribution + giftEuros)/effortHoursPerContribution; benefit.moneyHalfEurosPerHour)",
    "outcome = promised·(1 − workFeel) + reward + offers.belonging·apart·belonging + winWeight·recognised",
    "  + helpWeight·helped + luckSpread·ε + replyWeight·(2·replied − 1)·[firstContributionWeek = week]",
    "  + matchWeight·match",
    "expectation ← expectedShare·(promised + reward), firstContributionWeek = week ∨ firstJoinedWeek = week",
    "fit = fitWeight·(offered − paying − usualBenefit), consent = chosen ∨ consent = unaware",
    "latest = memory + firstImpression·(1 − memory)·[firstContributionWeek = week]",
    "satisfaction ← satisfaction + latest·(tanh(outcome − expectation + fit) − satisfaction)",
    "expectation ← expectation + drift·(outcome − expectation)",
  ],
  reads: [
    "people.workFeel",
    "operation.belonging",
    "operation.contributions",
    "operation.firstJoinedWeek",
    "operation.helped",
    "operation.match",
    "operation.recognised",
    "operation.replied",
    "operation.weekCount",
    "parameters.benefit.moneyHalfEurosPerHour",
  ],
  operationColumns: {
    satisfaction: { start: 0, unit: "−1–1", en: "Satisfaction.", fr: "Satisfaction." },
    expectation: {
      start: 0,
      unit: "points",
      en: "What the person expects.",
      fr: "Ce à quoi la personne s’attend.",
    },
  },
  together: true,
  step(world) {
    for (const operation of world.operations) satisfy(world, operation);
  },
};
