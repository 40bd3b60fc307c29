import type { LeverValue } from "../../sim/scenario/field.ts";

/** What a path in a scenario is set to; null takes a record out, or leaves an override to the scenario-wide lever. */
export type Value = LeverValue | boolean | null;

export const LETTERS = ["A", "B", "C", "D"] as const;
export type Letter = (typeof LETTERS)[number];

/** Matched worlds that may be asked for. */
export const MOST_WORLDS = 1000;

/** One scenario on the page: a base and what differs from it. */
export interface Arm {
  /** A is the pinned baseline. */
  letter: Letter;
  /** Given by the user, and only ever shown as text. */
  name: string;
  /** Id of a built-in scenario, or a scenario file as it was imported. */
  base: string | object;
  /** Field path → value, in the order in which they were first changed. */
  changes: Readonly<Record<string, Value>>;
}

/** Everything that a link carries and the workers need. */
export interface Experiment {
  /** 2 to 4, A first. */
  arms: readonly Arm[];
  seed: string;
  /** Matched worlds when settled. */
  worlds: number;
  /** Ids of the metrics that get a verdict; the first is charted first. */
  headlines: readonly string[];
  /** Those of them that were chosen after results of this seed were seen; absent where none was. */
  later?: readonly string[];
  /** The ready comparison it came from. */
  pair: string | null;
}
