import type { StudyPlan } from "../../study/study-plan.ts";
import type { Rows } from "../../tables/table.ts";
import type { Part } from "./part-file.ts";
import { typeOfVaried } from "./study-columns.ts";

/** Turns parts into the columns of the merged files. */

/** The rows of `runs` of a part. @param first its first point */
export function runsOf(plan: StudyPlan, part: Part, first: number): Rows {
  const { points, scenarios, replicates } = placesOf(plan, part, first);
  const errors = new Map(part.failures.map(({ row, message }) => [row, message]));
  const values = new Map([...new Set(points)].map((point) => [point, plan.valuesAt(point)]));
  const varied = plan.paths.map((_, f) => {
    const type = typeOfVaried(plan, f);
    return points.map((point, row) => {
      if (plan.standing && scenarios[row] === 0) return type === "number" ? Number.NaN : "";
      return values.get(point)?.[f] ?? Number.NaN;
    });
  });
  const error = points.map((_, row) => errors.get(row) ?? "");
  return [points, scenarios.map((s) => plan.scenarios[s]), replicates, ...varied, error, ...part.metrics];
}

/** The rows of `series` of a part: a row per week of every run that has a series. @param first its first point */
export function seriesOf(plan: StudyPlan, part: Part, first: number): Rows {
  const { points, scenarios, replicates } = placesOf(plan, part, first);
  const { weeks = [], series = new Float64Array(0) } = part;
  const rows = weeks.reduce((sum, count) => sum + count, 0);
  const numbers = () => new Float64Array(rows);
  const [point, replicate, week] = [numbers(), numbers(), numbers()];
  const scenario: string[] = [];
  const metrics = plan.model.weekly.map(numbers);
  let at = 0;
  let from = 0;
  weeks.forEach((count, run) => {
    for (let w = 0; w < count; w++, at++) {
      point[at] = points[run];
      scenario[at] = plan.scenarios[scenarios[run]];
      replicate[at] = replicates[run];
      week[at] = w;
      for (let m = 0; m < metrics.length; m++) metrics[m][at] = series[from + m * count + w];
    }
    from += metrics.length * count;
  });
  return [point, scenario, replicate, week, ...metrics];
}

/** The point, scenario index and replicate of each run of a part. */
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
