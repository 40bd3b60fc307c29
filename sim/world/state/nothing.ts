/** Columns that nobody writes: all of a world share one column of 0s. */

const NOTHING = new WeakSet<ArrayBufferView>();

/** A column of 0s that several names may share. Only its identity is remembered, no state. */
export function nothing(size: number): Float64Array {
  const column = new Float64Array(size);
  NOTHING.add(column);
  return column;
}

/** Whether it is such a column, which has no state that could be copied. */
export const isNothing = (column: ArrayBufferView): boolean => NOTHING.has(column);
