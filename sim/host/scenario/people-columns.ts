import type { Problem } from "../../input/problems.ts";
import { didYouMean } from "../../input/suggestions.ts";
import type { ColumnField, NumberField } from "../../scenario/field.ts";
import { leavesOf } from "../../scenario/walk.ts";
import { POPULATION_FIELDS } from "../../world/people/population.ts";
import { TRAIT_COLUMNS } from "../../world/people/traits.ts";
import { noTable } from "../files/csv-rows.ts";

/** A column of numbers that a table may have. */
export type NumberColumn = ColumnField | NumberField;

/** Columns of a table with a row per person, besides `segment`. */
export const PERSON_COLUMNS: ReadonlyMap<string, NumberColumn> = new Map(
  leavesOf(TRAIT_COLUMNS).flatMap(([name, field]) => (field.kind === "column" ? [[name, field]] : [])),
);
/** Columns of a table with a row per segment, besides `segment`. */
export const SEGMENT_COLUMNS: ReadonlyMap<string, NumberColumn> = new Map(
  leavesOf(POPULATION_FIELDS.segments.fields).flatMap(([name, field]) =>
    field.kind === "number" ? [[name, field]] : [],
  ),
);

export interface Header {
  names: string[];
  /** Whether a row is a segment rather than a person. */
  ofSegments: boolean;
}

/**
 * The columns of a table, and their problems.
 *
 * @param line of the header
 * @param isTyped whether the user named the file, so that its content may be shown
 */
export function headerOf(
  cells: readonly string[],
  line: number,
  isTyped: boolean,
): { header: Header; problems: Problem[] } {
  const names = cells.map((cell) => cell.trim());
  const ofSegments = names.some((name) => SEGMENT_COLUMNS.has(name));
  const known = ["segment", ...(ofSegments ? SEGMENT_COLUMNS : PERSON_COLUMNS).keys()];
  if (!isTyped && !names.some((name) => known.includes(name)))
    return { header: { names, ofSegments }, problems: [noTable(known, line)] };
  const problems = names.flatMap((name, place): Problem[] => {
    if (names.indexOf(name) < place) return [{ path: name, line, expected: TWICE }];
    return known.includes(name) ? [] : [{ ...unknown(name, known, ofSegments), line }];
  });
  const wanted = ofSegments ? ["segment", "share"] : [];
  for (const name of wanted)
    if (!names.includes(name)) problems.push({ path: name, line, expected: MISSING });
  return { header: { names, ofSegments }, problems };
}

const TWICE = { en: "a column that occurs once", fr: "une colonne qui n’apparaît qu’une fois" };
const MISSING = {
  en: "missing; a table with a row per segment needs it",
  fr: "manque ; un tableau avec une ligne par segment en a besoin",
};

function unknown(name: string, known: readonly string[], ofSegments: boolean): Problem {
  if (ofSegments && PERSON_COLUMNS.has(name)) {
    const names = known.filter((one) => one.startsWith(`${name}.`)).join(", ");
    const expected = {
      en: `in a table with a row per segment, ${names}`,
      fr: `dans un tableau avec une ligne par segment, ${names}`,
    };
    return { path: name, expected };
  }
  const ending = known.find((one) => one.endsWith(`.${name}`));
  return {
    path: name,
    expected: { en: "unknown column", fr: "colonne inconnue" },
    suggestion:
      ending !== undefined
        ? { en: `did you mean ${ending}?`, fr: `vouliez-vous dire ${ending} ?` }
        : (didYouMean(name, known) ?? {
            en: `remove it; known: ${known.join(", ")}`,
            fr: `supprimez-la ; connues : ${known.join(", ")}`,
          }),
  };
}
