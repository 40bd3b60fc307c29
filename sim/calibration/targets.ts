import { pathInside } from "../input/paths.ts";
import { firstProblems } from "../input/problem-list.ts";
import type { Problem } from "../input/problems.ts";
import { byKey } from "../input/record.ts";
import { fits } from "../input/shape.ts";
import { didYouMean } from "../input/suggestions.ts";
import type { Text } from "../input/text.ts";
import { askedIn } from "../metrics/asked.ts";
import { rangeOf } from "../metrics/metric.ts";
import { METRICS, WEEKLY_METRICS } from "../model/metric-lists.ts";
import type { Scenario } from "../model/model.ts";
import { askedProblems } from "../model/own/asked.ts";
import { MODEL } from "../model/own/own-model.ts";
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
export interface NamedTable {
  table: string;
  path: string;
}

/** The well-formed targets and tables in a list, as of the calibrated scenario. @param list unchecked */
export function targetsIn(list: unknown, path: string): (PlacedTarget | NamedTable)[] {
  const items = TARGETS.accepts(list) ? Array.from(list as readonly (Target | NamedTable)[]) : [];
  return items.flatMap((item, place): (PlacedTarget | NamedTable)[] => {
    if (!fits(TARGET, item)) return [];
    const at = `${path}.${place}`;
    return [
      "table" in item ? { table: item.table, path: at } : { ...item, ...absent(item), of: "", path: at },
    ];
  });
}

const absent = ({ week = null, note = "" }: Partial<Target>) => ({ week, note });

const END_IDS = METRICS.map(({ id }) => id);
const WEEKLY_IDS = WEEKLY_METRICS.map(({ id }) => id);

/** Problems of targets that no world of this length can meet, or that stand twice. */
export function targetProblems(
  targets: readonly PlacedTarget[],
  { horizonWeeks, operations }: Pick<Scenario, "horizonWeeks" | "operations">,
): Problem[] {
  const ids = Object.keys(operations);
  return [
    ...firstProblems(targets, (target) => {
      const found = metricProblem(target, ids) ?? weekProblem(target, horizonWeeks) ?? valueProblem(target);
      return found === undefined ? [] : [found];
    }),
    ...repeated(targets),
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

function metricProblem(target: PlacedTarget, operations: readonly string[]): Problem | undefined {
  const { metric, week, path, file, line } = target;
  const asked = askedIn(metric);
  if (asked !== undefined && (week === null || WEEKLY_IDS.includes(asked.metric))) {
    const measured = week === null ? MODEL : { metrics: WEEKLY_METRICS };
    const [problem] = askedProblems(metric, pathInside(path, "metric"), measured, operations);
    return problem && { ...problem, file, line };
  }
  const ids = week === null ? END_IDS : WEEKLY_IDS;
  if (ids.includes(metric)) return undefined;
  if (week === null && WEEKLY_IDS.includes(metric))
    return problemOf(target, "week", undefined, {
      en: `missing; ${metric} is measured every week`,
      fr: `manque ; ${metric} se mesure chaque semaine`,
    });
  const listed = WEEKLY_IDS.join(", ");
  if (week !== null && END_IDS.includes(asked?.metric ?? metric))
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

/** A share, or an index from 0 to 1, that no world can come near enough to. */
function valueProblem(target: PlacedTarget): Problem | undefined {
  const { metric, week, value, tolerance } = target;
  const id = askedIn(metric)?.metric ?? metric;
  const measured = (week === null ? METRICS : WEEKLY_METRICS).find((one) => one.id === id);
  const most = measured && rangeOf(measured);
  if (most === undefined || (value + tolerance >= 0 && value - tolerance <= most)) return undefined;
  const expected = {
    en: `a value that ${metric} can have: a number from 0 to ${most}, or one within the tolerance of it`,
    fr: `une valeur que ${metric} peut avoir : un nombre de 0 à ${most}, ou à la tolérance près`,
  };
  return problemOf(target, "value", value, expected, value > 1 && value <= 100 ? A_SHARE : undefined);
}

const A_SHARE: Text = { en: "write 45 % as 0.45", fr: "écrivez 45 % comme 0,45" };

/** Problems of targets for the metric and week of an earlier one: which of the two is meant, nobody can know. */
function repeated(targets: readonly PlacedTarget[]): Problem[] {
  const first = new Map<string, PlacedTarget>();
  return targets.flatMap((target) => {
    const key = `${target.metric} ${target.week}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, target);
    return other === undefined ? [] : problemOf(target, "metric", target.metric, unlike(other), KEEP_ONE);
  });
}

function unlike({ file, line, path, value, tolerance }: PlacedTarget): Text {
  const where = (word: string) =>
    [file, line === undefined ? undefined : `${word} ${line}`, path]
      .filter((part) => part !== undefined && part !== "")
      .join(", ");
  const other = `${value} ± ${tolerance}`;
  return {
    en: `a metric and week that no other target has; ${where("line")} has the same (${other})`,
    fr: `un indicateur et une semaine qu’aucune autre cible n’a ; ${where("ligne")} a les mêmes (${other})`,
  };
}

const KEEP_ONE = {
  en: "keep one of the two, with a tolerance that covers what was observed",
  fr: "gardez l’une des deux, avec une tolérance qui couvre ce qui a été observé",
};

/** Targets by metric, then week, the end of the horizon first: nothing depends on their order in a file. */
export const inOrder = <T extends Target>(targets: readonly T[]): T[] =>
  [...targets].sort((a, b) => byKey([a.metric, a], [b.metric, b]) || (a.week ?? -1) - (b.week ?? -1));
