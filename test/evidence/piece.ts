/**
 * Evidence is what takes many worlds to compute: patterns, verdicts of pairs, the output of commands. `npm run evidence`
 * makes it, docs/evidence keeps it, and the pages that show it are rendered from there without running anything.
 */
export interface Piece<R = unknown> {
  /** Name of its file in docs/evidence, and its name for `npm run evidence`. */
  name: string;
  /** Pages that show it. */
  pages: readonly string[];
  /** Each part is made, kept and checked separately. */
  parts: readonly Part<R>[];
}

export interface Part<R = unknown> {
  /** Unique in its piece and stable: a renamed part is made again. */
  id: string;
  /**
   * What determines the result, as JSON, computed quickly: the full request, what the scenarios' files write, and the
   * digits that the same code gives in the first world of the same scenarios. Its hash shows whether a result still matches today's program.
   *
   * Why not hash the sources? A comment, a rename or a move would make all evidence stale; it would take minutes to
   * make again, with the same bytes. Why not the golden digests? They cover three small scenarios, and a contest may
   * change without changing them. The first world is one of the worlds behind the result, in full size: a change of
   * the model for these scenarios changes one of its digits in some week; a new metric does not. Changes that only
   * show in other worlds are left to `npm run evidence -- --check`, which makes a sample again and compares bytes.
   */
  basis(): unknown | Promise<unknown>;
  /** May take long. Gives the same digits each time, as values that JSON can hold. */
  make(): R | Promise<R>;
}

/** A piece of one part. */
export function single<R>(piece: Omit<Piece<R>, "parts"> & Omit<Part<R>, "id">): Piece<R> {
  const { name, pages, basis, make } = piece;
  return { name, pages, parts: [{ id: name, basis, make }] };
}

/** Rounds derived numbers for keeping: their last digits may depend on how a quantile or a root is computed. */
export const rounded = (value: number): number => Number(value.toPrecision(6));
