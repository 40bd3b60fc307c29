import { METRICS, WEEKLY_METRICS } from "../../model/model.ts";
import type { StudyPlan } from "../../study/study-plan.ts";
import type { Part } from "./part-file.ts";
import type { Columns, ColumnType } from "./table-file.ts";

/** Columns of the merged files, and what parts give for them. */

const text = (name: string): ColumnType => ({ name, type: "text" });
const whole = (name: string): ColumnType => ({ name, type: "whole" });
const number = ({ id }: { id: string }): ColumnType => ({ name: id, type: "number" });

export const runsColumns = (plan: StudyPlan): ColumnType[] => [
  ...[whole("point"), text("scenario"), whole("replicate")],
  ...plan.paths.map((name, f) => ({ name, type: typeOf(plan, f) })),
  ...[text("error"), ...METRICS.map(number)],
];

export const SERIES_COLUMNS: readonly ColumnType[] = [
  ...[whole("point"), text("scenario"), whole("replicate"), whole("week")],
  ...WEEKLY_METRICS.map(number),
];

/** The rows of a part. @param first its first point */
export function runsOf(plan: StudyPlan, part: Part, first: number): { columns: Columns; rows: number } {
  const { points, scenarios, replicates } = placesOf(plan, part, first);
  const rows = points.length;
  const errors = new Map(part.failures.map(({ row, message }) => [row, message]));
  const values = new Map([...new Set(points)].map((point) => [point, plan.valuesAt(point)]));
  const varied = runsColumns(plan)
    .slice(3, 3 + plan.paths.length)
    .map(({ type }, f) =>
      Array.from(points, (point, row) => {
        if (plan.standing && scenarios[row] === 0) return type === "number" ? Number.NaN : "";
        const value = values.get(point)?.[f] ?? Number.NaN;
        return type === "text" ? String(value) : value;
      }),
    );
  const error = Array.from({ length: rows }, (_, row) => errors.get(row) ?? "");
  return {
    rows,
    columns: [points, scenarios.map((s) => plan.scenarios[s]), replicates, ...varied, error, ...part.metrics],
  };
}

/** A row per week of every row of a part that has a series. @param first its first point */
export function seriesOf(plan: StudyPlan, part: Part, first: number): { columns: Columns; rows: number } {
  const { points, scenarios, replicates } = placesOf(plan, part, first);
  const { weeks = [], series = new Float64Array(0) } = part;
  const rows = weeks.reduce((sum, count) => sum + count, 0);
  const columns = SERIES_COLUMNS.map(({ type }): Float64Array | string[] =>
    type === "text" ? [] : new Float64Array(rows),
  );
  let at = 0;
  let from = 0;
  weeks.forEach((count, row) => {
    for (let week = 0; week < count; week++, at++) {
      columns[0][at] = points[row];
      columns[1][at] = plan.scenarios[scenarios[row]];
      columns[2][at] = replicates[row];
      columns[3][at] = week;
      for (let m = 0; m < WEEKLY_METRICS.length; m++) columns[4 + m][at] = series[from + m * count + week];
    }
    from += WEEKLY_METRICS.length * count;
  });
  return { columns, rows };
}

/** Of each row of a part its point, the place of its scenario, and its replicate. */
function placesOf(plan: StudyPlan, part: Part, first: number) {
  const points: number[] = [];
  const scenarios: number[] = [];
  const replicates: number[] = [];
  part.replicates.forEach((count, place) => {
    for (let scenario = 0; scenario < plan.scenarios.length; scenario++)
      for (let replicate = 0; replicate < count; replicate++) {
        points.push(first + place);
        scenarios.push(scenario);
        replicates.push(replicate);
      }
  });
  return { points, scenarios, replicates };
}

/** What kind of values a field takes; words where they are of several kinds. */
function typeOf({ study }: StudyPlan, f: number): ColumnType["type"] {
  const factor = study.factors[f];
  if (!("values" in factor)) return "number";
  const kinds = new Set(factor.values.map((value) => typeof value));
  if (kinds.size > 1 || kinds.has("string")) return "text";
  return kinds.has("boolean") ? "flag" : "number";
}
