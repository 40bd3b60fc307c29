import type { Text } from "../../scenario/text.ts";

/** Most numbers are such, and there may be millions. */
const PLAIN = /^\d*\.?\d+$/;
const NUMBER = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?$/;

/** Reads the numbers of one table, all with the same decimal mark. */
export interface Numbers {
  /** NaN for what is no number. */
  read: (cell: string) => number;
  /** How a cell that was refused might be mended. */
  suggestion: (cell: string) => Text | undefined;
}

/**
 * Where cells are parted by something other than a comma, numbers may have a decimal comma, in the whole table or
 * nowhere: 1,234 beside 1.5 could be a thousand.
 */
export function decimalsOf(separator: string): Numbers {
  let mark = separator === "," ? "." : undefined;
  return {
    read(cell) {
      if (mark === "." && PLAIN.test(cell)) return Number(cell);
      const text = cell.trim();
      if (!NUMBER.test(text)) return Number.NaN;
      const found = text.includes(",") ? "," : text.includes(".") ? "." : undefined;
      mark ??= found;
      if (found !== undefined && found !== mark) return Number.NaN;
      return Number(found === "," ? text.replace(",", ".") : text);
    },
    suggestion(cell) {
      const text = cell.trim();
      if (text === "")
        return {
          en: "a column that is left out altogether is drawn",
          fr: "une colonne entièrement absente est tirée au hasard",
        };
      if (!NUMBER.test(text)) return undefined;
      if (text.includes(",") && mark === ".")
        return separator === ","
          ? { en: "a decimal point, or ; between cells", fr: "un point décimal, ou ; entre les cellules" }
          : { en: "a decimal point, as above", fr: "un point décimal, comme plus haut" };
      if (text.includes(".") && mark === ",")
        return { en: "a decimal comma, as above", fr: "une virgule décimale, comme plus haut" };
      return undefined;
    },
  };
}
