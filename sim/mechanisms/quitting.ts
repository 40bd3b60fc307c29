import { type Offers, offersOf } from "../choice/benefit.ts";
import {
  DRIVERS,
  exit,
  exitReasonOf,
  KEEPING_FIELDS,
  LEAVING_EQUATIONS,
  LIFE,
  mostOfRest,
  setDrivers,
} from "../choice/leaving.ts";
import {
  drawReply,
  oddsAtPlaces,
  pacingOf,
  STOPPING_EQUATIONS,
  STOPPING_FIELDS,
  staysSafely,
  stopsAfter,
} from "../choice/stopping.ts";
import { geometricWait } from "../core/inversion.ts";
import { exp, power } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { OwnOf, SharedOf } from "../scenario/field.ts";
import { assumed, literature, number, perOperation, weight } from "../scenario/fields.ts";
import { drawLots } from "../world/state/draw-lots.ts";
import { isChosen } from "../world/state/opening.ts";
import { LONG_AGO, type Operation, type World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  ...STOPPING_FIELDS,
  replyWeight: weight(
    0.48,
    within(literature("E3"), [0.24, 0.96], WHY.measured),
    "How much a reply to the first contribution keeps people.",
    "À quel point une réponse à la première contribution retient.",
  ),
  usualReplies: perOperation.fraction(
    0.61,
    within(literature("E3"), [0.4, 0.8], {
      en: "61 % in E3; other forums differ",
      fr: "61 % dans E3 ; d’autres forums s’en écartent",
    }),
    "Share of first contributions that get a reply where c0 was observed.",
    "Part des premières contributions qui reçoivent une réponse là où c0 a été observé.",
  ),
  fatigueWeight: weight(
    1,
    assumed(),
    "How much tiredness drives people away.",
    "À quel point la fatigue fait partir.",
  ),
  workFeelWeight: weight(
    1,
    assumed("marketing §3.3"),
    "How much the feeling of working drives people away.",
    "À quel point le sentiment de travailler fait partir.",
  ),
  unfairnessWeight: weight(
    0.5,
    within(assumed("marketing §3.3"), [0, 1.5], WHY.sign),
    "How much unfair sharing drives away the most sensitive people.",
    "À quel point un partage injuste fait partir les personnes les plus sensibles.",
  ),
  socialisationWeight: weight(
    0.5,
    within(assumed("marketing §4.2"), [0.25, 1], WHY.fitted),
    "How much socialisation keeps people.",
    "À quel point la socialisation retient.",
  ),
  belongingWeight: weight(
    1,
    within(assumed("marketing §4.2"), [0.5, 1.5], WHY.fitted),
    "How much belonging keeps people.",
    "À quel point l’appartenance retient.",
  ),
  satisfactionWeight: weight(
    1.2,
    within(assumed("Griffeth 2000"), [0.6, 2], WHY.fitted),
    "How much satisfaction keeps people.",
    "À quel point la satisfaction retient.",
  ),
  trustWeight: perOperation.weight(
    0.3,
    within(assumed("participation §3.2"), [0, 1.3], WHY.sign),
    "How much trust keeps people, where they rate each other.",
    "À quel point la confiance retient, là où l’on se note.",
  ),
  recognisedWeight: weight(
    0.02,
    within(literature("R1"), [0, 0.3], {
      en: "R1 in full is near .3, and output has its part",
      fr: "R1 entier vaut près de 0,3, et le rythme en explique une part",
    }),
    "How much fresh recognition keeps people; little, because whoever is praised also contributes more, and is seen for longer.",
    "À quel point une reconnaissance récente retient ; peu, car qui est félicité contribue aussi davantage, et reste visible plus longtemps.",
  ),
  sayWeight: weight(
    0.4,
    within(assumed("Frey et al. 2004"), [0.2, 0.8], WHY.fitted),
    "How much a full say in decisions keeps those who most wish to decide for themselves, whatever they get out of it.",
    "À quel point un plein pouvoir de décision retient les personnes qui tiennent le plus à décider elles-mêmes, quoi qu’elles en retirent.",
  ),
  attachmentWeight: weight(
    1.2,
    within(assumed("Griffeth 2000"), [0.6, 2], WHY.fitted),
    "How much attachment (above .3) keeps people.",
    "À quel point l’attachement (au-delà de 0,3) retient.",
  ),
  ...KEEPING_FIELDS,
  gainWeight: weight(
    1,
    literature("R6"),
    "How much losing what levers added at joining drives people away.",
    "À quel point la perte de ce que les leviers ajoutaient à l’entrée fait partir.",
  ),
  lifeExitPerWeek: number(
    "1/week",
    [0, 1],
    0.003,
    assumed(),
    "Chance per week of leaving for personal reasons, unrelated to contributions.",
    "Probabilité par semaine de partir pour des raisons personnelles, sans lien avec les contributions.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    quitting: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface ModelParameters {
    quitting: SharedOf<typeof fields>;
  }
  interface OperationNumbers {
    vigourHold: number;
  }
  interface OperationColumns {
    career: Float64Array;
    replied: Float64Array;
    exitReason: Float64Array;
    lifeEnds: Float64Array;
  }
  interface Tally {
    burnouts: number;
    exits: number;
  }
}

