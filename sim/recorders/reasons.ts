import { benefitOf, offersOf } from "../choice/benefit.ts";
import { EXIT_REASONS } from "../choice/leaving.ts";
import { capacityOf } from "../choice/options.ts";
import { hasMoney } from "../choice/paying.ts";
import { abilityOf, aboveDigitalFloor, canDoIt, movedBy } from "../choice/readiness.ts";
import { reinforcementIn } from "../choice/reinforcing.ts";
import {
  hasTime,
  neededUtility,
  type Situation,
  setTerms,
  situationOf,
  TERMS,
  tastesOf,
} from "../choice/utility.ts";
import { power, sigmoid } from "../core/math.ts";
import { isBelowSigmoid, mayBeBelowSigmoid } from "../core/odds.ts";
import { shaped } from "../core/shape.ts";
import { BLOCK } from "../world/state/block.ts";
import { isNeeded } from "../world/state/opening.ts";
import { placesOf } from "../world/state/represented.ts";
import { ACTIVE, EXCLUDED, LAPSED, type Operation, UNAWARE, type World } from "../world/state/world.ts";
import { REASONS, type Reason } from "./reason-texts.ts";
import { NOTHING, Trial } from "./trial.ts";

/** Takes part. */
const NO_REASON = -1;
/** The utility decides. */
const CHOICE = -2;
/** Reasons in the order of their codes. */
export const REASON_IDS = Object.keys(REASONS) as Reason[];
const CODE = shaped(Object.fromEntries(REASON_IDS.map((id, code) => [id, code]))) as Record<Reason, number>;
/** Terms that are reasons in themselves. */
const COSTS = (
  [
    ["time", "time"],
    ["effort", "effort"],
    ["strangers", "strangers"],
    ["fatigue", "tired"],
    ["unfairness", "unfair"],
    ["privacy", "privacy"],
    ["paying", "too-dear"],
  ] as const
).map(([term, reason]) => ({ term: TERMS.indexOf(term), code: CODE[reason] }));
const BENEFIT = TERMS.indexOf("benefit");
const COMPANY = TERMS.indexOf("company");
const INABILITY = TERMS.indexOf("inability");
const EXIT_CODES = EXIT_REASONS.map((reason) => CODE[`left-${reason}`]);

/** Why a person does not take part in an operation; null if they do. */
export function reasonOf(
  world: World,
  operation: Operation,
  person: number,
  situation: Situation,
): Reason | null {
  let code = funnelCode(world, operation, person, situation);
  if (code === CHOICE) {
    world.block.people[0] = person;
    world.block.count = 1;
    setTerms(world, operation, situation);
    const tastes = tastesOf(world, operation);
    code = choiceCode(world, operation, 0, tastes[0], situation, new Trial());
  }
  return REASON_IDS[code] ?? null;
}

/**
 * Counts people by segment and reason.
 *
 * @param counts set to segments × reasons, in the order of {@link REASON_IDS}
 */
export function countReasons(world: World, operation: Operation, counts: Float64Array): void {
  const { segment } = world.traits;
  const { block } = world;
  const situation = situationOf(world, operation);
  const trial = new Trial();
  counts.fill(0);
  const countChoices = () => {
    setTerms(world, operation, situation);
    const tastes = tastesOf(world, operation);
    for (let at = 0; at < block.count; at++) {
      const code = choiceCode(world, operation, at, tastes[at], situation, trial);
      counts[segment[block.people[at]] * REASON_IDS.length + code]++;
    }
    block.count = 0;
  };
  block.count = 0;
  for (let person = 0; person < world.places; person++) {
    if (world.present[person] === 0) continue;
    const code = funnelCode(world, operation, person, situation);
    if (code === NO_REASON) continue;
    if (code !== CHOICE) counts[segment[person] * REASON_IDS.length + code]++;
    else {
      block.people[block.count++] = person;
      if (block.count === BLOCK) countChoices();
    }
  }
  countChoices();
}

/** Where a person is in the funnel: a reason, {@link NO_REASON} or {@link CHOICE}. */
function funnelCode(world: World, operation: Operation, person: number, situation: Situation): number {
  const { parameters, status, levers } = operation;
  if (status[person] === ACTIVE) return NO_REASON;
  if (!operation.open) return CODE["not-open"];
  if (isNeeded(parameters)) return reasonOfNeed(world, operation, person);
  if (status[person] === LAPSED) return EXIT_CODES[operation.exitReason[person]];
  if (status[person] === UNAWARE) return CODE.unaware;
  if (parameters.capacity > 0 && operation.active.count >= placesOf(world, operation)) return CODE.full;
  const { mechanisms, joining } = world.parameters;
  if (!mechanisms.joining || joining.rule !== "logit") return CODE["other-rule"];
  if (mechanisms.eligibility && !canDoIt(world, operation, person)) return CODE["excluded-by-skill"];
  if (mechanisms.eligibility && levers.selection > abilityOf(situation.demand, person))
    return CODE["not-selected"];
  if (operation.lostAtDoor[person] === 1) return CODE.onboarding;
  if (!hasTime(world, operation, person)) return CODE["no-time"];
  if (!hasMoney(world, operation, person)) return CODE["no-money"];
  return CHOICE;
}

function reasonOfNeed(world: World, operation: Operation, person: number): number {
  const { status, lastUnmet, numbers } = operation;
  const busy = numbers.load > 1 && capacityOf(operation, world) > 0;
  const without = busy ? CODE["counter-busy"] : CODE.unserved;
  if (status[person] === EXCLUDED)
    return aboveDigitalFloor(world, operation, person) ? without : CODE["excluded-by-skill"];
  if (status[person] === UNAWARE) return CODE["no-need"];
  return lastUnmet[person] > 0 ? without : CODE["served-by-person"];
}

