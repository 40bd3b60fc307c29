/**
 * Evidence is what only many worlds can say: patterns, verdicts of pairs, what a command prints. `npm run evidence`
 * makes it, docs/evidence keeps it, and the pages that show it are written from there without running anything.
 */
export interface Piece<R = unknown> {
  /** Name of its file in docs/evidence, and for `npm run evidence`. */
  name: string;
  /** Pages that show it. */
  pages: readonly string[];
  /** Parts are made, kept and found out of date one by one. */
  parts: readonly Part<R>[];
}

export interface Part<R = unknown> {
  /** Unique in its piece, and lasting: a part under another name is made anew. */
  id: string;
  /**
   * What decides the result, as JSON, found in a moment: all that is asked, and the digits that the same code gives
   * in the first world of the same scenarios. Its hash says whether a result is still that of today's program.
   *
   * Why not the sources? A comment, a rename or a move would then make all evidence stale, which takes minutes to make
   * anew and ends with the same bytes. Why not the golden digests? They are of three small scenarios, and a contest
   * may change without any of them. The first world is one of those that the result is made of, in full size: what
   * changes the model for these scenarios changes a digit of it in some week; a new metric does not. What only other
   * worlds would show is left to `npm run evidence -- --check`, which makes a sample again and compares bytes.
   */
  basis(): unknown | Promise<unknown>;
  /** Takes as long as it takes; the same digits each time, as JSON can hold them. */
  make(): R | Promise<R>;
}

/** A piece of one part. */
export function single<R>(piece: Omit<Piece<R>, "parts"> & Omit<Part<R>, "id">): Piece<R> {
  const { name, pages, basis, make } = piece;
  return { name, pages, parts: [{ id: name, basis, make }] };
}

/** Derived numbers are kept so: their last digits may depend on who computes a quantile or a root. */
export const rounded = (value: number): number => Number(value.toPrecision(6));
