import type { Problem } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";

/**
 * Columns without a name. They are left out where they say nothing: if they are empty, or if the first one numbers the
 * rows, as pandas and R write it. Otherwise they are a problem.
 */
export function namelessColumns(names: readonly string[], headerLine: number) {
  const places = names.flatMap((name, place) => (isNameless(name, place) ? [place] : []));
  let first: number | undefined;
  const saysNothing = (cell: string, place: number, row: number): boolean => {
    if (cell === "") return place > 0 || first === undefined;
    if (place > 0 || !/^\d{1,9}$/.test(cell)) return false;
    first ??= Number(cell) - row;
    return first <= 1 && Number(cell) === first + row;
  };
  /** What is wrong with the first of these columns that says something. */
  const problemOf = (cells: readonly string[], row: number): Problem | undefined => {
    const place = places.find((one) => !saysNothing((cells[one] ?? "").trim(), one, row));
    return place === undefined ? undefined : nameless(place, headerLine);
  };
  /** A row's cells in the columns that have names. */
  const without = (cells: string[], columns: number): string[] => {
    if (places.length === 0) return cells.length === columns ? cells : cells.slice(0, columns);
    return cells.filter((_, place) => place < columns && !places.includes(place));
  };
  return { problemOf, without };
}

/** That a column needs a name. @param place from 0 */
export const nameless = (place: number, headerLine: number): Problem => ({
  path: "",
  line: headerLine,
  value: "",
  expected: { en: `a name for column ${place + 1}`, fr: `un nom pour la colonne ${place + 1}` },
  ...(place === 0 && { suggestion: WITHOUT_INDEX }),
});

/** pandas gives an index this name when it reads it back. */
const isNameless = (name: string, place: number): boolean =>
  name.trim() === "" || (place === 0 && /^Unnamed: 0$/i.test(name.trim()));

const WITHOUT_INDEX: Text = {
  en: "or remove it (in pandas: index=False, in R: row.names = FALSE)",
  fr: "ou supprimez-la (en pandas : index=False, en R : row.names = FALSE)",
};
