import { singleOut } from "../world/state/singling-out.ts";
import type { Operation, World } from "../world/state/world.ts";

/** Whose entries are in a contest, and what happens to those that are chosen. */
export const WINNING_EQUATIONS = [
  "roundEuros ← roundEuros + (week.quality − traces)·valueEurosPerContribution",
  "won = prizeEuros + winnersShare·roundEuros/Σ wins",
  "carried ← max(carried, [rank(votes) ≤ selects < rank(fairVotes)]), vote ∧ ¬jury",
  "hijackedWins ← Σ wins·max(carried, [rank(fairVotes) > winners]·[vote ∧ ¬jury])",
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

/** Adds this week's contributions to the value of the round, as far as people know that they make them. */
export function countValue({ numbers, week, parameters }: Operation): void {
  numbers.roundEuros += (week.quality - week.traces) * parameters.valueEurosPerContribution;
}

/** What there is to win, in euros. */
export const stakeOf = ({ levers, numbers }: Operation): number =>
  levers.prizeEuros * levers.winners + levers.winnersShare * numbers.roundEuros;

/** Clears a contest of all entries, for those of a new round. */
export function nextRound({ numbers, bestEntry, inContest, votes, fairVotes, carried }: Operation): void {
  for (const column of [bestEntry, inContest, votes, fairVotes, carried]) column.fill(0);
  numbers.prank = -1;
  numbers.roundEuros = 0;
}

/**
 * Winners are real people. What one of them gets is shared out among all for whom the simulated person stands: of the
 * prize each has a part, and the simulated person is singled out with the chance that it is one of them.
 */
export function crown(world: World, operation: Operation, winners: readonly number[]): void {
  const { levers, week, numbers, wins, wonEuros, bestEntry, euros, carried } = operation;
  const won = levers.prizeEuros + (levers.winnersShare * numbers.roundEuros) / Math.max(1, winners.length);
  const honoured = world.draws.stream("contest.honoured", operation.id);
  const { represents } = world;
  for (const cell of winners) {
    const person = personOf(world, cell);
    wins[person]++;
    wonEuros[person] += won;
    if (
      world.parameters.mechanisms.recognition &&
      honoured.uniform(keyOf(world, cell), world.week) < 1 / represents
    )
      singleOut(operation, person);
    euros[person] += won / represents;
    week.prizeEuros += won;
    week.winners++;
    week.winnersQuality += bestEntry[cell];
    week.hijackedWins += carried[cell];
  }
}
