import { dirname } from "node:path";
import { MOST_TARGETS, TARGET_KEYS } from "../../calibration/calibration-keys.ts";
import type { PlacedTarget } from "../../calibration/targets.ts";
import { takesOnlyWhole } from "../../input/as-written.ts";
import { Problems } from "../../input/problem-list.ts";
import { InputError, type Problem } from "../../input/problems.ts";
import { type Key, refusal } from "../../input/shape.ts";
import { didYouMean } from "../../input/suggestions.ts";
import { readCsvFile } from "../files/csv-file.ts";
import { type CsvTable, noTable } from "../files/csv-rows.ts";
import { type NumberReader, numberReader } from "../files/decimals.ts";
import { BESIDE, isInside, PUT_BESIDE } from "../files/inside.ts";
import { resolved } from "../files/surroundings.ts";
import { homeOf } from "../scenario/scenario-file.ts";

type Column = keyof typeof TARGET_KEYS;
const COLUMNS = Object.keys(TARGET_KEYS) as Column[];
const NUMBERS: readonly Column[] = ["week", "value", "tolerance"];

/**
 * The targets in a CSV file in a calibration's folder, one per row.
 *
 * @param file as the calibration names it
 * @param path of that name in the calibration
 * @throws InputError with all problems of the table, up to a limit
 */
export function readTargets(file: string, calibration: string, path: string): PlacedTarget[] {
  const refusal = (expected: Problem["expected"], suggestion?: Problem["suggestion"]) =>
    new InputError([{ path: `${path}.table`, value: file, expected, suggestion }], calibration);
  const limits = { mostRows: MOST_TARGETS, tooMany: TOO_MANY };
  const folder = dirname(homeOf(calibration));
  const at = resolved(folder, file);
  if (!isInside(folder, at)) throw refusal(BESIDE, PUT_BESIDE);
  return readCsvFile(at, limits, refusal, folder, (table) => {
    const { targets, problems } = targetsOf(table);
    const located = (one: Problem): Problem => ({ ...one, file });
    if (problems.length > 0) throw new InputError(problems.map(located), calibration);
    return targets.map((target) => ({ ...target, file }));
  });
}

const TOO_MANY = { en: `at most ${MOST_TARGETS} rows`, fr: `au plus ${MOST_TARGETS} lignes` };

function targetsOf(table: CsvTable): { targets: PlacedTarget[]; problems: readonly Problem[] } {
  const problems = new Problems();
  const targets: PlacedTarget[] = [];
  const names = table.header.map((name) => name.trim());
  problems.add(...headerProblems(names, table.headerLine));
  const numbers = numberReader(table.separator);
  table.each(problems, (cells, _row, line) => {
    const raw: Record<string, unknown> = {};
    names.forEach((name, place) => {
      if (!isColumn(name)) return;
      const { value, problem } = cellIn(name, cells[place], numbers, line);
      if (problem !== undefined) problems.add({ ...problem, line });
      raw[name] = value;
    });
    const { week = null, note = "", ...rest } = raw as Partial<PlacedTarget>;
    targets.push({ ...(rest as PlacedTarget), of: "", week, note, path: "", line });
  });
  problems.add(...numbers.doubts(problems.list));
  return { targets, problems: problems.list };
}

const isColumn = (name: string): name is Column => (COLUMNS as readonly string[]).includes(name);

/** The value of a cell, or its problem; neither for an optional empty cell. */
function cellIn(
  name: Column,
  cell: string,
  numbers: NumberReader,
  line: number,
): { value?: string | number; problem?: Problem } {
  const key: Key = TARGET_KEYS[name];
  const text = cell.trim();
  if (text === "" && key.required !== true) return {};
  const whole = takesOnlyWhole(key) ? key : undefined;
  const read = () => (whole === undefined ? numbers.read(cell, name, line) : numbers.readWhole(cell));
  const value = NUMBERS.includes(name) ? read() : text;
  if (text !== "" && key.accepts(value)) return { value };
  const problem = refusal(key, text, name);
  const suggestion = text === "" ? undefined : numbers.suggestion(cell, whole);
  return { problem: NUMBERS.includes(name) ? { ...problem, suggestion } : problem };
}

function headerProblems(names: readonly string[], line: number): Problem[] {
  if (!names.some(isColumn)) return [noTable(COLUMNS, line)];
  const problems = names.flatMap((name, place): Problem[] => {
    if (isColumn(name)) return names.indexOf(name) < place ? [{ path: name, line, expected: TWICE }] : [];
    const suggestion = didYouMean(name, COLUMNS) ?? {
      en: `known: ${COLUMNS.join(", ")}`,
      fr: `connues : ${COLUMNS.join(", ")}`,
    };
    return [{ path: name, line, expected: UNKNOWN, suggestion }];
  });
  const missing = COLUMNS.filter((name) => TARGET_KEYS[name].required === true && !names.includes(name));
  return [...problems, ...missing.map((path) => ({ path, line, expected: MISSING }))];
}

const TWICE = { en: "a column that occurs once", fr: "une colonne qui n’apparaît qu’une fois" };
const UNKNOWN = { en: "unknown column", fr: "colonne inconnue" };
const MISSING = {
  en: "missing; a table of targets needs it",
  fr: "manque ; un tableau de cibles en a besoin",
};
