import type { Stream } from "../core/random.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Options } from "./options.ts";
import { turningOf } from "./queueing.ts";

/** How the needs of one person's week are met: alone, by staff, or not at all. */

export const SERVING_EQUATIONS = [
  "byChoice, asked, renounced ~ Multinomial(wanted; self, human, giveUp)",
  "helped ~ Binomial(asked; min(1, 1/load))",
  "switched ~ Binomial(asked − helped; turning·self/(self + giveUp))",
  "alone = byChoice + switched",
  "driven ~ Binomial(byChoice; 1 − (self + human + giveUp)/(self + unhurried + giveUp))",
  "pushed ← driven + switched",
];

/** The draws of a week, and what is the same for everybody in it. */
export interface Counter {
  choices: Stream;
  lottery: Stream;
  turns: Stream;
  /** Of those who get through to staff, 0–1. */
  throughChance: number;
  turning: number;
}

/** How the needs of the person last asked about are met; one object for all. */
export interface Met {
  alone: number;
  helped: number;
  /** Needs for which staff were asked. */
  asked: number;
  /** Of those met alone, the ones that staff would have met had nobody been waiting. */
  pushed: number;
}

export function counterOf(world: World, operation: Operation): Counter {
  const { draws } = world;
  const { load } = operation.numbers;
  return {
    choices: draws.stream("needs.choice", operation.id),
    lottery: draws.stream("needs.lottery", operation.id),
    turns: draws.stream("queueing.turning", operation.id),
    throughChance: load <= 1 ? 1 : 1 / load,
    turning: turningOf(world, operation),
  };
}

/**
 * Each need is met by doing it alone, by staff (if they are busy, a lottery decides who is served), or not at all.
 *
 * @param met is set to how they are met
 */
export function serve(
  world: World,
  operation: Operation,
  person: number,
  count: number,
  options: Options,
  counter: Counter,
  met: Met,
): void {
  const { self, human, unhurried, giveUp } = options;
  const { choices, lottery, turns, throughChance, turning } = counter;
  const { week } = world;
  const key = world.keys[person];
  const left = world.traits.freeHours[person];
  const taken = world.people.neededHours[person];
  const effort = operation.parameters.effortHoursPerContribution;
  const sum = self + human + giveUp;
  met.alone = 0;
  met.helped = 0;
  met.asked = 0;
  met.pushed = 0;
  if (sum === 0) return;
  for (let need = 0; need < count; need++) {
    const u = choices.uniform(key, week, need);
    const at = u * sum;
    const hasTime = taken + (met.alone + 1) * effort <= left;
    if (at < self) {
      if (!hasTime) continue;
      met.alone++;
      // With the same draw, had nobody been waiting.
      if (u * (self + unhurried + giveUp) >= self) met.pushed++;
    } else if (at < self + human) {
      met.asked++;
      if (lottery.uniform(key, week, need) < throughChance) met.helped++;
      else if (turning > 0 && hasTime && turns.uniform(key, week, need) * (self + giveUp) < turning * self) {
        met.alone++;
        met.pushed++;
      }
    }
  }
}
