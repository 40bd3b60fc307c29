/** Most people whose terms are set at once. */
export const BLOCK = 1024;

/**
 * Room for what is reckoned of many people at once: a column per term, since an engine then looks columns up once
 * instead of for each person. A world has one, of this size whatever its people. Whoever needs it fills in people and
 * reads what came of them before anybody else fills it again; nothing in it is remembered.
 */
export class Block {
  readonly people = new Uint32Array(BLOCK);
  count = 0;
  /** How often each of them wants something, at most 255 times. */
  readonly times = new Uint8Array(BLOCK);
  /** 0–1. */
  readonly ability = new Float64Array(BLOCK);
  /** Sum of the terms, in logit units. */
  readonly utility = new Float64Array(BLOCK);
  readonly terms: readonly Float64Array[];

  /** @param terms how many there are */
  constructor(terms: number) {
    this.terms = Array.from({ length: terms }, () => new Float64Array(BLOCK));
  }
}
