import { benefitOf, offersOf } from "../choice/benefit.ts";
import { EXIT_REASONS } from "../choice/leaving.ts";
import { capacityOf } from "../choice/options.ts";
import { hasMoney } from "../choice/paying.ts";
import { abilityOf, aboveDigitalFloor, canDoIt, movedBy } from "../choice/readiness.ts";
import { reinforcementIn } from "../choice/reinforcing.ts";
import { hasTime, neededUtility, type Situation, setTerms, situationOf, TERMS } from "../choice/utility.ts";
import { power, sigmoid } from "../core/math.ts";
import { isBelowSigmoid } from "../core/odds.ts";
import { shaped } from "../core/shape.ts";
import { BLOCK } from "../world/state/block.ts";
import { isNeeded } from "../world/state/opening.ts";
import { placesOf } from "../world/state/represented.ts";
import { ACTIVE, EXCLUDED, LAPSED, type Operation, UNAWARE, type World } from "../world/state/world.ts";
import { REASONS, type Reason } from "./reason-texts.ts";

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
    code = choiceCode(world, operation, 0, situation, new Trial());
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
    for (let at = 0; at < block.count; at++) {
      const code = choiceCode(world, operation, at, situation, trial);
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

/** Effects of neutralising the terms one at a time. */
class Trial {
  /** Utility that the person lacks, in logit units. */
  missing = 0;
  /** The smallest change that is enough alone, and its reason. */
  least = Number.POSITIVE_INFINITY;
  alone = NO_REASON;
  /** The largest change, and its reason. */
  most = 0;
  nearly = 0;

  /** Starts again for another person. @param missing logit units */
  begin(missing: number): void {
    this.missing = missing;
    this.least = Number.POSITIVE_INFINITY;
    this.alone = NO_REASON;
    this.most = 0;
  }

  /** @param missing what the person lacks after the change, where it opens the gate as well */
  change(reason: number, by: number, missing = this.missing): void {
    if (by > missing && by < this.least) this.suffices(reason, by);
    if (by > this.most) {
      this.most = by;
      this.nearly = reason;
    }
  }

  suffices(reason: number, by: number): void {
    this.least = by;
    this.alone = reason;
  }
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
  situation: Situation,
  trial: Trial,
): number {
  const { offers, clarity } = situation;
  const { joining, readiness } = world.parameters;
  const { block } = world;
  const { terms } = block;
  const person = block.people[at];
  const utility = block.utility[at];
  const u = world.draws
    .stream("joining.taste", operation.id)
    .uniform(world.keys[person], 0, operation.tasteDraws[person]);
  const benefit = terms[BENEFIT][at];
  const able = power(block.ability[at], readiness.gate);
  const moved = movedBy(world, benefit);
  const gate = clarity * able * moved;
  trial.begin(neededUtility(world, u, gate) - utility);
  if (trial.missing < 0)
    return operation.passedOver[person] === 1 ? CODE["other-calls"] : CODE["not-considered"];
  if (isBelowSigmoid(u, able * moved, utility / joining.scale)) return CODE["unclear-role"];

  const chance = (open: number, raised: number) => open * sigmoid((utility + raised) / joining.scale);
  let mostMoved = 0;
  let moving: number = CODE["not-motivated"];
  /** More benefit raises the utility and opens the gate of motive. */
  const motivate = (reason: number, by: number) => {
    const open = clarity * able * movedBy(world, benefit + by);
    trial.change(reason, by, neededUtility(world, u, open) - utility);
    const raised = chance(open, by);
    if (raised <= mostMoved) return;
    mostMoved = raised;
    moving = reason;
  };
  const crowding = world.people.crowding[person];
  const workFeel = world.people.workFeel[person];
  if (crowding > 0) motivate(CODE["crowded-out"], benefitOf(world, person, offers, 0, workFeel) - benefit);
  if (workFeel > 0)
    motivate(CODE["feels-like-work"], benefitOf(world, person, offers, crowding, 0) - benefit);
  if (operation.levers.brandPresence > 0 && world.parameters.benefit.presenceLoss > 0) {
    const apart = offersOf(world, operation, operation.levers, 0);
    apart.hope = offers.hope;
    motivate(CODE.brand, benefitOf(world, person, apart, crowding, workFeel) - benefit);
  }
  const { networkWeight } = operation.parameters.benefit;
  if (networkWeight > 0) motivate(CODE["no-company"], networkWeight - offers.usefulness);
  const company = mostCompany(world, operation, person);
  trial.change(CODE["no-company"], company - terms[COMPANY][at]);
  const inability = -terms[INABILITY][at];
  const whenAble = (utility + inability) / joining.scale;
  if (inability > 0 && inability < trial.least && isBelowSigmoid(u, clarity * moved, whenAble))
    trial.suffices(CODE["not-able"], inability);
  for (const { term, code } of COSTS) trial.change(code, -terms[term][at]);
  motivate(CODE["not-motivated"], situation.fullBenefit - benefit);
  if (trial.alone !== NO_REASON) return trial.alone;

  const byTerm = chance(gate, trial.most);
  const byClarity = chance(able * moved, 0);
  const byAbility = chance(clarity * moved, inability);
  const most = Math.max(byTerm, byClarity, byAbility, mostMoved);
  if (most <= (chance(gate, 0) + u) / 2) return CODE.several;
  if (most === mostMoved) return moving;
  if (most === byTerm) return trial.nearly;
  return most === byClarity ? CODE["unclear-role"] : CODE["not-able"];
}
