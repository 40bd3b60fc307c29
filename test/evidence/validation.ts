import { WorldCache } from "../../sim/index.ts";
import { KEPT_BYTES } from "../../sim/run/cache.ts";
import type { Shown } from "../patterns/judge.ts";
import type { Experiment } from "../validation/experiment.ts";
import { type Outcome, outcomeOf, pairsBy } from "../validation/judge.ts";
import { EXPERIMENTS } from "../validation/list.ts";
import { asWritten } from "./as-written.ts";
import type { Piece } from "./piece.ts";

export const VALIDATION_WORLDS = 60;

export interface Validated {
  outcome: Outcome;
  /** The same where the cause is taken away. */
  without?: Outcome;
}

const cache = new WorldCache(KEPT_BYTES);

/** Made-up worlds, so that a change of how intervals are found makes results stale as well. */
const SKEWED = Array.from({ length: 12 }, (_, at): [number, number] => [1 + 10 / (at + 1), 1]);

/** Runs an experiment with and without its cause, in this many worlds. */
export function tried<T>(experiment: Experiment, worlds: number, of: (shown: Shown) => T) {
  const arms = (change?: object) => of(pairsBy(experiment, worlds, change, cache));
  return {
    outcome: arms(),
    ...(experiment.without === undefined ? {} : { without: arms(experiment.without.change) }),
  };
}

/** Whether published findings come out of the model, and vanish without their cause. */
export const validation: Piece<Validated> = {
  name: "validation",
  pages: ["docs/validation.md"],
  parts: EXPERIMENTS.map((experiment) => ({
    id: experiment.id,
    basis: () => ({
      worlds: VALIDATION_WORLDS,
      judged: outcomeOf(experiment.expected, { ratios: SKEWED }),
      arms: experiment.arms.map(asWritten),
      without: experiment.without?.change,
      first: tried(experiment, 1, (shown) => shown),
    }),
    make: () => tried(experiment, VALIDATION_WORLDS, (shown) => outcomeOf(experiment.expected, shown)),
  })),
};
