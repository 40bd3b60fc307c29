import { exp, ln, power } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import { assumed, data, number, perOperation } from "../scenario/fields.ts";
import type { OperationParameters } from "../world/operations/operation.ts";
import type { Operation, World } from "../world/state/world.ts";
import { mostModifiers } from "./leaving.ts";
import { replyChanceOf } from "./reply.ts";

/** When people stop: the hazard observed in edit histories (E7), changed by the reply to the first contribution. */

/** Fields of the law of stopping; those of what drives people away are quitting's own. */
export const STOPPING_FIELDS = {
  stopHazardScale: perOperation.fraction(
    0.44,
    within(data("E7"), [0.33, 0.53], WHY.fitted),
    "Chance of stopping after the first contribution (c0), at the reference effort.",
    "Probabilité d’arrêter après la première contribution (c0), à l’effort de référence.",
  ),
  stopHazardExponent: perOperation.number(
    "exponent",
    [0, 5],
    0.46,
    within(data("E7"), [0.4, 0.9], WHY.fitted),
    "How fast the chance of stopping falls with contributions made (b, as in κ^−b).",
    "Vitesse à laquelle la probabilité d’arrêter baisse avec les contributions faites (b, dans κ^−b).",
  ),
  referenceEffortHours: perOperation.number(
    "h",
    [0.01, 100],
    0.3,
    data("E7, I2"),
    "Reference effort per contribution, at which c0 holds; with more effort the odds of stopping rise in proportion.",
    "Effort de référence par contribution, auquel vaut c0 ; au-delà, la cote d’arrêt croît en proportion.",
  ),
  vigourExponent: perOperation.number(
    "log-odds/log",
    [0, 5],
    0.59,
    within(data("E7"), [0.2, 0.8], WHY.fitted),
    "How much the log-odds of stopping fall with the logarithm of vigour (ζ).",
    "De combien la log-cote d’arrêt baisse avec le logarithme de la vigueur (ζ).",
  ),
  pacedStopping: perOperation.number(
    "exponent",
    [0, 1],
    1,
    within(assumed("Boudreau et al. 2011"), [0, 1], WHY.either),
    "Whether the chance of stopping is one of time or of contributions: 1 so that what speeds people up ends their part no sooner, since they make more in the same time; 0 so that each contribution ends as many parts, as with the entries of a contest, however large the prize.",
    "Si la probabilité d’arrêter suit le temps ou les contributions : 1 pour que ce qui accélère le rythme ne fasse pas partir plus tôt, puisqu’on fait plus dans le même temps ; 0 pour que chaque contribution mette fin à autant de parcours, comme les propositions d’un concours, si gros que soit le prix.",
  ),
  vigourByEffort: number(
    "exponent",
    [0, 2],
    0.5,
    assumed("Stewart et al. 2010"),
    "How much more vigour counts in harder work: what it takes from the log-odds of stopping grows with (effort per contribution / reference effort)^this, so that hard work leaves fewer people who do more each. 0 so that vigour counts the same in all work.",
    "À quel point la vigueur compte davantage dans un travail plus dur : ce qu’elle retire à la log-cote d’arrêt croît avec (effort par contribution / effort de référence)^ce nombre, si bien qu’un travail dur laisse moins de personnes, qui en font chacune plus. 0 pour qu’elle compte autant dans tout travail.",
  ),
};

/** Upper limit of the hazard, so that nobody is certain to stop. */
const HIGHEST_HAZARD = 0.99;

/** Equations of the chance of staying after one contribution. */
export const STOPPING_EQUATIONS = [
  "hazard = min(.99, stopHazardScale·career^(−stopHazardExponent))",
  "odds = hazard/(1 − hazard)·max(1, effortHoursPerContribution/referenceEffortHours)·e^(drives − keeps)·answer",
  "answer = e^(−replyWeight·(replied − usualReplies)), contributions = 0",
  "answer = 1, contributions > 0",
  "pacing = pace^pacedStopping",
  "staying = (1 + odds)^(−1/pacing)",
  "career ← career + 1/pacing",
];

/** Odds of the observed stop hazard c0·κ^−b, limited to .99, for the effort that the operation asks. */
function stopOdds(
  parameters: OperationParameters["quitting"],
  effortHours: number,
  position: number,
): number {
  const p = Math.min(
    HIGHEST_HAZARD,
    parameters.stopHazardScale * power(position, -parameters.stopHazardExponent),
  );
  return (p / (1 - p)) * Math.max(1, effortHours / parameters.referenceEffortHours);
}

/** How many contributions count as one in a person's career: those that their pace adds to what they would make. */
export function pacingOf({ pace, parameters }: Operation, person: number): number {
  return power(pace[person], parameters.quitting.pacedStopping);
}

