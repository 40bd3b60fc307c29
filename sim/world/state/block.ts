/** Most people whose terms are computed at once. */
export const BLOCK = 1024;

/**
 * Working memory to compute terms for many people at once, with one column per term, so that engines look columns up
 * once instead of once per person. A world has one block of fixed size. Its content is temporary: a caller fills it and
 * reads the results before the next caller fills it again.
 */
export class Block {
  readonly people = new Uint32Array(BLOCK);
  count = 0;
  /** Some of these people. */
  readonly some = new Uint32Array(BLOCK);
  /** Number of needs of each person, at most 255. */
  readonly times = new Uint8Array(BLOCK);
  /** 0–1. */
  readonly ability = new Float64Array(BLOCK);
  /** Sum of the terms, in logit units. */
  readonly utility = new Float64Array(BLOCK);
  readonly terms: readonly Float64Array[];

  /** @param terms number of terms */
  constructor(terms: number) {
    this.terms = Array.from({ length: terms }, () => new Float64Array(BLOCK));
  }
}
