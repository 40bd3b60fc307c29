import { pathInside } from "../input/paths.ts";
import type { Problem } from "../input/problems.ts";
import { fits } from "../input/shape.ts";
import { didYouMean } from "../input/suggestions.ts";
import type { Text } from "../input/text.ts";
import { METRICS, WEEKLY_METRICS } from "../model/model.ts";
import type { Target } from "./calibration.ts";
import { TARGET, TARGETS } from "./calibration-keys.ts";

/** A target and its place, for messages. */
export interface PlacedTarget extends Target {
  /** Path in the calibration, or "" in a table. */
  path: string;
  file?: string;
  line?: number;
}

/** A table of targets that has not been read yet. */
interface NamedTable {
  table: string;
  path: string;
}

/** The well-formed targets and tables in a list. @param list unchecked */
export function targetsIn(list: unknown, path: string): (PlacedTarget | NamedTable)[] {
  const items = TARGETS.accepts(list) ? Array.from(list as readonly (Target | NamedTable)[]) : [];
  return items.flatMap((item, place): (PlacedTarget | NamedTable)[] => {
    if (!fits(TARGET, item)) return [];
    const at = `${path}.${place}`;
    return ["table" in item ? { table: item.table, path: at } : { ...item, ...absent(item), path: at }];
  });
}

const absent = ({ week = null, note = "" }: Partial<Target>) => ({ week, note });

const END_IDS = METRICS.map(({ id }) => id);
const WEEKLY_IDS = WEEKLY_METRICS.map(({ id }) => id);

/** Problems of targets that no world of this length can meet, or that exclude each other. */
export function targetProblems(targets: readonly PlacedTarget[], horizonWeeks: number): Problem[] {
  return [
    ...targets.flatMap((target) => metricProblem(target) ?? weekProblem(target, horizonWeeks) ?? []),
    ...exclusions(targets),
  ];
}

/** A problem of one key of a target. */
const problemOf = (
  { path, file, line }: PlacedTarget,
  key: keyof Target,
  value: unknown,
  expected: Text,
  suggestion?: Text,
): Problem => ({ path: pathInside(path, key), file, line, value, expected, suggestion });

function metricProblem(target: PlacedTarget): Problem | undefined {
  const { metric, week } = target;
  const ids = week === null ? END_IDS : WEEKLY_IDS;
  if (ids.includes(metric)) return undefined;
  if (week === null && WEEKLY_IDS.includes(metric))
    return problemOf(target, "week", undefined, {
      en: `missing; ${metric} is measured every week`,
      fr: `manque ; ${metric} se mesure chaque semaine`,
    });
  const listed = WEEKLY_IDS.join(", ");
  if (week !== null && END_IDS.includes(metric))
    return problemOf(target, "week", week, {
      en: `no week: ${metric} is measured when the horizon ends; weekly metrics: ${listed}`,
      fr: `pas de semaine : ${metric} se mesure à la fin de l’horizon ; indicateurs hebdomadaires : ${listed}`,
    });
  const expected = { en: "a metric", fr: "un indicateur" };
  const weekly = { en: `weekly metrics: ${listed}`, fr: `indicateurs hebdomadaires : ${listed}` };
  const all = { en: `known: ${ids.join(", ")}`, fr: `connues : ${ids.join(", ")}` };
  const suggestion = didYouMean(metric, ids) ?? (week === null ? all : weekly);
  return problemOf(target, "metric", metric, expected, suggestion);
}

function weekProblem(target: PlacedTarget, horizonWeeks: number): Problem | undefined {
  if (target.week === null || target.week < horizonWeeks) return undefined;
  return problemOf(target, "week", target.week, {
    en: `a week from 0 to ${horizonWeeks - 1}, within the scenario's horizon`,
    fr: `une semaine de 0 à ${horizonWeeks - 1}, dans l’horizon du scénario`,
  });
}

/** Problems of targets for the same metric and week whose tolerances do not overlap. */
function exclusions(targets: readonly PlacedTarget[]): Problem[] {
  const highest = new Map<string, PlacedTarget>();
  const lowest = new Map<string, PlacedTarget>();
  for (const target of targets) {
    const key = `${target.metric} ${target.week}`;
    const [least, most] = [lowest.get(key), highest.get(key)];
    if (most === undefined || target.value - target.tolerance > most.value - most.tolerance)
      highest.set(key, target);
    if (least === undefined || target.value + target.tolerance < least.value + least.tolerance)
      lowest.set(key, target);
  }
  return [...highest].flatMap(([key, high]) => {
    const low = lowest.get(key) as PlacedTarget;
    if (high.value - high.tolerance <= low.value + low.tolerance) return [];
    const other = `${low.value} ± ${low.tolerance}`;
    const where = (line: string) =>
      [low.file, low.line === undefined ? undefined : `${line} ${low.line}`, low.path]
        .filter((part) => part !== undefined && part !== "")
        .join(", ");
    return problemOf(high, "value", high.value, {
      en: `a value that does not contradict ${where("line")}: ${other} for the same metric and week`,
      fr: `une valeur qui ne contredit pas ${where("ligne")} : ${other} pour le même indicateur et la même semaine`,
    });
  });
}
