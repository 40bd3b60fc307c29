import { mean, median } from "d3";
import { NOUNS, simulatedPeopleIn } from "../../../sim/input/counted.ts";
import { askedAmong } from "../../../sim/metrics/asked.ts";
import { relevantDifference } from "../../../sim/metrics/metric.ts";
import type { Shown } from "../../client/results.ts";
import { METRICS, WEEKLY_METRICS } from "../../declarations.ts";
import { named } from "../../state/names.ts";
import { weeklyIn } from "../../text/metrics.ts";
import type { Words } from "../../text/words.ts";
import type { ChartArm } from "./legend.ts";

/** What charts read of a metric's declaration. */
export type MetricDeclared = (typeof METRICS)[number];

/** One metric as people read it, a number per world: shares are percentages. @param arm place of the scenario */
export function levelsOf(
  { worlds, done, experiment }: Shown,
  arm: number,
  metric: MetricDeclared,
): Float64Array {
  const measured = [...METRICS.map(({ id }) => id), ...askedAmong(experiment.headlines)];
  const m = measured.indexOf(metric.id);
  const { metrics } = worlds[arm];
  const scale = metric.percent ? 100 : 1;
  return Float64Array.from({ length: done }, (_, world) => scale * metrics[world * measured.length + m]);
}

/** The smallest difference that matters, as people read differences. */
export function relevantOf(shown: Shown, metric: MetricDeclared): number {
  const scale = metric.percent ? 100 : 1;
  const level = mean(levelsOf(shown, 0, metric).filter((value) => !Number.isNaN(value))) ?? 0;
  return scale * relevantDifference(metric, shown.consumers * shown.represents, level / scale);
}

/** Other scenario less baseline, a number per world, in percentage points where the metric is a share. */
export function differencesOf(shown: Shown, arm: number, metric: MetricDeclared): Float64Array {
  const baseline = levelsOf(shown, 0, metric);
  return levelsOf(shown, arm, metric).map((value, world) => value - baseline[world]);
}

/** One weekly metric of every world. @throws Error for an id that no weekly metric has */
export function seriesOf(
  { worlds, done, weeks, experiment }: Shown,
  arm: number,
  id: string,
): Float64Array[] {
  const measured = weeklyIn(experiment.headlines);
  const m = measured.findIndex((one) => one.id === id);
  if (m < 0) throw new Error(`no weekly metric ${id}`);
  const { series } = worlds[arm];
  return Array.from({ length: done }, (_, world) => {
    const start = (world * measured.length + m) * weeks;
    return series.subarray(start, start + weeks);
  });
}

/** The median of every weekly metric in every week, over the worlds of one scenario. */
export function medianTotals(shown: Shown, arm: number): Record<string, number[]> {
  return Object.fromEntries(
    WEEKLY_METRICS.map(({ id }) => {
      const worlds = seriesOf(shown, arm, id);
      const weeks = Array.from({ length: shown.weeks }, (_, week) => median(worlds, (one) => one[week]) ?? 0);
      return [id, weeks];
    }),
  );
}

const INDICES = ["0–1", "−1–1"];

/** The unit of levels; none for an index, since 0–1 says little. */
export function unitOf({ unit, percent }: Pick<MetricDeclared, "unit" | "percent">, words: Words): string {
  if (percent) return "%";
  return INDICES.includes(unit) ? "" : words.unit(unit);
}

/** The unit of differences. */
export function differenceUnitOf(metric: MetricDeclared, words: Words): string {
  return metric.percent ? words.unit("points") : unitOf(metric, words);
}

export const armsOf = ({ experiment }: Shown, { language }: Words): ChartArm[] =>
  named(experiment, language).arms.map(({ letter, name }) => ({ letter, name }));

/** How much stands behind a chart: worlds, people, weeks. */
export function basisOf({ done, of, consumers, represents, weeks }: Shown, words: Words): string {
  const { count, say, number, language } = words;
  const worlds = count(done, NOUNS.matchedWorld);
  const people = simulatedPeopleIn({ consumers, represents }, language);
  const all = number(of);
  const preliminary = done < of ? say({ en: ` of ${all}, preliminary`, fr: ` sur ${all}, provisoire` }) : "";
  return `${worlds}${preliminary}, ${people}, ${count(weeks, NOUNS.week)}`;
}
