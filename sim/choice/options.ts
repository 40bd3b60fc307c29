import { exp } from "../core/math.ts";
import { publicOf } from "../world/state/represented.ts";
import type { Operation, World } from "../world/state/world.ts";
import { aboveDigitalFloor } from "./readiness.ts";

/** A person's options for a need: do it alone, ask staff, or give up. */
export interface Options {
  /** e^utility of doing it alone, of being served by staff, of giving up; 0 if there is no such option. */
  self: number;
  human: number;
  giveUp: number;
  /** The same of being served by staff, had nobody been waiting. */
  unhurried: number;
  /** Whether doing it alone would be against the person's will. */
  unwilling: boolean;
}

export const OPTIONS_EQUATIONS = [
  "serviceable = max(humanFallback, fallbackGuaranteed)·people·needsPerWeek",
  "self = e^utility·[aboveFloor]",
  "human = e^(humanUtility − waitingWeight·max(0, load − 1))·[serviceable > 0]",
  "unhurried = e^humanUtility·[serviceable > 0]",
  "giveUp = e^givingUp·[consent ≠ inherent]",
];

/** @param own utility of doing it alone */
export function optionsOf(world: World, operation: Operation, person: number, own: number): Options {
  const w = world.parameters.needs;
  const waiting = w.waitingWeight * Math.max(0, operation.numbers.load - 1);
  const human = capacityOf(operation, world) > 0 ? exp(w.humanUtility - waiting) : 0;
  return {
    self: aboveDigitalFloor(world, operation, person) ? exp(own) : 0,
    human,
    unhurried: human > 0 && waiting > 0 ? exp(w.humanUtility) : human,
    giveUp: operation.parameters.consent === "inherent" ? 0 : exp(w.givingUp),
    unwilling: own < 0,
  };
}

/** Needs that staff can serve in a week. */
export function capacityOf({ levers, parameters }: Operation, world: World): number {
  return (
    Math.max(levers.humanFallback, levers.fallbackGuaranteed) * publicOf(world) * parameters.needsPerWeek
  );
}
