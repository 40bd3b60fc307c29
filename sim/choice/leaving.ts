import { WHY, within } from "../scenario/believable.ts";
import { assumed, weight } from "../scenario/fields.ts";
import { scheduleAgain } from "../world/state/consideration.ts";
import { leave } from "../world/state/status.ts";
import type { Operation, World } from "../world/state/world.ts";
import { benefitOf, type Offers, offersOf } from "./benefit.ts";
import { tirednessOf } from "./utility.ts";

/** Reasons for leaving: the modifier that adds most to the odds of stopping, if any adds enough. */
export const EXIT_REASONS = [
  "done",
  "tired",
  "work",
  "unfair",
  "dissatisfied",
  "lost-reward",
  "ignored",
  "life",
  "crowded-out",
  "idle",
  "alone",
  "rejected",
  "brand",
] as const;

const [TIRED, WORK] = [EXIT_REASONS.indexOf("tired"), EXIT_REASONS.indexOf("work")];
export const LIFE = EXIT_REASONS.indexOf("life");
export const IDLE = EXIT_REASONS.indexOf("idle");
export const REJECTED = EXIT_REASONS.indexOf("rejected");

/** Somebody leaves, and will sometime consider coming back. @param reason code in {@link EXIT_REASONS} */
export function exit(world: World, operation: Operation, person: number, reason: number): void {
  operation.exitReason[person] = reason;
  operation.week.exits += world.represents;
  if (reason === TIRED || reason === WORK) operation.week.burnouts += world.represents;
  leave(world, operation, person);
  scheduleAgain(world, operation, person, "left");
}

const LOST_REWARD = EXIT_REASONS.indexOf("lost-reward");

/** Reasons that the modifiers stand for which drive people away, in the order of {@link setDrivers}. */
const REASON_OF = [
  ...[TIRED, WORK, EXIT_REASONS.indexOf("unfair"), EXIT_REASONS.indexOf("dissatisfied")],
  ...[LOST_REWARD, EXIT_REASONS.indexOf("alone")],
];

/** Number of the modifiers that drive people away. */
export const DRIVERS = REASON_OF.length;

/** At this attachment, the population's median, attachment neither keeps people nor drives them away. */
const NEUTRAL_ATTACHMENT = 0.3;

/** Weights of what keeps those who got help as newcomers, and those who are committed. */
export const KEEPING_FIELDS = {
  helpWeight: weight(
    0.25,
    within(assumed("E3"), [0.12, 0.5], WHY.fitted),
    "How much help, beyond what is usual, keeps newcomers.",
    "À quel point l’aide, au-delà de l’habituelle, retient les nouveaux.",
  ),
  commitmentWeight: weight(
    2,
    assumed("Hager & Brudney 2004"),
    "How much full commitment at entry keeps people.",
    "À quel point un engagement complet à l’entrée retient.",
  ),
};

/** Equations of what drives people away and what keeps them. */
export const LEAVING_EQUATIONS = [
  "drives = fatigueWeight·tiredness + workFeelWeight·workFeel + unfairnessWeight·unfairness·fairnessSensitivity",
  "  − satisfactionWeight·satisfaction − gainWeight·(gain − gainAtJoining)",
  "  − company.stayWeight·companyPull",
  "keeps = vigourHold·ln(vigour) + socialisationWeight·socialisation + belongingWeight·belonging",
  "  + attachmentWeight·(attachment − .3) + trustWeight·trust·ratings + recognisedWeight·recognised",
  "  + helpWeight·helped + commitmentWeight·commitment + sayWeight·motivation.autonomy·decisionRights",
];

/**
 * Sets one person's drivers this week, in the order of their reasons: "tired" to "lost-reward", then "alone".
 *
 * @returns the drivers' sum minus what keeps the person
 */
export function setDrivers(
  world: World,
  operation: Operation,
  person: number,
  drivers: Float64Array,
): number {
  const w = world.parameters.quitting;
  const { traits, people } = world;
  const q = operation.satisfaction[person];
  drivers[0] = w.fatigueWeight * tirednessOf(world, person);
  drivers[1] = w.workFeelWeight * people.workFeel[person];
  drivers[2] = w.unfairnessWeight * operation.numbers.unfairness * traits.fairnessSensitivity[person];
  drivers[3] = -w.satisfactionWeight * q;
  drivers[4] = -w.gainWeight * (operation.gain[person] - operation.gainAtJoining[person]);
  drivers[5] = -world.parameters.company.stayWeight * operation.companyPull[person];
  const keeps =
    operation.numbers.vigourHold * traits.logVigour[person] +
    w.socialisationWeight * operation.socialisation[person] +
    w.belongingWeight * operation.belonging[person] +
    w.attachmentWeight * (people.attachment[person] - NEUTRAL_ATTACHMENT) +
    operation.parameters.quitting.trustWeight * people.trust[person] * operation.parameters.ratings +
    w.recognisedWeight * operation.recognised[person] +
    w.helpWeight * operation.helped[person] +
    w.commitmentWeight * operation.commitment[person] +
    w.sayWeight * traits.motivation.autonomy[person] * operation.levers.decisionRights;
  return drivers[0] + drivers[1] + drivers[2] + drivers[3] + drivers[4] + drivers[5] - keeps;
}

