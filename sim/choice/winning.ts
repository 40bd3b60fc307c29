import { singleOut } from "../world/state/singling-out.ts";
import type { Operation, World } from "../world/state/world.ts";

/** Whose entries are in a contest, and what happens to those that are chosen. */
export const WINNING_EQUATIONS = [
  "carried ← max(carried, [rank(votes) ≤ selects < rank(fairVotes)]), vote ∧ ¬jury",
  "hijackedWins ← Σ wins·max(carried, [rank(fairVotes) > winners])",
];

/** The simulated person whose entry, or that of somebody for whom they stand, is in a cell. */
const personOf = ({ places }: World, cell: number) => cell % places;

/** Number of the real person whose entry is in a cell. */
export const keyOf = ({ keys, places, represents }: World, cell: number) =>
  keys[cell % places] * represents + Math.floor(cell / places);

/** Marks the entries that a vote keeps, or lets win, and that would not be among as many without hijacked votes. */
export function markCarried(
  operation: Operation,
  candidates: readonly number[],
  chosen: readonly number[],
): void {
  const { votes, fairVotes, carried } = operation;
  for (const cell of chosen) {
    if (votes[cell] === fairVotes[cell]) continue;
    const fair = fairVotes[cell];
    const ahead = candidates.filter(
      (other) => fairVotes[other] > fair || (fairVotes[other] === fair && other < cell),
    );
    if (ahead.length >= chosen.length) carried[cell] = 1;
  }
}

/**
 * Winners are real people. What one of them gets is shared out among all for whom the simulated person stands: of the
 * prize each has a part, and the simulated person is singled out with the chance that it is one of them.
 */
export function crown(world: World, operation: Operation, winners: readonly number[]): void {
  const { levers, week, wins, wonEuros, bestEntry, euros, carried } = operation;
  const honoured = world.draws.stream("contest.honoured", operation.id);
  const { represents } = world;
  for (const cell of winners) {
    const person = personOf(world, cell);
    wins[person]++;
    wonEuros[person] += levers.prizeEuros;
    if (
      world.parameters.mechanisms.recognition &&
      honoured.uniform(keyOf(world, cell), world.week) < 1 / represents
    )
      singleOut(operation, person);
    euros[person] += levers.prizeEuros / represents;
    week.prizeEuros += levers.prizeEuros;
    week.winners++;
    week.winnersQuality += bestEntry[cell];
    week.hijackedWins += carried[cell];
  }
}
