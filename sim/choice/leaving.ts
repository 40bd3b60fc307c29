import { ln } from "../core/math.ts";
import type { Operation, World } from "../world/world.ts";
import { tirednessOf } from "./utility.ts";

/** Why people leave: the modifier that adds most to their odds of stopping, if any adds at all. */
export const EXIT_REASONS = [
  "done",
  "tired",
  "work",
  "unfair",
  "dissatisfied",
  "lost-reward",
  "ignored",
  "life",
] as const;

/** Number of the modifiers that drive people away. */
export const DRIVERS = 5;

/** Attachment at which it neither keeps nor drives away; the population's median. */
const NEUTRAL_ATTACHMENT = 0.3;

/** Modifiers of one person this week, in the order of the reasons "tired" to "lost-reward", then those that keep. */
export function setDrivers(
  world: World,
  operation: Operation,
  person: number,
  drivers: Float64Array,
): number {
  const w = world.settings.quitting;
  const { traits, people } = world;
  const q = operation.satisfaction[person];
  drivers[0] = w.fatigueWeight * tirednessOf(world, person);
  drivers[1] = w.workFeelWeight * people.workFeel[person];
  drivers[2] = w.unfairnessWeight * operation.numbers.unfairness * traits.fairnessSensitivity[person];
  drivers[3] = -w.satisfactionWeight * q;
  drivers[4] = -w.gainWeight * (operation.gain[person] - operation.gainAtJoining[person]);
  const keeps =
    w.vigourExponent * ln(traits.vigour[person]) +
    w.socialisationWeight * operation.socialisation[person] +
    w.belongingWeight * operation.belonging[person] +
    w.attachmentWeight * (people.attachment[person] - NEUTRAL_ATTACHMENT) +
    w.recognisedWeight * operation.recognised[person];
  return drivers[0] + drivers[1] + drivers[2] + drivers[3] + drivers[4] - keeps;
}

/** Below this a modifier is no reason to name: it shifts the odds of stopping by less than a tenth. */
const NAMEABLE = 0.1;

export function exitReasonOf(operation: Operation, person: number, drivers: Float64Array): number {
  let reason = 0;
  let most = NAMEABLE;
  for (let driver = 0; driver < drivers.length; driver++) {
    if (drivers[driver] <= most) continue;
    most = drivers[driver];
    reason = driver + 1;
  }
  const ignoredFirst = operation.contributions[person] === 0 && operation.replied[person] === 0;
  return reason === 0 && ignoredFirst ? EXIT_REASONS.indexOf("ignored") : reason;
}
