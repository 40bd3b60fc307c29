import { numberIn } from "../../input/counted.ts";
import { MOST_OF_LIST } from "../../input/problem-list.ts";
import type { Problem } from "../../input/problems.ts";
import type { Shape } from "../../input/shape.ts";
import type { Text } from "../../input/text.ts";
import {
  bothReadings,
  type DecimalMark,
  type DoubtfulNumber,
  isDoubtful,
  readWrittenNumber,
  type WrittenNumber,
} from "../../input/written-number.ts";

/** Most numbers have these forms, and there may be millions: testing them first saves time. */
const PLAIN: Readonly<Record<DecimalMark, RegExp>> = { ".": /^\d*\.?\d+$/, ",": /^\d*,?\d+$/ };

/** Numbers of so many characters, without an exponent, are not read as infinite or as 0. */
const SURELY_KEPT = 300;

/** Reads the numbers of one table, which must all have the same decimal mark. */
export interface NumberReader {
  /** NaN if the cell is not a number. @param column and line, for `doubts` */
  read: (cell: string, column: string, line: number) => number;
  /** The same where only whole numbers may stand: whatever could be a thousand times as large is NaN. */
  readWhole: (cell: string) => number;
  /** How to correct a cell that was refused. @param whole the shape of the column, where only whole numbers may stand */
  suggestion: (cell: string, whole?: Shape) => Text | undefined;
  /**
   * Cells that may be one number or another a thousand times as large, once all are read: nothing else in the table
   * shows its decimal mark. They were read as the smaller number.
   *
   * @param known problems of the table; a cell has only one
   */
  doubts: (known: readonly Problem[]) => Problem[];
}

/** Whatever may show the decimal mark would have come by now; further such cells are refused at once. */
const MOST_DOUBTS = 100_000;

/**
 * If cells are not separated by commas, numbers may have a decimal comma, but then in the whole table. What can only be
 * a decimal mark in one cell is one in all of them: 1,234 is read as 1.234 beside 1,5, and refused beside 1.5.
 */
export function numberReader(separator: string): NumberReader {
  /** The table's decimal mark, once a cell has shown it. */
  let mark: DecimalMark | undefined = separator === "," ? "." : undefined;
  let doubts = 0;
  const doubtful: { cell: string; number: DoubtfulNumber; column: string; line: number }[] = [];
  return {
    read(cell, column, line) {
      if (mark !== undefined && cell.length <= SURELY_KEPT && PLAIN[mark].test(cell))
        return Number(mark === "." ? cell : cell.replace(",", "."));
      const number = readWrittenNumber(cell);
      if (number === undefined) return Number.NaN;
      if (mark === undefined && isDoubtful(number)) {
        doubts++;
        if (doubts <= MOST_OF_LIST) doubtful.push({ cell, number, column, line });
        return doubts <= MOST_DOUBTS ? number.value : Number.NaN;
      }
      mark ??= number.mark;
      return number.mark === undefined || number.mark === mark ? number.value : Number.NaN;
    },
    readWhole(cell) {
      const number = readWrittenNumber(cell);
      return number === undefined || isDoubtful(number) ? Number.NaN : number.value;
    },
    suggestion(cell, whole) {
      const text = cell.trim();
      if (text === "")
        return {
          en: "remove the whole column to have it drawn at random",
          fr: "supprimez toute la colonne pour qu’elle soit tirée au hasard",
        };
      if (/[%％]$/.test(text)) return withoutPercent(text);
      const number = readWrittenNumber(text);
      if (whole !== undefined) return number && wholeReadings(number, whole);
      if (number === undefined) return undefined;
      if (isDoubtful(number)) return number.mark === mark ? undefined : readings(text, number, mark);
      return number.mark === undefined || number.mark === mark ? undefined : otherMark(mark, separator);
    },
    doubts(known) {
      const isKnown = (column: string, line: number) =>
        known.some((problem) => problem.path === column && problem.line === line);
      return doubtful
        .filter(({ number, column, line }) => number.mark !== mark && !isKnown(column, line))
        .map(({ cell, number, column, line }) => ({
          path: column,
          line,
          value: cell,
          expected: ONE_READING,
          suggestion: readings(cell.trim(), number, mark),
        }));
    },
  };
}

const ONE_READING: Text = {
  en: "a number that can be read in one way only",
  fr: "un nombre qui ne se lise que d’une façon",
};

function readings(text: string, number: DoubtfulNumber, mark: DecimalMark | undefined): Text {
  // A fourth digit shows that no thousands are set apart.
  const decimal = mark === undefined ? `${text}0` : String(number.value).replace(".", mark);
  return bothReadings(number, decimal);
}

const wholeReadings = (number: WrittenNumber, { accepts }: Shape): Text | undefined =>
  isDoubtful(number) ? bothReadings(number, String(number.value), accepts) : undefined;

function withoutPercent(text: string): Text | undefined {
  const number = readWrittenNumber(text.slice(0, -1));
  if (number === undefined || isDoubtful(number)) return WITHOUT_UNIT;
  const share = Number((number.value / 100).toPrecision(12));
  return {
    en: `write it without a percent sign; as a share, it is ${numberIn(share, "en")}`,
    fr: `écrivez-le sans signe de pourcentage ; en part, c’est ${numberIn(share, "fr")}`,
  };
}

const WITHOUT_UNIT: Text = {
  en: "write it without a percent sign",
  fr: "écrivez-le sans signe de pourcentage",
};

function otherMark(mark: DecimalMark | undefined, separator: string): Text {
  if (mark === ",")
    return {
      en: "use a decimal comma, as in the cells above",
      fr: "utilisez une virgule décimale, comme dans les cellules au-dessus",
    };
  return separator === ","
    ? {
        en: "use a decimal point, or separate the cells with ;",
        fr: "utilisez un point décimal, ou séparez les cellules par ;",
      }
    : {
        en: "use a decimal point, as in the cells above",
        fr: "utilisez un point décimal, comme dans les cellules au-dessus",
      };
}
