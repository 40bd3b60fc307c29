/** How many draws are prepared at a time. */
const TOGETHER = 1024;

/**
 * Working memory for the draws of many people at once, which take a third of the time of single ones. Its content is
 * temporary, like that of the block: the next caller overwrites it.
 */
export class Lots {
  /** Keys and occasions of the draws that are being made. */
  readonly keys = new Uint32Array(TOGETHER);
  readonly occasions = new Uint32Array(TOGETHER);
  uniforms = new Float64Array(0);

  /** @param most people whose draws are made at once, at most */
  constructor(private readonly most: number) {}

  /** Makes room for the draws of so many people. */
  reserve(count: number): void {
    if (count > this.uniforms.length) this.uniforms = new Float64Array(Math.min(this.most, 2 * count));
  }
}
