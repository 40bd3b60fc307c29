import type { Text } from "../../input/text.ts";

/** Most numbers have this form, and there may be millions: testing it first saves time. */
const PLAIN = /^\d*\.?\d+$/;
const NUMBER = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?$/;

/** Reads the numbers of one table, which must all have the same decimal mark. */
export interface NumberReader {
  /** NaN if the cell is not a number. */
  read: (cell: string) => number;
  /** How to correct a cell that was refused. */
  suggestion: (cell: string) => Text | undefined;
}

/**
 * If cells are not separated by commas, numbers may have a decimal comma, but then in the whole table: 1,234 next to
 * 1.5 could mean a thousand.
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
          en: "remove the whole column to have it drawn at random",
          fr: "supprimez toute la colonne pour qu’elle soit tirée au hasard",
        };
      if (!NUMBER.test(text)) return undefined;
      if (text.includes(",") && mark === ".")
        return separator === ","
          ? {
              en: "use a decimal point, or separate the cells with ;",
              fr: "utilisez un point décimal, ou séparez les cellules par ;",
            }
          : {
              en: "use a decimal point, as in the cells above",
              fr: "utilisez un point décimal, comme dans les cellules au-dessus",
            };
      if (text.includes(".") && mark === ",")
        return {
          en: "use a decimal comma, as in the cells above",
          fr: "utilisez une virgule décimale, comme dans les cellules au-dessus",
        };
      return undefined;
    },
  };
}
