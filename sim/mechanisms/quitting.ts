import { geometricWait } from "../core/inversion.ts";
import { exp, ln, power } from "../core/math.ts";
import { assumed, data, fraction, literature, number, type ValuesOf, weight } from "../scenario/fields.ts";
import { schedule } from "../world/consideration.ts";
import { leave } from "../world/status.ts";
import type { Operation, World } from "../world/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  stopHazardScale: fraction(
    0.36,
    data("E7"),
    "c0: chance of stopping after the first contribution, at the reference effort.",
    "c0 : probabilité d’arrêter après la première contribution, à l’effort de référence.",
  ),
  stopHazardExponent: number(
    "exponent",
    [0, 5],
    0.86,
    data("E7"),
    "b: how fast the chance of stopping falls with contributions made, as κ^−b.",
    "b : vitesse à laquelle la probabilité d’arrêter baisse avec les contributions faites, en κ^−b.",
  ),
  referenceEffortHours: number(
    "h",
    [0.01, 100],
    0.3,
    data("E7, I2"),
    "Effort of a contribution to which c0 belongs; above it the odds of stopping rise in proportion.",
    "Effort par contribution auquel correspond c0 ; au-delà, la cote d’arrêt croît en proportion.",
  ),
  vigourExponent: number(
    "log-odds/log",
    [0, 5],
    0.14,
    data("E7"),
    "ζ: by how much the log-odds of stopping fall with the logarithm of vigour.",
    "ζ : de combien la log-cote d’arrêt baisse avec le logarithme de la vigueur.",
  ),
  attachmentWeight: weight(
    0.3,
    assumed(),
    "How much attachment (above .3) keeps people.",
    "À quel point l’attachement (au-delà de 0,3) retient.",
  ),
  gainWeight: weight(
    1,
    literature("R6"),
    "How much people leave when what levers added at their joining is taken away.",
    "À quel point on part quand disparaît ce que les leviers ajoutaient à l’entrée.",
  ),
  lifeExitPerWeek: number(
    "1/week",
    [0, 1],
    0.003,
    assumed(),
    "Chance a week of leaving for reasons of life, whatever one's contributions.",
    "Probabilité par semaine de partir pour des raisons de vie, quelles que soient ses contributions.",
  ),
};

declare module "../world/world.ts" {
  interface Settings {
    quitting: ValuesOf<typeof fields>;
  }
  interface OperationColumns {
    career: Float64Array;
  }
}

/** Attachment at which it neither keeps nor drives away; the population's median. */
const NEUTRAL_ATTACHMENT = 0.3;
/** The hazard law is cut here, so that nobody is certain to stop. */
const HIGHEST_HAZARD = 0.99;

/** Observed stop hazard c0·κ^−b, cut at .99, at the effort of the operation. */
export function stopHazard(
  settings: World["settings"]["quitting"],
  effortHours: number,
  position: number,
): number {
  const base = settings.stopHazardScale * power(position, -settings.stopHazardExponent);
  const p = Math.min(HIGHEST_HAZARD, base);
  const odds = (p / (1 - p)) * Math.max(1, effortHours / settings.referenceEffortHours);
  return odds / (1 + odds);
}

/**
 * The contribution of this week after which a person stops, by inverting the week's single draw; 0 if none.
 *
 * @param oddsFactor e^(sum of the modifiers)
 */
function stopsAfter(
  world: World,
  operation: Operation,
  person: number,
  oddsFactor: number,
  u: number,
): number {
  const settings = world.settings.quitting;
  const { weekCount, career, pace } = operation;
  const effort = operation.settings.effortHoursPerContribution;
  const paceHere = pace[person];
  let position = career[person];
  let staying = 1;
  for (let made = 1; made <= weekCount[person]; made++) {
    const p = stopHazard(settings, effort, position);
    const odds = (p / (1 - p)) * oddsFactor;
    staying *= power(1 / (1 + odds), 1 / paceHere);
    position += 1 / paceHere;
    if (staying <= u) {
      career[person] = position;
      return made;
    }
  }
  career[person] = position;
  return 0;
}

/** Stopping happens between two contributions: those that would have come later are never made. */
function quit(world: World, operation: Operation): void {
  const settings = world.settings.quitting;
  const { active, weekCount, gain, gainAtJoining, joinedWeek } = operation;
  const stops = world.draws.stream("quitting.stop", operation.id);
  const life = world.draws.stream("quitting.life", operation.id);
  for (let at = active.count - 1; at >= 0; at--) {
    const person = active.items[at];
    const modifiers =
      -settings.vigourExponent * ln(world.traits.vigour[person]) -
      settings.attachmentWeight * (world.people.attachment[person] - NEUTRAL_ATTACHMENT) -
      settings.gainWeight * (gain[person] - gainAtJoining[person]);
    const u = stops.uniform(person, world.week);
    const made = weekCount[person] === 0 ? 0 : stopsAfter(world, operation, person, exp(modifiers), u);
    if (made > 0) weekCount[person] = made;
    const lifeEnds =
      joinedWeek[person] -
      1 +
      geometricWait(life.uniform(person, joinedWeek[person]), settings.lifeExitPerWeek);
    if (made > 0 || lifeEnds <= world.week) {
      leave(world, operation, person);
      schedule(world, operation, person, world.week + 1, world.settings.consideration.comebackPerWeek);
    }
  }
}

export const quitting: Mechanism = {
  id: "quitting",
  title: { en: "Quitting", fr: "Départ" },
  off: { en: "nobody leaves", fr: "personne ne part" },
  fields,
  operationColumns: {
    career: {
      start: 1,
      unit: "contributions",
      en: "Place in the person's career, in contributions at their own pace.",
      fr: "Place dans la carrière de la personne, en contributions à son propre rythme.",
    },
  },
  step(world) {
    for (const operation of world.operations) quit(world, operation);
  },
};
