/** A cell as people read it, and the number or text behind it as files carry it; null for undefined. */
export interface Cell {
  text: string;
  value: number | string | null;
}

/** The same content as a chart, for those who read numbers, and for files. */
export interface Table {
  header: readonly string[];
  /** The first cell of a row names it. */
  rows: readonly (readonly Cell[])[];
}

export const textCell = (text: string): Cell => ({ text, value: text });

/** @param number writes it; NaN and undefined are shown as a dash */
export function numberCell(value: number | undefined, number: (value: number) => string): Cell {
  return value === undefined || Number.isNaN(value)
    ? { text: "–", value: null }
    : { text: number(value), value };
}