/** The term of company in joining where all of a person's many ties take part. */
function mostCompany(world: World, operation: Operation, person: number): number {
  const { companyWeight, shareWeight } = world.parameters.joining;
  const simple =
    operation.parameters.form === "long-term"
      ? companyWeight * (1 - world.traits.threshold[person])
      : shareWeight;
  return simple + reinforcementIn(world, operation);
}

/**
 * For people who reach the choice, the reason is the term of the utility whose neutralisation alone, with the same
 * draw of taste, would make them join; of several such terms, the one that needs the smallest change. If no term is
 * enough alone, it is the one that raises the chance of joining most, provided that it closes more than half of the
 * gap; otherwise *several*.
 *
 * @param at index in the world's block
 */
function choiceCode(
  world: World,
  operation: Operation,
  at: number,
  u: number,
  situation: Situation,
  trial: Trial,
): number {
  const { joining, readiness } = world.parameters;
  const { terms, ability, utility } = world.block;
  const benefit = terms[BENEFIT][at];
  const able = power(ability[at], readiness.gate);
  const moved = movedBy(world, benefit);
  trial.begin(neededUtility(world, u, situation.clarity * able * moved) - utility[at]);
  if (trial.missing < 0)
    return operation.passedOver[world.block.people[at]] === 1 ? CODE["other-calls"] : CODE["not-considered"];
  if (isBelowSigmoid(u, able * moved, utility[at] / joining.scale)) return CODE["unclear-role"];
  tryMotives(world, operation, at, u, situation, able, trial);
  const inability = -terms[INABILITY][at];
  const gate = situation.clarity * moved;
  const whenAble = (utility[at] + inability) / joining.scale;
  if (inability > 0 && inability < trial.least && isBelowSigmoid(u, gate, whenAble))
    trial.suffices(CODE["not-able"], inability);
  for (let cost = 0; cost < COSTS.length; cost++)
    trial.change(COSTS[cost].code, -terms[COSTS[cost].term][at]);
  tryMotive(
    world,
    at,
    u,
    situation.clarity * able,
    CODE["not-motivated"],
    situation.fullBenefit - benefit,
    trial,
  );
  return trial.alone === NOTHING ? mostCode(world, at, u, situation, able, moved, trial) : trial.alone;
}

/** More benefit raises the utility and opens the gate of motive. @param gate without that of motive, 0–1 */
function tryMotive(
  world: World,
  at: number,
  u: number,
  gate: number,
  reason: number,
  by: number,
  trial: Trial,
): void {
  const { block } = world;
  const open = gate * movedBy(world, block.terms[BENEFIT][at] + by);
  const raised = block.utility[at] + by;
  if (
    by < trial.least &&
    mayBeBelowSigmoid(u, open, raised / world.parameters.joining.scale) &&
    by > neededUtility(world, u, open) - block.utility[at]
  )
    trial.suffices(reason, by);
  trial.adds(reason, by);
  trial.motivates(reason, by, open);
}

/** Tries what takes benefit away, and company. */
function tryMotives(
  world: World,
  operation: Operation,
  at: number,
  u: number,
  { offers, clarity }: Situation,
  able: number,
  trial: Trial,
): void {
  const { block, people } = world;
  const person = block.people[at];
  const benefit = block.terms[BENEFIT][at];
  const crowding = people.crowding[person];
  const workFeel = people.workFeel[person];
  const gate = clarity * able;
  if (crowding > 0) {
    const uncrowded = benefitOf(world, person, offers, 0, workFeel);
    tryMotive(world, at, u, gate, CODE["crowded-out"], uncrowded - benefit, trial);
  }
  if (workFeel > 0) {
    const playful = benefitOf(world, person, offers, crowding, 0);
    tryMotive(world, at, u, gate, CODE["feels-like-work"], playful - benefit, trial);
  }
  if (operation.levers.brandPresence > 0 && world.parameters.benefit.presenceLoss > 0) {
    const apart = offersOf(world, operation, operation.levers, 0);
    apart.hope = offers.hope;
    const unbranded = benefitOf(world, person, apart, crowding, workFeel);
    tryMotive(world, at, u, gate, CODE.brand, unbranded - benefit, trial);
  }
  const { networkWeight } = operation.parameters.benefit;
  if (networkWeight > 0)
    tryMotive(world, at, u, gate, CODE["no-company"], networkWeight - offers.usefulness, trial);
  trial.change(CODE["no-company"], mostCompany(world, operation, person) - block.terms[COMPANY][at]);
}

/** If no term is enough alone: the one that raises the chance of joining most, or *several*. */
function mostCode(
  world: World,
  at: number,
  u: number,
  { clarity }: Situation,
  able: number,
  moved: number,
  trial: Trial,
): number {
  const { utility, terms } = world.block;
  const { scale } = world.parameters.joining;
  const chance = (open: number, raised: number) => open * sigmoid((utility[at] + raised) / scale);
  let mostMoved = 0;
  let moving: number = CODE["not-motivated"];
  for (let motive = 0; motive < trial.motives; motive++) {
    const raised = chance(trial.gates[motive], trial.raises[motive]);
    if (raised <= mostMoved) continue;
    mostMoved = raised;
    moving = trial.reasons[motive];
  }
  const gate = clarity * able * moved;
  const byTerm = chance(gate, trial.most);
  const byClarity = chance(able * moved, 0);
  const byAbility = chance(clarity * moved, -terms[INABILITY][at]);
  const most = Math.max(byTerm, byClarity, byAbility, mostMoved);
  if (most <= (chance(gate, 0) + u) / 2) return CODE.several;
  if (most === mostMoved) return moving;
  if (most === byTerm) return trial.nearly;
  return most === byClarity ? CODE["unclear-role"] : CODE["not-able"];
}
