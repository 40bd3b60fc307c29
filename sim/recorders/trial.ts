/** No change is enough alone. */
export const NOTHING = -1;

/** Most changes of the benefit that are tried for one person. */
const MOTIVES = 8;

/** Effects of neutralising the terms one at a time, for one person after the other. */
export class Trial {
  /** Utility that the person lacks, in logit units. */
  missing = 0;
  /** The smallest change that is enough alone, and its reason. */
  least = Number.POSITIVE_INFINITY;
  alone = NOTHING;
  /** The largest change of a term, and its reason. */
  most = 0;
  nearly = 0;
  /** Changes of the benefit, which open the gate of motive too: their reasons, sizes, and the gate after each. */
  motives = 0;
  readonly reasons = new Uint8Array(MOTIVES);
  readonly raises = new Float64Array(MOTIVES);
  readonly gates = new Float64Array(MOTIVES);

  /** Starts again for another person. @param missing logit units */
  begin(missing: number): void {
    this.missing = missing;
    this.least = Number.POSITIVE_INFINITY;
    this.alone = NOTHING;
    this.most = 0;
    this.motives = 0;
  }

  /** A term of the utility changes. */
  change(reason: number, by: number): void {
    if (by > this.missing) this.suffices(reason, by);
    this.adds(reason, by);
  }

  /** A change that is not enough alone may still be the one that does most. */
  adds(reason: number, by: number): void {
    if (by <= this.most) return;
    this.most = by;
    this.nearly = reason;
  }

  suffices(reason: number, by: number): void {
    if (by >= this.least) return;
    this.least = by;
    this.alone = reason;
  }

  motivates(reason: number, by: number, gate: number): void {
    this.reasons[this.motives] = reason;
    this.raises[this.motives] = by;
    this.gates[this.motives++] = gate;
  }
}
