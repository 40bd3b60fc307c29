import type { Outcome } from "./outcome.ts";

/** Rounds of a peer, each with an outcome per population. */
type Rounds = readonly (readonly Outcome[])[];

/** Differences of so many standard errors are more than chance in some twenty comparisons. */
const MOST_ERRORS = 4;

interface Mean {
  mean: number;
  /** Square of its standard error: people stay the same, so luck within each population is all that varies. */
  error2: number;
}

export function meanOf(rounds: Rounds, what: keyof Outcome): Mean {
  const populations = rounds[0].map((_, place) => rounds.map((round) => round[place][what]));
  const means = populations.map((of) => of.reduce((sum, one) => sum + one, 0) / of.length);
  const errors = populations.map(
    (of, place) =>
      of.reduce((sum, one) => sum + (one - means[place]) ** 2, 0) / (of.length * Math.max(1, of.length - 1)),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return { mean: sum(means) / means.length, error2: sum(errors) / means.length ** 2 };
}

/** Whether two peers' outcomes agree within sampling error. */
export const agree = (one: Rounds, other: Rounds): boolean =>
  (["participants", "contributions"] as const).every((what) => {
    const [a, b] = [meanOf(one, what), meanOf(other, what)];
    return Math.abs(a.mean - b.mean) <= MOST_ERRORS * Math.sqrt(a.error2 + b.error2);
  });
