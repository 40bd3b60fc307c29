import type { Text } from "../input/text.ts";
import type { Metric, WeeklyMetric } from "../metrics/metric.ts";
import { type Declared, distinct } from "../scenario/distinct.ts";

/** Marks metrics that see nothing but operations and their people, and so can be asked of a single one too. */
export function perOperation<T extends Metric | WeeklyMetric>(metrics: readonly T[]): T[] {
  return metrics.map((metric) => ({ ...metric, perOperation: true }));
}

/**
 * Sorts metrics by id. Digests of results use this order, so it must not depend on where a metric is declared.
 *
 * @throws Error if two metrics have the same id
 */
export function byId<T extends { id: string; label: Text }>(items: readonly T[]): T[] {
  const named = items.map((item): Declared<T> => [item.label.en, { [item.id]: item }]);
  return Object.values(distinct("the metric", named)).sort((a, b) => (a.id < b.id ? -1 : 1));
}
