import { exp } from "../core/math.ts";
import type { Operation, World } from "../world/state/world.ts";
import { aboveDigitalFloor } from "./readiness.ts";

/** How somebody may meet a need: by doing it themselves, by asking a person, or not at all. */
export interface Options {
  /** e^utility of doing it oneself, of a person, of giving up; 0 where there is no such option. */
  self: number;
  human: number;
  giveUp: number;
  /** Doing it oneself against one's will. */
  unwilling: boolean;
}

export const OPTIONS_EQUATIONS = [
  "serviceable = max(humanFallback, fallbackGuaranteed)·people·needsPerWeek",
  "self = e^utility·[aboveFloor]",
  "human = e^(humanUtility − waitingWeight·max(0, load − 1))·[serviceable > 0]",
  "giveUp = e^givingUp·[consent ≠ inherent]",
];

/** @param own utility of doing it oneself */
export function optionsOf(world: World, operation: Operation, person: number, own: number): Options {
  const w = world.parameters.needs;
  const waiting = w.waitingWeight * Math.max(0, operation.numbers.load - 1);
  return {
    self: aboveDigitalFloor(world, operation, person) ? exp(own) : 0,
    human: capacityOf(operation, world) > 0 ? exp(w.humanUtility - waiting) : 0,
    giveUp: operation.parameters.consent === "inherent" ? 0 : exp(w.givingUp),
    unwilling: own < 0,
  };
}

/** Needs that staff can serve in a week. */
export function capacityOf({ levers, parameters }: Operation, { size }: World): number {
  return Math.max(levers.humanFallback, levers.fallbackGuaranteed) * size * parameters.needsPerWeek;
}