/**
 * An upper bound on the result of {@link setDrivers}, found faster: the terms that vary most are computed, the others
 * bounded by their weights.
 *
 * @param rest {@link mostOfRest}
 */
export function mostModifiers(world: World, operation: Operation, person: number, rest: number): number {
  const w = world.parameters.quitting;
  return (
    rest +
    w.fatigueWeight * tirednessOf(world, person) +
    w.workFeelWeight * world.people.workFeel[person] -
    w.satisfactionWeight * operation.satisfaction[person] -
    w.gainWeight * (operation.gain[person] - operation.gainAtJoining[person]) -
    w.attachmentWeight * (world.people.attachment[person] - NEUTRAL_ATTACHMENT) -
    operation.numbers.vigourHold * world.traits.logVigour[person]
  );
}

/** The part of {@link mostModifiers} that is the same for everybody, since all these states are between −1 and 1. */
export function mostOfRest(world: World, operation: Operation): number {
  const w = world.parameters.quitting;
  const { usualHelp } = operation.parameters.helping;
  const most = (weight: number) => Math.max(0, weight);
  return (
    most(w.unfairnessWeight * operation.numbers.unfairness) +
    Math.abs(world.parameters.company.stayWeight) +
    most(-w.socialisationWeight) +
    most(-w.belongingWeight) +
    most(-operation.parameters.quitting.trustWeight * operation.parameters.ratings) +
    most(-w.recognisedWeight) +
    most(-w.commitmentWeight) +
    most(-w.sayWeight * operation.levers.decisionRights) +
    Math.max(w.helpWeight * usualHelp, w.helpWeight * (usualHelp - 1))
  );
}

/** A smaller modifier is not named as a reason: it changes the odds of stopping by only about a tenth. */
const NAMEABLE = 0.1;

/**
 * Code of the reason that adds most to the odds of stopping; 0, *done*, if none adds enough to be named.
 *
 * @param offers this week's
 */
export function exitReasonOf(
  world: World,
  operation: Operation,
  person: number,
  drivers: Float64Array,
  offers: () => Offers,
): number {
  const { replyWeight } = world.parameters.quitting;
  const { usualReplies } = operation.parameters.quitting;
  const ignored = operation.contributions[person] === 0 && operation.replied[person] === 0;
  let most = ignored ? Math.max(NAMEABLE, replyWeight * usualReplies) : NAMEABLE;
  let reason = ignored ? EXIT_REASONS.indexOf("ignored") : 0;
  for (let driver = 0; driver < drivers.length; driver++) {
    if (drivers[driver] <= most) continue;
    most = drivers[driver];
    reason = REASON_OF[driver];
  }
  return reason === LOST_REWARD ? whatWasLost(world, operation, person, offers()) : reason;
}

/** Why the gain shrank: a reward ended, pay crowded out motivation, play became work, or the brand took up more room. */
function whatWasLost(world: World, operation: Operation, person: number, offers: Offers): number {
  const crowding = world.people.crowding[person];
  const workFeel = world.people.workFeel[person];
  const now = benefitOf(world, person, offers, crowding, workFeel);
  const crowdedOut = benefitOf(world, person, offers, 0, workFeel) - now;
  const becameWork = benefitOf(world, person, offers, crowding, 0) - now;
  const before = offersOf(world, operation, operation.levers, operation.presenceAtJoining[person]);
  const branded = benefitOf(world, person, before, crowding, workFeel) - now;
  const lost = operation.gainAtJoining[person] - operation.gain[person];
  const reward = lost - crowdedOut - becameWork - branded;
  const most = Math.max(reward, crowdedOut, becameWork, branded);
  if (most === reward) return LOST_REWARD;
  if (most === branded) return EXIT_REASONS.indexOf("brand");
  return EXIT_REASONS.indexOf(most === crowdedOut ? "crowded-out" : "work");
}