/** Number of places in a career whose odds are stored; later odds are never larger than the last. */
const KEPT_PLACES = 1024;

/** Worlds of the same scenario share their odds. */
const KNOWN_ODDS = new WeakMap<OperationParameters, Float64Array>();

/** Odds of stopping at whole places of a career. Odds only fall, so they bound those in between. */
export function oddsAtPlaces(parameters: OperationParameters): Float64Array {
  const known = KNOWN_ODDS.get(parameters);
  if (known !== undefined) return known;
  const odds = Float64Array.from({ length: KEPT_PLACES }, (_, place) =>
    stopOdds(parameters.quitting, parameters.effortHoursPerContribution, Math.max(1, place)),
  );
  KNOWN_ODDS.set(parameters, odds);
  return odds;
}

const placeOf = (position: number) => Math.min(KEPT_PLACES - 1, Math.floor(position));

/** Margin for rounding errors between a bound and the exact decision. */
const SAFELY = 1 - 1e-9;

/**
 * Whether a person stays this week for certain, so that the exact modifiers are not needed. The bound uses
 * ln(1 + odds) ≤ odds, 1 − u ≤ −ln u, and that odds only fall.
 */
export function staysSafely(
  world: World,
  operation: Operation,
  person: number,
  u: number,
  rest: number,
): boolean {
  const { career, contributions, weekCount, placeOdds } = operation;
  if (contributions[person] === 0) return false;
  const highest = placeOdds[placeOf(career[person])];
  const factor = exp(mostModifiers(world, operation, person, rest));
  return weekCount[person] * highest * factor < SAFELY * pacingOf(operation, person) * (1 - u);
}

/**
 * The contribution of this week after which a person stops, found from the week's single draw; 0 if none. The person
 * stays while Π(1 + odds)^(−1/pacing) is above the draw.
 *
 * @param oddsFactor e^(sum of the modifiers)
 */
export function stopsAfter(
  world: World,
  operation: Operation,
  person: number,
  oddsFactor: number,
  u: number,
): number {
  const { career, weekCount, parameters, placeOdds } = operation;
  const pacing = pacingOf(operation, person);
  const made = weekCount[person];
  const firstFactor = operation.contributions[person] === 0 ? replyFactor(world, operation, person) : 1;
  const leaves = exp(-pacing * ln(u));
  const step = 1 / pacing;
  const start = career[person];
  // Odds only fall, so those at the whole place before are upper bounds; often even with them the person stays.
  let most = 1;
  for (let at = 0; at < made; at++)
    most *= 1 + placeOdds[placeOf(start + at * step)] * oddsFactor * (at === 0 ? firstFactor : 1);
  if (most < SAFELY * leaves) return 0;
  let stays = 1;
  for (let at = 0; at < made; at++) {
    const own = stopOdds(parameters.quitting, parameters.effortHoursPerContribution, start + at * step);
    stays *= 1 + own * oddsFactor * (at === 0 ? firstFactor : 1);
    // A person with odds of 0 stays even if e^modifiers is infinite: the product is then NaN, and the comparison false.
    if (stays >= leaves) return at + 1;
  }
  return 0;
}

/** How a reply to the first contribution, or its absence, changes the odds of stopping (E3). */
function replyFactor(world: World, operation: Operation, person: number): number {
  return answerFactor(world, operation, drawReply(world, operation, person));
}

/** @param replied 1 for a reply, 0 for none */
function answerFactor(world: World, operation: Operation, replied: number): number {
  const { replyWeight } = world.parameters.quitting;
  return exp(-replyWeight * (replied - operation.parameters.quitting.usualReplies));
}

/**
 * Odds with which a person could have stopped after one of this week's contributions, once these are made.
 *
 * @param nth the contribution's place in the week, from 0
 * @param oddsFactor e^(sum of the modifiers)
 */
export function oddsAfter(
  world: World,
  operation: Operation,
  person: number,
  nth: number,
  oddsFactor: number,
): number {
  const { career, weekCount, contributions, replied, parameters } = operation;
  const isFirst = nth === 0 && contributions[person] === weekCount[person];
  const answer = isFirst ? answerFactor(world, operation, replied[person]) : 1;
  const position = career[person] - (weekCount[person] - nth) / pacingOf(operation, person);
  return stopOdds(parameters.quitting, parameters.effortHoursPerContribution, position) * oddsFactor * answer;
}

/** Draws whether the first contribution gets a reply, 0 or 1. */
export function drawReply(world: World, operation: Operation, person: number): number {
  const chance = replyChanceOf(world, operation, person);
  const replied =
    world.draws.stream("quitting.reply", operation.id).uniform(world.keys[person]) < chance ? 1 : 0;
  operation.replied[person] = replied;
  return replied;
}