/** People stop between two contributions; this week's later contributions are not made. */
function stop(world: World, operation: Operation, drivers: Float64Array): void {
  const { weekCount, contributors, career } = operation;
  const stops = world.draws.stream("quitting.stop", operation.id);
  const rest = mostOfRest(world, operation);
  let known: Offers | null = null;
  const offers = () => {
    known ??= offersOf(world, operation, operation.levers);
    return known;
  };
  const lots = drawLots(world, stops, contributors.items, contributors.count);
  for (let at = contributors.count - 1; at >= 0; at--) {
    const person = contributors.items[at];
    const u = lots[at];
    let made = 0;
    if (!staysSafely(world, operation, person, u, rest)) {
      const modifiers = setDrivers(world, operation, person, drivers);
      made = stopsAfter(world, operation, person, exp(modifiers), u);
    }
    career[person] += (made === 0 ? weekCount[person] : made) * (1 / pacingOf(operation, person));
    if (made === 0) continue;
    weekCount[person] = made;
    exit(world, operation, person, exitReasonOf(world, operation, person, drivers, offers));
  }
}

/** People also leave for personal reasons, after a time that is drawn when they join, or when the operation opens. */
function endByLife(world: World, operation: Operation): void {
  const { active, joinedWeek, lifeEnds } = operation;
  const life = world.draws.stream("quitting.life", operation.id);
  const { lifeExitPerWeek } = world.parameters.quitting;
  for (let at = active.count - 1; at >= 0; at--) {
    const person = active.items[at];
    if (joinedWeek[person] === world.week || lifeEnds[person] === LONG_AGO)
      lifeEnds[person] =
        world.week - 1 + geometricWait(life.uniform(world.keys[person], world.week), lifeExitPerWeek);
    if (lifeEnds[person] <= world.week) exit(world, operation, person, LIFE);
  }
}

/** Careers go on, but nobody leaves yet: how long people stay is drawn when the operation opens. */
function stay(world: World, operation: Operation): void {
  const { active, contributors, contributions, weekCount, career, joinedWeek, lifeEnds } = operation;
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    if (contributions[person] === 0) drawReply(world, operation, person);
    career[person] += weekCount[person] * (1 / pacingOf(operation, person));
  }
  for (let at = 0; at < active.count; at++)
    if (joinedWeek[active.items[at]] === world.week) lifeEnds[active.items[at]] = LONG_AGO;
}

export const quitting: Mechanism = {
  id: "quitting",
  title: { en: "Quitting", fr: "Départ" },
  off: {
    en: "nobody leaves after a contribution or for personal reasons",
    fr: "personne ne part après une contribution ni pour des raisons personnelles",
  },
  fields,
  equations: [
    ...STOPPING_EQUATIONS,
    "vigourHold ← vigourExponent·(effortHoursPerContribution/referenceEffortHours)^vigourByEffort",
    ...LEAVING_EQUATIONS,
    "status ← lapsed, Π staying ≤ u",
    "lifeEnds ← week − 1 + Geometric(lifeExitPerWeek), joinedWeek = week ∨ lifeEnds = −1000000",
    "status ← lapsed, lifeEnds ≤ week",
  ],
  reads: [
    "people.attachment",
    "people.crowding",
    "people.trust",
    "people.workFeel",
    "operation.belonging",
    "operation.commitment",
    "operation.companyPull",
    "operation.contributions",
    "operation.gain",
    "operation.gainAtJoining",
    "operation.helped",
    "operation.joinedWeek",
    "operation.pace",
    "operation.presenceAtJoining",
    "operation.recognised",
    "operation.satisfaction",
    "operation.socialisation",
    "operation.weekCount",
    "operation.numbers.unfairness",
    "parameters.company.stayWeight",
    "parameters.helping.usualHelp",
  ],
  operationColumns: {
    career: {
      start: 1,
      unit: "contributions",
      en: "Progress of the person's career, in contributions divided by what pace does to stopping.",
      fr: "Avancement du parcours de la personne, en contributions divisées par ce que son rythme fait à l’arrêt.",
    },
    replied: {
      start: 0.5,
      unit: "0, ½ or 1",
      en: "Whether the first contribution got a reply; ½ before it, and where no reply is expected.",
      fr: "Si la première contribution a reçu une réponse ; ½ avant, et là où aucune n’est attendue.",
    },
    exitReason: {
      start: 0,
      unit: "code",
      en: "Reason for the person's latest departure.",
      fr: "Raison du dernier départ de la personne.",
    },
    lifeEnds: {
      start: 0,
      unit: "week",
      en: "Week in which the person will leave for personal reasons; −1,000,000 for starting members before the opening.",
      fr: "Semaine où la personne partira pour des raisons personnelles ; −1 000 000 pour les membres de départ avant l’ouverture.",
    },
  },
  operationNumbers: {
    vigourHold: {
      start: 0,
      unit: "log-odds/log",
      en: "How much the log-odds of stopping fall with the logarithm of vigour, in work of this effort.",
      fr: "De combien la log-cote d’arrêt baisse avec le logarithme de la vigueur, dans un travail de cet effort.",
    },
  },
  tallies: ["burnouts", "exits"],
  start(world) {
    const { vigourByEffort } = world.parameters.quitting;
    for (const operation of world.operations) {
      const { quitting: own, effortHoursPerContribution: effort } = operation.parameters;
      operation.placeOdds = oddsAtPlaces(operation.parameters);
      operation.numbers.vigourHold =
        own.vigourExponent * power(effort / own.referenceEffortHours, vigourByEffort);
    }
  },
  together(world) {
    for (const operation of world.operations) stay(world, operation);
  },
  step(world) {
    const drivers = new Float64Array(DRIVERS);
    for (const operation of world.operations)
      if (isChosen(operation.parameters)) {
        stop(world, operation, drivers);
        endByLife(world, operation);
      }
  },
};
