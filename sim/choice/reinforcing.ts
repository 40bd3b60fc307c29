import { power, saturation } from "../core/math.ts";
import { tellingTies } from "../world/state/status.ts";
import type { Operation, World } from "../world/state/world.ts";

/**
 * How ties who take part reinforce each other in joining (complex contagion): one alone hardly moves, several do. Whoever
 * has joined lately counts even if they have left since: the example was given.
 */

/** Equations of reinforcement. */
export const REINFORCING_EQUATIONS = [
  "remembered = tieJoiners·.5^((week − tieJoinedWeek)/reinforcement.memoryWeeks)",
  "examples = max(enrolledTies, remembered)",
  "reinforced = reinforcement.weight·sat(examples^2; reinforcement.halfTies^2)·[mechanisms.reinforcement ∧ ¬phases]",
];

/** Weight of reinforcement in an operation: none in contests, where those who take part are rivals. */
export function reinforcementIn(world: World, { parameters }: Operation): number {
  if (!world.parameters.mechanisms.reinforcement || parameters.phases.length > 0) return 0;
  return parameters.reinforcement.weight;
}

/** Ties who have joined, as far as they are still remembered. */
export function rememberedJoiners(world: World, operation: Operation, person: number): number {
  const joiners = operation.tieJoiners[person];
  if (joiners === 0) return 0;
  const since = world.week - operation.tieJoinedWeek[person];
  return joiners * power(0.5, since / world.parameters.reinforcement.memoryWeeks);
}

/** Reinforcement of a person's ties, 0–1. */
export function reinforced(world: World, operation: Operation, person: number): number {
  const { halfTies } = operation.parameters.reinforcement;
  const ties = Math.max(tellingTies(world, operation, person), rememberedJoiners(world, operation, person));
  return saturation(ties * ties, halfTies * halfTies);
}
