import type { Text } from "../../scenario/text.ts";

/** Most numbers are such, and there may be millions. */
const PLAIN = /^\d*\.?\d+$/;
const NUMBER = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?$/;

/** Reads the numbers of one table, all with the same decimal mark. */
export interface NumberReader {
  /** NaN for what is no number. */
  read: (cell: string) => number;
  /** How a cell that was refused might be corrected. */
  suggestion: (cell: string) => Text | undefined;
}

/**
 * Where something other than a comma separates cells, numbers may have a decimal comma, in the whole table or
 * nowhere: 1,234 beside 1.5 could be a thousand.
 */
export function numberReader(separator: string): NumberReader {
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
          en: "leave the whole column out to have it drawn at random",
          fr: "ôtez toute la colonne pour qu’elle soit tirée au hasard",
        };
      if (!NUMBER.test(text)) return undefined;
      if (text.includes(",") && mark === ".")
        return separator === ","
          ? {
              en: "use a decimal point, or separate the cells with ;",
              fr: "mettez un point décimal, ou séparez les cellules par ;",
            }
          : {
              en: "use a decimal point, as in the cells above",
              fr: "mettez un point décimal, comme dans les cellules au-dessus",
            };
      if (text.includes(".") && mark === ",")
        return {
          en: "use a decimal comma, as in the cells above",
          fr: "mettez une virgule décimale, comme dans les cellules au-dessus",
        };
      return undefined;
    },
  };
}
